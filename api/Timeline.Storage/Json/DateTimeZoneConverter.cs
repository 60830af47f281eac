using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Timeline.Storage.Json;

/// <summary>Writes a time zone as its name in the tz database.</summary>
internal sealed class DateTimeZoneConverter : JsonConverter<DateTimeZone>
{
    // The base class would only convert members declared as exactly DateTimeZone.
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(DateTimeZone));

    public override DateTimeZone Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var id = reader.GetString()!;
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? throw new JsonException($"'{id}' is no zone of the tz database");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeZone value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
}
