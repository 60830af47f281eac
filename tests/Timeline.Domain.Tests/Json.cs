using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Timeline.Domain.Tests;

/// <summary>JSON as the store writes it: members as they are named, enums by name, NodaTime as ISO-8601.</summary>
internal static class Json
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        Converters =
        {
            new JsonStringEnumConverter(),
            new PatternConverter<Instant>(InstantPattern.ExtendedIso),
            new PatternConverter<LocalDate>(LocalDatePattern.Iso),
            new PatternConverter<Duration>(DurationPattern.Roundtrip),
        },
    };

    /// <summary>Everything in a value, for comparing: records with lists in them compare by reference.</summary>
    public static string Dump(object value) => JsonSerializer.Serialize(value, value.GetType(), Options);

    private sealed class PatternConverter<T>(IPattern<T> pattern) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            pattern.Parse(reader.GetString()!).Value;

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(pattern.Format(value));
    }
}
