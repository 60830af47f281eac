using System.Globalization;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.Markdown;

namespace Timeline.Benchmarks.Load.Documents;

/// <summary>What the HTML of an entry costs: where its text is read for the first time, and where it was read before.</summary>
internal static class HtmlBenchmark
{
    private const int Different = 1_000;

    public static async Task RunAsync(Arguments arguments)
    {
        var (texts, next) = (Enumerable.Range(0, Different).Select(Text).ToList(), Different);
        await Rounds.CompareAsync(
            "HTML of an entry, one after another",
            "entries",
            arguments.Number("rounds", 5),
            new Contender("made anew", () => TurnAsync(() => Text(Interlocked.Increment(ref next)))),
            new Contender("read before", () => TurnAsync(() => texts[Interlocked.Increment(ref next) % Different])));

        Task<Sample> TurnAsync(Func<string> text) => Turn.RunAsync(workers: 1, arguments.Number("seconds", 3), _ =>
        {
            MarkdownRenderer.ToSafeHtml(text(), headingShift: 3);
            return Task.CompletedTask;
        });
    }

    // As people write: two sentences, some emphasis, code and a link.
    private static string Text(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"The queue of `mail-{number}` **stands still** since {number % 60} minutes past; Grace restarted the worker and it fills again. See [the graph](https://example.org/graphs/{number}) and ask whoever is on call.");
}
