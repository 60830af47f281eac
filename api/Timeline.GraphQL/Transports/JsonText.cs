using System.Text;
using System.Text.Json;

namespace Timeline.GraphQL.Transports;

/// <summary>Reads JSON whose every string can be read as text later on, wherever that happens.</summary>
internal static class JsonText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Parses one JSON value.</summary>
    /// <param name="utf8">The text; the document keeps it, so it must not change while the document is in use.</param>
    /// <param name="what">What the text is, as the subject of a sentence: "The request body".</param>
    /// <exception cref="RequestException">Not UTF-8, not JSON, nested too deep, or a string is not Unicode text.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, string what)
    {
        try
        {
            _ = Strict.GetCharCount(utf8.Span);
            if (utf8.Span.IndexOf("\\u"u8) >= 0)
                RequireUnicodeStrings(utf8.Span, what);
            return JsonDocument.Parse(utf8);
        }
        catch (DecoderFallbackException e)
        {
            throw RequestException.BadRequest($"{what} is not valid UTF-8: the byte at position {e.Index} does not fit.");
        }
        catch (JsonException e)
        {
            // The library's sentence ends in a machine-readable tail: " LineNumber: 0 | BytePositionInLine: 5."
            var sentence = e.Message.Split(" LineNumber:", 2)[0];
            throw RequestException.BadRequest($"{what} is not valid JSON: {sentence} (line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1})");
        }
    }

    /// <summary>A text as an error message shows it: cut when long, between characters.</summary>
    public static string Cut(string text, int most = 80) => text.Length <= most
        ? text
        : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most), "…");

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

    /// <summary>What a value is, and its JSON: <c>a number: 7</c>.</summary>
    public static string Describe(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null ? "null" : $"{Describe(value.ValueKind)}: {Cut(value.GetRawText())}";

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
                throw RequestException.BadRequest(
                    $"{what} has a string that is not Unicode text, at byte {reader.TokenStartIndex}: \"{Cut(Encoding.UTF8.GetString(reader.ValueSpan))}\" escapes half of a surrogate pair.");
            }
        }
    }
}
