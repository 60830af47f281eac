using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Timeline.GraphQL.Transports.Requests;

/// <summary>Reads JSON whose every string can be read as text later on, wherever that happens.</summary>
internal static class JsonText
{
    private const int ShownCharacters = 80;

    /// <summary>Parses one JSON value.</summary>
    /// <param name="utf8">The text; the document keeps it, so it must not change while the document is in use.</param>
    /// <param name="what">What the text is, as the subject of a sentence: "The request body".</param>
    /// <exception cref="RequestException">Not UTF-8, not JSON, nested too deep, or a string is not Unicode text.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, string what)
    {
        if (!Utf8.IsValid(utf8.Span))
            throw RequestException.BadRequest($"{what} is not valid UTF-8: the byte at position {FirstInvalidByte(utf8.Span)} does not fit.");
        try
        {
            if (utf8.Span.IndexOf("\\u"u8) >= 0)
                RequireUnicodeStrings(utf8.Span, what);
            return JsonDocument.Parse(utf8);
        }
        catch (JsonException e)
        {
            throw RequestException.BadRequest($"{what} is not valid JSON: {Reason(e)}");
        }
    }

    /// <summary>A value as an error message shows it: its JSON, cut when long.</summary>
    public static string Show(JsonElement value)
    {
        var text = value.GetRawText();
        if (text.Length <= ShownCharacters)
            return text;
        var end = char.IsHighSurrogate(text[ShownCharacters - 1]) ? ShownCharacters - 1 : ShownCharacters;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    /// <summary>What a value is, with its article: "a string", "an object".</summary>
    public static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };

    // JSON may escape half of a surrogate pair. System.Text.Json accepts that while parsing and throws where the
    // string is read, which would be deep inside the execution.
    private static void RequireUnicodeStrings(ReadOnlySpan<byte> utf8, string what)
    {
        var reader = new Utf8JsonReader(utf8);
        while (reader.Read())
        {
            if (!reader.ValueIsEscaped || reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
                continue;
            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException)
            {
                var raw = Encoding.UTF8.GetString(reader.ValueSpan);
                var shown = raw.Length <= ShownCharacters ? raw : raw[..ShownCharacters] + "…";
                throw RequestException.BadRequest(
                    $"{what} has a string that is not Unicode text, at byte {reader.TokenStartIndex}: \"{shown}\" escapes half of a surrogate pair.");
            }
        }
    }

    private static int FirstInvalidByte(ReadOnlySpan<byte> bytes)
    {
        var position = 0;
        while (Rune.DecodeFromUtf8(bytes[position..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
            position += consumed;
        return position;
    }

    // The library's sentence ends in a machine-readable tail: " LineNumber: 0 | BytePositionInLine: 5."
    private static string Reason(JsonException e)
    {
        var tail = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var sentence = tail < 0 ? e.Message : e.Message[..tail];
        return $"{sentence} (line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1})";
    }
}
