using System.Diagnostics;
using NodaTime;
using NodaTime.Text;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.Benchmarks.Load.Running;
using Timeline.Benchmarks.Load.Subscriptions;

namespace Timeline.Benchmarks.Load.Live;

/// <summary>Rooms that are written to on one node and followed on another, each by a browser's subscription over a WebSocket.</summary>
internal sealed class FollowedRooms : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const string Log =
        """mutation($input: LogEntryInput!) { logEntry(input: $input) { incident { version } entry { sequence recordedAt } error { message } } }""";

    private readonly NodeClient _writer;
    private readonly List<(Room Room, Subscriber Follower)> _rooms = [];

    private FollowedRooms(NodeClient writer) => _writer = writer;

    /// <param name="writer">Writes to one node.</param>
    /// <param name="far">The other node.</param>
    /// <param name="rooms">How many.</param>
    public static async Task<FollowedRooms> FollowAsync(NodeClient writer, Node far, int rooms)
    {
        var followed = new FollowedRooms(writer);
        for (var i = 0; i < rooms; i++)
        {
            var room = await Room.MakeAsync(writer, Room.Landmarks);
            var server = new LiveServer("the application", far.Address, far, WebOperations.Changes, "", "") { Token = far.Token, Variables = new { incidentId = room.Id, afterSequence = (long?)null } };
            var follower = new Subscriber(server);
            followed._rooms.Add((room, follower));
            await follower.SubscribeAsync();
        }

        return followed;
    }

    /// <summary>Records at a rate, in each room in turn.</summary>
    /// <exception cref="InvalidOperationException">A follower did not get each event once and in order.</exception>
    public async Task<(Deliveries Deliveries, double Late)> RunAsync(int count, int rate)
    {
        var (clock, ticks) = (SystemClock.Instance.GetCurrentInstant(), Stopwatch.GetTimestamp());
        var logged = new (long Sequence, long Stored, long Answered)[count];
        var following = Task.WhenAll(_rooms.Select((room, i) => room.Follower.ReadAsync((count - i + _rooms.Count - 1) / _rooms.Count)));
        var late = await Pace.RunAsync(count, rate, async number =>
        {
            var entry = (await _writer.AskAsync(Log, Variables(number))).GetProperty("logEntry").GetProperty("entry");
            var stored = InstantPattern.ExtendedIso.Parse(entry.GetProperty("recordedAt").GetString()!).Value;
            logged[number] = (entry.GetProperty("sequence").GetInt64(), ticks + (long)((stored - clock).TotalSeconds * Stopwatch.Frequency), Stopwatch.GetTimestamp());
        });
        await following.WaitAsync(Patience);

        var deliveries = new Deliveries();
        for (var i = 0; i < _rooms.Count; i++)
        {
            var expected = logged.Where((_, number) => number % _rooms.Count == i).OrderBy(entry => entry.Sequence).ToList();
            var received = _rooms[i].Follower.Received;
            if (!received.Select(one => one.Sequence).SequenceEqual(expected.Select(one => one.Sequence)))
                throw new InvalidOperationException("a follower did not get each event once and in order");
            foreach (var (one, got) in expected.Zip(received))
                deliveries.Add(one.Stored, one.Answered, got.At);
        }

        return (deliveries, late);
    }

    public void Dispose() => _rooms.ForEach(room => room.Follower.Dispose());

    private object Variables(int number) => new
    {
        input = new { commandId = Guid.CreateVersion7(), incidentId = _rooms[number % _rooms.Count].Room.Id, text = $"The pressure rises again, {number}." },
    };
}
