using System.Security.Cryptography;
using NodaTime;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Postmortems.Composition;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.EventStore;
using Timeline.EventStore.Events;

namespace Timeline.Api.Postmortems;

/// <summary>A draft and the record that it was composed from.</summary>
/// <param name="Drafted">The incident as it was when the draft was made.</param>
/// <param name="Outdated">True when the incident has been added to since.</param>
/// <param name="HeadHash">Stands for every event of the incident up to that version (docs/evidence.md).</param>
internal sealed record PostmortemDraft(Guid Id, IncidentRecord Drafted, Instant DraftedAt, string DraftedBy, bool Outdated, string? HeadHash)
{
    public PostmortemDocument Compose() => PostmortemComposer.Compose(Drafted, HeadHash);
}

/// <summary>Finds the draft about an incident. It lives in a stream of its own, whose id follows from the incident's.</summary>
internal sealed class PostmortemReader(IEventStore store, IncidentReader incidents)
{
    /// <summary>Null when there is no such incident or nobody drafted its postmortem.</summary>
    public async Task<PostmortemDraft?> FindAsync(IncidentId incident, CancellationToken cancellation)
    {
        StoredEvent? last = null;
        await foreach (var stored in store.ReadStreamAsync(Tenants.Only, StreamOf(incident), cancellation: cancellation))
            last = stored;
        if (last is null)
            return null;
        if (last.Data is not PostmortemDrafted drafted)
            throw new InvalidOperationException($"The postmortem of incident {incident} holds an event \"{last.Alias}\", which this version of Timeline cannot read.");

        var events = await incidents.ReadAsync(incident, cancellation);
        var record = IncidentRecord.Fold(incident, events.TakeWhile(recorded => recorded.Sequence <= drafted.IncidentVersion))
            ?? throw new InvalidOperationException($"A postmortem was drafted about incident {incident}, which has no events.");
        var head = await store.GetHeadHashAsync(Tenants.Only, incident.Value, drafted.IncidentVersion, cancellation);
        return new PostmortemDraft(last.StreamId, record, last.Timestamp, last.Actor ?? "Unknown", events[^1].Sequence > drafted.IncidentVersion, head?.Hash);
    }

    /// <summary>Deterministic, so that two who draft at once write to the same stream: UUIDv8 from the incident's id.</summary>
    public static Guid StreamOf(IncidentId incident)
    {
        Span<byte> input = stackalloc byte[26];
        "postmortem"u8.CopyTo(input);
        incident.Value.TryWriteBytes(input[10..], bigEndian: true, out _);
        var hash = SHA256.HashData(input).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
