using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Timeline.Storage.Json;

/// <summary>Instants by their ISO pattern; the usual ones are read without making a string of them.</summary>
/// <param name="alsoRead">Another form to read.</param>
internal sealed class InstantConverter(IPattern<Instant> alsoRead) : PatternConverter<Instant>(InstantPattern.ExtendedIso, alsoRead)
{
    // From whole seconds to what a DateTime holds: 2026-01-01T00:00:00Z to 2026-01-01T00:00:00.1234567Z.
    private const int Shortest = 20;
    private const int Longest = 28;

    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader is { TokenType: JsonTokenType.String, HasValueSequence: false, ValueIsEscaped: false, ValueSpan.Length: >= Shortest and <= Longest }
            && reader.ValueSpan[^1] == (byte)'Z' && reader.TryGetDateTime(out var utc))
        {
            return Instant.FromDateTimeUtc(utc);
        }

        return base.Read(ref reader, typeToConvert, options);
    }
}
