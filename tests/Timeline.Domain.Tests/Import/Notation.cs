using System.Globalization;
using System.Text;
using NodaTime;
using static Timeline.Domain.Tests.Import.AnyTimeline;

namespace Timeline.Domain.Tests.Import;

/// <summary>Ways in which people write a timeline down.</summary>
internal static class Notation
{
    /// <summary>Those that say the day nowhere, or not the year: it must be given.</summary>
    public static IReadOnlyDictionary<string, Func<Night, string>> WithoutDays { get; } = new Dictionary<string, Func<Night, string>>(StringComparer.Ordinal)
    {
        ["24 hours"] = Lines(m => $"{At(m, "HH:mm")} {m.Text}"),
        ["24 hours with a colon"] = Lines(m => $"{At(m, "HH:mm")}: {m.Text}"),
        ["24 hours with a dash"] = Lines(m => $"{At(m, "HH:mm")} – {m.Text}"),
        ["military"] = Lines(m => $"{At(m, "HHmm")}h {m.Text}"),
        ["French"] = Lines(m => $"{At(m, "HH")}h{At(m, "mm")} {m.Text}"),
        ["German"] = Lines(m => $"um {At(m, "H:mm")} Uhr {m.Text}"),
        ["half of the day"] = Lines(m => $"{At(m, "h:mm tt")} {m.Text}"),
        ["half of the day, attached"] = Lines(m => $"{At(m, "h:mmtt").ToLowerInvariant()}: {m.Text}"),
        ["half of the day, with points"] = Lines(m => $"{At(m, "h.mm")} {(m.At.Hour < 12 ? "a.m." : "p.m.")} {m.Text}"),
        ["bold bullets"] = Lines(m => $"- **{At(m, "HH:mm")}** - {m.Text}"),
        ["numbered"] = night => string.Concat(night.Moments.Select((m, i) => $"{i + 1}. {At(m, "HH:mm")} {m.Text}\n")),
        ["quoted"] = Lines(m => $"> {At(m, "HH:mm")} {m.Text}"),
        ["brackets"] = Lines(m => $"[{At(m, "HH:mm")}] {m.Text}"),
        ["continued"] = Lines(m => $"{At(m, "HH:mm")} {m.Text}\nand more words\n"),
        ["text first"] = night => "What went on:\n\n" + Lines(m => $"{At(m, "HH:mm")} {m.Text}")(night),
        ["one paragraph"] = night => string.Concat(night.Moments.Select(m => $"{At(m, "HH:mm")} {m.Text} done. ")),
        ["log without a year"] = Lines(m => $"{At(m, "MMM d HH:mm")}:00 {m.Text}"),
        ["days of the week"] = Lines(m => $"{At(m, "ddd HH:mm")} {m.Text}"),
    };

    /// <summary>Those that say everything but the zone.</summary>
    public static IReadOnlyDictionary<string, Func<Night, string>> WithDays { get; } = new Dictionary<string, Func<Night, string>>(StringComparer.Ordinal)
    {
        ["ISO day and time"] = Lines(m => $"{At(m, "uuuu-MM-dd HH:mm")} {m.Text}"),
        ["ISO local"] = Lines(m => $"{At(m, "uuuu-MM-dd'T'HH:mm")}:00 {m.Text}"),
        ["day first with points"] = Lines(m => $"{At(m, "dd.MM.uuuu HH:mm")} {m.Text}"),
        ["named month"] = Lines(m => $"{At(m, "d MMM uuuu, HH:mm")} - {m.Text}"),
        ["named month first"] = Lines(m => $"{At(m, "MMMM d, uuuu h:mm tt")} {m.Text}"),
        ["time before the day"] = Lines(m => $"{At(m, "HH:mm")} on {At(m, "d MMMM uuuu")}: {m.Text}"),
        ["access log"] = Lines(m => $"[{At(m, "dd/MMM/uuuu:HH:mm")}:00] {m.Text}"),
        ["day headings"] = night => Headings(night, "dddd, d MMMM uuuu", "## {0}"),
        ["ISO day headings"] = night => Headings(night, "uuuu-MM-dd", "--- {0} ---"),
    };

