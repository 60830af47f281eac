using System.Text;
using System.Text.Json;

namespace Timeline.Storage.Following;

/// <summary>What one node tells the others through NOTIFY, on a channel that is one for the whole database.</summary>
/// <param name="Node">The sender.</param>
/// <param name="Schema">The schema appended to.</param>
/// <param name="Streams">The streams with the versions reached; null when there was too much to name.</param>
/// <param name="Documents">The documents that were changed; null, also from older programs, for none.</param>
internal sealed record Notice(Guid Node, string Schema, IReadOnlyList<StreamNotice>? Streams, IReadOnlyList<Guid>? Documents = null)
{
    /// <summary>An empty notice says that content was removed from events (es_redact).</summary>
    public const string Channel = "timeline_streams";

    // NOTIFY takes payloads of less than 8000 bytes.
    private const int LongestPayload = 7900;

    public string ToPayload()
    {
        var full = JsonSerializer.SerializeToUtf8Bytes(this);
        return full.Length <= LongestPayload ? Encoding.UTF8.GetString(full) : JsonSerializer.Serialize(this with { Streams = null, Documents = null });
    }

    /// <returns>Null when the payload is not one of ours.</returns>
    public static Notice? Parse(string payload)
    {
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
