using NodaTime;
using Timeline.Domain.Sla;

namespace Timeline.Domain.Tests.Sla.Counting;

/// <summary>Clocks at random, many of them near a change of their zone's clocks. The same seed gives the same clock.</summary>
internal static class AnyClock
{
    private static readonly string[] Zones =
    [
        "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "Pacific/Apia", "Antarctica/Troll", "Europe/Berlin", "America/New_York",
        "America/Havana", "America/Sao_Paulo", "Asia/Tehran", "Asia/Gaza", "Atlantic/Azores", "Pacific/Chatham", "Pacific/Kwajalein", "Europe/Dublin", "Asia/Amman", "UTC",
    ];

    private static readonly Interval Years = new(Instant.FromUtc(1990, 1, 1, 0, 0), Instant.FromUtc(2026, 1, 1, 0, 0));

    public static SlaQuestion Of(int seed)
    {
        var random = new Random(seed);
        var zone = DateTimeZoneProviders.Tzdb[Pick(random, Zones)];
        var start = Near(random, zone);
        var at = start + Duration.FromSeconds(random.Next(-86_400, 12 * 86_400));
        var first = start.InZone(zone).Date;
        var holidays = Enumerable.Range(-2, 14).Where(_ => random.Next(8) == 0).Select(first.PlusDays).ToList();
        var exceptions = Enumerable.Range(-2, 14).Select(first.PlusDays).Where(date => random.Next(7) == 0 && !holidays.Contains(date))
            .Select(date => new SlaException(date, Exception(random))).ToList();
        var always = random.Next(5) == 0;
        var calendar = new SlaCalendarTerms(zone.Id, always, always ? [] : Hours(random), [.. holidays.Select(date => new SlaHoliday(date))], exceptions);
        return new(calendar, Target(random), start, at, Pauses(random, start), random.Next(2) == 0 ? random.Next(1, 100) : null);
    }

    private static Instant Near(Random random, DateTimeZone zone)
    {
        var changes = zone.GetZoneIntervals(Years).Where(clocks => clocks.HasStart && Years.Contains(clocks.Start)).Select(clocks => clocks.Start).ToList();
        var grain = Pick(random, [1, 60, 1800]);
        if (changes.Count == 0 || random.Next(4) == 0)
            return Years.Start + Duration.FromSeconds(random.NextInt64((long)Years.Duration.TotalSeconds) / grain * grain);
        // The day that Apia does not have is one of many.
        var change = zone.Id == "Pacific/Apia" && random.Next(2) == 0 ? Instant.FromUtc(2011, 12, 30, 10, 0) : Pick(random, changes);
        var seconds = random.Next(3) == 0 ? random.Next(-7_200, 7_200) : random.Next(-5 * 86_400, 86_400);
        return change + Duration.FromSeconds(seconds / grain * grain);
    }

    private static Duration Target(Random random) => random.Next(4) switch
    {
        0 => Duration.FromSeconds(random.Next(1, 7_200)),
        1 => Duration.FromMinutes(random.Next(1, 48 * 60)),
        2 => Duration.FromHours(random.Next(1, 16)),
        _ => Duration.FromMinutes(30 * random.Next(1, 160)),
    };

    private static List<SlaHours> Hours(Random random) => random.Next(4) switch
    {
        0 => [.. Days(random).Select(day => new SlaHours(day, "09:00", "17:00"))],
        1 => [.. Days(random).SelectMany(day => new SlaHours[] { new(day, "08:30", "12:00"), new(day, "13:15", "24:00") })],
        2 => [.. Days(random).Select(day => new SlaHours(day, Pick(random, ["22:00", "23:45", "18:00", "06:00"]), "06:00"))],
        _ => AnyWeek(random),
    };

    private static IEnumerable<DayOfWeek> Days(Random random)
    {
        var days = Enum.GetValues<DayOfWeek>();
        random.Shuffle(days);
        return days.Take(random.Next(1, 8));
    }

    // Hours between two of some points of the week, where they are no longer than a day.
    private static List<SlaHours> AnyWeek(Random random)
    {
        var points = Enumerable.Range(0, 2 * random.Next(1, 12)).Select(_ => random.Next(10_080 / 15) * 15).Distinct().Order().ToList();
        var hours = points.Chunk(2).Where(pair => pair.Length == 2 && pair[1] - pair[0] <= 1440)
            .Select(pair => new SlaHours((DayOfWeek)(pair[0] / 1440), Time(pair[0] % 1440), Time(pair[1] % 1440))).ToList();
        return hours.Count > 0 ? hours : [new(DayOfWeek.Saturday, "22:00", "22:00")];
    }

    private static IReadOnlyList<SlaDayHours> Exception(Random random)
    {
        var points = Enumerable.Range(0, 2 * random.Next(0, 4)).Select(_ => random.Next(2 * 96) * 15).Distinct().Order().ToList();
        return [.. points.Chunk(2).Where(pair => pair.Length == 2 && pair[0] < 1440 && pair[1] - pair[0] <= 1440).Select(pair => new SlaDayHours(Time(pair[0]), Time(pair[1] % 1440)))];
    }

    private static List<SlaPause> Pauses(Random random, Instant start) =>
    [
        .. Enumerable.Range(0, random.Next(5)).Select(_ =>
        {
            var from = start + Duration.FromSeconds(random.Next(-86_400, 6 * 86_400));
            var length = random.Next(8) == 0 ? 0 : random.Next(random.Next(2) == 0 ? 7_200 : 3 * 86_400);
            return new SlaPause(from, random.Next(25) == 0 ? null : from + Duration.FromSeconds(length));
        }),
    ];

    private static string Time(int minute) => FormattableString.Invariant($"{minute / 60:00}:{minute % 60:00}");

    private static T Pick<T>(Random random, IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
