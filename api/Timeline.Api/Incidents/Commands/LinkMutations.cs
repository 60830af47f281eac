using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record LinkIncidentsInput(
    Guid? CommandId, string IncidentId, string OtherIncidentId, LinkKind Kind, string? Text, Instant? OccurredAt, Precision Precision, string? Author) : IIncidentInput;

internal sealed record UnlinkIncidentsInput(Guid? CommandId, string IncidentId, string EntryId, string Reason) : IIncidentInput;

/// <summary>Links between incidents, which are recorded in both.</summary>
internal static class LinkMutations
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<LinkIncidentsInput>("LinkIncidentsInput");
        schema.Object<CommandOutcome>("LinkIncidentsPayload").Properties();
        schema.Mutation("linkIncidents", async (field, cancellation) => await LinkAsync(field, field.Argument<LinkIncidentsInput>("input"), cancellation));
        schema.Input<UnlinkIncidentsInput>("UnlinkIncidentsInput");
        schema.Object<CommandOutcome>("UnlinkIncidentsPayload").Properties();
        schema.Mutation("unlinkIncidents", async (field, cancellation) => await UnlinkAsync(field, field.Argument<UnlinkIncidentsInput>("input"), cancellation));
    }

    private static async Task<CommandOutcome> LinkAsync(FieldContext field, LinkIncidentsInput input, CancellationToken cancellation) =>
        await field.Service<LinkDecider>().HandleAsync(
            field,
            input,
            async _ => await field.Service<IncidentReader>().FindIdAsync(input.OtherIncidentId, cancellation),
            (here, there, on, other) => LinkIncidents.Decide(
                here, there, new(on.Id, on.Now, on.Incident, other, input.Kind, new(input.OccurredAt, input.Precision, Author: input.Author), input.Text)),
            cancellation);

    private static async Task<CommandOutcome> UnlinkAsync(FieldContext field, UnlinkIncidentsInput input, CancellationToken cancellation)
    {
        var outcome = await field.Service<LinkDecider>().HandleAsync(
            field,
            input,
            record => ValueTask.FromResult<IncidentId?>(record.Entry(Ids.Entry(input.EntryId))?.Origin is IncidentsLinked link ? new(link.Incident) : record.Id),
            (here, there, on, _) => UnlinkIncidents.Decide(here, there, new(on.Incident, Ids.Entry(input.EntryId), input.Reason)),
            cancellation);
        return outcome.Error is null ? outcome with { About = Ids.Entry(input.EntryId) } : outcome;
    }
}
