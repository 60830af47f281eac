using System.Collections.Frozen;
using System.Text.Json;
using Timeline.EventStore.Sealing;

namespace Timeline.EventStore.Events;

/// <summary>The names of the headers this store itself writes, and how stored headers are read.</summary>
public static class EventHeaders
{
    /// <summary>The header that says through which door an event came in.</summary>
    public const string Source = "source";

    /// <summary>The header with the id of the command that recorded the event.</summary>
    public const string CommandId = "command_id";

    /// <summary>The header with the hash of the event: SHA-256, as hexadecimal digits (docs/evidence.md).</summary>
    public const string Hash = "hash";

    /// <summary>The header with the number of the rule by which the hash was made.</summary>
    public const string HashVersion = "hash_v";

    /// <summary>The header that says by whom, when and why the content of the event was removed.</summary>
    public const string Redactions = "redactions";

    internal static readonly IReadOnlyDictionary<string, string> None = FrozenDictionary<string, string>.Empty;

    // Marten's append function stores JSON null where there are none.
    internal static StoredHeaders Read(ReadOnlySpan<byte> json)
    {
        var found = new StoredHeaders(None, Hash: null, Redaction: null);
        var reader = new Utf8JsonReader(json);
        if (json.IsEmpty || !reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return found;

        Dictionary<string, string>? others = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(Hash))
            {
                found = found with { Hash = Value(ref reader) };
            }
            else if (reader.ValueTextEquals(HashVersion))
            {
                reader.Skip();
            }
            else if (reader.ValueTextEquals(Redactions))
            {
                reader.Read();
                found = found with { Redaction = RedactionRecord.Parse(JsonElement.ParseValue(ref reader))?[^1].ToRedaction() };
            }
            else
            {
                var name = reader.GetString()!;
                (others ??= new Dictionary<string, string>(StringComparer.Ordinal))[name] = Value(ref reader);
            }
        }

        return others is null ? found : found with { Others = others };
    }

    private static string Value(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString()! : JsonElement.ParseValue(ref reader).GetRawText();
    }
}

/// <summary>The headers of one event as they are read.</summary>
/// <param name="Others">Those that are not the chain's own.</param>
/// <param name="Hash">The event's hash.</param>
/// <param name="Redaction">The last redaction.</param>
internal readonly record struct StoredHeaders(IReadOnlyDictionary<string, string> Others, string? Hash, Redaction? Redaction);
