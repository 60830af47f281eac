using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Timeline.Storage.Json;

/// <summary>Writes an <see cref="Interval"/> as an object; a missing member means that the interval is open on that side.</summary>
internal sealed class IntervalConverter : JsonConverter<Interval>
{
    public override Interval Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var ends = JsonSerializer.Deserialize<Ends>(ref reader, options)!;
        return new Interval(ends.Start, ends.End);
    }

    public override void Write(Utf8JsonWriter writer, Interval value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.HasStart)
        {
            writer.WritePropertyName("Start");
            JsonSerializer.Serialize(writer, value.Start, options);
        }

        if (value.HasEnd)
        {
            writer.WritePropertyName("End");
            JsonSerializer.Serialize(writer, value.End, options);
        }

        writer.WriteEndObject();
    }

    private sealed record Ends(Instant? Start, Instant? End);
}

/// <summary>Writes a <see cref="DateInterval"/> as an object with both dates, both inclusive.</summary>
internal sealed class DateIntervalConverter : JsonConverter<DateInterval>
{
    public override DateInterval Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var ends = JsonSerializer.Deserialize<Ends>(ref reader, options);
        return ends is { Start: { } start, End: { } end }
            ? new DateInterval(start, end)
            : throw new JsonException("a DateInterval needs Start and End");
    }

    public override void Write(Utf8JsonWriter writer, DateInterval value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Ends(value.Start, value.End), options);

    private sealed record Ends(LocalDate? Start, LocalDate? End);
}
