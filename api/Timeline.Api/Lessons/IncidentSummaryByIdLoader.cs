using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.EventStore;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Lessons;

/// <summary>The board's lines of a page of lessons, by one query.</summary>
internal sealed class IncidentSummaryByIdLoader(IEventStore store) : BatchLoader<Guid, IncidentSummary>
{
    public override async ValueTask<IReadOnlyDictionary<Guid, IncidentSummary>> LoadAsync(IReadOnlyList<Guid> keys, CancellationToken cancellation) =>
        (await store.Documents.QueryAsync<IncidentSummary>(Tenants.Only, "d.id = any($1)", [keys.ToArray()], cancellation)).ToDictionary(summary => summary.Id);
}
