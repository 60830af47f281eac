using NodaTime;
using Timeline.Domain.Import.Reading;

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
        foreach (var item in items)
        {
            if (item.Marker.Day is { } mark)
                day = Whole(numbers.Settle(mark, out _), day);
            if (item.IsHeading || item.Marker.Clock is null)
                continue;
            if (before is not null)
                steps.Add(dayBefore is { } first && day is { } second ? Period.DaysBetween(first, second) : 0, before, item);
            (before, dayBefore) = (item, day);
        }

        return steps.Order();
    }

    /// <summary>Good enough to compare: a missing year is the year before it in the text.</summary>
    private static LocalDate? Whole(Scanning.DayMark mark, LocalDate? before)
    {
        if (!mark.HasDate)
            return mark.Weekday != IsoDayOfWeek.None && before is { } known ? Nearest(known, mark.Weekday) : mark.Relative is { } relative ? new LocalDate(2000, 1, 10).PlusDays(relative) : null;
        var year = mark.Year ?? before?.Year ?? 2000;
        return new LocalDate(year, mark.Month, Math.Min(mark.Day, CalendarSystem.Iso.GetDaysInMonth(year, mark.Month)));
    }

    private static LocalDate Nearest(LocalDate known, IsoDayOfWeek weekday) => known.PlusDays(((int)weekday - (int)known.DayOfWeek + 10) % 7 - 3);

    private struct Steps(bool is24)
    {
        private int _up;
        private int _down;
        private int _back;
        private bool _any;

        public void Add(int days, NoteItem before, NoteItem item)
        {
            var (first, second) = (before.Marker.Clock!.Value, item.Marker.Clock!.Value);
            _any = true;
            if (days != 0)
            {
                _up += days > 0 ? 1 : 0;
                _down += days < 0 ? 1 : 0;
                return;
            }

            var turn = is24 || first.HalfSaid && second.HalfSaid ? Day : Day / 2;
            var step = second.MinuteOfDay - first.MinuteOfDay;
            if (turn < Day)
                step = (step % turn + turn + turn / 2) % turn - turn / 2;
            switch (step)
            {
                case > 0 when step <= turn - 2 * LateMinutes:
                    _up++;
                    break;
                case < 0 when step >= -LateMinutes:
                    _down++;
                    break;
                case < 0:
                    _back++;
                    break;
                default:
                    break;
            }
        }

        /// <summary>Most steps decide; when a third or more go the other way, no order holds.</summary>
        public readonly ImportOrder Order()
        {
            if (!_any || Math.Min(_up, _down) * 2 >= Math.Max(_up, _down) && _up > 0 && _down > 0)
                return ImportOrder.Unknown;
            return _down > _up || _up == 0 && _down == 0 && _back > 1 ? ImportOrder.Descending : ImportOrder.Ascending;
        }
    }
}
