using System.Runtime.CompilerServices;
using Marten;
using Timeline.Api.People;
using Timeline.GraphQL.Execution.Sharing;
using Timeline.Storage.Following;

namespace Timeline.Api.Incidents;

/// <summary>The board's lines as they change: followed and loaded once, however many look at the board.</summary>
internal sealed class LiveBoard
{
    private const int MostRemembered = 10_000;

    private readonly IDocumentStore _store;
    private readonly LiveStreams _streams;
    private readonly EventTopics<string> _topics;
    private long _changes;

    public LiveBoard(IDocumentStore store, LiveStreams streams)
    {
        (_store, _streams) = (store, streams);
        _topics = new EventTopics<string>(FollowAsync);
    }

    /// <summary>Each line that changes from now on, whoever sees it, as <see cref="IncidentSummary"/>. It has <see cref="IncidentSummary.Lost"/> while that is news.</summary>
    public IAsyncEnumerable<SharedEvent> ReadAsync(CancellationToken cancellation)
    {
        var now = Volatile.Read(ref _changes);
        return _topics.ReadAsync(Tenants.Only, now, now, cancellation);
    }

    // Places are this node's own count of changes: nobody goes on from one after a pause.
    private async IAsyncEnumerable<TopicEvent> FollowAsync(string tenant, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var sent = new Dictionary<Guid, long>();
        await foreach (var streams in _streams.FollowTenantAsync(tenant, cancellation))
        {
            IReadOnlyList<IncidentSummary> lines;
            await using (var session = _store.Reading())
                lines = await session.LoadManyAsync<IncidentSummary>(cancellation, streams);
            if (sent.Count > MostRemembered)
                sent.Clear();
            foreach (var line in lines.Where(line => line.Version > sent.GetValueOrDefault(line.Id)))
            {
                // Of one that is new here, only what its newest event took is news.
                var told = sent.GetValueOrDefault(line.Id, line.Version - 1);
                sent[line.Id] = line.Version;
                yield return new TopicEvent(Interlocked.Increment(ref _changes), line.Lost?.Sequence > told ? line : line with { Lost = null });
            }
        }
    }
}
