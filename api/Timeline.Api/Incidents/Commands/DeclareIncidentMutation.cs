using JasperFx;
using Marten;
using NodaTime;
using Timeline.Api.Host.Commands;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Timeline.Storage.Commands;

namespace Timeline.Api.Incidents.Commands;

internal sealed record DeclareIncidentInput(
    Guid? CommandId, string Title, Severity Severity, IncidentKind Kind, string Zone, Instant? ReportedAt, bool Private, IReadOnlyList<string>? People, DetectedBy? DetectedBy);

internal sealed record DeclareIncidentPayload(IncidentRecord? Incident, Rejection? Error);

internal static class DeclareIncidentMutation
{
    private const int MostAttempts = 100;

    private static readonly Guid Numbers = Guid.Parse("00000000-0000-8000-8000-000000000042");

    public static void Bind(SchemaBindings schema)
    {
        schema.Input<DeclareIncidentInput>("DeclareIncidentInput");
        schema.Object<DeclareIncidentPayload>("DeclareIncidentPayload").Properties();
        schema.Mutation("declareIncident", ResolveAsync);
    }

    // The command's id becomes the incident's. The number is the next free one: numbers are unique among the summaries, which are
    // stored in the same transaction, so of two who take the same one the second is refused by the database and takes the next.
    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<DeclareIncidentInput>("input");
        var (store, records) = (field.Service<IDocumentStore>(), field.Service<IncidentRecords>());
        var actor = field.Service<CurrentActor>().Require(Permission.Record);
        var sent = await SentCommand.ReadAsync(field, input.CommandId, cancellation);
        var id = new IncidentId(sent.Id);
        var people = field.Service<NamedPeople>();
        var (named, missing) = await people.FindAsync(input.People ?? [], "people", onlyActive: true, cancellation);
        var now = field.Service<IClock>().GetCurrentInstant();

        var hidden = input.Private || named.Count > 0 ? new MakePrivate(sent.Id, now, await people.OfAsync(actor, cancellation), named) : null;

        // Numbers are given one after the other here too: two who take the same one would only find it out in the database.
        using var turn = await field.Service<StreamGates>().EnterAsync(Numbers, cancellation);
        for (var attempt = 1; ; attempt++)
        {
            await using var session = IncidentDecider.Metadata(sent.Id, actor, source: null).OpenSession(store, Tenants.Only);
            if ((await sent.LookAsync(session, id.Value, cancellation)).Reused is { } reused)
                return new DeclareIncidentPayload(null, reused);
            if (await records.ReadAsync(session, id, cancellation) is { } declared)
                return declared.IsVisibleTo(actor) ? new DeclareIncidentPayload(declared, null) : new DeclareIncidentPayload(null, Ids.IncidentNotFound(id.ToString()));
            if (missing is not null)
                return new DeclareIncidentPayload(null, missing);

            // Over all incidents, whoever sees them: numbers have no gaps.
            var newest = await session.Query<IncidentSummary>().OrderByDescending(summary => summary.Number).Take(1).ToListAsync(cancellation);
            var number = newest is [var last] ? last.Number + 1 : 1;
            var decision = DeclareIncident.Decide(
                Incident.Initial, new DeclareIncident(now, number, input.Title, input.Severity, input.Kind, input.Zone, input.ReportedAt, hidden, input.DetectedBy, sent.Id));
            if (decision.Rejection is { } rejection)
                return new DeclareIncidentPayload(null, rejection);

            session.Events.Append(id.Value, decision.Events.Count, [.. decision.Events]).AggregateType = typeof(Incident);
            session.Insert(sent.Handled(actor, new StreamVersion(id.Value, decision.Events.Count, decision.Events.Count)));
            try
            {
                if (await session.TrySaveAsync(cancellation) == SaveOutcome.Saved)
                    return new DeclareIncidentPayload(await records.ReadAsync(session, id, cancellation), null);
            }
            catch (DocumentAlreadyExistsException) when (attempt < MostAttempts)
            {
                // Somebody took the number on another node: look again.
            }
        }
    }
}
