using Marten;
using Timeline.Api.People;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Incidents;

/// <summary>
/// The board's lines of incidents that others name (lessons, links, duplicates), by one query. An incident that the reader may not know of is left
/// out: who finds none here shows nothing of it.
/// </summary>
internal sealed class IncidentSummaryByIdLoader(IDocumentStore store, CurrentActor actor) : BatchLoader<Guid, IncidentSummary>
{
    public override async ValueTask<IReadOnlyDictionary<Guid, IncidentSummary>> LoadAsync(IReadOnlyList<Guid> keys, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        return (await session.LoadVisibleAsync(actor, keys, cancellation)).ToDictionary(summary => summary.Id);
    }
}
