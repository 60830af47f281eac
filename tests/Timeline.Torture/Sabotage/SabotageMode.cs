using Npgsql;
using Timeline.Torture.Checking;
using Timeline.Torture.Entries;
using Timeline.Torture.Rounds;
using Timeline.Torture.Servers;
using Timeline.Torture.Writing;

namespace Timeline.Torture.Sabotage;

/// <summary>Shows that the checks can fail: what they are to find is done to the tables with SQL, and must be found.</summary>
internal static class SabotageMode
{
    private const string Newest = $"select id from {EntryStore.Schema}.mt_events where tenant_id = $1 order by seq_id desc limit 1";

    private static readonly (string What, string[] Found, string Sql)[] Damages =
    [
        ("nothing", [], "select $1::text"),
        ("an acknowledged event lost", ["lost", "half"], $"delete from {EntryStore.Schema}.mt_events where tenant_id = $1 and id = ({Newest})"),
        ("an event stored twice", ["twice"], $"""
            insert into {EntryStore.Schema}.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, headers)
            select nextval('{EntryStore.Schema}.mt_events_sequence'), gen_random_uuid(), stream_id, version + 1000, data, type, timestamp, tenant_id, mt_dotnet_type, headers
            from {EntryStore.Schema}.mt_events where tenant_id = $1 and id = ({Newest})
            """),
        ("a stream's row ahead of its events", ["head"], $"update {EntryStore.Schema}.mt_streams set version = version + 1 where tenant_id = $1"),
        ("an inline document behind", ["inline document"], $"update {EntryStore.Schema}.mt_doc_account set data = jsonb_set(data, '{{Balance,Entries}}', '0') where tenant_id = $1"),
        ("a background document missing", ["background document"], $"delete from {EntryStore.Schema}.mt_doc_statement where tenant_id = $1"),
        ("the forgotten id of a command", ["repeat", "twice"], $"delete from {EntryStore.Schema}.mt_doc_handledcommand where tenant_id = $1"),
        ("a record time that goes back", ["time"], $"update {EntryStore.Schema}.mt_events set timestamp = timestamp - interval '1 hour' where tenant_id = $1 and version = 2"),
        ("a hash taken off", ["chain"], $"update {EntryStore.Schema}.mt_events set headers = headers - 'hash' where tenant_id = $1 and id = ({Newest})"),
        ("a stream that nobody appended to", ["empty"], $"insert into {EntryStore.Schema}.mt_streams (tenant_id, id, version) values ($1, gen_random_uuid(), 2)"),
        ("an event that was not sent", ["stranger"], $"update {EntryStore.Schema}.mt_events set data = jsonb_set(data, '{{Command}}', to_jsonb(gen_random_uuid()::text)) where tenant_id = $1 and id = ({Newest})"),
        ("a changed byte", ["chain"], $"update {EntryStore.Schema}.mt_events set user_name = 'Writer' where tenant_id = $1 and id = ({Newest})"),
        // The last: Marten keeps those of all tenants in one table.
        ("an event parked", ["parked"], $"insert into {EntryStore.Schema}.mt_doc_deadletterevent (id, data) values (gen_random_uuid(), jsonb_build_object('TenantId', $1, 'EventSequence', 1, 'ProjectionName', 'Statement', 'ShardName', 'All'))"),
    ];

    public static async Task<int> RunAsync(int seed)
    {
        using var folder = new TemporaryFolder();
        await using var server = await TortureServer.StartAsync(folder.Path);
        await using (var node = new EntryStore(server.ConnectionString))
            await node.PrepareAsync();
        await using var follower = new LiveFollower(server.ConnectionString);
        await using var crew = new Crew(server.ConnectionString, seed);
        var unnoticed = 0;
        foreach (var (what, found, sql) in Damages)
        {
            var (journal, findings, before) = (new Journal(), new Findings(), new Findings());
            var tenant = FormattableString.Invariant($"sabotage-{Array.FindIndex(Damages, damage => damage.What == what)}");
            await follower.BeginAsync(tenant);
            await crew.BeginAsync(tenant, journal, count: 1);
            await journal.ServedAsync(after: 30, findings);
            await crew.EndAsync(findings);
            await TenantCheck.RunAsync(server.ConnectionString, tenant, journal, follower, before);
            await DamageAsync(server, tenant, sql);
            await TenantCheck.RunAsync(server.ConnectionString, tenant, journal, follower, findings);

            var noticed = before.All.Count == 0 && (found.Length == 0
                ? findings.All.Count == 0
                : found.Any(kind => findings.All.Exists(finding => finding.StartsWith(kind + ":", StringComparison.Ordinal))));
            unnoticed += noticed ? 0 : 1;
            Console.WriteLine($"{(noticed ? "noticed" : "NOT NOTICED")}  {what}: {findings.All.FirstOrDefault() ?? "nothing found"}");
        }

        Console.WriteLine(FormattableString.Invariant($"{Damages.Length} damages, {unnoticed} failures, seed {seed}"));
        return unnoticed == 0 ? 0 : 1;
    }

    private static async Task DamageAsync(TortureServer server, string tenant, string sql)
    {
        await using var connection = new NpgsqlConnection($"{server.ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = tenant } } };
        await command.ExecuteNonQueryAsync();
    }
}
