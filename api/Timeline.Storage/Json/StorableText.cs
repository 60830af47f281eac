using System.Text.Json;
using System.Text.Json.Serialization;

namespace Timeline.Storage.Json;

/// <summary>PostgreSQL's text and jsonb hold neither U+0000 nor half of a surrogate pair. Such text is refused before it is sent.</summary>
public static class StorableText
{
    /// <summary>What is wrong with the text, in words; null when it can be stored.</summary>
    public static string? Fault(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
                return $"U+0000 at place {i}";
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return $"half of a surrogate pair (U+{(int)text[i]:X4}) at place {i}";
            i++;
        }

        return null;
    }

    /// <summary>Lets through what can be stored.</summary>
    /// <param name="text">Null can be.</param>
    /// <param name="member">Names it in the message; empty where it is not known.</param>
    /// <exception cref="UnstorableTextException">The text cannot be stored.</exception>
    public static void Check(string? text, string member)
    {
        if (text is not null && Fault(text) is { } fault)
            throw new UnstorableTextException(member, fault);
    }
}

/// <summary>Refuses strings that cannot be stored; the commands' own checks name the field before it comes to this.</summary>
internal sealed class StorableStringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        StorableText.Check(value, "");
        writer.WriteStringValue(value);
    }

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        StorableText.Check(value, "");
        writer.WritePropertyName(value);
    }
}

/// <summary>A text holds U+0000 or half of a surrogate pair, which PostgreSQL cannot store. Nothing was stored.</summary>
public sealed class UnstorableTextException : Exception
{
    internal UnstorableTextException(string member, string fault)
        : base(member.Length == 0 ? $"A text cannot be stored: {fault}." : $"{member} cannot be stored: {fault}.")
    {
        Member = member;
        Fault = fault;
    }

    /// <summary>What holds the text; empty when it could not be told.</summary>
    public string Member { get; }

    /// <summary>What is wrong with it, in words.</summary>
    public string Fault { get; }
}
