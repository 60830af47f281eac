using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Timeline.GraphQL.Schemas;
using Timeline.Storage.Json;

namespace Timeline.Api.Host;

/// <summary>The schema's own scalars.</summary>
internal static class Scalars
{
    private static readonly InstantPattern InstantText = InstantPattern.ExtendedIso;
    private static readonly Instant FirstDateTime = Instant.FromUtc(1, 1, 1, 0, 0);
    private static readonly OffsetDateTimePattern OffsetText = OffsetDateTimePattern.Rfc3339;
    private static readonly LocalDatePattern DateText = LocalDatePattern.Iso;

    // Beyond it a number written as 1.0 or 1e3 may have become another one.
    private const double LargestExact = 1L << 53;

    public static void Bind(SchemaBindings schema)
    {
        schema.Scalar<Instant>("Instant", value => InstantText.Format(value), value => ReadInstant(Text(value, "an Instant", "2014-05-14T03:02:00Z")), WriteInstant);
        schema.Scalar<LocalDate>("LocalDate", value => DateText.Format(value), value => Read(DateText, Text(value, "a LocalDate", "2014-05-13"), "a LocalDate", "2014-05-13"));
        schema.Scalar<Duration>("Duration", Iso, value => ReadDuration(Text(value, "a Duration", "PT8H45M")));
        schema.Scalar<long>("Long", value => value, ReadLong, (value, to) => to.WriteNumberValue(value));
        schema.Scalar<Guid>("UUID", value => value.ToString(), ReadUuid, (value, to) => to.WriteStringValue(value));
    }

    private static Guid ReadUuid(object value) => Guid.TryParseExact(Text(value, "a UUID", "0198c0de-…"), "D", out var id)
        ? id
        : throw new FormatException($"\"{Excerpt.Of((string)value)}\" is not a UUID of 36 characters");

    /// <summary>What <see cref="InstantText"/> formats.</summary>
    private static void WriteInstant(Instant value, Utf8JsonWriter to)
    {
        Span<byte> text = stackalloc byte[64];
        // DateTime begins with the year 1 and counts in steps of 100 ns.
        if (value >= FirstDateTime && Instant.FromUnixTimeTicks(value.ToUnixTimeTicks()) == value
            && value.ToDateTimeUtc().TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture))
            to.WriteStringValue(text[..length]);
        else
            to.WriteStringValue(InstantText.Format(value));
    }

    // The patterns below, and numbers and ids of .NET, take a NUL behind the text for its end.
    private static string Text(object value, string what, string example) => value is not string text
        ? throw new FormatException($"{what} is a string such as \"{example}\"")
        : StorableText.Fault(text) is { } fault ? throw new FormatException($"{what} holds {fault}; write for example \"{example}\"") : text;

    private static T Read<T>(IPattern<T> pattern, string text, string what, string example)
    {
        var parsed = pattern.Parse(text);
        return parsed.Success ? parsed.Value : throw new FormatException($"\"{Excerpt.Of(text)}\" is not {what}; write for example \"{example}\"");
    }

    // PostgreSQL keeps microseconds; a finer time would not come back as it was given.
    private static Instant ReadInstant(string text)
    {
        var utc = InstantText.Parse(text);
        var instant = utc.Success ? utc.Value : Read(OffsetText, text, "an Instant", "2014-05-14T03:02:00Z").ToInstant();
        return instant - Duration.FromNanoseconds((instant - NodaConstants.UnixEpoch).SubsecondNanoseconds % 1000);
    }

    private static string Iso(Duration value)
    {
        var (sign, rest) = value < Duration.Zero ? ("-", -value) : ("", value);
        var text = new System.Text.StringBuilder(sign).Append("PT");
        if (rest.TotalHours >= 1)
            text.Append(CultureInfo.InvariantCulture, $"{Math.Floor(rest.TotalHours):0}H");
        if (rest.Minutes > 0)
            text.Append(CultureInfo.InvariantCulture, $"{rest.Minutes}M");
        var seconds = rest.Seconds + rest.SubsecondNanoseconds / 1_000_000_000m;
        if (seconds > 0 || text[^1] == 'T')
            text.Append(CultureInfo.InvariantCulture, $"{seconds:0.#########}S");
        return text.ToString();
    }

    private static Duration ReadDuration(string text)
    {
        // What is less than nothing is written with one sign before all of it.
        var (sign, rest) = text.StartsWith('-') ? (-1, text[1..]) : (1, text);
        var parsed = PeriodPattern.NormalizingIso.Parse(rest);
        try
        {
            if (parsed.Success && !parsed.Value.HasDateComponent)
                return sign * parsed.Value.ToDuration();
        }
        catch (OverflowException e)
        {
            throw new FormatException($"\"{Excerpt.Of(text)}\" is longer than a Duration can be; write for example \"PT8H45M\"", e);
        }

        throw new FormatException($"\"{Excerpt.Of(text)}\" is not a Duration; write for example \"PT8H45M\"");
    }

    private static long ReadLong(object value) => value switch
    {
        long number => number,
        double number when number == Math.Floor(number) && Math.Abs(number) <= LargestExact => (long)number,
        string digits when long.TryParse(Text(digits, "a Long", "42"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new FormatException($"{Excerpt.Of(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")} is not a whole number from -(2^63) to 2^63-1"),
    };
}
