using System.Globalization;

namespace Timeline.Benchmarks.Load.Documents;

/// <summary>What a long incident would put into its document: made up, and the same every time.</summary>
internal static class GeneratedIncident
{
    public const string Title = "INC-2041 · The pumps stand still";

    private const int EntriesPerExcerpt = 100;
    private const int Minutes = 40 * 60;

    private static readonly DateTime Begin = new(2026, 3, 3, 7, 30, 0, DateTimeKind.Utc);
    private static readonly string[] Kinds = ["Note", "Action", "Observation", "Update sent", "Contact attempt", "Decision"];
    private static readonly string[] People = ["Ada Moreau", "Jens Okafor", "Lina Petrov", "Grace Hopper", "Marta Lindqvist"];

    private static readonly string[] Sentences =
    [
        "Pressure in the *northern* main fell below **2.1 bar**; the standby pump did not take over.",
        "Restarted `pump-controller` on the second node; it came back after 40 seconds and stopped again.",
        "The supplier's engineer is on the way and expects to be there within the hour.",
        "Queue length checked: nothing is waiting, so what is missing is missing upstream.",
        "Valve 12 was opened by hand, as the [runbook](https://example.org/runbooks/valves) says, and the flow rose to half of what is usual at this time of the day.",
        "Customers in three districts report low pressure; the hotline has the text of the last update.",
        "Ruled out: power, network, the change of Tuesday. Left: firmware of the drives, and the sensor in shaft 4.",
    ];

    /// <summary>Entries over 40 hours, in order.</summary>
    public static IEnumerable<GeneratedEntry> Entries(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var after = TimeSpan.FromMinutes((long)i * Minutes / count);
            var text = string.Create(CultureInfo.InvariantCulture, $"{Sentences[i % Sentences.Length]} ({i})");
            yield return new(Begin + after, after, Kinds[i % Kinds.Length], People[i % People.Length], text, i % EntriesPerExcerpt == EntriesPerExcerpt / 2 ? Excerpt(i) : null);
        }
    }

    /// <summary>A row of measured values.</summary>
    public static string[] Row(int number) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"{Begin.AddSeconds(number * 18L):HH:mm:ss}"),
        string.Create(CultureInfo.InvariantCulture, $"pump-{(number % 12) + 1:00}"),
        string.Create(CultureInfo.InvariantCulture, $"{(number * 7919 % 400) / 100.0:0.00} bar"),
        number % 9 == 0 ? "below the limit, alarm acknowledged by the control room" : "normal",
    ];

    public static string LongWord { get; } = string.Concat(Enumerable.Range(0, 40).Select(i => "Druckstoss"));

    private static string Excerpt(int number) => string.Join('\n', Enumerable.Range(0, 12).Select(line =>
        string.Create(CultureInfo.InvariantCulture, $"{Begin.AddSeconds((number * 29L) + line):yyyy-MM-ddTHH:mm:ss}Z pump-controller[{2000 + line}]: drive {line} reports 0x{number * 31 + line:x4}, torque {line * 3}%, retrying in 500 ms")));
}

/// <summary>An entry of the timeline.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Elapsed">Since the beginning.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Who">Who recorded it.</param>
/// <param name="Markdown">What it says.</param>
/// <param name="Excerpt">Lines of a log; none when null.</param>
internal sealed record GeneratedEntry(DateTime At, TimeSpan Elapsed, string Kind, string Who, string Markdown, string? Excerpt)
{
    public string Time => At.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public string Since => string.Create(CultureInfo.InvariantCulture, $"+{(int)Elapsed.TotalHours} h {Elapsed.Minutes:00} min");
}
