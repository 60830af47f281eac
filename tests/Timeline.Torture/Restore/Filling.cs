using System.Globalization;
using System.Text.Json;
using Timeline.Torture.Application;
using Timeline.Torture.Checking;
using Timeline.Torture.Servers;

namespace Timeline.Torture.Restore;

/// <summary>Fills a database with every sort of event there is: those of version 0.1, of today, redacted ones, and some without a hash.</summary>
internal static class Filling
{
    /// <summary>A stream of another program, which sealed nothing.</summary>
    private static readonly Guid Stranger = Guid.Parse("00000000-0000-8000-8000-00000000d0d0");

    private static readonly TimeSpan Load = TimeSpan.FromSeconds(3);

    /// <param name="connectionString">A database that holds what version 0.1 left.</param>
    /// <param name="seed">Repeats the choices.</param>
    /// <param name="findings">What goes wrong meanwhile.</param>
    public static async Task RunAsync(string connectionString, int seed, Findings findings)
    {
        var (code, said) = await ApiNode.RunVerbAsync(connectionString, "migrate");
        findings.Expect(code == 0, "migrate", said);
        await using var node = await ApiNode.StartAsync(connectionString);
        using var client = new ApiClient([node.Root]);
        var journal = new ApiJournal();
        await using (await ApiLoad.BeginAsync(client, journal, findings, seed))
            await Task.Delay(Load);

        var incident = journal.Sent.First(command => command.Kind == ApiCommandKind.Log).Incident;
        await PromiseAsync(client, incident);
        await RedactAsync(client, incident);
        await Sql.ExecuteAsync(
            connectionString,
            $"""
             alter table mt_events disable trigger es_seal;
             insert into mt_streams (tenant_id, id, version, timestamp) select distinct tenant_id, '{Stranger}'::uuid, 3, timestamptz '2020-01-01' from mt_events;
             insert into mt_events (tenant_id, stream_id, seq_id, id, version, type, mt_dotnet_type, data, timestamp)
             select s.tenant_id, s.id, nextval('mt_events_sequence'), gen_random_uuid(), v, 'entry_logged', null, jsonb_build_object('Text', v), timestamptz '2020-01-01' + v * interval '1 day'
             from mt_streams s, generate_series(1, 3) v where s.id = '{Stranger}';
             alter table mt_events enable trigger es_seal
             """);
    }

    // A deadline that is still to come.
    private static Task PromiseAsync(ApiClient client, Guid incident) => DoAsync(
        client, "sendUpdate", new { commandId = Guid.CreateVersion7(), incidentId = incident, text = "We look into it.", nextUpdateDue = DateTimeOffset.UtcNow.AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) });

    private static async Task RedactAsync(ApiClient client, Guid incident)
    {
        var entries = (await client.AskAsync(0, "query($key: String!) { incident(key: $key) { timeline(first: 3) { nodes { id } } } }", new { key = incident.ToString() }))
            .GetProperty("incident").GetProperty("timeline").GetProperty("nodes");
        foreach (var entry in entries.EnumerateArray())
            await DoAsync(client, "redactEntry", new { commandId = Guid.CreateVersion7(), incidentId = incident, entryId = entry.GetProperty("id").GetString(), reason = "A password" });
    }

    private static async Task DoAsync(ApiClient client, string mutation, object input)
    {
        var answer = await client.AskAsync(0, $"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ error {{ message }} }} }}", new { input });
        if (answer.GetProperty(mutation).GetProperty("error") is { ValueKind: JsonValueKind.Object } error)
            throw new InvalidOperationException($"{mutation} is refused: {error}");
    }
}
