using Timeline.Benchmarks.Load;
using Timeline.Benchmarks.Load.Appending;
using Timeline.Benchmarks.Load.Following;
using Timeline.Benchmarks.Load.Reading;
using Timeline.Benchmarks.Load.Scale;
using Timeline.Benchmarks.Load.Servers;

namespace Timeline.Benchmarks;

/// <summary><c>Timeline.Benchmarks store &lt;what&gt; [--name value …]</c>: measures the event store beside its limit; docs/performance.md explains it.</summary>
internal static class Program
{
    private const string Usage =
        """
        Usage: Timeline.Benchmarks store append|fold|follow|readall|rebuild|generate|scale [--name value ...]

          --folder PATH      where the server keeps its data (a new one in the temporary folder, removed at the end)
          --postgres STRING  measure on this server instead: a superuser's connection string to a database of its own
          --set NAME=VALUE   a setting of the server that is started; may be repeated
          --pool TEXT        added to the connection string of our pool ("No Reset On Close=true")
          --try FILE         SQL to run after the migrations, with {schema}: measures a change before it is one
          --rounds N         how often each contender is measured in turn (5)
          --seconds N        how long each turn lasts (3)
          --at 1,8,32        append: how many at once
          --kind start|next  append: begin a stream each time, or add to one's own
          --rate N           follow: appends a second (500)
          --events N  --streams N  generate, scale, readall, rebuild: how many
        """;

    private static readonly Dictionary<string, Func<Bench, Task>> Benchmarks = new(StringComparer.Ordinal)
    {
        ["append"] = AppendBenchmark.RunAsync,
        ["fold"] = FoldBenchmark.RunAsync,
        ["follow"] = FollowBenchmark.RunAsync,
        ["readall"] = ReadAllBenchmark.RunAsync,
        ["rebuild"] = RebuildBenchmark.RunAsync,
        ["generate"] = Generator.RunAsync,
        ["scale"] = ScaleBenchmark.RunAsync,
    };

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is not ["store", var what, .. var rest] || !Benchmarks.TryGetValue(what, out var run))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        try
        {
            var options = Arguments.Parse(rest);
            await using var server = await BenchServer.StartAsync(options);
            await run(new Bench(options, server));
            return 0;
        }
        catch (UsageException e)
        {
            await Console.Error.WriteLineAsync($"{e.Message}\n\n{Usage}");
            return 2;
        }
    }
}
