using System.Runtime.CompilerServices;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Timeline.Domain.Sla;

namespace Timeline.Domain.Tests.Sla.Counting;

/// <summary>A clock with its right answer, which two programs that share no code with this one agreed on.</summary>
/// <param name="Input">As the line of the file has it: <c>calendar</c>, <c>targetSeconds</c>, <c>start</c>, <c>at</c>, <c>pauses</c>.</param>
public sealed record CountingCase(int Line, JsonElement Input, Instant? DueAt, long CountedSeconds)
{
    public SlaQuestion Question => new(
        Calendar(Input.GetProperty("calendar")),
        Duration.FromSeconds(Input.GetProperty("targetSeconds").GetInt64()),
        Time(Input.GetProperty("start")),
        Time(Input.GetProperty("at")),
        [.. List(Input, "pauses").Select(pause => new SlaPause(Time(pause.GetProperty("from")), Optional(pause, "until")))]);

    /// <summary>All of the file, in its order.</summary>
    public static IReadOnlyList<CountingCase> All() =>
    [
        .. File.ReadLines(Path.Combine(Path.GetDirectoryName(Here())!, "cases.jsonl")).Select((text, index) =>
        {
            var line = JsonDocument.Parse(text).RootElement;
            var expect = line.GetProperty("expect");
            return new CountingCase(index + 1, line.GetProperty("input"), Optional(expect, "dueAt"), expect.GetProperty("countedSeconds").GetInt64());
        }),
    ];

    private static string Here([CallerFilePath] string here = "") => here;

    private static SlaCalendarTerms Calendar(JsonElement calendar) => new(
        calendar.GetProperty("zone").GetString()!,
        calendar.TryGetProperty("always", out var always) && always.GetBoolean(),
        [.. List(calendar, "hours").Select(hours => new SlaHours(
            Enum.Parse<DayOfWeek>(hours.GetProperty("day").GetString()!, ignoreCase: true), hours.GetProperty("from").GetString()!, hours.GetProperty("until").GetString()!))],
        [.. List(calendar, "holidays").Select(date => new SlaHoliday(LocalDatePattern.Iso.Parse(date.GetString()!).Value))],
        []);

    private static List<JsonElement> List(JsonElement of, string name) => of.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];

    private static Instant Time(JsonElement text) => InstantPattern.ExtendedIso.Parse(text.GetString()!).Value;

    private static Instant? Optional(JsonElement of, string name) =>
        of.TryGetProperty(name, out var text) && text.ValueKind != JsonValueKind.Null ? Time(text) : null;
}
