using System.Collections.Immutable;
using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>Something that was learnt, as corrected.</summary>
/// <param name="Sequence">The position in the incident's record at which it was recorded.</param>
public sealed record Lesson(LessonId Id, LessonCategory Category, string Text, Instant RecordedAt, string RecordedBy, long Sequence)
{
    /// <summary>The lesson of another incident that it is once more. Null: none named.</summary>
    public EarlierLesson? SameAs { get; init; }

    /// <summary>True where it was recorded as that lesson come back, and not as one of its own.</summary>
    public bool CameBack { get; init; }

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

    /// <summary>Where it is kept track of, as http or https. Null: not said.</summary>
    public string? TrackerUrl { get; init; }

    /// <summary>The first moment after its last day, in the incident's zone. Null: no day is agreed.</summary>
    public Instant? DueEnds { get; init; }

    /// <summary>What shows that it was done. Null while it is open, and where nothing was given.</summary>
    public ActionItemProof? Proof { get; init; }

    /// <summary>True where it was done after its last day.</summary>
    public bool DoneLate => Status == ActionItemStatus.Done && SettledAt >= DueEnds;

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

    /// <summary>Whether it is open past its last day at a moment.</summary>
    public bool IsOverdue(Instant at) => Status == ActionItemStatus.Open && at >= DueEnds;

    /// <summary>Days of the calendar in a zone from its last day to the day on which it was done, or to today while it is open. Null where it is not late.</summary>
    public int? DaysOverdue(DateTimeZone zone, Instant now) =>
        (DoneLate ? SettledAt : IsOverdue(now) ? now : null) is { } until && Due is { } due ? Period.DaysBetween(due, until.InZone(zone).Date) : null;

    /// <summary>With the end of its last day in a zone.</summary>
    /// <param name="zone">As a tz database name.</param>
    internal ActionItem In(string zone) => Due is { } due ? this with { DueEnds = due.PlusDays(1).StartIn(DateTimeZoneProviders.Tzdb[zone]) } : this;

    internal ActionItem Change(ActionItemChangeKind kind, Recorded<IncidentEvent> recorded, string? reason = null) =>
        this with { History = History.Add(new(kind, recorded.RecordedAt, recorded.Actor, reason, Text, Type, Owner, Due)) };

    internal ActionItem Redact(Redaction redaction) => this with
    {
        Text = EntryContent.Redacted,
        Owner = EntryContent.Without(Owner),
        SettledBecause = EntryContent.Without(SettledBecause),
        TrackerUrl = null,
        Proof = Proof?.WithoutContent(),
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
