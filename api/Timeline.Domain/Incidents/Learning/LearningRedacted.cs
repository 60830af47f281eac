using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What was typed about a lesson was removed for good.</summary>
public sealed record LessonRedacted(LessonId LessonId, string Reason) : IncidentEvent, IRedaction
{
    public bool Concerns(IncidentEvent recorded) => recorded is IAboutLearning about && about.Part == LessonId.Value;

    public IncidentEvent? Without(IncidentEvent recorded) => LearningContent.Without(recorded, LessonId.Value);

    public override Incident ApplyTo(Incident incident) =>
        incident.Change(LessonId, lesson => lesson with { Text = EntryContent.Redacted, Redacted = true, Bare = true });

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) =>
        facts.Change(LessonId, lesson => lesson.Redact(new Redaction(recorded.Actor, recorded.RecordedAt, Reason)));
}

/// <summary>What was typed about an action item was removed for good: its text, its owner, and why it changed.</summary>
public sealed record ActionItemRedacted(ActionItemId ActionItemId, string Reason) : IncidentEvent, IRedaction
{
    public bool Concerns(IncidentEvent recorded) => recorded is IAboutLearning about && about.Part == ActionItemId.Value;

    public IncidentEvent? Without(IncidentEvent recorded) => LearningContent.Without(recorded, ActionItemId.Value);

    public override Incident ApplyTo(Incident incident) => incident.Change(
        ActionItemId, item => item with { Text = EntryContent.Redacted, Owner = EntryContent.Without(item.Owner), TrackerUrl = null, Proof = item.Proof?.WithoutContent(), Redacted = true, Bare = true });

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) =>
        facts.Change(ActionItemId, item => item.Redact(new Redaction(recorded.Actor, recorded.RecordedAt, Reason)));
}

/// <summary>Removes what was typed about a lesson. Retracted ones too. Yields no events when nothing is left.</summary>
public sealed record RedactLesson(LessonId LessonId, string Reason)
{
    public static Decision<IncidentEvent> Decide(Incident incident, RedactLesson command)
    {
        if (LearningRules.FindLive(incident, command.LessonId, out var lesson) is { } missing && lesson is null)
            return missing;
        if (lesson.Bare)
            return Decision.Nothing;

        var checks = new Checks();
        var reason = checks.Text("reason", command.Reason, Limits.Reason);
        return checks.Problem is { } problem ? problem : new LessonRedacted(command.LessonId, reason);
    }
}

/// <summary>Removes what was typed about an action item. Retracted ones too. Yields no events when nothing is left.</summary>
public sealed record RedactActionItem(ActionItemId ActionItemId, string Reason)
{
    public static Decision<IncidentEvent> Decide(Incident incident, RedactActionItem command)
    {
        if (LearningRules.FindLive(incident, command.ActionItemId, out var item) is { } missing && item is null)
            return missing;
        if (item.Bare)
            return Decision.Nothing;

        var checks = new Checks();
        var reason = checks.Text("reason", command.Reason, Limits.Reason);
        return checks.Problem is { } problem ? problem : new ActionItemRedacted(command.ActionItemId, reason);
    }
}

internal static class LearningContent
{
    public static IncidentEvent? Without(IncidentEvent recorded, Guid part) =>
        recorded is IAboutLearning about && about.Part == part && about.WithoutContent() is var without && without != recorded ? without : null;
}
