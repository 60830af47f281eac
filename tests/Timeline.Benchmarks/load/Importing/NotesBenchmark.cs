using System.Diagnostics;
using System.Globalization;
using System.Text;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.Domain.Import;

namespace Timeline.Benchmarks.Load.Importing;

/// <summary>How long reading notes takes: a thousand lines of each kind.</summary>
internal static class NotesBenchmark
{
    private const int Lines = 1000;
    private const double MostMilliseconds = 150;

    private static readonly (string Kind, Func<int, string> Line)[] Kinds =
    [
        ("lines with a clock", i => $"{Clock(i)} the queue of node {i} is growing, restarted its consumer"),
        ("lines with a day and a zone", i => $"2024-03-{1 + i / 60 % 28:00} {Clock(i)} CET the queue of node {i} is growing"),
        ("a chat", i => i % 2 == 0 ? $"Anna Berg  {1 + i / 60 % 12}:{i % 60:00} PM" : $"the queue of node {i} is growing"),
        ("a table", i => i == 0 ? "| Time (UTC) | Who | What |" : $"| {Clock(i)} | Anna | the queue of node {i} is growing |"),
        ("a report with little of it timed", i => i % 20 == 0 ? $"- {Clock(i)} UTC: restarted node {i}" : "Some of what is said about it, on a line of the usual length, and no more."),
        ("a web server's log", i => $"192.0.2.7 - - [05/Mar/2024:{Clock(i)}:11 +0100] \"GET /basket/{i} HTTP/1.1\" 502 0"),
    ];

    public static Task RunAsync(Arguments arguments)
    {
        var rounds = arguments.Number("rounds", 9);
        Report.Line($"{Lines} lines each, median of {rounds}, load average {Report.LoadAverage()}");
        var slowest = 0.0;
        foreach (var (kind, line) in Kinds)
        {
            var text = new StringBuilder();
            for (var i = 0; i < Lines; i++)
                text.Append(line(i)).Append('\n');
            var (milliseconds, entries) = Measure(text.ToString(), rounds);
            slowest = Math.Max(slowest, milliseconds);
            Report.Line($"  {kind,-34} {milliseconds,7:0.0} ms, {entries} entries");
        }

        Goal.AtMost("the slowest kind", slowest, MostMilliseconds, " ms");
        return Task.CompletedTask;
    }

    private static (double Milliseconds, int Entries) Measure(string text, int rounds)
    {
        var entries = NotesReader.Preview(text, null, new(2024, 3, 5)).Entries.Count;
        var taken = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            NotesReader.Preview(text, null, new(2024, 3, 5));
            taken.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return (Sample.Median(taken), entries);
    }

    private static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60 % 24:00}:{minute % 60:00}");
}
