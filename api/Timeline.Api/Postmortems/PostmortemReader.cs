using System.Security.Cryptography;
using JasperFx.Events;
using Marten;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Postmortems.Composition;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.Storage.Sealing;

namespace Timeline.Api.Postmortems;

/// <summary>A draft and the record that it was composed from.</summary>
/// <param name="Drafted">The incident as it was when the draft was made.</param>
/// <param name="Outdated">True when the incident has been added to since.</param>
/// <param name="Catalogue">As it was known when the draft was made.</param>
/// <param name="HeadHash">Stands for every event of the incident up to that version (docs/evidence.md).</param>
internal sealed record PostmortemDraft(Guid Id, IncidentRecord Drafted, Instant DraftedAt, string DraftedBy, bool Outdated, CatalogueRecord Catalogue, string? HeadHash)
{
    public PostmortemDocument Compose() => PostmortemComposer.Compose(Drafted, HeadHash, Catalogue);

    public IReadOnlyList<MissingPart> Missing() => Completeness.Missing(Drafted, Catalogue);
}

/// <summary>Finds the draft about an incident. It lives in a stream of its own, whose id follows from the incident's.</summary>
internal sealed class PostmortemReader(IDocumentStore store, IncidentReader incidents, CatalogueRecords catalogues, ChainVerifier chain)
{
    /// <summary>Null when there is no such incident or nobody drafted its postmortem.</summary>
    public async Task<PostmortemDraft?> FindAsync(IncidentId incident, CancellationToken cancellation)
    {
        IReadOnlyList<IEvent> events;
        await using (var session = store.Reading())
            events = await session.Events.FetchStreamAsync(StreamOf(incident), token: cancellation);
        if (events is not [.., var last])
            return null;
        if (last.Data is not PostmortemDrafted drafted)
            throw new InvalidOperationException($"The postmortem of incident {incident} holds an event \"{last.EventTypeName}\", which this version of Timeline cannot read.");

        var newest = await incidents.FindAsync(incident, cancellation)
            ?? throw new InvalidOperationException($"A postmortem was drafted about incident {incident}, which has no events.");
        var record = await incidents.AtAsync(incident, drafted.IncidentVersion, cancellation);
        var head = await chain.HeadAsync(Tenants.Only, incident.Value, drafted.IncidentVersion, cancellation);
        var draftedAt = Instant.FromDateTimeOffset(last.Timestamp);
        return new PostmortemDraft(
            last.StreamId, record!, draftedAt, VisibleText.OptionalLine(last.UserName) ?? "Unknown", newest.Version > drafted.IncidentVersion,
            await CatalogueAsync(draftedAt, cancellation), head?.Hash);
    }

    /// <summary>The incident that a stream is the postmortem of. Null when it is none.</summary>
    public static async Task<IncidentId?> FindIncidentAsync(IQuerySession session, Guid stream, CancellationToken cancellation) =>
        await session.Events.FetchStreamAsync(stream, version: 1, token: cancellation) is [{ Data: PostmortemDrafted drafted }] ? new IncidentId(drafted.Incident) : null;

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

    private async ValueTask<CatalogueRecord> CatalogueAsync(Instant asKnownAt, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        return await catalogues.ReadAsync(session, asKnownAt, cancellation);
    }
}
