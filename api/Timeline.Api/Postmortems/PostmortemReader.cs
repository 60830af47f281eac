using System.Security.Cryptography;
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
    /// <summary>The incident, as it was asked for.</summary>
    public required IncidentRecord Incident { get; init; }

    /// <summary>What was written, reviewed and published, as known at the moment that the incident is.</summary>
    public required PostmortemRecord Record { get; init; }

    /// <param name="pictures">What is shown of the files that are pictures; null where the output shows none.</param>
    public PostmortemDocument Compose(DocumentView view, IReadOnlyDictionary<FileId, FilePicture>? pictures = null) =>
        PostmortemComposer.Compose(new(Drafted, Catalogue, HeadHash, pictures, Record, Publication) { People = People }, view);

    /// <summary>The published version that was asked for. Null: the document as it stands.</summary>
    public Publication? Publication { get; init; }

    /// <summary>Names of everybody who can sign in.</summary>
    public required IReadOnlyList<string> People { get; init; }

    public IReadOnlyList<MissingPart> Missing() => DocumentGaps.Of(Drafted, Catalogue, Record);
}

/// <summary>Finds the draft about an incident. It lives in a stream of its own, whose id follows from the incident's.</summary>
internal sealed class PostmortemReader(IDocumentStore store, IncidentReader incidents, CatalogueRecords catalogues, PostmortemRecords postmortems, ChainVerifier chain)
{
    /// <summary>The newest draft about an incident that the caller was shown, as known at the moment that it is. Null when nobody had drafted it.</summary>
    public async Task<PostmortemDraft?> FindAsync(IncidentRecord incident, CancellationToken cancellation)
    {
        PostmortemRecord postmortem;
        await using (var session = store.Reading())
            postmortem = await postmortems.ReadAsync(session, incident.Id, incident.Moment, cancellation);
        return await OfAsync(incident, postmortem, publication: null, cancellation);
    }

    /// <summary>A published version. Null when there is none of that number.</summary>
    public async Task<PostmortemDraft?> FindPublishedAsync(IncidentRecord incident, int number, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        var postmortem = await postmortems.ReadAsync(session, incident.Id, incident.Moment, cancellation);
        return postmortem.Publications.Find(publication => publication.Number == number) is { } publication
            ? await OfAsync(incident, await postmortems.AtAsync(session, incident.Id, publication.PostmortemVersion, cancellation), publication, cancellation)
            : null;
    }

    private async Task<PostmortemDraft?> OfAsync(IncidentRecord incident, PostmortemRecord postmortem, Publication? publication, CancellationToken cancellation)
    {
        if (postmortem.Drafted is not { } drafted)
            return null;

        var record = await incidents.AtAsync(incident.Id, drafted.IncidentVersion, cancellation)
            ?? throw new InvalidOperationException($"A postmortem was drafted about incident {incident.Id}, which has no events.");
        var head = await chain.HeadAsync(Tenants.Only, incident.Id.Value, drafted.IncidentVersion, cancellation);
        await using var session = store.Reading();
        return new PostmortemDraft(
            StreamOf(incident.Id), record, drafted.At, drafted.By, incident.Version > drafted.IncidentVersion, await catalogues.ReadAsync(session, drafted.At, cancellation), head?.Hash)
        {
            Incident = incident,
            Record = postmortem,
            Publication = publication,
            People = [.. await session.Query<Person>().OrderBy(person => person.Name).Select(person => person.Name).ToListAsync(cancellation)],
        };
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
}
