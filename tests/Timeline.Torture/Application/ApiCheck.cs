using System.Globalization;
using System.Text.Json;
using Timeline.Torture.Checking;
using Timeline.Torture.Servers;

namespace Timeline.Torture.Application;

/// <summary>Everything that must hold of the program after a round, asked through its own API, and of its tables by SQL.</summary>
internal sealed class ApiCheck(ApiClient client, TortureServer server, string connectionString, Findings findings)
{
    private const int PageSize = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="journal">Of this round.</param>
    /// <param name="earlier">What was acknowledged in earlier rounds, which is there still.</param>
    public async Task RunAsync(ApiJournal journal, IReadOnlyCollection<ApiCommand> earlier)
    {
        var dice = new Random(1);
        foreach (var command in journal.Unanswered)
            await ApiLoad.SendAsync(client, journal, findings, command, dice, CancellationToken.None);
        // Sent again, an acknowledged one records nothing more: what stands is counted below.
        foreach (var command in journal.Sent.Take(50))
            await ApiLoad.SendAsync(client, journal, findings, command, dice, CancellationToken.None);

        var done = journal.Sent.Concat(earlier).Where(command => journal.IsAcknowledged(command) || earlier.Contains(command)).ToList();
        var board = await BoardAsync();
        foreach (var incident in done.GroupBy(command => command.Incident))
            await IncidentAsync(incident.Key, [.. incident], board);
        findings.Expect(board.Count == done.Count(command => command.Kind == ApiCommandKind.Declare), "board", $"shows {board.Count} incidents");
        findings.Expect(
            board.Values.Select(line => line.Number).Order().SequenceEqual(Enumerable.Range(1, board.Count)), "numbers", "have gaps or are given twice");
        await LibraryAsync(done.Where(command => command.Kind == ApiCommandKind.Lesson).SelectMany(command => command.Texts));
        await TablesAsync();
    }

    private async Task IncidentAsync(Guid id, IReadOnlyList<ApiCommand> commands, Dictionary<Guid, BoardLine> board)
    {
        var entries = new List<string>();
        JsonElement incident;
        string? after = null;
        do
        {
            incident = (await client.AskAsync(
                0,
                "query($key: String!, $first: Int!, $after: String) { incident(key: $key) { version lessons { text } timeline(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ... on TimelineEntry { text } } } } }",
                new { key = id.ToString(), first = PageSize, after })).GetProperty("incident");
            if (incident.ValueKind == JsonValueKind.Null)
            {
                findings.Add("lost", $"incident {id} was acknowledged and is not there");
                return;
            }

            var timeline = incident.GetProperty("timeline");
            entries.AddRange(timeline.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("text").GetString()!));
            after = timeline.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? timeline.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);

        var lessons = incident.GetProperty("lessons").EnumerateArray().Select(lesson => lesson.GetProperty("text").GetString()!);
        Same($"entries of {id}", Texts(commands, ApiCommandKind.Log, ApiCommandKind.Import), entries);
        Same($"lessons of {id}", Texts(commands, ApiCommandKind.Lesson), lessons);
        var version = incident.GetProperty("version").GetInt64();
        var line = board.GetValueOrDefault(id);
        findings.Expect((line?.Version, line?.Entries) == (version, entries.Count), "board", $"the line of {id} is not its record: {line} of version {version} with {entries.Count} entries");
    }

    private async Task<Dictionary<Guid, BoardLine>> BoardAsync()
    {
        var lines = new Dictionary<Guid, BoardLine>();
        string? after = null;
        do
        {
            // Asked of the other node.
            var page = (await client.AskAsync(
                1, "query($after: String) { incidents(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { incidentId key version entryCount } } }", new { after })).GetProperty("incidents");
            foreach (var node in page.GetProperty("nodes").EnumerateArray())
            {
                var number = int.Parse(node.GetProperty("key").GetString()!.AsSpan("INC-".Length), CultureInfo.InvariantCulture);
                lines[Guid.Parse(node.GetProperty("incidentId").GetString()!)] = new BoardLine(number, node.GetProperty("version").GetInt64(), node.GetProperty("entryCount").GetInt32());
            }

            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);
        return lines;
    }

    // Kept behind the appends: it has to catch up by itself, whoever owned it before.
    private async Task LibraryAsync(IEnumerable<string> expected)
    {
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        JsonElement library;
        do
        {
            library = (await client.AskAsync(0, "{ projections { name lag parked { error } } }", new { })).GetProperty("projections")[0];
        }
        while (library.GetProperty("lag").GetInt64() > 0 && Environment.TickCount64 < deadline);
        findings.Expect(library.GetProperty("lag").GetInt64() == 0, "library", $"does not catch up: {library}");
        findings.Expect(library.GetProperty("parked").GetArrayLength() == 0, "library", $"has parked events: {library}");
        Same("library", expected, await server.ColumnAsync<string>("select data ->> 'Text' from mt_doc_librarylesson"));
    }

    private async Task TablesAsync()
    {
        await NoneAsync("versions", "select stream_id::text from mt_events where type <> 'tombstone' group by tenant_id, stream_id having count(*) <> max(version)");
        await NoneAsync("streams", "select s.id::text from mt_streams s where s.version > 0 and s.version is distinct from (select max(version) from mt_events e where e.tenant_id = s.tenant_id and e.stream_id = s.id)");
        await NoneAsync("record times", "select stream_id::text from (select stream_id, timestamp, lag(timestamp) over (partition by tenant_id, stream_id order by version) as before from mt_events where type <> 'tombstone') t where timestamp < before");
        var (code, output) = await ApiNode.RunVerbAsync(connectionString, "verify");
        findings.Expect(code == 0, "verify", output);
    }

    private async Task NoneAsync(string kind, string sql)
    {
        foreach (var found in await server.ColumnAsync<string>(sql))
            findings.Add(kind, found);
    }

    private void Same(string kind, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (wanted, found) = (expected.Order(StringComparer.Ordinal).ToList(), actual.Order(StringComparer.Ordinal).ToList());
        if (wanted.SequenceEqual(found))
            return;
        findings.Add(kind, FormattableString.Invariant($"{found.Count} of {wanted.Count}; lost: {string.Join(", ", wanted.Except(found).Take(3))}; twice or unknown: {string.Join(", ", found.Except(wanted).Concat(found.GroupBy(text => text).Where(group => group.Count() > 1).Select(group => group.Key)).Take(3))}"));
    }

    private static IEnumerable<string> Texts(IEnumerable<ApiCommand> commands, params ApiCommandKind[] kinds) =>
        commands.Where(command => kinds.Contains(command.Kind)).SelectMany(command => command.Texts);

    private sealed record BoardLine(int Number, long Version, int Entries);
}
