using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents;

/// <summary>Keeps the board in step with the events, in the transaction that appends them (ADR 14, ADR 17).</summary>
/// <remarks>The record before the events comes from memory, where whoever decided to append them has just put it.</remarks>
internal sealed class IncidentSummaryProjection(IncidentRecords records) : IProjection
{
    public const string Name = "IncidentSummary";

    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        foreach (var stream in events.Where(stored => stored.Data is IncidentEvent).GroupBy(stored => stored.StreamId))
        {
            var id = new IncidentId(stream.Key);
            var before = stream.First().Version is > 1 and var first ? await records.AtAsync(operations, id, first - 1, cancellation) : null;
            var after = records.Apply(id, before, stream);
            operations.Store(IncidentSummary.Of(after));
            if (before is null)
                TakeOverRecordTime(operations, stream.Key);
        }
    }

    // The database gives an event its time when it is stored.
    private static void TakeOverRecordTime(IDocumentOperations operations, Guid stream)
    {
        var schema = operations.DocumentStore.Options.DatabaseSchemaName;
        operations.QueueSqlCommand(
            $"""
             update "{schema}".mt_doc_incidentsummary d set data = jsonb_set(d.data, '{"{DeclaredAt}"}', to_jsonb(
                 rtrim(rtrim(to_char(e.timestamp at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '0'), '.') || 'Z'))
             from "{schema}".mt_events e where d.tenant_id = ? and d.id = ? and e.tenant_id = d.tenant_id and e.stream_id = d.id and e.version = 1
             """,
            operations.TenantId, stream);
    }
}
