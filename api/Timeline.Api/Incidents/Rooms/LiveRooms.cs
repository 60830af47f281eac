using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Marten;
using NodaTime;
using Timeline.Api.People;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution.Sharing;
using Timeline.Storage.Following;

namespace Timeline.Api.Incidents.Rooms;

/// <summary>Somebody who has an incident before their eyes.</summary>
internal sealed record PersonInRoom(Guid Person, bool Writing, Instant Since);

/// <summary>Who is in a room, by when they came.</summary>
internal sealed record RoomPresence(IReadOnlyList<PersonInRoom> People);

/// <summary>Who is in the rooms of incidents, as they come and go: read once for a room, however many look at it.</summary>
internal sealed class LiveRooms
{
    private readonly IDocumentStore _store;
    private readonly IClock _clock;
    private readonly EventTopics<IncidentId> _topics;
    private readonly ConcurrentDictionary<Wake, Guid> _followers = new();
    private long _changes;

    public LiveRooms(IDocumentStore store, CommitSignals signals, IClock clock)
    {
        (_store, _clock) = (store, clock);
        _topics = new EventTopics<IncidentId>(FollowAsync);
        signals.DocumentChanged += Hear;
    }

    /// <summary>Each time that somebody comes, goes, begins to write or ends, as <see cref="RoomPresence"/>.</summary>
    public IAsyncEnumerable<SharedEvent> ReadAsync(IncidentId incident, CancellationToken cancellation)
    {
        var now = Volatile.Read(ref _changes);
        return _topics.ReadAsync(incident, now, now, cancellation);
    }

    /// <summary>Who is in the room now.</summary>
    public async Task<RoomPresence> FindAsync(IncidentId incident, CancellationToken cancellation) => (await LookAsync(incident, cancellation)).Presence;

    // Places are this node's own count of changes: nobody goes on from one after a pause.
    private async IAsyncEnumerable<TopicEvent> FollowAsync(IncidentId incident, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var wake = new Wake();
        _followers[wake] = RoomVisit.RoomOf(incident.Value);
        try
        {
            IReadOnlyList<PersonInRoom>? told = null;
            while (true)
            {
                var (presence, until) = await LookAsync(incident, cancellation);
                if (told is null || !told.SequenceEqual(presence.People))
                {
                    told = presence.People;
                    yield return new TopicEvent(Interlocked.Increment(ref _changes), presence);
                }

                // Whoever says nothing any more is gone without a notice.
                await wake.WaitAsync(until.ToTimeSpan(), cancellation);
            }
        }
        finally
        {
            _followers.TryRemove(wake, out _);
        }
    }

    private async Task<(RoomPresence Presence, Duration Until)> LookAsync(IncidentId incident, CancellationToken cancellation)
    {
        await using var session = _store.Reading();
        var (now, room) = (_clock.GetCurrentInstant(), incident.Value);
        var visits = (await session.Query<RoomVisit>().Where(visit => visit.Incident == room).ToListAsync(cancellation)).Where(visit => visit.IsInRoomAt(now)).ToList();
        var people = visits.OrderBy(visit => visit.Since).ThenBy(visit => visit.Person).Select(visit => new PersonInRoom(visit.Person, visit.Activity == RoomActivity.Writing, visit.Since));
        var first = visits.Count == 0 ? RoomVisit.Stay : visits.Min(visit => visit.SeenAt) + RoomVisit.Stay - now;
        // A millisecond after, since a timer counts whole ones.
        return (new([.. people]), first + Duration.FromMilliseconds(1));
    }

    private void Hear(Guid? changed)
    {
        foreach (var (wake, room) in _followers)
        {
            if (changed is null || changed == room)
                wake.Set();
        }
    }
}
