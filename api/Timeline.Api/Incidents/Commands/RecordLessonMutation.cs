using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record RecordLessonInput(Guid? CommandId, string IncidentId, LessonCategory Category, string Text) : IIncidentInput;

internal sealed record RecordLessonPayload(IncidentRecord? Incident, Lesson? Lesson, Rejection? Error);

internal static class RecordLessonMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<RecordLessonInput>("RecordLessonInput");
        schema.Object<RecordLessonPayload>("RecordLessonPayload").Properties();
        schema.Mutation("recordLesson", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<RecordLessonInput>("input");
        var outcome = await field.Service<IncidentDecider>().HandleAsync(
            field, input, (incident, command) => RecordLesson.Decide(
                incident, new RecordLesson(command.Id, input.Category, input.Text)),
            cancellation);
        return new RecordLessonPayload(outcome.Record, outcome.MadeLesson, outcome.Rejection);
    }
}
