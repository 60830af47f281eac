using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Timeline.Domain.Shared;

/// <summary>Spells values in messages: the same everywhere, whatever the culture of the machine.</summary>
public static class Say
{
    /// <summary><c>2014-05-14T03:02:00Z</c>; fractions of a second only where there are any.</summary>
    public static string Time(Instant at) => InstantPattern.ExtendedIso.Format(at);

    /// <summary><c>2014-05-13</c>.</summary>
    public static string Date(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <summary><c>20,000</c>.</summary>
    public static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>8 h 45 min</c>, <c>2 days 3 h 14 min</c>, <c>40 s</c>: all of it, rounded down to whole seconds.</summary>
    public static string Span(Duration span) => Units(span, most: int.MaxValue);

    /// <summary><c>8 h 45 min</c>, <c>2 days 3 h</c>: the two largest units, rounded down. For how long ago something was, and for nothing that is added up.</summary>
    public static string RoughSpan(Duration span) => Units(span, most: 2);

    private static string Units(Duration span, int most)
    {
        if (span < Duration.Zero)
            return "-" + Units(-span, most);

        (int Count, string Unit)[] units =
        [
            (span.Days, span.Days == 1 ? "day" : "days"),
            (span.Hours, "h"),
            (span.Minutes, "min"),
            (span.Seconds, "s"),
        ];
        var first = Array.FindIndex(units, unit => unit.Count > 0);
        if (first < 0)
            return "0 s";

        return string.Join(' ', units.Skip(first).Take(most).Where(unit => unit.Count > 0).Select(unit => $"{Count(unit.Count)} {unit.Unit}"));
    }

    /// <summary><c>2,080 h</c>, <c>7 h 30 min 5.25 s</c>: whole hours, nothing rounded.</summary>
    public static string Hours(Duration span)
    {
        if (span < Duration.Zero)
            return "-" + Hours(-span);
        var seconds = span.Seconds + span.SubsecondNanoseconds / 1_000_000_000m;
        string[] parts =
        [
            span >= Duration.FromHours(1) ? $"{Count((int)span.TotalHours)} h" : "",
            span.Minutes > 0 ? $"{span.Minutes} min" : "",
            seconds > 0 ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#########} s") : "",
        ];
        var said = string.Join(' ', parts.Where(part => part.Length > 0));
        return said.Length == 0 ? "0 s" : said;
    }

    /// <summary>The first line of a text, cut between characters as a reader sees them.</summary>
    public static string Excerpt(string text)
    {
        const int Longest = 80;
        var line = text.Split('\n', 2)[0];
        var characters = new StringInfo(line);
        return characters.LengthInTextElements <= Longest ? line : characters.SubstringByTextElements(0, Longest).TrimEnd() + "…";
    }

    /// <summary>An enum value as the public schema spells it: <c>NOT_AVAILABLE</c>.</summary>
    public static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        var name = value.ToString();
        var spelled = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && spelled.Length > 0)
                spelled.Append('_');
            spelled.Append(char.ToUpperInvariant(letter));
        }

        return spelled.ToString();
    }

    /// <summary>An enum value inside a sentence: <c>not available</c>.</summary>
    public static string Words<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Name(value).Replace('_', ' ').ToLowerInvariant();

    /// <summary>An enum value as a label: <c>Not available</c>.</summary>
    public static string Label<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        var words = Words(value);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
