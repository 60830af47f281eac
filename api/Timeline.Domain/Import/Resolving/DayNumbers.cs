using NodaTime;
using Timeline.Domain.Import.Reading;
using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Resolving;

/// <summary>Decides once for a text whether 5/6 is the fifth of June or the sixth of May.</summary>
internal sealed class DayNumbers
{
    private static readonly string[] MonthFirstZones = ["America/", "US/"];

    private readonly bool _dayFirst;

    /// <summary>Another date of the text shows the order, so it is read and not guessed.</summary>
    private readonly bool _shown;

    private DayNumbers(bool dayFirst, bool shown)
    {
        _dayFirst = dayFirst;
        _shown = shown;
    }

    /// <param name="zone">The zone of the times, which tells in which part of the world they were written. Null when unknown.</param>
    /// <param name="date">The day of the first time, when it was given.</param>
    public static DayNumbers Of(IReadOnlyList<NoteItem> items, IReadOnlyList<ContextDay> context, string? zone, LocalDate? date)
    {
        var orders = items.Select(i => i.Marker.Day?.Order).Concat(context.Select(c => (NumberOrder?)c.Day.Order)).ToHashSet();
        if (orders.Contains(NumberOrder.DayFirst) != orders.Contains(NumberOrder.MonthFirst))
            return new(orders.Contains(NumberOrder.DayFirst), shown: true);
        if (date is { } first && items.Select(i => i.Marker.Day).FirstOrDefault(d => d?.Order == NumberOrder.Open) is { } open && Fits(open, first) != Fits(open.Swapped, first))
            return new(Fits(open.Swapped, first), shown: true);
        if (Named(items, context) is { } named && items.Select(i => i.Marker.Day).FirstOrDefault(d => d?.Order == NumberOrder.Open) is { } open2 && Fits(open2, named) != Fits(open2.Swapped, named))
            return new(Fits(open2.Swapped, named), shown: true);
        var monthFirst = zone is not null
            ? MonthFirstZones.Any(z => zone.StartsWith(z, StringComparison.Ordinal))
            : items.Any(i => i.Marker.Clock is { Meridiem: true });
        return new(!monthFirst, shown: false);
    }

    /// <param name="guessed">The order was guessed.</param>
    public DayMark Settle(DayMark mark, out bool guessed)
    {
        guessed = mark.Order is NumberOrder.Open or NumberOrder.LikeIso && !_shown && mark.Month != mark.Day;
        return mark.Order == NumberOrder.Open && _dayFirst ? mark.Swapped : mark;
    }

    /// <summary>A date whose order is fixed, outside of the entries or in them.</summary>
    private static LocalDate? Named(IReadOnlyList<NoteItem> items, IReadOnlyList<ContextDay> context)
    {
        foreach (var day in context.Select(c => c.Day).Concat(items.Where(i => i.Marker.Day is not null).Select(i => i.Marker.Day!.Value)))
            if (day is { Year: { } year, HasDate: true, Order: NumberOrder.Named })
                return new(year, day.Month, day.Day);
        return null;
    }

    private static bool Fits(DayMark mark, LocalDate date) => mark.Month == date.Month && mark.Day == date.Day && (mark.Year ?? date.Year) == date.Year;
}
