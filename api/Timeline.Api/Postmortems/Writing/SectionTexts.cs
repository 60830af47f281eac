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

/// <summary>What the record said in each section when the document was composed, and the template; each found once for an operation. For incidents that the caller was shown.</summary>
internal sealed class SectionTexts(IDocumentStore store, IncidentReader incidents, CatalogueRecords catalogues)
{
    private readonly ConcurrentDictionary<(IncidentId, PostmortemBasis), Lazy<Task<ComposedBasis>>> _composed = new();
    private readonly ConcurrentDictionary<PostmortemBasis, Lazy<Task<DraftedTemplate>>> _templates = new();

    public Task<ComposedBasis> AtAsync(IncidentId incident, PostmortemBasis basis, CancellationToken cancellation) =>
        _composed.GetOrAdd((incident, basis), key => new(() => ComposeAsync(key.Item1, key.Item2, cancellation))).Value;

    /// <summary>What the document says in a section: what a person wrote, else what is generated; empty where it does not have the section.</summary>
    public async ValueTask<string> OfAsync(IncidentId incident, PostmortemRecord postmortem, PostmortemSection section, CancellationToken cancellation)
    {
        if (postmortem.Written.ContainsKey(section) || WrittenSections.IsComputed(section))
            return await BeginningAsync(incident, postmortem, section, cancellation);
        var basis = await AtAsync(incident, postmortem.Drafted!, cancellation);
        return TemplatedSections.Shown(basis.Template.Content, postmortem, basis.Record, basis.Catalogue).Contains(section) ? basis.Of(section) : "";
    }

    /// <summary>What somebody begins with who writes in a section, one that the template leaves out too: what a person wrote, else what is generated.</summary>
    public async ValueTask<string> BeginningAsync(IncidentId incident, PostmortemRecord postmortem, PostmortemSection section, CancellationToken cancellation) =>
        postmortem.Written.GetValueOrDefault(section)?.Markdown
        ?? (WrittenSections.IsComputed(section) ? "" : (await AtAsync(incident, postmortem.Drafted!, cancellation)).Of(section));

    /// <summary>The template that the document stands on.</summary>
    public async ValueTask<DraftedTemplate> TemplateAsync(PostmortemBasis basis, CancellationToken cancellation) =>
        basis.Template is null ? DraftedTemplate.Standard : await _templates.GetOrAdd(basis, key => new(() => ReadTemplateAsync(key, cancellation))).Value;

    private async Task<DraftedTemplate> ReadTemplateAsync(PostmortemBasis basis, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        return DraftedTemplate.Of(basis, await catalogues.ReadAsync(session, cancellation));
    }

    private async Task<ComposedBasis> ComposeAsync(IncidentId incident, PostmortemBasis basis, CancellationToken cancellation)
    {
        var record = await incidents.AtAsync(incident, basis.IncidentVersion, cancellation)
            ?? throw new InvalidOperationException($"A postmortem was drafted about incident {incident}, which has no events.");
        await using var session = store.Reading();
        var catalogue = await catalogues.ReadAsync(session, basis.At, cancellation);
        return new(record, catalogue, DraftedTemplate.Of(basis, catalogue), ComposedSectionText.Of(record, catalogue));
    }
}

/// <summary>What a document was composed from, and what came of it.</summary>
/// <param name="Text">Of every section, one that the template leaves out too.</param>
internal sealed record ComposedBasis(IncidentRecord Record, CatalogueRecord Catalogue, DraftedTemplate Template, IReadOnlyDictionary<PostmortemSection, string> Text)
{
    /// <summary>Empty when the record says nothing there.</summary>
    public string Of(PostmortemSection section) => Text.GetValueOrDefault(section, "");
}
