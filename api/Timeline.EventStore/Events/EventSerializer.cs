using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.EventStore.Events.Json;

namespace Timeline.EventStore.Events;

/// <summary>Turns events into their stored form and back. Reading never throws for what is stored.</summary>
internal sealed class EventSerializer(EventTypeRegistry registry, JsonSerializerOptions json)
{
    public (EventType Type, byte[] Body) Write(object data) => (registry.TypeOf(data.GetType()), StoreJson.Write(data, json));

    public object Read(string alias, string? dotNetName, ReadOnlySpan<byte> body, bool binary)
    {
        if (binary)
            return Unknown(alias, dotNetName, body, "its body is binary");

        try
        {
            if (registry.Find(alias) is { } type)
                return JsonSerializer.Deserialize(body, type.Type, json) ?? Unknown(alias, dotNetName, body, "its body is JSON null");
            if (registry.FindUpcaster(alias) is { } upcast)
                return upcast(JsonNode.Parse(body)!.AsObject());
            return Unknown(alias, dotNetName, body, "no type is registered for it");
        }
#pragma warning disable CA1031 // A body that cannot be read, for whatever reason, must not stop a reader of many events.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Unknown(alias, dotNetName, body, e.Message);
        }
    }

    private static UnknownEvent Unknown(string alias, string? dotNetName, ReadOnlySpan<byte> body, string reason)
    {
        var reader = new Utf8JsonReader(body);
        return new UnknownEvent(alias, dotNetName, JsonElement.ParseValue(ref reader), reason);
    }
}
