using System.Buffers;
using System.Text;
using System.Text.Json;
using Timeline.Storage.Commands;

namespace Timeline.Storage.Sealing;

/// <summary>An event's headers, split into those that are hashed and those that tell of the hash.</summary>
/// <param name="Hashed">The canonical JSON of all the others; an empty object when there are none.</param>
/// <param name="Hash">The stored hash; null when the event carries none.</param>
/// <param name="Rule">The number of the rule by which it was made; 0 when that cannot be read.</param>
/// <param name="Redactions">Null when the event was never redacted.</param>
internal sealed record SealHeaders(byte[] Hashed, string? Hash, int Rule, JsonElement? Redactions)
{
    private static readonly SealHeaders None = new("{}"u8.ToArray(), Hash: null, Rule: 0, Redactions: null);

    public static SealHeaders Parse(byte[]? json)
    {
        if (json is null || json.AsSpan().SequenceEqual("null"u8))
            return None;

        try
        {
            return Split(json);
        }
        catch (JsonException)
        {
            // Nested deeper than anybody writes: not what was sealed, whatever it says.
            return new SealHeaders(json, Hash: "", SealRule.Number, Redactions: null);
        }
    }

    private static SealHeaders Split(byte[] json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = CanonicalJson.Depth });
        var root = JsonElement.ParseValue(ref reader);
        if (root.ValueKind != JsonValueKind.Object)
            return None with { Hashed = CanonicalJson.Write(json) };

        var (hash, rule, redactions) = ((string?)null, 0, (JsonElement?)null);
        var others = new List<KeyValuePair<byte[], byte[]>>();
        foreach (var member in root.EnumerateObject())
        {
            switch (member.Name)
            {
                case EventHeaders.Hash:
                    hash = member.Value.ValueKind == JsonValueKind.Null ? null : member.Value.ToString();
                    break;
                case EventHeaders.HashVersion:
                    rule = member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt32(out var number) ? number : 0;
                    break;
                case EventHeaders.Redactions:
                    redactions = member.Value;
                    break;
                default:
                    others.Add(new(Encoding.UTF8.GetBytes(member.Name), CanonicalJson.Write(Encoding.UTF8.GetBytes(member.Value.GetRawText()))));
                    break;
            }
        }

        var hashed = new ArrayBufferWriter<byte>();
        CanonicalJson.Members(others, hashed);
        return new SealHeaders(hashed.WrittenSpan.ToArray(), hash, rule, redactions);
    }
}
