using Timeline.Benchmarks.Load.Measuring;
using Timeline.Benchmarks.Load.Running;

namespace Timeline.Benchmarks.Load.Figures;

/// <summary>Figures over very many incidents, through the application: a request each, of every kind in turn, one at a time.</summary>
internal static class FiguresBenchmark
{
    private const string Schema = "bench_figures";
    private const double MostMilliseconds = 200;

    private const string Figure = "n pending notApplicable invalid values percentiles { median p75 p90 p95 }";

    private const string Query =
        $$"""
        query($input: MetricFiguresInput!, $first: Int) {
          metricFigures(input: $input) {
            asOf computedFor notes total { {{Figure}} } trend { period { first } figure { {{Figure}} } }
            groups { key label figure { {{Figure}} } trend { figure { n percentiles { median } } } } bins { from until low high count }
            points(first: $first) { totalCount pageInfo { hasNextPage endCursor } nodes { key severity startedAt value { seconds from { at entryId } to { at entryId } } } }
          }
        }
        """;

    private const string Shares = "query($input: MetricSharesInput!) { metricShares(input: $input) { total { incidents updateAdherence detectedByCustomers } groups { label figure { incidents updateAdherence } } } }";

    private const string Attainment =
        """
        query($input: SlaAttainmentInput!) { slaAttainment(input: $input) {
          total { targets { met missed attainment } } trend { period { first } figure { targets { met missed } } } groups { label figure { targets { met missed attainment } } }
          misses(first: 100) { totalCount nodes { key reason } }
        } }
        """;

    private const string Availability =
        "query($input: AvailabilityInput!) { availability(input: $input) { total { lostSeconds percent } services { label figure { lostSeconds outages percent } } } }";

    private const string Windows =
        "query($input: AvailabilityInput!) { availability(input: $input) { total { lostSeconds percent } services { label figure { lostSeconds outages percent } windows(first: 10) { nodes { from until } } } } }";

    private static readonly (string Name, string Query, object Variables)[] Kinds =
    [
        ("a quarter: figures, by month, 2,000 points", Query, new { input = Input("2020-01-01", "2020-03-31", trend: "MONTH"), first = 3_000 }),
        ("four months: by service, 3,000 points", Query, new { input = Input("2020-01-01", "2020-04-30", groupBy: "SERVICE"), first = 3_000 }),
        ("a year: by service and month", Query, new { input = Input("2020-01-01", "2020-12-31", groupBy: "SERVICE", trend: "MONTH"), first = 100 }),
        ("ten years: total, bins, 100 points", Query, new { input = Input("2016-01-01", "2025-12-31"), first = 100 }),
        ("ten years: total, bins, 3,000 points", Query, new { input = Input("2016-01-01", "2025-12-31"), first = 3_000 }),
        ("ten years: by month", Query, new { input = Input("2016-01-01", "2025-12-31", trend: "MONTH"), first = 100 }),
        ("ten years: by severity and quarter", Query, new { input = Input("2016-01-01", "2025-12-31", groupBy: "SEVERITY", trend: "QUARTER"), first = 100 }),
        ("ten years: by service", Query, new { input = Input("2016-01-01", "2025-12-31", groupBy: "SERVICE"), first = 100 }),
        ("ten years: by customer and year", Query, new { input = Input("2016-01-01", "2025-12-31", groupBy: "CUSTOMER", trend: "YEAR"), first = 100 }),
        ("ten years of one service, by month", Query, new { input = Input("2016-01-01", "2025-12-31", trend: "MONTH", filter: new { service = new[] { "Service 7" } }), first = 3_000 }),
        ("ten years of one customer, 3,000 points", Query, new { input = Input("2016-01-01", "2025-12-31", filter: new { customer = new[] { "Customer 8" }, severity = new[] { "SEV3", "SEV4" } }), first = 3_000 }),
        ("ten years: shares by detection", Shares, new { input = new { from = "2016-01-01", to = "2025-12-31", zone = "Europe/Berlin", groupBy = "DETECTED_BY" } }),
        ("a year: attainment by service and month", Attainment, new { input = new { from = "2020-01-01", to = "2020-12-31", zone = "Europe/Berlin", groupBy = "SERVICE", trend = "MONTH" } }),
        ("ten years: attainment by target and quarter", Attainment, new { input = new { from = "2016-01-01", to = "2025-12-31", zone = "Europe/Berlin", groupBy = "TARGET", trend = "QUARTER" } }),
        ("ten years: attainment by customer", Attainment, new { input = new { from = "2016-01-01", to = "2025-12-31", zone = "Europe/Berlin", clocks = "CUSTOMERS", groupBy = "CUSTOMER" } }),
        ("a quarter: availability of all, with the times", Windows, new { input = new { from = "2020-01-01", to = "2020-03-31", zone = "Europe/Berlin" } }),
        ("ten years: availability of all", Availability, new { input = new { from = "2016-01-01", to = "2025-12-31", zone = "Europe/Berlin" } }),
    ];

    public static async Task RunAsync(Bench bench)
    {
        var (incidents, rounds, times) = (bench.Arguments.Number("incidents", 100_000), bench.RoundCount, bench.Arguments.Number("times", 20));
        await bench.Server.DropSchemaAsync(Schema);
        using var node = await Nodes.StartAsync(bench, Schema);
        using var client = new NodeClient(node);
        await GeneratedFacts.WriteAsync(bench, Schema, incidents);

        Report.Line($"");
        Report.Line($"Figures over {incidents:N0} incidents   ({rounds} rounds of {times} in turn; load average before: {Report.LoadAverage()})");
        Report.Line($"  tables and indexes: {await bench.Server.ScalarAsync($"select string_agg(pg_size_pretty(pg_total_relation_size('{Schema}.' || name)) || ' ' || name, ', ') from unnest(array['incident_fact', 'metric_duration', 'incident_member', 'incident_impact', 'sla_fact']) name")}");
        var taken = Kinds.Select(_ => new List<double>()).ToArray();
        // Round 0 warms up.
        for (var turn = 0; turn < times * (rounds + 1); turn++)
        {
            for (var kind = 0; kind < Kinds.Length; kind++)
            {
                var (_, took) = await client.AskAsync(NodeClient.Request(Kinds[kind].Query, Kinds[kind].Variables));
                if (turn >= times)
                    taken[kind].Add(took);
            }
        }

        Print(taken);
    }

    private static object Input(string from, string to, string? groupBy = null, string? trend = null, object? filter = null) =>
        new { metric = "REPORT_TO_RESOLVE", from, to, zone = "Europe/Berlin", groupBy, trend, filter };

    private static void Print(List<double>[] taken)
    {
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            taken[kind].Sort();
            Report.Line($"  {Kinds[kind].Name,-50} p50 {Sample.Percentile(taken[kind], 0.5),8:N1} ms   p99 {Sample.Percentile(taken[kind], 0.99),8:N1} ms");
        }

        var all = taken.SelectMany(each => each).Order().ToList();
        Report.Line($"  {"all",-50} p50 {Sample.Percentile(all, 0.5),8:N1} ms   p99 {Sample.Percentile(all, 0.99),8:N1} ms");
        Goal.AtMost("figures, p99 of all", Sample.Percentile(all, 0.99), MostMilliseconds, " ms");
    }
}
