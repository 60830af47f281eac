using System.Runtime.CompilerServices;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.EventStore;
using Timeline.GraphQL.Execution.Sharing;

namespace Timeline.Api.Incidents;

/// <summary>The board's lines as they change: followed and loaded once, however many look at the board.</summary>
internal sealed class LiveBoard
{
    private readonly IEventStore _store;
    private readonly EventTopics<string> _topics;

    public LiveBoard(IEventStore store)
    {
        _store = store;
        _topics = new EventTopics<string>(FollowAsync);
    }

    /// <summary>Each line that changes from now on, as <see cref="IncidentSummary"/>.</summary>
    public async IAsyncEnumerable<SharedEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var position = await _store.GetPositionAsync(cancellation);
        await foreach (var changed in _topics.ReadAsync(Tenants.Only, position, position, cancellation))
            yield return changed;
    }

    private async IAsyncEnumerable<TopicEvent> FollowAsync(string tenant, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var newest = new Dictionary<Guid, long>();
        await foreach (var stored in _store.FollowAsync(tenant, after, cancellation))
        {
            // The line was stored with the event and may be ahead of it; then it was sent already.
            if (stored.Data is not IncidentEvent || newest.GetValueOrDefault(stored.StreamId) >= stored.Version)
                continue;
            if (await _store.Documents.LoadAsync<IncidentSummary>(tenant, stored.StreamId, cancellation) is not { } summary)
                continue;
            newest[stored.StreamId] = summary.Version;
            yield return new TopicEvent(stored.Position, summary);
        }
    }
}
