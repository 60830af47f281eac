namespace Timeline.Benchmarks.Load.Figures;

/// <summary>Rows of the tables that figures are read from, made by PostgreSQL itself: what a projection would have made of many incidents in ten years.</summary>
/// <remarks>
/// Each has every metric once, one to three of 40 services, down or degraded for up to a day, and one of 200 customers; one in twenty is a drill, one in fifty
/// cancelled. Four in five values are recorded. Two targets of the organisation's own policy and one of a customer's are kept in six of seven.
/// </remarks>
internal static class GeneratedFacts
{
    private const int Metrics = 19;

    /// <param name="bench">Where.</param>
    /// <param name="schema">Made by the application.</param>
    /// <param name="incidents">How many.</param>
    public static async Task WriteAsync(Bench bench, string schema, int incidents)
    {
        await bench.Server.ExecuteAsync(
            $"""
             set synchronous_commit = off;
             select setseed(0.314);
             insert into {schema}.incident_fact (tenant_id, number, incident_id, version, definitions, began_at, severity, highest, kind, standing, detected_by, updates_due, updates_on_time, eta_slips)
             select '*DEFAULT*', n, gen_random_uuid(), 20, 1, timestamptz '2016-01-01' + n * (interval '10 years' / {incidents}),
                 case when n % 20 = 0 then 0 when n % 5 = 0 then 1 when n % 2 = 0 then 2 else 3 end, case when n % 10 = 0 then 0 else 1 end,
                 (n % 20 = 7)::int, (n % 50 = 9)::int, nullif(n % 6, 5), n % 9, n % 7, n % 3
             from generate_series(1, {incidents}) n;
             insert into {schema}.metric_duration
                 (tenant_id, number, metric, ordinal, status, seconds, started_at, severity, highest, kind, standing, detected_by, from_at, from_kind, from_entry, to_at, to_kind, to_entry)
             select f.tenant_id, f.number, m.metric, 0, m.status, case when m.status = 0 then m.seconds end, f.began_at, f.severity, f.highest, f.kind, f.standing, f.detected_by,
                 f.began_at, 3, gen_random_uuid(), f.began_at + m.seconds * interval '1 second', 7, gen_random_uuid()
             from {schema}.incident_fact f cross join lateral (
                 select metric, exp(random() * 12)::bigint as seconds, case when random() < 0.8 then 0 when random() < 0.2 then 1 else 2 end as status
                 from generate_series(0, {Metrics - 1}) metric where f.number > 0) m;
             insert into {schema}.incident_member (tenant_id, dimension, key, number, name)
             select distinct '*DEFAULT*', 0, 'SERVICE ' || ((n * 7 % 31 + s * 13) % 40), n, 'Service ' || ((n * 7 % 31 + s * 13) % 40) from generate_series(1, {incidents}) n cross join generate_series(1, 3) s where s <= 1 + n % 3;
             insert into {schema}.incident_member (tenant_id, dimension, key, number, name)
             select '*DEFAULT*', 1, 'CUSTOMER ' || (n % 200), n, 'Customer ' || (n % 200) from generate_series(1, {incidents}) n;
             insert into {schema}.incident_impact (tenant_id, number, ordinal, service, level, from_at, until_at, entry_id)
             select m.tenant_id, m.number, row_number() over (partition by m.number order by m.key), m.key, case when m.number % 3 = 0 then 0 else 1 end,
                 f.began_at, f.began_at + random() * interval '1 day', gen_random_uuid()
             from {schema}.incident_member m join {schema}.incident_fact f on f.tenant_id = m.tenant_id and f.number = m.number where m.dimension = 0;
             insert into {schema}.sla_fact (tenant_id, number, ordinal, clock, outcome, started_at, severity, highest, kind, standing, detected_by, policy, policy_version, target, awaits, customer, contract,
                 due_at, from_at, from_kind, from_entry, to_at, to_kind, to_entry, over, pauses, paused_seconds, paused_late, reassessed)
             select f.tenant_id, f.number, clock, 0, case when (f.number + clock) % 7 = 0 then 2 else 1 end,
                 f.began_at, f.severity, f.highest, f.kind, f.standing, f.detected_by, md5('policy ' || clock / 2)::uuid, 1, (array['Hands on it', 'Resolved'])[1 + clock % 2],
                 (array[7, 11])[1 + clock % 2], case when clock = 2 then md5('customer ' || f.number % 200)::uuid end,
                 case when clock = 2 then md5('contract ' || f.number % 200)::uuid end, f.began_at + interval '4 hours',
                 f.began_at, 3, gen_random_uuid(), f.began_at + interval '1 hour', 7, gen_random_uuid(), false, 0, 0, false, false
             from {schema}.incident_fact f cross join generate_series(0, 2) clock;
             """);
        foreach (var table in (string[])["incident_fact", "metric_duration", "incident_member", "incident_impact", "sla_fact"])
            await bench.Server.ExecuteAsync($"vacuum (analyze) {schema}.{table}");
    }
}
