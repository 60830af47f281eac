using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Text;

namespace Timeline.Storage.Json;

/// <summary>Writes a NodaTime value as the text of a pattern, also as the name of a member.</summary>
internal class PatternConverter<T>(IPattern<T> pattern, IPattern<T>? alsoRead = null) : JsonConverter<T>
    where T : notnull
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? Parse(reader.GetString()!)
            : throw new JsonException($"a {typeof(T).Name} is written as a string, not as {reader.TokenType}");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(pattern.Format(value));

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(pattern.Format(value));

    private T Parse(string text)
    {
        var result = pattern.Parse(text);
        if (!result.Success && alsoRead is not null)
            result = alsoRead.Parse(text);
        return result.Success ? result.Value : throw new JsonException($"'{text}' is no {typeof(T).Name}", result.Exception);
    }
}
