using System.Text;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.Benchmarks.Load.Running;

namespace Timeline.Benchmarks.Load.GraphQL;

/// <summary>What the application is asked by many connections at once. What is read and what is written to are different incidents.</summary>
internal sealed class ApplicationLoad
{
    private const int Entries = 50;
    private const int OnTheBoard = 25;

    /// <summary>So that one page of the board shows all incidents.</summary>
    private const int MostRooms = 99;

    private readonly Node _node;
    private readonly NodeClient _client;
    private readonly List<Room> _rooms;
    private readonly byte[] _room;
    private readonly byte[] _board = NodeClient.Request(WebOperations.Board, new { first = OnTheBoard, after = (string?)null, filter = new { } });
    private readonly byte[] _viewer = NodeClient.Request(WebOperations.Viewer, new { });

    private ApplicationLoad(Node node, NodeClient client, Room read, List<Room> rooms)
    {
        (_node, _client, _rooms) = (node, client, rooms);
        _room = NodeClient.Request(WebOperations.RoomPage, new { key = read.Key, first = Entries });
    }

    /// <summary>Makes the incidents, and looks once at whether the whole answers are right.</summary>
    /// <param name="node">Who is measured.</param>
    /// <param name="client">Of that node.</param>
    /// <param name="roomsToLogIn">How many incidents are written to at most.</param>
    public static async Task<ApplicationLoad> MakeAsync(Node node, NodeClient client, int roomsToLogIn)
    {
        if (roomsToLogIn > MostRooms)
            throw new UsageException($"--at takes numbers up to {MostRooms} here.");
        var read = await Room.MakeAsync(client, Entries);
        var rooms = new List<Room>();
        while (rooms.Count < Math.Max(roomsToLogIn, OnTheBoard))
            rooms.Add(await Room.MakeAsync(client, Room.Landmarks));
        var load = new ApplicationLoad(node, client, read, rooms);
        await load.RequireRightAnswersAsync();
        return load;
    }

    public Task<Sample> RoomAsync(int connections, int seconds) => TurnAsync(_room, "\"pageInfo\":", connections, seconds);

    public Task<Sample> BoardAsync(int connections, int seconds) => TurnAsync(_board, "\"edges\":[{", connections, seconds);

    public Task<Sample> ViewerAsync(int connections, int seconds) => TurnAsync(_viewer, "\"role\":\"ADMINISTRATOR\"", connections, seconds);

    /// <summary>Each connection records notes in an incident of its own, each under a new command id.</summary>
    /// <exception cref="InvalidOperationException">An entry that was answered is not there, or one is there twice.</exception>
    public async Task<Sample> LogAsync(int connections, int seconds)
    {
        var before = await CountAsync();
        var sample = await HttpLoad.TurnAsync(
            [.. _rooms.Take(connections).Select(room => new HttpConnection(_node.Address, LogRequest(room), "\"error\":null", _node.Token))], () => _node.Cpu, seconds, NameAnew);
        var (stored, shown) = await CountAsync();
        if (stored - before.Stored != sample.Count || shown - before.Shown != sample.Count)
            throw new InvalidOperationException($"{sample.Count} entries were answered; stored are {stored - before.Stored}, and the board shows {shown - before.Shown}.");
        return sample;
    }

    private Task<Sample> TurnAsync(byte[] request, string expected, int connections, int seconds) => HttpLoad.TurnAsync(
        [.. Enumerable.Range(0, connections).Select(_ => new HttpConnection(_node.Address, request, expected, _node.Token))], () => _node.Cpu, seconds);

    private static byte[] LogRequest(Room room) => NodeClient.Request(WebOperations.LogEntry, new
    {
        input = new { commandId = Guid.Empty, incidentId = room.Id, occurredAt = room.At(1), precision = "SECOND", kind = "NOTE", text = "Pump 3 was primed again.", author = (string?)null },
    });

    private static void NameAnew(HttpConnection connection)
    {
        const string Name = "\"commandId\":\"";
        var at = connection.Body.IndexOf(Encoding.ASCII.GetBytes(Name)) + Name.Length;
        if (!Guid.CreateVersion7().TryFormat(connection.Body[at..], out _))
            throw new InvalidOperationException("The request has no room for a command id.");
    }

    /// <summary>How many changes the incidents that are written to have, and how many entries the board shows of them.</summary>
    private async Task<(long Stored, long Shown)> CountAsync()
    {
        var (stored, shown) = (0L, 0L);
        foreach (var room in _rooms)
            stored += (await _client.AskAsync("query($key: String!) { incident(key: $key) { version } }", new { key = room.Key })).GetProperty("incident").GetProperty("version").GetInt64();
        var keys = _rooms.Select(room => room.Key).ToHashSet(StringComparer.Ordinal);
        var board = await _client.AskAsync("query($first: Int!) { incidents(first: $first) { nodes { key entryCount } } }", new { first = _rooms.Count + 1 });
        foreach (var node in board.GetProperty("incidents").GetProperty("nodes").EnumerateArray().Where(node => keys.Contains(node.GetProperty("key").GetString()!)))
            shown += node.GetProperty("entryCount").GetInt64();
        return (stored, shown);
    }

    private async Task RequireRightAnswersAsync()
    {
        var room = (await _client.AskAsync(_room)).Data.GetProperty("incident").GetProperty("timeline").GetProperty("nodes").GetArrayLength();
        var board = (await _client.AskAsync(_board)).Data.GetProperty("incidents").GetProperty("edges").GetArrayLength();
        if ((room, board) != (Entries, OnTheBoard))
            throw new InvalidOperationException($"The room has {room} entries and the board {board} incidents, where {Entries} and {OnTheBoard} were expected.");
        foreach (var (name, request) in new[] { ("the room", _room), ("the board", _board), ("viewer", _viewer) })
            Report.Line($"{name}: {Encoding.UTF8.GetByteCount((await _client.AskAsync(request)).Data.GetRawText()):N0} bytes of data");
    }
}
