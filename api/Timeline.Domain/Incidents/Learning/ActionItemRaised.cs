using NodaTime;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Something is to be done about it. Not on the timeline.</summary>
/// <param name="Lesson">The lesson it follows from.</param>
public sealed record ActionItemRaised(ActionItemId ActionItemId, string Text, ActionItemType Type, string? Owner, LocalDate? Due, LessonId? Lesson)
    : IncidentEvent, IAboutLearning
{
    public string? Owner { get; init; } = VisibleText.OptionalLine(Owner);

    Guid IAboutLearning.Part => ActionItemId.Value;

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Redacted, Owner = EntryContent.Without(Owner) };

    public override Incident ApplyTo(Incident incident) =>
        incident with { ActionItems = incident.ActionItems.SetItem(ActionItemId, new(Text, Type, Owner, Due, Lesson)) };

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) =>
        facts.Keep(new ActionItem(ActionItemId, Text, Type, Owner, Due, Lesson, recorded.RecordedAt, recorded.Actor, recorded.Sequence) { Redaction = recorded.Redaction });
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
    bool Bare = false);

/// <summary>Says what is to be done about it. Welcome after closing too.</summary>
/// <param name="Owner">Who will see to it. Null: nobody yet.</param>
/// <param name="Lesson">The lesson it follows from.</param>
public sealed record RaiseActionItem(
    Guid CommandId, Instant Now, string Text, ActionItemType Type, string? Owner = null, LocalDate? Due = null, LessonId? Lesson = null)
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
        if (checks.Problem is { } problem)
            return problem;
        if (command.Lesson is { } lesson && LearningRules.FindLive(incident, lesson, out _) is { } missing)
            return missing;

        return new ActionItemRaised(made, text, command.Type, owner, due, command.Lesson);
    }
}
