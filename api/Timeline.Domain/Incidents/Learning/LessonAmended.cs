using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>A lesson was corrected. It says from then on what stands here.</summary>
public sealed record LessonAmended(LessonId LessonId, LessonCategory Category, string Text, string Reason) : IncidentEvent, IAboutLearning
{
    Guid IAboutLearning.Part => LessonId.Value;

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Redacted, Reason = EntryContent.Redacted };

    public override Incident ApplyTo(Incident incident) =>
        incident.Change(LessonId, lesson => lesson with { Category = Category, Text = Text, Bare = false });

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) => facts.Change(
        LessonId, lesson => lesson.Revise(recorded, Reason) with { Category = Category, Text = Text });
}

/// <summary>A lesson was taken back: it is in no list any more.</summary>
public sealed record LessonRetracted(LessonId LessonId, string Reason) : IncidentEvent, IAboutLearning
{
    Guid IAboutLearning.Part => LessonId.Value;

    public IncidentEvent WithoutContent() => this with { Reason = EntryContent.Redacted };

    public override Incident ApplyTo(Incident incident) => incident.Change(LessonId, lesson => lesson with { Retracted = true, Bare = false });

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) =>
        facts.Change(LessonId, lesson => lesson.Revise(recorded, Reason) with { Retracted = true });
}

/// <summary>Corrects a lesson. Welcome after closing too. A null member stays as it is.</summary>
public sealed record AmendLesson(LessonId LessonId, string Reason, LessonCategory? Category = null, string? Text = null)
{
    /// <summary>Yields no events when the lesson says just that already.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, AmendLesson command)
    {
        if (LearningRules.FindLive(incident, command.LessonId, out var lesson) is { } missing)
            return missing;

        var checks = new Checks();
        var reason = checks.Text("reason", command.Reason, Limits.Reason);
        var text = command.Text is null ? lesson.Text : checks.Text("text", command.Text);
        if (checks.Problem is { } problem)
            return problem;

        var amended = new LessonAmended(command.LessonId, command.Category ?? lesson.Category, text, reason);
        if (amended.Category == lesson.Category && amended.Text == lesson.Text)
            return Decision.Nothing;
        if (lesson.Redacted && amended.Text != lesson.Text)
            return LearningRules.Redacted("text");

        return amended;
    }
}

/// <summary>Takes a lesson back. Welcome after closing too.</summary>
public sealed record RetractLesson(LessonId LessonId, string Reason)
{
    /// <summary>Yields no events for one that was retracted already.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, RetractLesson command)
    {
        if (LearningRules.FindLive(incident, command.LessonId, out var lesson) is { } missing)
            return lesson is { Retracted: true } ? Decision.Nothing : missing;

        var checks = new Checks();
        var reason = checks.Text("reason", command.Reason, Limits.Reason);
        return checks.Problem is { } problem ? problem : new LessonRetracted(command.LessonId, reason);
    }
}
