using System.Diagnostics;
using Marten;
using Timeline.Torture.Entries;

namespace Timeline.Torture.Checking;

/// <summary>The documents of both projections are what folding the events anew gives.</summary>
internal static class DocumentCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(EntryStore node, string tenant, IReadOnlyList<StoredRow> rows, Findings findings)
    {
        var folded = new Dictionary<Guid, Balance>();
        var positions = new List<long>();
        await using var session = node.Store.QuerySession(tenant);
        foreach (var stored in await session.Events.QueryAllRawEvents().Where(stored => stored.EventTypeName != "tombstone").OrderBy(stored => stored.Sequence).ToListAsync())
        {
            positions.Add(stored.Sequence);
            if (stored.Data is EntryMade)
                folded[stored.StreamId] = folded.GetValueOrDefault(stored.StreamId, Balance.Empty).With(stored.Data);
        }

        findings.Expect(positions.SequenceEqual(rows.Select(row => row.Position)), "read", $"reading all gave {positions.Count} events of {rows.Count}, or in another order");

        var accounts = await session.Query<Account>().ToListAsync();
        Compare("inline document", accounts.ToDictionary(account => account.Id, account => account.Balance), folded, findings);

        await CatchUpAsync(node, tenant, rows, findings);
        var statements = await session.Query<Statement>().ToListAsync();
        Compare("background document", statements.ToDictionary(statement => statement.Id, statement => statement.Balance), folded, findings);
    }

    private static async Task CatchUpAsync(EntryStore node, string tenant, IReadOnlyList<StoredRow> rows, Findings findings)
    {
        var last = rows.Count == 0 ? 0 : rows[^1].Position;
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            var parked = await node.Projections.ParkedAsync(tenant, CancellationToken.None);
            var status = (await node.Projections.StatusAsync(CancellationToken.None)).Single();
            findings.Expect(parked.Count == 0, "parked", $"{parked.Count} events are parked: {(parked.Count == 0 ? "" : parked[0].Letter.ExceptionMessage)}");
            if (status.Position >= last || parked.Count > 0)
                return;
            if (Stopwatch.GetElapsedTime(begun) > Patience)
            {
                findings.Add("behind", $"the background projection of {status.Owner ?? "nobody"} stands at {status.Position} of {last} after {Patience.TotalSeconds} s");
                return;
            }

            await Task.Delay(20);
        }
    }

    private static void Compare(string what, Dictionary<Guid, Balance> found, Dictionary<Guid, Balance> folded, Findings findings)
    {
        foreach (var (stream, balance) in folded)
        {
            findings.Expect(
                found.GetValueOrDefault(stream) == balance, what, $"of stream {stream} is {found.GetValueOrDefault(stream)?.ToString() ?? "missing"}, not {balance}");
        }

        foreach (var stream in found.Keys.Where(stream => !folded.ContainsKey(stream)))
            findings.Add(what, $"of stream {stream} is there without an event");
    }
}
