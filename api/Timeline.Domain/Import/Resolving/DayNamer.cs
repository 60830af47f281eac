using NodaTime;
using Timeline.Domain.Import.Reading;
using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Resolving;

/// <summary>Turns a day as typed into a date, by the days around it in the text and the day that was given.</summary>
/// <param name="context">The day that the text says outside of its entries.</param>
internal sealed class DayNamer(DayNumbers numbers, ImportOrder order, LocalDate? given, LocalDate? context, IReadOnlyList<NoteItem> items)
{
    private LocalDate? _today;
    private LocalDate? _first;

    /// <summary>A date with a year from anywhere in the text, for days that come before any.</summary>
    private readonly LocalDate? _anchor = items.Select(i => i.Marker.Day).FirstOrDefault(d => d is { Year: not null, HasDate: true }) is { } dated
        ? Settled(numbers, dated)
        : null;

    /// <param name="before">The last date known in the text.</param>
    /// <returns>Null when nothing says the year, or from which day on to count.</returns>
    public LocalDate? Name(DayMark mark, LocalDate? before, List<ImportGuess> guesses)
    {
        var named = Find(mark, before, guesses);
        _first ??= named;
        return named;
    }

    private LocalDate? Find(DayMark mark, LocalDate? before, List<ImportGuess> guesses)
    {
        if (mark.Ordinal is { } ordinal)
            return Ordinal(ordinal, before, guesses);
        if (mark.Onward is { } onward)
            return Onward(onward, before, guesses);
        if (mark.Relative is { } relative)
            return Relative(relative, before);
        if (mark.IsWeekdayOnly)
            return Weekday(mark.Weekday, before, guesses);

        var settled = numbers.Settle(mark, out var guessed);
        var date = settled.Year is { } year ? new LocalDate(year, settled.Month, settled.Day) : WithoutYear(settled, before ?? given ?? context ?? _anchor, guesses);
        if (guessed && date is { } read)
            guesses.Add(new(ImportGuessCode.DayMonthOrder, $"read as {read:uuuu-MM-dd}; the other order would be day {settled.Month} of month {settled.Day}"));
        return date;
    }

    private static LocalDate Settled(DayNumbers numbers, DayMark mark)
    {
        var settled = numbers.Settle(mark, out _);
        return new(settled.Year!.Value, settled.Month, settled.Day);
    }

    /// <summary>"Day 2" is counted from the first day of the text.</summary>
    private LocalDate? Ordinal(int ordinal, LocalDate? before, List<ImportGuess> guesses)
    {
        if ((_first ?? before ?? given ?? context) is not { } first)
            return null;
        var date = first.PlusDays(ordinal - 1);
        if (ordinal > 1)
            guesses.Add(new(ImportGuessCode.DateCarried, $"day {ordinal} was taken to be {date:uuuu-MM-dd}, counted from {first:uuuu-MM-dd}"));
        return date;
    }

    private LocalDate? Onward(int days, LocalDate? before, List<ImportGuess> guesses)
    {
        if ((before ?? given ?? context) is not { } known)
            return null;
        guesses.Add(new(ImportGuessCode.DateCarried, $"{known.PlusDays(days):uuuu-MM-dd}, the day after {known:uuuu-MM-dd}"));
        return known.PlusDays(days);
    }

    private LocalDate? Relative(int relative, LocalDate? before)
    {
        _today ??= (before ?? given ?? context)?.PlusDays(-relative);
        return _today?.PlusDays(relative);
    }

    private LocalDate? Weekday(IsoDayOfWeek weekday, LocalDate? before, List<ImportGuess> guesses)
    {
        if ((before ?? given ?? context ?? _anchor) is not { } near)
            return null;
        // From the first day on, a day of the week is the next one along the text; where only the given day is known, the nearest one.
        var ahead = ((int)weekday - (int)near.DayOfWeek + 7) % 7;
        var back = before is null ? ahead > 3 : order == ImportOrder.Descending && ahead > 0;
        var date = near.PlusDays(back ? ahead - 7 : ahead);
        if (date != near)
            guesses.Add(new(ImportGuessCode.DateCarried, $"{weekday} was taken to be {date:uuuu-MM-dd}, counted from {near:uuuu-MM-dd}"));
        return date;
    }

    private static LocalDate? WithoutYear(DayMark mark, LocalDate? near, List<ImportGuess> guesses)
    {
        if (near is not { } known || NearestYear(mark, known) is not { } date)
            return null;
        guesses.Add(new(ImportGuessCode.Year, $"the year was taken to be {date.Year}, nearest to {known:uuuu-MM-dd}"));
        return date;
    }

    /// <summary>The date of a month and a day that is nearest to another. Within eight years every day comes.</summary>
    public static LocalDate? NearestYear(DayMark mark, LocalDate known)
    {
        LocalDate? best = null;
        for (var year = known.Year - 4; year <= known.Year + 4; year++)
        {
            if (mark.Day > CalendarSystem.Iso.GetDaysInMonth(year, mark.Month))
                continue;
            var candidate = new LocalDate(year, mark.Month, mark.Day);
            if (best is not { } chosen || Distance(candidate, known) < Distance(chosen, known))
                best = candidate;
        }

        return best;
    }

    private static int Distance(LocalDate a, LocalDate b) => Math.Abs(Period.DaysBetween(a, b));
}
