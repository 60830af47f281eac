using System.Text.Json;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.Benchmarks.Load.Running;

namespace Timeline.Benchmarks.Load.Figures;

/// <summary>Asks the application for figures of every metric over very many incidents, some of them private, and PostgreSQL for the same from the raw rows: both must say the same, to the second.</summary>
internal static class FiguresCheck
{
    private const string Schema = "bench_exact";

    private const string Figure = "n pending notApplicable invalid values mean percentiles { median p75 p90 p95 }";

    private const string Query =
        $$"""
        query($input: MetricFiguresInput!) {
          metricFigures(input: $input) { moreGroups total { {{Figure}} } trend { period { first } figure { {{Figure}} } } groups { label figure { {{Figure}} } trend { period { first } figure { {{Figure}} } } } }
        }
        """;

    private static readonly string[] Counts = ["n", "pending", "notApplicable", "invalid"];

    private static readonly string[] Metrics =
    [
        "TICKET_TO_ENGAGEMENT", "FORMAL_TICKET_TO_ENGAGEMENT", "TIME_TO_REACH", "TIME_TO_FIRST_UPDATE", "TIME_TO_DETECT", "MISSED_WARNING", "TIME_TO_ACKNOWLEDGE", "TIME_TO_DIAGNOSE",
        "TIME_TO_MITIGATE", "TIME_TO_RESOLVE", "REPORT_TO_RESOLVE", "LONGEST_SILENCE", "IMPACT_TIME", "AFFECTED_TIME", "DATA_LOSS_WINDOW", "REMAINING_LOSS", "ETA_ERROR", "EFFORT", "LONGEST_STRETCH",
    ];

    private static readonly ExactQuestion[] Questions =
    [
        new("ten years, by month", "2016-01-01", "2025-12-31") { Trend = "MONTH" },
        new("ten years by severity and quarter", "2016-01-01", "2025-12-31") { GroupBy = "SEVERITY", Trend = "QUARTER" },
        new("ten years by the worst severity", "2016-01-01", "2025-12-31") { GroupBy = "HIGHEST_SEVERITY" },
        new("ten years by service and year", "2016-01-01", "2025-12-31") { GroupBy = "SERVICE", Trend = "YEAR" },
        new("four years and some days by customer, of sixty", "2017-02-10", "2021-05-04") { GroupBy = "CUSTOMER", Customers = [.. Enumerable.Range(1, 60)] },
        new("ten years by detection, with drills", "2016-01-01", "2025-12-31") { GroupBy = "DETECTED_BY", Drills = true },
        new("a year and some days by kind and week", "2019-03-27", "2020-04-09") { GroupBy = "KIND", Trend = "WEEK", Drills = true },
        new("a month of two services, by day", "2020-10-05", "2020-11-04") { Services = [7, 12], Trend = "DAY" },
        new("ten years of one customer, two severities", "2016-01-01", "2025-12-31") { Customers = [8], Severities = [2, 3], Trend = "YEAR" },
    ];

    public static async Task RunAsync(Bench bench)
    {
        var incidents = bench.Arguments.Number("incidents", 100_000);
        await bench.Server.DropSchemaAsync(Schema);
        using var node = await Nodes.StartAsync(bench, Schema);
        using var client = new NodeClient(node);
        await GeneratedFacts.WriteAsync(bench, Schema, incidents);
        await bench.Server.ExecuteAsync(ExactQuestion.Unevenness(Schema));

        Report.Line($"");
        var (figures, wrong) = (0, 0);
        foreach (var question in Questions)
        {
            for (var metric = 0; metric < Metrics.Length; metric++)
            {
                var answer = (await client.AskAsync(Query, new { input = question.Input(Metrics[metric]) })).GetProperty("metricFigures");
                var shown = Lines(answer).Order(StringComparer.Ordinal).ToList();
                var counted = (await bench.Server.ScalarAsync(question.Sql(Schema, metric))).Split('\n').Order(StringComparer.Ordinal).ToList();
                figures += counted.Count;
                // A question of nothing would show nothing.
                if (counted is not [""] && answer.GetProperty("moreGroups").GetInt32() == 0 && shown.SequenceEqual(counted))
                    continue;
                wrong++;
                Report.Line($"  {Metrics[metric]}, {question.Name}: {shown.Count} figures are not the {counted.Count} counted. Shown only: {string.Join(", ", shown.Except(counted).Take(3))}; counted only: {string.Join(", ", counted.Except(shown).Take(3))}");
            }
        }

        Report.Line($"Figures over {incidents:N0} incidents, as PostgreSQL counts them from the rows   ({Questions.Length} questions of {Metrics.Length} metrics, {figures:N0} figures)");
        Goal.AtMost("questions with a figure that differs", wrong, 0);
        Environment.ExitCode = wrong == 0 ? 0 : 1;
    }

    // As ExactQuestion.Sql writes them. A part of a trend in which there is nothing is no row of SQL.
    private static IEnumerable<string> Lines(JsonElement answer)
    {
        var total = answer.GetProperty("total");
        if (!IsEmpty(total))
            yield return Line("all", "all", total);
        foreach (var part in answer.GetProperty("trend").EnumerateArray().Where(part => !IsEmpty(part.GetProperty("figure"))))
            yield return Line("all", part.GetProperty("period").GetProperty("first").ToString(), part.GetProperty("figure"));
        foreach (var group in answer.GetProperty("groups").EnumerateArray())
        {
            var label = group.GetProperty("label").ToString();
            yield return Line(label, "all", group.GetProperty("figure"));
            foreach (var part in group.GetProperty("trend").EnumerateArray().Where(part => !IsEmpty(part.GetProperty("figure"))))
                yield return Line(label, part.GetProperty("period").GetProperty("first").ToString(), part.GetProperty("figure"));
        }
    }

    private static bool IsEmpty(JsonElement figure) => Counts.All(count => figure.GetProperty(count).GetInt32() == 0);

    private static string Line(string group, string period, JsonElement figure)
    {
        var percentiles = figure.GetProperty("percentiles");
        var values = percentiles.ValueKind == JsonValueKind.Null
            ? figure.GetProperty("values").EnumerateArray().Select(value => value.ToString())
            : percentiles.EnumerateObject().Select(percentile => percentile.Value.ToString());
        return string.Join(' ', [group, period, .. Counts.Select(count => figure.GetProperty(count).ToString()), figure.GetProperty("mean").ToString(), .. values]);
    }
}
