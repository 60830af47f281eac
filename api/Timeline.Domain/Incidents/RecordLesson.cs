using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Says what was learnt. Welcome after closing too.</summary>
public sealed record RecordLesson(Guid CommandId, LessonCategory Category, string Text)
{
    public static Decision<IncidentEvent> Decide(Incident incident, RecordLesson command)
    {
        if (!incident.IsDeclared)
            return IncidentRules.NotFound;

        var made = LessonId.From(incident.Number, command.CommandId, 0);
        if (incident.Lessons.Contains(made))
            return Decision.Nothing;

        var checks = new Checks();
        var text = checks.Text("text", command.Text);
        if (checks.Problem is { } problem)
            return problem;

        return new LessonRecorded(made, command.Category, text);
    }
}
