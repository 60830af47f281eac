using System.Collections.Immutable;
using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>Something that was learnt, as corrected.</summary>
/// <param name="Sequence">The position in the incident's record at which it was recorded.</param>
public sealed record Lesson(LessonId Id, LessonCategory Category, string Text, Instant RecordedAt, string RecordedBy, long Sequence)
{
    /// <summary>True once it was taken back: then it is in no list.</summary>
    public bool Retracted { get; init; }

    /// <summary>Who removed what was typed about it. Null: nobody did.</summary>
    public Redaction? Redaction { get; init; }

    /// <summary>Earlier readings, oldest first; the last is what was retracted, if it was.</summary>
    public ImmutableList<LessonRevision> History { get; init; } = [];

    internal Lesson Revise(Recorded<IncidentEvent> recorded, string reason) =>
        this with { History = History.Add(new(Category, Text, recorded.RecordedAt, recorded.Actor, reason)) };

    internal Lesson Redact(Redaction redaction) => this with
    {
        Text = EntryContent.Redacted,
        Redaction = redaction,
        History = History.ConvertAll(revision => revision with { Text = EntryContent.Redacted, Reason = EntryContent.Redacted }),
    };
}

/// <summary>What a lesson said before a correction or its retraction.</summary>
public sealed record LessonRevision(LessonCategory Category, string Text, Instant ReplacedAt, string ReplacedBy, string Reason);

/// <summary>Something to be done, as it stands.</summary>
/// <param name="Owner">Null: nobody yet.</param>
/// <param name="LessonId">The lesson it follows from.</param>
/// <param name="Sequence">The position in the incident's record at which it was raised.</param>
public sealed record ActionItem(
    ActionItemId Id, string Text, ActionItemType Type, string? Owner, LocalDate? Due, LessonId? LessonId, Instant RaisedAt, string RaisedBy, long Sequence)
{
    public ActionItemStatus Status { get; init; }

    /// <summary>When it was done or dropped. Null while it is open.</summary>
    public Instant? SettledAt { get; init; }

    /// <summary>What was done, or why it was dropped. Null while it is open, and where nothing was said.</summary>
    public string? SettledBecause { get; init; }

    /// <summary>True once it was taken back: then it is in no list.</summary>
    public bool Retracted { get; init; }

    /// <summary>Who removed what was typed about it. Null: nobody did.</summary>
    public Redaction? Redaction { get; init; }

    /// <summary>What was done with it, oldest first.</summary>
    public ImmutableList<ActionItemChange> History { get; init; } = [];

    internal ActionItem Change(ActionItemChangeKind kind, Recorded<IncidentEvent> recorded, string? reason = null) =>
        this with { History = History.Add(new(kind, recorded.RecordedAt, recorded.Actor, reason, Text, Type, Owner, Due)) };

    internal ActionItem Redact(Redaction redaction) => this with
    {
        Text = EntryContent.Redacted,
        Owner = EntryContent.Without(Owner),
        SettledBecause = EntryContent.Without(SettledBecause),
        Redaction = redaction,
        History = History.ConvertAll(change => change with
        {
            Reason = EntryContent.Without(change.Reason),
            Text = EntryContent.Redacted,
            Owner = EntryContent.Without(change.Owner),
        }),
    };
}

/// <summary>What was done with an action item.</summary>
/// <param name="Reason">Why, or what was done. Null: not said.</param>
/// <param name="Text">As it was before, as the members after it.</param>
public sealed record ActionItemChange(
    ActionItemChangeKind Kind, Instant At, string By, string? Reason, string Text, ActionItemType Type, string? Owner, LocalDate? Due);
