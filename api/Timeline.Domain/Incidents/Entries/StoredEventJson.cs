using System.Text.Json;
using System.Text.Json.Serialization;

namespace Timeline.Domain.Incidents;

// Storage contract: an event inside of another is its stored name and its members: {"type": "contact_attempted", "data": {…}}.
internal sealed class StoredEventJson : JsonConverter<IncidentEvent>
{
    public override IncidentEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        var name = json.RootElement.GetProperty("type").GetString();
        var type = IncidentEvents.StoredNames.FirstOrDefault(stored => stored.Value == name).Key
            ?? throw new JsonException($"'{name}' is no event of an incident that this version knows.");
        return (IncidentEvent)json.RootElement.GetProperty("data").Deserialize(type, options)!;
    }

    public override void Write(Utf8JsonWriter writer, IncidentEvent value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("type", IncidentEvents.StoredNames[value.GetType()]);
        writer.WritePropertyName("data");
        JsonSerializer.Serialize(writer, value, value.GetType(), options);
        writer.WriteEndObject();
    }
}
