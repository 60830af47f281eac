using System.Buffers;
using System.Text.Json;

namespace Timeline.Storage.Sealing;

/// <summary>
/// Writes JSON in the one form that is hashed (docs/evidence.md, "Canonical JSON"): what PostgreSQL's jsonb prints, told as a rule, so
/// that neither the order of members nor the spelling of a number or a character matters.
/// </summary>
internal static class CanonicalJson
{
    public const int Depth = 1000;

    /// <exception cref="JsonException">This is no JSON, is nested deeper than 1,000, or holds a number that no jsonb can hold.</exception>
    public static byte[] Write(ReadOnlySpan<byte> json)
    {
        var output = new ArrayBufferWriter<byte>(json.Length + 16);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Depth });
        reader.Read();
        Value(ref reader, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The members of an object, already in canonical form, in canonical order; of two with one name the last counts.</summary>
    public static void Members(List<KeyValuePair<byte[], byte[]>> members, IBufferWriter<byte> output)
    {
        // Stable, so that the later of two equal names stays the later.
        var ordered = members.OrderBy(member => member.Key, KeyOrder.Instance).ToList();
        output.Write("{"u8);
        var first = true;
        for (var i = 0; i < ordered.Count; i++)
        {
            if (i + 1 < ordered.Count && ordered[i].Key.AsSpan().SequenceEqual(ordered[i + 1].Key))
                continue;
            if (!first)
                output.Write(", "u8);
            first = false;
            CanonicalText.Write(ordered[i].Key, output);
            output.Write(": "u8);
            output.Write(ordered[i].Value);
        }

        output.Write("}"u8);
    }

    private static void Value(ref Utf8JsonReader reader, IBufferWriter<byte> output)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Object(ref reader, output);
                break;
            case JsonTokenType.StartArray:
                Array(ref reader, output);
                break;
            case JsonTokenType.String:
                CanonicalText.Write(Text(ref reader), output);
                break;
            case JsonTokenType.Number:
                CanonicalNumber.Write(reader.ValueSpan, output);
                break;
            default:
                output.Write(reader.ValueSpan);
                break;
        }
    }

    private static void Array(ref Utf8JsonReader reader, IBufferWriter<byte> output)
    {
        output.Write("["u8);
        for (var first = true; reader.Read() && reader.TokenType != JsonTokenType.EndArray; first = false)
        {
            if (!first)
                output.Write(", "u8);
            Value(ref reader, output);
        }

        output.Write("]"u8);
    }

    private static void Object(ref Utf8JsonReader reader, IBufferWriter<byte> output)
    {
        var members = new List<KeyValuePair<byte[], byte[]>>();
        var value = new ArrayBufferWriter<byte>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = Text(ref reader);
            reader.Read();
            value.ResetWrittenCount();
            Value(ref reader, value);
            members.Add(new(name, value.WrittenSpan.ToArray()));
        }

        Members(members, output);
    }

    private static byte[] Text(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan.ToArray();
        var unescaped = new byte[reader.ValueSpan.Length];
        return unescaped[..reader.CopyString(unescaped)];
    }

    /// <summary>jsonb's order of names: the shorter first, then by bytes of UTF-8.</summary>
    private sealed class KeyOrder : IComparer<byte[]>
    {
        public static KeyOrder Instance { get; } = new();

        public int Compare(byte[]? x, byte[]? y) =>
            x!.Length != y!.Length ? x.Length.CompareTo(y.Length) : x.AsSpan().SequenceCompareTo(y);
    }
}
