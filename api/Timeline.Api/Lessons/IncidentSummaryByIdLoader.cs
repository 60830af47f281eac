using Marten;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Lessons;

/// <summary>The board's lines of a page of lessons, by one query.</summary>
internal sealed class IncidentSummaryByIdLoader(IDocumentStore store, CurrentActor actor) : BatchLoader<Guid, IncidentSummary>
{
    public override async ValueTask<IReadOnlyDictionary<Guid, IncidentSummary>> LoadAsync(IReadOnlyList<Guid> keys, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        return (await session.LoadVisibleAsync(actor, keys, cancellation)).ToDictionary(summary => summary.Id);
    }
}
