using Timeline.Benchmarks.Load.Running;

namespace Timeline.Benchmarks.Load.Rooms;

/// <summary>A room of some length while it is measured. What is sent is what the web UI sends; the times are milliseconds.</summary>
internal sealed class MeasuredRoom(int entries)
{
    public const int PageSize = 50;

    private static readonly string AsKnownAt = WebOperations.Whole(
        """
        query AsKnownAt($key: String!, $first: Int!, $at: Instant!) {
          incident(key: $key, asKnownAt: $at) { id ...RoomRecord_Incident timeline(first: $first) { nodes { __typename ...RoomRecord_Entry } pageInfo { hasNextPage endCursor } } }
        }
        """);

    private readonly List<string> _logged = [];
    private NodeClient _client = null!;
    private Room _room = null!;
    private string _middle = "";
    private int _contacts;

    public int Entries => entries;

    /// <summary>Makes the incident; a new one in the place of an old one.</summary>
    public async Task MakeAsync(NodeClient client)
    {
        _room = await Room.MakeAsync(client, entries);
        _middle = await _room.MiddleAsync(client, entries);
        _contacts = 0;
        Use(client);
    }

    /// <summary>From now on by this client; what was logged before is not corrected any more.</summary>
    public void Use(NodeClient client)
    {
        _client = client;
        _logged.Clear();
    }

    public Task<double> OpenAsync() => AskAsync(WebOperations.RoomPage, new { key = _room.Key, first = PageSize });

    public Task<double> PageAsync() => AskAsync(WebOperations.LaterPage, new { key = _room.Key, first = PageSize, after = _middle });

    public Task<double> OpenAsKnownAtAsync() => AskAsync(AsKnownAt, new { key = _room.Key, first = PageSize, at = _room.Filled });

    /// <summary>Every other note is said of the middle of the incident.</summary>
    public async Task<double> LogNoteAsync(int time)
    {
        var request = NodeClient.Request(WebOperations.LogEntry, new
        {
            input = new { commandId = Guid.CreateVersion7(), incidentId = _room.Id, text = $"Pump 3 was primed again, **{time}**.", occurredAt = _room.At(time % 2 == 0 ? 1 : 0.5) },
        });
        var (data, took) = await _client.AskAsync(request);
        _logged.Add(data.GetProperty("logEntry").GetProperty("entry").GetProperty("id").GetString()!);
        return took;
    }

    /// <summary>Each is earlier than the one before: it becomes the moment from which metrics are counted.</summary>
    public Task<double> LogFirstContactAsync() => AskAsync(WebOperations.LogEntry, new
    {
        input = new { commandId = Guid.CreateVersion7(), incidentId = _room.Id, kind = "REPORT", text = "The control room was called.", occurredAt = _room.At(-0.0001 * ++_contacts) },
    });

    public Task<double> AmendAsync(int time) => AskAsync(WebOperations.AmendEntry, new
    {
        input = new { commandId = Guid.CreateVersion7(), incidentId = _room.Id, entryId = _logged[time], text = $"It was pump 7, not 3 ({time}).", reason = "misread" },
    });

    public Task<double> RetractAsync(int time) => AskAsync(WebOperations.RetractEntry, new
    {
        input = new { commandId = Guid.CreateVersion7(), incidentId = _room.Id, entryId = _logged[time], reason = "belongs to another incident" },
    });

    private async Task<double> AskAsync(string query, object variables) => (await _client.AskAsync(NodeClient.Request(query, variables))).Took;
}
