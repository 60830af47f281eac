using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Something was learnt. Not on the timeline.</summary>
/// <param name="SameAs">The lesson of another incident that it is once more. Null: none named.</param>
public sealed record LessonRecorded(LessonId LessonId, LessonCategory Category, string Text, EarlierLesson? SameAs = null) : IncidentEvent, IAboutLearning
{
    Guid IAboutLearning.Part => LessonId.Value;

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Redacted };

    public override Incident ApplyTo(Incident incident) => incident with { Lessons = incident.Lessons.SetItem(LessonId, new(Category, Text, SameAs)) };

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) =>
        facts.Keep(new Lesson(LessonId, Category, Text, recorded.RecordedAt, recorded.Actor, recorded.Sequence) { SameAs = SameAs, Redaction = recorded.Redaction });
}

/// <summary>A lesson as it stands after corrections.</summary>
/// <param name="SameAs">The lesson of another incident that it is once more. Null: none named.</param>
/// <param name="Retracted">True once it was taken back.</param>
/// <param name="Bare">True while nothing that was typed about it is left.</param>
public sealed record StandingLesson(LessonCategory Category, string Text, EarlierLesson? SameAs = null, bool Retracted = false, bool Redacted = false, bool Bare = false);

/// <summary>Says what was learnt. Welcome after closing too.</summary>
/// <param name="SameAs">The lesson of another incident that is named as the same. Null: none.</param>
public sealed record RecordLesson(Guid CommandId, LessonCategory Category, string Text, NamedLesson? SameAs = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, RecordLesson command)
    {
        if (!incident.IsDeclared)
            return IncidentRules.NotFound;

        var made = LessonId.From(incident.Number, command.CommandId, 0);
        if (incident.Lessons.ContainsKey(made))
            return Decision.Nothing;

        var checks = new Checks();
        var text = checks.Text("text", command.Text);
        if (checks.Problem is { } problem)
            return problem;
        if (command.SameAs?.Refuse(incident, "sameAs", out _) is { } refused)
            return refused;

        return new LessonRecorded(made, command.Category, text, command.SameAs?.Found?.First);
    }
}
