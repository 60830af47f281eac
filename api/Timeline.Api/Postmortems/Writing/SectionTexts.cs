using System.Collections.Concurrent;
using Marten;
using Timeline.Api.Catalogue;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Postmortems.Composition;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Writing;

/// <summary>What the record said in each section when the document was composed; each composed once for an operation. For incidents that the caller was shown.</summary>
internal sealed class SectionTexts(IDocumentStore store, IncidentReader incidents, CatalogueRecords catalogues)
{
    private readonly ConcurrentDictionary<(IncidentId, PostmortemBasis), Lazy<Task<ComposedBasis>>> _composed = new();

    public Task<ComposedBasis> AtAsync(IncidentId incident, PostmortemBasis basis, CancellationToken cancellation) =>
        _composed.GetOrAdd((incident, basis), key => new(() => ComposeAsync(key.Item1, key.Item2, cancellation))).Value;

    /// <summary>What a section says: what a person wrote, else what is generated.</summary>
    public async ValueTask<string> OfAsync(IncidentId incident, PostmortemRecord postmortem, PostmortemSection section, CancellationToken cancellation) =>
        postmortem.Written.GetValueOrDefault(section)?.Markdown
        ?? (WrittenSections.IsComputed(section) ? "" : (await AtAsync(incident, postmortem.Drafted!, cancellation)).Of(section));

    private async Task<ComposedBasis> ComposeAsync(IncidentId incident, PostmortemBasis basis, CancellationToken cancellation)
    {
        var record = await incidents.AtAsync(incident, basis.IncidentVersion, cancellation)
            ?? throw new InvalidOperationException($"A postmortem was drafted about incident {incident}, which has no events.");
        await using var session = store.Reading();
        var catalogue = await catalogues.ReadAsync(session, basis.At, cancellation);
        return new(record, catalogue, ComposedSectionText.Of(record, catalogue));
    }
}

/// <summary>What a document was composed from, and what came of it.</summary>
internal sealed record ComposedBasis(IncidentRecord Record, CatalogueRecord Catalogue, IReadOnlyDictionary<PostmortemSection, string> Text)
{
    /// <summary>Empty when the record says nothing there.</summary>
    public string Of(PostmortemSection section) => Text.GetValueOrDefault(section, "");
}
