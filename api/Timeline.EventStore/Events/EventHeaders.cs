using System.Collections.Frozen;
using System.Text.Json;

namespace Timeline.EventStore.Events;

/// <summary>The names of the headers this store itself writes, and how stored headers are read.</summary>
public static class EventHeaders
{
    /// <summary>The header that says through which door an event came in.</summary>
    public const string Source = "source";

    /// <summary>The header with the id of the command that recorded the event.</summary>
    public const string CommandId = "command_id";

    internal static readonly IReadOnlyDictionary<string, string> None = FrozenDictionary<string, string>.Empty;

    // Marten's append function stores JSON null where there are none.
    internal static IReadOnlyDictionary<string, string> Read(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty || json.SequenceEqual("null"u8) || json.SequenceEqual("{}"u8))
            return None;

        var reader = new Utf8JsonReader(json);
        var root = JsonElement.ParseValue(ref reader);
        if (root.ValueKind != JsonValueKind.Object)
            return None;

        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject())
            headers[member.Name] = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText();
        return headers;
    }
}
