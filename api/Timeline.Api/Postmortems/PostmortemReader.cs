using System.Security.Cryptography;
using Marten;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Published;
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
    /// <summary>The incident, as it was asked for.</summary>
    public required IncidentRecord Incident { get; init; }

    /// <summary>What was written, reviewed and published, as known at the moment that the incident is.</summary>
    public required PostmortemRecord Record { get; init; }

    /// <param name="people">Names of everybody who can sign in, for a document with roles.</param>
    /// <param name="pictures">What is shown of the files that are pictures; null where the output shows none.</param>
    public PostmortemDocument Compose(DocumentView view, IReadOnlyList<string> people, IReadOnlyDictionary<FileId, FilePicture>? pictures) =>
        PostmortemComposer.Compose(new(Drafted, Catalogue, HeadHash, pictures, Record, Publication) { People = people, MadeAnew = MadeAnew }, view);

    /// <summary>The published version that was asked for. Null: the document as it stands.</summary>
    public Publication? Publication { get; init; }

    /// <summary>What a published version says of the bytes that were given out before these. Empty: there were none.</summary>
    public IReadOnlyList<Fact> MadeAnew { get; init; } = [];

    public IReadOnlyList<MissingPart> Missing() => DocumentGaps.Of(Drafted, Catalogue, Record);
}

/// <summary>A published version, and who is named in the events that it is made from.</summary>
/// <param name="People">By their ids, in order.</param>
internal sealed record PublishedSource(PostmortemDraft Draft, Publication Publication, IReadOnlyList<Guid> People);

/// <summary>Finds the draft about an incident. It lives in a stream of its own, whose id follows from the incident's.</summary>
internal sealed class PostmortemReader(IDocumentStore store, IncidentReader incidents, IncidentRecords records, CatalogueRecords catalogues, PostmortemRecords postmortems, ChainVerifier chain)
{
    /// <summary>The newest draft about an incident that the caller was shown, as known at the moment that it is. Null when nobody had drafted it.</summary>
    public async Task<PostmortemDraft?> FindAsync(IncidentRecord incident, CancellationToken cancellation)
    {
        PostmortemRecord postmortem;
        await using (var session = store.Reading())
            postmortem = await postmortems.ReadAsync(session, incident.Id, incident.Moment, cancellation);
        if (postmortem.Drafted is not { } drafted)
            return null;
        var record = await incidents.AtAsync(incident.Id, drafted.IncidentVersion, cancellation)
            ?? throw new InvalidOperationException($"A postmortem was drafted about incident {incident.Id}, which has no events.");
        return await OfAsync(incident, record, postmortem, drafted, cancellation);
    }

    /// <summary>A publication as it was known at the moment that the incident is. Null when there is none of that number.</summary>
    public async Task<Publication?> FindPublicationAsync(IncidentRecord incident, int number, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        return (await postmortems.ReadAsync(session, incident.Id, incident.Moment, cancellation)).Publications.Find(publication => publication.Number == number);
    }

    /// <summary>A published version, for bytes that are kept: all of it read from the store, as what this node remembers may have been redacted by another one. Null when there is none.</summary>
    public async Task<PublishedSource?> ReadPublishedAsync(IncidentId incident, int number, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        var stored = await postmortems.FetchAsync(session, incident, version: 0, cancellation);
        if (postmortems.Fold(stored).Publications.Find(publication => publication.Number == number) is not { } publication)
            return null;
        var written = stored.TakeWhile(one => one.Version <= publication.PostmortemVersion).ToList();
        var postmortem = postmortems.Fold(written);
        var drafted = postmortem.Drafted ?? throw new InvalidOperationException($"Version {number} of the postmortem of incident {incident} was published before it was drafted.");
        var recorded = await session.Events.FetchStreamAsync(incident.Value, drafted.IncidentVersion, token: cancellation);
        var record = records.Apply(incident, before: null, recorded);
        var draft = await OfAsync(record, record, postmortem, drafted, cancellation);
        return new(draft, publication, await NamedInEvents.FindAsync(session, [.. recorded, .. written], cancellation));
    }

    private async Task<PostmortemDraft> OfAsync(IncidentRecord incident, IncidentRecord record, PostmortemRecord postmortem, PostmortemBasis drafted, CancellationToken cancellation)
    {
        var head = await chain.HeadAsync(Tenants.Only, incident.Id.Value, drafted.IncidentVersion, cancellation);
        await using var session = store.Reading();
        return new PostmortemDraft(
            StreamOf(incident.Id), record, drafted.At, drafted.By, incident.Version > drafted.IncidentVersion, await catalogues.ReadAsync(session, drafted.At, cancellation), head?.Hash)
        {
            Incident = incident,
            Record = postmortem,
        };
    }

    /// <summary>The incident that a stream is the postmortem of. Null when it is none.</summary>
    public static async Task<IncidentId?> FindIncidentAsync(IQuerySession session, Guid stream, CancellationToken cancellation) =>
        await session.Events.FetchStreamAsync(stream, version: 1, token: cancellation) is [{ Data: PostmortemDrafted drafted }] ? new IncidentId(drafted.Incident) : null;

    /// <summary>Deterministic, so that two who draft at once write to the same stream: UUIDv8 from the incident's id.</summary>
    public static Guid StreamOf(IncidentId incident) => Derived("postmortem"u8, incident);

    /// <summary>The id of a stream beside an incident's, for a purpose.</summary>
    public static Guid Derived(ReadOnlySpan<byte> purpose, IncidentId incident)
    {
        byte[] input = [.. purpose, .. incident.Value.ToByteArray(bigEndian: true)];
        var hash = SHA256.HashData(input).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
