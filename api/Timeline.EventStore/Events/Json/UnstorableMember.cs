using System.Text.Json;
using System.Text.Json.Serialization;

namespace Timeline.EventStore.Events.Json;

/// <summary>Finds the member that holds text which cannot be stored. Runs only after such text was met.</summary>
internal static class UnstorableMember
{
    private const string Mark = "\u0001unstorable\u0001";

    /// <summary>The path of the first such member, such as <c>Entries[2].Text</c>; empty when it is the value itself.</summary>
    public static string Find(object value, JsonSerializerOptions options)
    {
#pragma warning disable CA1869 // Made once per refused text, never on the way to storing one.
        var marking = new JsonSerializerOptions(options);
#pragma warning restore CA1869
        marking.Converters.Insert(0, new MarkingConverter());
        marking.Converters.Insert(0, new MarkingCharConverter());
        var json = JsonSerializer.SerializeToElement(value, value.GetType(), marking);
        return PathIn(json, "") ?? "";
    }

    private static string? PathIn(JsonElement json, string path) => json.ValueKind switch
    {
        JsonValueKind.String when json.ValueEquals(Mark) => path,
        JsonValueKind.Array => json.EnumerateArray().Select((item, i) => PathIn(item, $"{path}[{i}]")).FirstOrDefault(found => found is not null),
        JsonValueKind.Object => json.EnumerateObject().Select(member => InMember(member, path)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static string? InMember(JsonProperty member, string path)
    {
        if (member.NameEquals(Mark))
            return $"{path} (the name of a member)".TrimStart();
        return PathIn(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}");
    }

    private static string Marked(string text) => StorableText.Fault(text) is null ? text : Mark;

    private sealed class MarkingConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Marked(value));

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WritePropertyName(Marked(value));
    }

    private sealed class MarkingCharConverter : JsonConverter<char>
    {
        public override char Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, char value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Marked(value.ToString()));
    }
}

/// <summary>A text holds U+0000 or half of a surrogate pair, which PostgreSQL cannot store. Nothing was stored.</summary>
public sealed class UnstorableTextException : Exception
{
    internal UnstorableTextException(string member, string fault, Exception? inner = null)
        : base(member.Length == 0 ? $"A text cannot be stored: {fault}." : $"{member} cannot be stored: {fault}.", inner)
    {
        Member = member;
        Fault = fault;
    }

    /// <summary>The path of the member, such as <c>Entries[2].Text</c>; empty when it could not be told.</summary>
    public string Member { get; }

    /// <summary>What is wrong with it, in words.</summary>
    public string Fault { get; }
}
