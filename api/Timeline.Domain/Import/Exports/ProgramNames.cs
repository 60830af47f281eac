using System.Text.Json;

namespace Timeline.Domain.Import.Exports;

/// <summary>Names the program that wrote JSON, by what only it writes.</summary>
internal static class ProgramNames
{
    private const int Deepest = 4;

    private static readonly (string Name, string[] Members)[] Known =
    [
        ("Telegram export", ["date_unixtime"]),
        ("Slack export", ["ts", "text"]),
        ("PagerDuty log entries", ["log_entries"]),
        ("PagerDuty log entries", ["agent", "incident", "created_at"]),
        ("PagerDuty log entries", ["agent", "channel", "created_at"]),
        ("Statuspage incidents", ["incident_updates"]),
        ("ServiceNow records", ["sys_created_on"]),
        ("Teams messages", ["createdDateTime"]),
        ("GitLab notes", ["noteable_type"]),
        ("GitLab notes", ["noteable_id"]),
        ("Opsgenie log", ["log", "createdAt"]),
        ("Discord export", ["channel", "messages"]),
        ("Discord messages", ["timestamp", "author", "content", "channel_id"]),
        ("Jira issue", ["fields", "key"]),
        ("Jira comments", ["author", "updateAuthor", "created"]),
        ("GitHub timeline", ["issue_url"]),
        ("GitHub timeline", ["node_id"]),
        ("GitHub timeline", ["html_url"]),
    ];

    public static string Of(JsonElement root) => Find(root, 0) ?? "JSON";

    /// <summary>An element, else the first of what it holds.</summary>
    private static string? Find(JsonElement element, int depth)
    {
        if (depth > Deepest)
            return null;
        if (element.ValueKind == JsonValueKind.Array)
            return element.GetArrayLength() > 0 ? Find(element[0], depth + 1) : null;
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        if (element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString()!.EndsWith("_log_entry", StringComparison.Ordinal))
            return "PagerDuty log entries";
        foreach (var (name, members) in Known)
            if (Array.TrueForAll(members, member => element.TryGetProperty(member, out _)))
                return name == "Discord export" && Holds(element, "ts") ? "Slack export" : name == "Discord export" && Holds(element, "date_unixtime") ? "Telegram export" : name;
        foreach (var property in element.EnumerateObject())
            if (property.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object && Find(property.Value, depth + 1) is { } found)
                return found;
        return null;
    }

    private static bool Holds(JsonElement element, string member) =>
        element.GetProperty("messages") is { ValueKind: JsonValueKind.Array } messages && messages.GetArrayLength() > 0 && messages[0].ValueKind == JsonValueKind.Object && messages[0].TryGetProperty(member, out _);
}
