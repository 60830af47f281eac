using System.Text.Json;

namespace Timeline.Domain.Import.Exports;

/// <summary>Finds records with a time and words anywhere in JSON, by the names that programs give to them.</summary>
internal static class JsonReader
{
    private const int Deepest = 12;
    private const int MostPieces = 200;

    private static readonly string[] Times =
        ["date_unixtime", "ts", "timestamp", "time", "display_at", "occurred_at", "occurredAt", "created_at", "createdAt", "createdDateTime", "created", "date", "datetime", "sys_created_on", "when", "at", "started_at", "start", "published_at", "updated_at", "@timestamp", "logTime"];

    private static readonly string[] Ends = ["end", "ended_at", "finished_at", "until", "resolved_at"];
    private static readonly string[] Texts = ["text", "body", "summary", "message", "content", "event", "description", "log", "note", "comment", "value", "msg", "title", "what", "details", "name"];
    private static readonly string[] Authors = ["user_profile", "author", "from", "user", "actor", "agent", "owner", "sys_created_by", "created_by", "updateAuthor", "sender", "who", "username", "reporter"];
    private static readonly string[] Names = ["real_name", "display_name", "displayName", "nickname", "name", "login", "summary", "user", "emailAddress"];

    /// <summary>Null when there are no such records.</summary>
    public static Export? Read(JsonElement root)
    {
        var records = new List<ExportRecord>();
        Collect(root, records, 0);
        return records.Count == 0 ? null : new(ProgramNames.Of(root), records);
    }

    private static void Collect(JsonElement element, List<ExportRecord> records, int depth)
    {
        if (depth > Deepest)
            return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item, records, depth + 1);
            return;
        }

        if (element.ValueKind != JsonValueKind.Object)
            return;
        // What holds records of its own, an incident with its updates, is told by them.
        var before = records.Count;
        foreach (var property in element.EnumerateObject())
            if (property.Value.ValueKind is JsonValueKind.Array || property.Value.ValueKind is JsonValueKind.Object && (!IsPart(property.Name) || HasList(property.Value)))
                Collect(property.Value, records, depth + 1);
        if (records.Count == before && Record(element) is { } record)
            records.Add(record);
    }

    private static bool HasList(JsonElement element)
    {
        foreach (var property in element.EnumerateObject())
            if (property.Value.ValueKind == JsonValueKind.Array && property.Value.GetArrayLength() > 0 && property.Value[0].ValueKind == JsonValueKind.Object)
                return true;
        return false;
    }

    private static bool IsPart(string name) => Authors.Contains(name) || Texts.Contains(name) || name is "edited" or "reactions" or "channel" or "service" or "team";

    private static ExportRecord? Record(JsonElement element)
    {
        if (First(element, Times, Scalar) is not { } time || First(element, Texts, Words) is not { } text)
            return null;
        var label = element.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.String && element.TryGetProperty("body", out _) ? $"{status.GetString()}: " : "";
        var plain = text.Contains("</", StringComparison.Ordinal) ? FeedReader.Plain(text)! : text;
        return new(time, First(element, Ends, Scalar), First(element, Authors, Person), label + plain);
    }

    private static string? First(JsonElement element, string[] names, Func<JsonElement, string?> read)
    {
        foreach (var name in names)
            if (element.TryGetProperty(name, out var value) && read(value) is { Length: > 0 } found)
                return found;
        return null;
    }

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    /// <summary>A text, or the text within: Teams says <c>body: { content }</c>.</summary>
    private static string? Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Object => First(value, ["content", "text", "summary", "raw"], Scalar) ?? (value.TryGetProperty("content", out var inner) ? Words(inner) : null),
        // Telegram cuts a text where it is bold or a link; Jira nests paragraphs.
        JsonValueKind.Array when value.GetArrayLength() is > 0 and <= MostPieces => string.Concat(value.EnumerateArray().Select(Words)),
        _ => null,
    };

    private static string? Person(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Object => First(value, Names, Person),
        _ => null,
    };
}
