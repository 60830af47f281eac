using System.Collections.Immutable;
using NodaTime;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Something is to be done about it. Not on the timeline.</summary>
/// <param name="Lesson">The lesson it follows from.</param>
/// <param name="TrackerUrl">Where it is kept track of, as http or https. Null: not said.</param>
public sealed record ActionItemRaised(
    ActionItemId ActionItemId, string Text, ActionItemType Type, string? Owner, LocalDate? Due, LessonId? Lesson, string? TrackerUrl = null)
    : IncidentEvent, IAboutLearning
{
    public string? Owner { get; init; } = VisibleText.OptionalLine(Owner);

    Guid IAboutLearning.Part => ActionItemId.Value;

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Redacted, Owner = EntryContent.Without(Owner), TrackerUrl = null };

    public override Incident ApplyTo(Incident incident) =>
        incident with { ActionItems = incident.ActionItems.SetItem(ActionItemId, new(Text, Type, Owner, Due, Lesson) { TrackerUrl = TrackerUrl }) };

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) => facts.Keep(
        new ActionItem(ActionItemId, Text, Type, Owner, Due, Lesson, recorded.RecordedAt, recorded.Actor, recorded.Sequence) { TrackerUrl = TrackerUrl, Redaction = recorded.Redaction });
}

/// <summary>What became of an action item.</summary>
public enum ActionItemStatus
{
    Open,
    Done,
    Dropped,
}

/// <summary>An action item as it stands after what was said of it since.</summary>
/// <param name="Bare">True while nothing that was typed about it is left.</param>
public sealed record StandingActionItem(
    string Text,
    ActionItemType Type,
    string? Owner,
    LocalDate? Due,
    LessonId? Lesson,
    ActionItemStatus Status = ActionItemStatus.Open,
    bool Retracted = false,
    bool Redacted = false,
    bool Bare = false)
{
    public string? TrackerUrl { get; init; }

    /// <summary>What shows that it was done. Null while it is open, and where nothing was given.</summary>
    public ActionItemProof? Proof { get; init; }

    /// <summary>The days at whose end it was recorded as still open.</summary>
    public ImmutableHashSet<LocalDate> OverdueOn { get; init; } = [];
}

/// <summary>What shows that an action item was done.</summary>
/// <param name="Url">As http or https. Null: none.</param>
/// <param name="File">A file that is attached to the incident. Null: none.</param>
public sealed record ActionItemProof(string? Url, FileId? File)
{
    /// <summary>Null where there is neither.</summary>
    public static ActionItemProof? Of(string? url, FileId? file) => url is null && file is null ? null : new(url, file);

    /// <summary>What a redaction of the action item leaves: the file is redacted by its own entry.</summary>
    internal ActionItemProof? WithoutContent() => Of(null, File);
}

/// <summary>Says what is to be done about it. Welcome after closing too.</summary>
/// <param name="Owner">Who will see to it. Null: nobody yet.</param>
/// <param name="Lesson">The lesson it follows from.</param>
public sealed record RaiseActionItem(
    Guid CommandId, Instant Now, string Text, ActionItemType Type, string? Owner = null, LocalDate? Due = null, LessonId? Lesson = null,
    string? TrackerUrl = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, RaiseActionItem command)
    {
        if (!incident.IsDeclared)
            return IncidentRules.NotFound;

        var made = ActionItemId.From(incident.Number, command.CommandId, 0);
        if (incident.ActionItems.ContainsKey(made))
            return Decision.Nothing;

        var checks = new Checks();
        var text = checks.Text("text", command.Text);
        var owner = checks.OptionalLine("owner", command.Owner);
        var due = checks.Due("due", command.Due, command.Now);
        var tracker = checks.OptionalUrl("trackerUrl", command.TrackerUrl);
        if (checks.Problem is { } problem)
            return problem;
        if (command.Lesson is { } lesson && LearningRules.FindLive(incident, lesson, out _) is { } missing)
            return missing;

        return new ActionItemRaised(made, text, command.Type, owner, due, command.Lesson, tracker);
    }
}
