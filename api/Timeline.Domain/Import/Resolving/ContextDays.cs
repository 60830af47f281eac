using NodaTime;
using Timeline.Domain.Import.Reading;
using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Resolving;

/// <summary>Chooses the day of the entries among the days that the text says outside of them.</summary>
internal sealed class ContextDays
{
    private ContextDays(LocalDate? day, int line, bool isDefault, string? other)
    {
        Day = day;
        Line = line;
        IsDefault = isDefault;
        Other = other;
    }

    /// <summary>Null when the text says none.</summary>
    public LocalDate? Day { get; }

    public int Line { get; }

    /// <summary>It was said to hold for all entries that say no other.</summary>
    public bool IsDefault { get; }

    /// <summary>Another day that might be meant.</summary>
    private string? Other { get; }

    /// <summary>For a person.</summary>
    public string Message => $"{Day:uuuu-MM-dd} is said {(Line == 0 ? "in the name of the file" : $"on line {Line}")}{Other}";

    /// <summary>The surest kind decides; among equals the day said most often, then the first.</summary>
    public static ContextDays Of(IReadOnlyList<ContextDay> days, DayNumbers numbers, LocalDate? given)
    {
        var year = given?.Year ?? days.FirstOrDefault(d => d.Day.Year is not null)?.Day.Year;
        var dated = new List<(LocalDate Date, ContextDay Said)>();
        foreach (var said in days)
            if (Date(numbers.Settle(said.Day, out _), year) is { } date)
                dated.Add((date, said));
        if (dated.Count == 0)
            return new(null, 0, isDefault: false, null);
        var trust = dated.Max(d => d.Said.Trust);
        var best = dated.Where(d => d.Said.Trust == trust).GroupBy(d => d.Date).OrderByDescending(g => g.Count()).First().First();
        var other = dated.Find(d => d.Date != best.Date && d.Said.Trust > ContextTrust.Other);
        return new(best.Date, best.Said.Line, trust == ContextTrust.Default, other.Said is null ? null : $"; {(other.Said.Line == 0 ? "the name of the file" : $"line {other.Said.Line}")} says {other.Date:uuuu-MM-dd}");
    }

    private static LocalDate? Date(DayMark day, int? year) =>
        (day.Year ?? year) is { } known && day.Month > 0 && DateScanner.Exists(known, day.Month, day.Day) ? new LocalDate(known, day.Month, day.Day) : null;
}
