using System.Text.Json;
using System.Text.Json.Serialization;

namespace Timeline.Domain.Shared;

// Storage contract: an id is the bare uuid in its 36-character form, as a value and as a dictionary key.
internal abstract class IdJson<TId>(Func<Guid, TId> make, Func<TId, Guid> read) : JsonConverter<TId>
    where TId : struct
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        make(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(read(value));

    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Guid.TryParseExact(reader.GetString(), "D", out var id)
            ? make(id)
            : throw new JsonException($"'{reader.GetString()}' is not a uuid in its 36-character form.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(read(value).ToString());
}

internal sealed class IncidentIdJson() : IdJson<IncidentId>(value => new(value), id => id.Value);

internal sealed class EntryIdJson() : IdJson<EntryId>(value => new(value), id => id.Value);

internal sealed class FileIdJson() : IdJson<FileId>(value => new(value), id => id.Value);

internal sealed class LessonIdJson() : IdJson<LessonId>(value => new(value), id => id.Value);

internal sealed class ActionItemIdJson() : IdJson<ActionItemId>(value => new(value), id => id.Value);

internal sealed class CommentIdJson() : IdJson<CommentId>(value => new(value), id => id.Value);
