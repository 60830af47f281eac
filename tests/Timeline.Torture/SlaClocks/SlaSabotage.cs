using Timeline.Torture.Checking;
using Timeline.Torture.Servers;

namespace Timeline.Torture.SlaClocks;

/// <summary>Shows that the check can fail: what it is to find is done to the events with SQL, one after the other.</summary>
internal static class SlaSabotage
{
    private static readonly (string What, string Found, string Sql)[] Damages =
    [
        ("a breach found twice", "twice", $"""
            insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, headers)
            select nextval('mt_events_sequence'), gen_random_uuid(), stream_id, version + 1000, data, type, timestamp, tenant_id, mt_dotnet_type, headers from mt_events where {Breach(1)}
            """),
        ("a breach lost", "never", $"delete from mt_events where {Breach(2)}"),
        ("a breach of a second later", "time", $"update mt_events set data = jsonb_set(data, '{{When,At}}', to_jsonb(to_char((data #>> '{{When,At}}')::timestamptz at time zone 'UTC' + interval '1 second', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'))) where {Breach(3)}"),
        ("a breach recorded before it was due", "early", $"update mt_events set timestamp = timestamp - interval '1 hour' where {Breach(4)}"),
        ("a breach that was none", "standing", $"update mt_events set type = 'sla_target_met' where {Breach(5)}"),
        ("a warning lost", "never", "delete from mt_events where id = (select id from mt_events where type = 'sla_target_warned' order by seq_id desc limit 1)"),
    ];

    // Each damage is done to another one of the newest.
    private static string Breach(int number) => FormattableString.Invariant($"id = (select id from mt_events where type = 'sla_target_breached' order by seq_id desc offset {10 * number} limit 1)");

    /// <summary>How many of them were not noticed. The database is of no use afterwards.</summary>
    /// <param name="check">Of the incidents that it is done to.</param>
    /// <param name="server">Where they are.</param>
    public static async Task<int> RunAsync(SlaCheck check, TortureServer server)
    {
        var unnoticed = 0;
        foreach (var (what, found, sql) in Damages)
        {
            var (before, after) = (new Findings(), new Findings());
            await check.RecordedAsync(before);
            await server.ExecuteAsync(sql);
            await check.RecordedAsync(after);
            var news = after.All.Except(before.All).Where(finding => finding.StartsWith(found + ":", StringComparison.Ordinal)).ToList();
            unnoticed += news.Count > 0 ? 0 : 1;
            Console.WriteLine($"{(news.Count > 0 ? "noticed" : "NOT NOTICED")}  {what}: {news.FirstOrDefault() ?? "nothing found"}");
        }

        return unnoticed;
    }
}