    /// <summary>Those that say who.</summary>
    public static IReadOnlyDictionary<string, Func<Night, string>> WithPeople { get; } = new Dictionary<string, Func<Night, string>>(StringComparer.Ordinal)
    {
        ["name and colon"] = Lines(m => $"{At(m, "HH:mm")} {m.Who}: {m.Text}"),
        ["chat brackets"] = Lines(m => $"[{At(m, "h:mm tt")}] {m.Who}: {m.Text}"),
        ["chat name above"] = Lines(m => $"{m.Who}  {At(m, "h:mm tt")}\n{m.Text}"),
        ["chat name and time above"] = Lines(m => $"\n{m.Who}\n{At(m, "HH:mm")}\n{m.Text}"),
        ["phone export"] = Lines(m => $"[{At(m, "dd.MM.uu, HH:mm")}:00] {m.Who}: {m.Text}"),
        ["phone export with a dash"] = Lines(m => $"{At(m, "dd.MM.uuuu, HH:mm")} - {m.Who}: {m.Text}"),
        ["bars"] = night => "| Time | Who | What |\n|------|-----|------|\n" + Lines(m => $"| {At(m, "HH:mm")} | {m.Who} | {m.Text} |")(night),
        ["bars without a header"] = Lines(m => $"{At(m, "HH:mm")} | {m.Who} | {m.Text}"),
        ["tabs"] = night => "Date\tTime\tPerson\tNote\n" + Lines(m => $"{At(m, "uuuu-MM-dd")}\t{At(m, "HH:mm")}\t{m.Who}\t{m.Text}")(night),
        ["commas"] = night => "when,who,what\n" + Lines(m => $"{At(m, "uuuu-MM-dd HH:mm")},{m.Who},\"{m.Text}\"")(night),
    };

    public static string Instants(Night night) =>
        string.Concat(night.Instants.Zip(night.Moments, (at, m) => string.Create(CultureInfo.InvariantCulture, $"{at:uuuu-MM-dd'T'HH:mm:ss'Z'} {m.Text}\n")));

    public static string Offsets(Night night) => string.Concat(night.Instants.Zip(night.Moments, (at, m) =>
        string.Create(CultureInfo.InvariantCulture, $"{at.InZone(DateTimeZoneProviders.Tzdb[night.Zone]).ToOffsetDateTime():uuuu-MM-dd'T'HH:mm:sso<+HH:mm>} {m.Text}\n")));

    public static string HalfSaidOnce(Night night) =>
        string.Concat(night.Moments.Select((m, i) => $"{At(m, i == 0 ? "h:mm tt" : "h:mm")} {m.Text}\n"));

    public static string NewestFirst(Night night) => Lines(m => $"{At(m, "HH:mm")} {m.Text}")(night with { Moments = [.. night.Moments.Reverse()] });

    private static Func<Night, string> Lines(Func<Moment, string> line) => night => string.Concat(night.Moments.Select(m => line(m) + "\n"));

    private static string Headings(Night night, string pattern, string heading)
    {
        var text = new StringBuilder();
        LocalDate? day = null;
        foreach (var m in night.Moments)
        {
            if (day != m.At.Date)
                text.Append(CultureInfo.InvariantCulture, $"{string.Format(CultureInfo.InvariantCulture, heading, At(m, pattern))}\n");
            day = m.At.Date;
            text.Append(CultureInfo.InvariantCulture, $"{At(m, "HH:mm")} {m.Text}\n");
        }

        return text.ToString();
    }

    private static string At(Moment moment, string pattern) => moment.At.ToString(pattern, CultureInfo.InvariantCulture);
}
