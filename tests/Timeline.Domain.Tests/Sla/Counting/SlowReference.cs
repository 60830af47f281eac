using NodaTime;
using NodaTime.Text;
using Timeline.Domain.Sla;

namespace Timeline.Domain.Tests.Sla.Counting;

/// <summary>
/// Counts minute by minute, asking of each whether it is worked, and shares nothing with what is tested but the question.
/// </summary>
/// <remarks>Hours begin and end at whole minutes, and so do changes of the clocks since 1973; pauses, start and end are cut exactly.</remarks>
internal sealed class SlowReference
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    private readonly SlaQuestion _question;
    private readonly DateTimeZone _zone;
    private readonly Dictionary<LocalDate, List<(int From, int Until)>> _minutes = [];

    public SlowReference(SlaQuestion question)
    {
        (_question, _zone) = (question, DateTimeZoneProviders.Tzdb[question.Calendar.Zone]);
        var end = question.Start + Duration.FromDays(400);
        List<Instant> cuts = [question.Start, question.At, end];
        foreach (var pause in question.Pauses)
            cuts.AddRange(pause.Until is { } until ? [pause.From, until] : [pause.From]);
        cuts.Sort();

        var counted = Duration.Zero;
        for (var now = question.Start; now < end || now < question.At;)
        {
            var next = NextMinute(now);
            foreach (var cut in cuts)
            {
                if (cut > now && cut < next)
                    next = cut;
            }

            if (IsWorked(now) && !IsPaused(now))
            {
                var sum = counted + (next - now);
                if (WarnsAt is null && question.WarnAt is { } share && sum >= question.Target * share / 100)
                    WarnsAt = next - (sum - question.Target * share / 100);
                if (DueAt is null && sum >= question.Target && next <= end)
                    DueAt = next - (sum - question.Target);
                counted = sum;
                if (now < question.At)
                    Counted = sum;
            }

            now = next;
            if ((DueAt is not null && now >= question.At) || question.Pauses.Any(pause => pause.Until is null && pause.From <= now))
                break;
        }
    }

    public Instant? DueAt { get; }

    public Instant? WarnsAt { get; }

    public Duration Counted { get; }

    private static Instant NextMinute(Instant now)
    {
        var seconds = now.ToUnixTimeSeconds();
        return Instant.FromUnixTimeSeconds(seconds - (seconds % 60 + 60) % 60) + Minute;
    }

    private bool IsPaused(Instant now)
    {
        foreach (var pause in _question.Pauses)
        {
            if (pause.From <= now && (pause.Until is null || now < pause.Until))
                return true;
        }

        return false;
    }

    private bool IsWorked(Instant now)
    {
        var local = now.WithOffset(_zone.GetUtcOffset(now)).LocalDateTime;
        var minute = local.Hour * 60 + local.Minute;
        return Covers(local.Date, minute) || Covers(local.Date.PlusDays(-1), minute + 1440);
    }

    private bool Covers(LocalDate date, int minute)
    {
        if (!_minutes.TryGetValue(date, out var hours))
            _minutes[date] = hours = [.. HoursOf(date)];
        foreach (var (from, until) in hours)
        {
            if (from <= minute && minute < until)
                return true;
        }

        return false;
    }

    private IEnumerable<(int From, int Until)> HoursOf(LocalDate date)
    {
        var calendar = _question.Calendar;
        if (calendar.Exceptions.FirstOrDefault(exception => exception.Date == date) is { } own)
            return own.Hours.Select(hours => Read(hours.From, hours.Until));
        if (calendar.Holidays.Any(holiday => holiday.Date == date))
            return [];
        if (calendar.Always)
            return [(0, 1440)];
        return calendar.Hours.Where(hours => hours.Day.ToString() == date.DayOfWeek.ToString()).Select(hours => Read(hours.From, hours.Until));
    }

    private static (int From, int Until) Read(string from, string until)
    {
        var (begins, ends) = (MinutesOf(from), until == "24:00" ? 1440 : MinutesOf(until));
        return (begins, ends > begins ? ends : ends + 1440);
    }

    private static int MinutesOf(string text)
    {
        var time = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;
        return time.Hour * 60 + time.Minute;
    }
}
