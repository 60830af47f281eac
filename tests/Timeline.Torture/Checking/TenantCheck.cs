using Npgsql;
using Timeline.Torture.Entries;
using Timeline.Torture.Writing;

namespace Timeline.Torture.Checking;

/// <summary>All that must hold of one tenant after its load.</summary>
internal static class TenantCheck
{
    public static async Task RunAsync(string connectionString, string tenant, Journal journal, LiveFollower? follower, Findings findings)
    {
        foreach (var broken in journal.Broken)
            findings.Add("writer", broken);

        // A node that has just started, with fresh connections.
        await using var node = new EntryStore(connectionString);
        await using var connection = await OpenAsync(connectionString);
        CommandCheck.Run(journal, await StoredRow.OfAsync(connection, tenant), all: false, findings);
        await RepeatAsync(node, journal, await StoredRow.OfAsync(connection, tenant), findings);

        var rows = await StoredRow.OfAsync(connection, tenant);
        CommandCheck.Run(journal, rows, all: true, findings);
        await StreamCheck.RunAsync(connection, tenant, rows, findings);
        await DocumentCheck.RunAsync(node, tenant, rows, findings);
        await foreach (var stream in node.Verifier.VerifyAsync(tenant))
            findings.Expect(stream.Problem is null && stream.Unsealed == 0, "chain", $"stream {stream.StreamId}: {stream.Problem?.Reason ?? "unsealed"}");
        if (follower is not null)
            await follower.CheckAsync(rows, findings);
    }

    // What nobody answered is sent again with the same id; so are some that were answered.
    private static async Task RepeatAsync(EntryStore node, Journal journal, List<StoredRow> before, Findings findings)
    {
        var stored = before.Select(row => row.Command).ToHashSet();
        foreach (var plan in journal.Unanswered.Concat(journal.Acknowledged.Keys.Take(20).Select(command => journal.Sent[command])).ToList())
        {
            var answer = await Carrying.OutAsync(node, plan);
            findings.Expect(
                answer.Repeated == stored.Contains(plan.Command), "repeat", $"command {plan.Command} was {(answer.Repeated ? "" : "not ")}told to be a repetition, wrongly");
            if (journal.Acknowledged.TryGetValue(plan.Command, out var reached))
                findings.Expect(answer.Streams.SequenceEqual(reached), "repeat", $"command {plan.Command} was answered otherwise the second time");
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
