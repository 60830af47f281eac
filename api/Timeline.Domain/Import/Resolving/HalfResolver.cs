using NodaTime;
using Timeline.Domain.Import.Reading;
using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Resolving;

/// <summary>Decides between morning and evening where a text does not say: the nearest time in the direction of the text.</summary>
internal static class HalfResolver
{
    private const int Day = 1440;
    private const int LateMinutes = 60;

    /// <summary>
    /// An hour above 12 or with a leading zero, and no AM or PM behind it, shows that times without them are written in 24 hours; unless some do
    /// have AM or PM, no hour has a leading zero, and reading in 24 hours would cross midnight again and again.
    /// </summary>
    public static bool Is24Hour(IReadOnlyList<NoteItem> items)
    {
        if (items.Any(i => i.Marker.Clock is { Meridiem: false, Padded: true }))
            return true;
        return items.Any(i => i.Marker.Clock is { Meridiem: false, HalfSaid: true, Precision: not Shared.Precision.Hour })
            && !(items.Any(i => i.Marker.Clock is { Meridiem: true }) && Midnights(items) > 1);
    }

    /// <summary>How often the clock would go back from one line to the next.</summary>
    private static int Midnights(IReadOnlyList<NoteItem> items)
    {
        var count = 0;
        var before = 0;
        foreach (var item in items)
        {
            if (item.Marker.Day is not null)
                before = 0;
            if (item.Marker.Clock is not { } clock)
                continue;
            count += clock.MinuteOfDay < before - LateMinutes ? 1 : 0;
            before = clock.MinuteOfDay;
        }

        return count;
    }

    /// <summary>The time of each item; null for items without a clock time. Guessed says whether its half of the day was guessed.</summary>
    public static (LocalTime? Time, bool Guessed)[] Resolve(IReadOnlyList<NoteItem> items, ImportOrder order)
    {
        var is24 = Is24Hour(items);
        // Who mixes both notations means by 10:15 whichever is near.
        var mixed = items.Any(i => i.Marker.Clock is { Meridiem: true });
        var result = new (LocalTime? Time, bool Guessed)[items.Count];
        var anchor = -1;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Marker.Clock is not { } clock)
                continue;
            if (!clock.HalfSaid && (!is24 || mixed && !clock.Padded))
                continue;
            result[i] = (clock.Time, false);
            anchor = anchor < 0 ? i : anchor;
        }

        var forward = order != ImportOrder.Descending;
        if (anchor < 0)
        {
            anchor = 0;
            while (anchor < items.Count && items[anchor].Marker.Clock is null)
                anchor++;
            if (anchor == items.Count)
                return result;
            result[anchor] = (items[anchor].Marker.Clock!.Value.Time, true);
        }

        Walk(items, result, anchor, 1, forward);
        Walk(items, result, anchor, -1, !forward);
        return result;
    }

    private static void Walk(IReadOnlyList<NoteItem> items, (LocalTime? Time, bool Guessed)[] result, int from, int step, bool forward)
    {
        var before = result[from].Time!.Value;
        var halves = items.Any(i => i.Marker.Clock is { Meridiem: true });
        var newDay = false;
        for (var i = from + step; i >= 0 && i < items.Count; i += step)
        {
            newDay |= items[i].Marker.Day is not null;
            if (items[i].Marker.Clock is not { } clock)
                continue;
            // Where nobody writes AM or PM, a new day begins as typed.
            if (result[i].Time is null)
                result[i] = (newDay && !halves ? clock.Time : Nearest(before, clock, forward), true);
            before = result[i].Time!.Value;
            newDay = false;
        }
    }

    private static LocalTime Nearest(LocalTime before, ClockMark clock, bool forward)
    {
        var other = clock.Time.PlusHours(12);
        return Cost(before, clock.Time, forward) <= Cost(before, other, forward) ? clock.Time : other;
    }

    /// <summary>A little against the direction is a note written late, and dearer than as much along it.</summary>
    private static int Cost(LocalTime before, LocalTime time, bool forward)
    {
        var along = Minutes(before, time);
        along = ((forward ? along : -along) + Day) % Day;
        var against = Day - along;
        return against <= LateMinutes ? Math.Min(along, against * 4) : along;
    }

    private static int Minutes(LocalTime from, LocalTime to) => (to.Hour - from.Hour) * 60 + to.Minute - from.Minute;
}
