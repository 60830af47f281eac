using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Timeline.Torture.Servers;

namespace Timeline.Torture.SlaClocks;

/// <summary>An event of an incident as it lies in the table, by its type's name.</summary>
internal sealed record StoredEvent(Guid Stream, long Version, string Type, Instant RecordedAt, JsonElement Data)
{
    public const string Warned = "sla_target_warned";
    public const string Breached = "sla_target_breached";
    public const string Met = "sla_target_met";
    public const string Reassessed = "sla_target_reassessed";

    public Guid? Entry => Data.TryGetProperty("EntryId", out var id) ? id.GetGuid() : null;

    public bool IsFinding => Type is Warned or Breached or Met or Reassessed;

    public Instant OccurredAt => InstantPattern.ExtendedIso.Parse(Data.GetProperty("When").GetProperty("At").GetString()!).Value;

    public string TargetName => Data.GetProperty("Target").GetProperty("Target").GetString()!;

    public Guid? CycleId => Data.GetProperty("Target").TryGetProperty("Cycle", out var cycle) && cycle.ValueKind == JsonValueKind.String ? cycle.GetGuid() : null;

    /// <summary>How the target stands by this finding, as the API calls it.</summary>
    public string Status => Type switch
    {
        Warned => "AT_RISK",
        Breached => "BREACHED",
        Met => "MET",
        _ => Data.GetProperty("Is").ToString().ToUpperInvariant(),
    };

    /// <summary>Those of incidents, by stream, in order.</summary>
    public static async Task<ILookup<Guid, StoredEvent>> ReadAsync(TortureServer server) =>
        (await server.ColumnAsync<string>("select json_build_array(stream_id, version, type, trunc(extract(epoch from timestamp) * 1000000)::text, data)::text from mt_events where type <> 'tombstone' order by stream_id, version"))
        .Select(row => JsonSerializer.Deserialize<JsonElement>(row))
        .Select(row => new StoredEvent(row[0].GetGuid(), row[1].GetInt64(), row[2].GetString()!, AtMicrosecond(row[3].GetString()!), row[4]))
        .ToLookup(stored => stored.Stream);

    private static Instant AtMicrosecond(string microseconds) => Instant.FromUnixTimeTicks(10 * long.Parse(microseconds.Split('.')[0], CultureInfo.InvariantCulture));
}
