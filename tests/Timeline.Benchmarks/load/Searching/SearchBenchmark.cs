using Timeline.Benchmarks.Load.Measuring;
using Timeline.Benchmarks.Load.Running;

namespace Timeline.Benchmarks.Load.Searching;

/// <summary>Searches among very many things, through the application: a request each, of every kind in turn, one at a time.</summary>
internal static class SearchBenchmark
{
    private const string Schema = "bench_search";
    private const int Incidents = 1_000;
    private const double MostMilliseconds = 100;

    private const string Query =
        """
        query($text: String!, $filter: SearchFilter) {
          search(text: $text, filter: $filter, first: 25) {
            rankedAmong more similar pageInfo { endCursor hasNextPage }
            nodes { nodeId thing entryId entryKind occurredAt retracted incident { key title } fragments { cutBefore cutAfter parts { text marked } } }
          }
        }
        """;

    private static readonly (string Name, Func<Random, string> Text, object? Filter)[] Kinds =
    [
        ("a word that every third has", _ => "mail", null),
        ("a word that 3 of 100 have", _ => "standby", null),
        ("one of the ten most frequent words", random => GeneratedThings.Word(random.Next(1, 11)), null),
        ("a word of middling frequency", random => GeneratedThings.Word(random.Next(50, 1_000)), null),
        ("a rare word", random => GeneratedThings.Word(random.Next(10_000, GeneratedThings.Words)), null),
        ("a word that 50 have", _ => "cormorant", null),
        ("a word that none has", _ => "zzyzx", null),
        ("two frequent words", _ => "mail queue", null),
        ("a frequent and a rare word", random => $"mail {GeneratedThings.Word(random.Next(10_000, GeneratedThings.Words))}", null),
        ("two words, the last begun", _ => "mail que", null),
        ("the beginning of many words", random => GeneratedThings.Word(random.Next(10, 100)), null),
        ("one letter", _ => "w", null),
        ("one letter that few begin with", _ => "c", null),
        ("a misspelt word", _ => "cormrant", null),
        ("a short misspelt word beside another", _ => "mial cormorant", null),
        ("a frequent word, severity of 1 in 100", _ => "mail", new { severity = new[] { "SEV1" } }),
        ("a frequent word, a month long ago", _ => "mail", new { from = "2021-06-01T00:00:00Z", to = "2021-07-01T00:00:00Z" }),
        ("a word that 3 of 100 have, before a year", _ => "standby", new { to = "2023-01-01T00:00:00Z" }),
        ("a frequent word, things that there are none of", _ => "mail", new { thing = new[] { "LESSON" } }),
        ("a frequent word in one incident", random => "mail", new { incident = new[] { "INC-17" } }),
    ];

    public static async Task RunAsync(Bench bench)
    {
        var (things, rounds, times) = (bench.Arguments.Number("things", 1_000_000), bench.RoundCount, bench.Arguments.Number("times", 20));
        await bench.Server.DropSchemaAsync(Schema);
        using var node = await Nodes.StartAsync(bench, Schema);
        using var client = new NodeClient(node);
        for (var number = 1; number <= Incidents; number++)
            await client.AskAsync("mutation($title: String!) { declareIncident(input: { title: $title }) { error { message } } }", new { title = $"The pumps stand still, {number}" });
        await GeneratedThings.WriteAsync(bench, Schema, things);

        Report.Line($"");
        Report.Line($"Searches among {things:N0} things   ({rounds} rounds of {times} in turn; load average before: {Report.LoadAverage()})");
        Report.Line($"  tables and indexes: {await bench.Server.ScalarAsync($"select pg_size_pretty(pg_total_relation_size('{Schema}.search_thing')) || ' and ' || pg_size_pretty(pg_total_relation_size('{Schema}.search_word'))")}");
        var random = new Random(20260314);
        var taken = Kinds.Select(_ => new List<double>()).ToArray();
        // Round 0 warms up.
        for (var turn = 0; turn < times * (rounds + 1); turn++)
        {
            for (var kind = 0; kind < Kinds.Length; kind++)
            {
                var (_, took) = await client.AskAsync(NodeClient.Request(Query, new { text = Kinds[kind].Text(random), filter = Kinds[kind].Filter }));
                if (turn >= times)
                    taken[kind].Add(took);
            }
        }

        Print(taken);
    }

    private static void Print(List<double>[] taken)
    {
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            taken[kind].Sort();
            Report.Line($"  {Kinds[kind].Name,-50} p50 {Sample.Percentile(taken[kind], 0.5),8:N1} ms   p99 {Sample.Percentile(taken[kind], 0.99),8:N1} ms");
        }

        var all = taken.SelectMany(each => each).Order().ToList();
        Report.Line($"  {"all",-50} p50 {Sample.Percentile(all, 0.5),8:N1} ms   p99 {Sample.Percentile(all, 0.99),8:N1} ms");
        Goal.AtMost("search, p99 of all", Sample.Percentile(all, 0.99), MostMilliseconds, " ms");
    }
}
