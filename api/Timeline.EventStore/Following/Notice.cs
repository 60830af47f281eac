using System.Text.Json;

namespace Timeline.EventStore.Following;

/// <summary>What one node tells the others through NOTIFY. Another program's notice is empty: look everywhere.</summary>
/// <param name="Node">The sender.</param>
/// <param name="Schema">The schema appended to: the channel is one for the whole database.</param>
/// <param name="Streams">The streams with the versions reached; null when they were too many to name.</param>
internal sealed record Notice(Guid Node, string Schema, IReadOnlyList<StreamNotice>? Streams)
{
    public const string Channel = "mt_events_appended";

    // NOTIFY takes payloads of less than 8000 bytes.
    private const int LongestPayload = 7900;

    public string ToPayload()
    {
        var full = JsonSerializer.SerializeToUtf8Bytes(this);
        return full.Length <= LongestPayload ? System.Text.Encoding.UTF8.GetString(full) : JsonSerializer.Serialize(this with { Streams = null });
    }

    /// <returns>Null when the payload is not one of ours.</returns>
    public static Notice? Parse(string payload)
    {
        if (payload.Length == 0)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Notice>(payload);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="Tenant">Whose stream.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Version">The version it reached.</param>
internal sealed record StreamNotice(string Tenant, Guid Stream, long Version);
