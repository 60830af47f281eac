using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Timeline.Domain.Tests.Import;

/// <summary>Timelines that a person could have noted: moments that run forward, each with who and what.</summary>
internal static class AnyTimeline
{
    internal sealed record Moment(LocalDateTime At, string Who, string Text);

    internal sealed record Night(string Zone, IReadOnlyList<Moment> Moments)
    {
        public LocalDate Date => Moments[0].At.Date;

        public override string ToString() => $"{Zone}: {string.Join("; ", Moments.Select(m => $"{m.At:uuuu-MM-dd HH:mm:ss} {m.Who} {m.Text}"))}";

        public IEnumerable<Instant> Instants => Moments.Select(m => m.At.InZoneStrictly(DateTimeZoneProviders.Tzdb[Zone]).ToInstant());
    }

    private static readonly string[] Zones = ["UTC", "America/Chicago", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Auckland"];
    private static readonly string[] People = ["Anna Berg", "Jim O'Neil", "Tom van Dijk", "Priya Raman"];
    private static readonly string[] Words = ["mail", "stands", "still", "restarted", "checked", "customer", "rings", "vendor", "array", "boots", "errors", "gone", "ticket", "open", "🔥", "naïve", "(maybe)"];

    /// <param name="longestStep">In seconds. Without days in the notes a longer step than some hours cannot be told from a shorter one.</param>
    /// <param name="unit">Seconds that steps are rounded to.</param>
    public static Arbitrary<Night> Nights(int longestStep, int unit, int fewest = 1) => (
        from zone in Gen.Elements(Zones)
        from day in Gen.Choose(0, 365 * 30)
        from start in Gen.Choose(0, 86_400 / unit - 1)
        from moments in MomentGen(longestStep / unit).NonEmptyListOf().Where(m => m.Count >= fewest && m.Count <= 25)
        let night = Make(zone, new LocalDate(1998, 1, 1).PlusDays(day).AtMidnight().PlusSeconds((long)start * unit), moments, unit)
        where night.Moments.All(m => DateTimeZoneProviders.Tzdb[zone].MapLocal(m.At).Count == 1)
        select night).ToArbitrary();

    private static Gen<(int Step, string Who, string Text)> MomentGen(int longest) =>
        from step in Gen.Choose(1, longest)
        from who in Gen.Elements(People)
        from words in Gen.Elements(Words).NonEmptyListOf()
        select (step, who, string.Join(' ', words.Take(12).Prepend("it")));

    private static Night Make(string zone, LocalDateTime start, IEnumerable<(int Step, string Who, string Text)> moments, int unit)
    {
        var at = start;
        var made = new List<Moment>();
        foreach (var (step, who, text) in moments)
        {
            made.Add(new(at, who, text));
            at = at.PlusSeconds((long)step * unit);
        }

        return new(zone, made);
    }
}
