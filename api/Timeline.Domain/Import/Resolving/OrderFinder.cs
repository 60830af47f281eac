using NodaTime;
using Timeline.Domain.Import.Reading;
using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Resolving;

/// <summary>Finds whether times run forward or backward through a text.</summary>
internal static class OrderFinder
{
    /// <summary>A step back of at most so much is a note written late, or one step of a text that runs backward. A longer one is a midnight.</summary>
    public const int LateMinutes = 180;

    private const int Day = 1440;

    public static ImportOrder Find(IReadOnlyList<NoteItem> items, DayNumbers numbers)
    {
        var steps = new Steps(HalfResolver.Is24Hour(items));
        NoteItem? before = null;
        LocalDate? dayBefore = null;
        LocalDate? day = null;
        var headed = false;
        foreach (var item in items)
        {
            if (item.Marker.Day is { } mark)
                (day, headed) = (Whole(numbers.Settle(mark, out _), day), item.IsHeading);
            if (item.IsHeading || item.Marker.Clock is null)
                continue;
            if (before is not null)
                steps.Add(item.Marker.Day?.Onward ?? (dayBefore is { } first && day is { } second ? Period.DaysBetween(first, second) : 0), before.Marker, item.Marker, headed);
            (before, dayBefore) = (item, day);
        }

        return steps.Order();
    }

    /// <summary>Good enough to compare: a missing year is the one nearest to the day before it in the text.</summary>
    private static LocalDate? Whole(DayMark mark, LocalDate? before)
    {
        // A day of the week alone, and words such as yesterday, show no direction.
        if (!mark.HasDate)
            return null;
        return mark.Year is { } year ? new LocalDate(year, mark.Month, mark.Day) : DayNamer.NearestYear(mark, before ?? new LocalDate(2000, 6, 30));
    }

    private struct Steps(bool is24)
    {
        private int _up;
        private int _down;
        private int _back;
        private bool _any;

        /// <param name="days">From the day of the one to the day of the other. 0 when it is not known.</param>
        /// <param name="before">Comes first in the text.</param>
        /// <param name="after">Comes next.</param>
        /// <param name="headed">Whether a heading says the day of the second: then no line above it was on the day before.</param>
        public void Add(int days, TimeMarker before, TimeMarker after, bool headed)
        {
            var (first, second) = (before.Clock!.Value, after.Clock!.Value);
            _any = true;
            if (days != 0)
            {
                _up += days > 0 ? 1 : 0;
                _down += days < 0 ? 1 : 0;
                return;
            }

            // Clocks of different zones say nothing about each other.
            if (before.Zone != after.Zone && before.Zone is not null && after.Zone is not null)
                return;
            var turn = is24 || first.HalfSaid && second.HalfSaid ? Day : Day / 2;
            var step = second.MinuteOfDay - first.MinuteOfDay;
            if (turn < Day)
                step = (step % turn + turn + turn / 2) % turn - turn / 2;
            // Nearly a whole day back is a midnight on the way forward, and the other way round.
            var midnight = turn == Day ? Day - 2 * LateMinutes : turn;
            if (step > 0 && (headed || step <= midnight) || step < -midnight)
                _up++;
            else if (step < 0 && step >= -LateMinutes || step > midnight)
                _down++;
            else if (step < 0 && turn == Day)
                _back++;
        }

        /// <summary>Most steps decide; when a third or more go the other way, no order holds.</summary>
        public readonly ImportOrder Order()
        {
            if (!_any || Math.Min(_up, _down) * 2 > Math.Max(_up, _down))
                return ImportOrder.Unknown;
            return _down > _up || _up == 0 && _down == 0 && _back > 1 ? ImportOrder.Descending : ImportOrder.Ascending;
        }
    }
}
