using NodaTime;
using Timeline.Domain.Incidents;

namespace Timeline.Api.Incidents.Commands;

internal sealed record RecordLessonInput(Guid? CommandId, string IncidentId, LessonCategory Category, string Text) : IIncidentInput;

internal sealed record RaiseActionItemInput(
    Guid? CommandId, string IncidentId, string Text, ActionItemType Type, string? Owner, LocalDate? Due, string? LessonId) : IIncidentInput;

/// <summary>What was learnt, and what is to be done.</summary>
internal static class LearningCommands
{
    public static void Bind(IncidentCommands commands)
    {
        commands.Add<RecordLessonInput>("recordLesson", (incident, input, on) => RecordLesson.Decide(incident, new(on.Id, input.Category, input.Text)));
        commands.Add<RaiseActionItemInput>("raiseActionItem", (incident, input, on) => RaiseActionItem.Decide(
            incident, new(on.Id, on.Now, input.Text, input.Type, input.Owner, input.Due, Ids.Lesson(input.LessonId))));
    }
}
