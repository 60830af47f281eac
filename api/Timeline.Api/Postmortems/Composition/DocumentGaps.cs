using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>What a postmortem lacks before it can be published without a reason.</summary>
internal static class DocumentGaps
{
    /// <summary>What the record lacks, the gravest first, then sections that the template requires, then threads that nobody resolved.</summary>
    /// <param name="record">As the document stands on it.</param>
    /// <param name="catalogue">As it was known when the document was drafted.</param>
    public static IReadOnlyList<MissingPart> Of(IncidentRecord record, CatalogueRecord catalogue, PostmortemRecord postmortem) =>
        Of(new DocumentSource(record, catalogue, HeadHash: null, Pictures: null, postmortem, Publication: null));

    /// <inheritdoc cref="Of(IncidentRecord, CatalogueRecord, PostmortemRecord)"/>
    public static IReadOnlyList<MissingPart> Of(DocumentSource source) =>
        [.. Completeness.Missing(source.Record, source.Catalogue), .. Silent(source), .. Completeness.Missing(source.Postmortem)];

    /// <summary>The sections that the template requires and in which nothing stands. Of the standard template none: what every document needs is what the record lacks.</summary>
    public static IReadOnlyList<MissingPart> Silent(DocumentSource source)
    {
        if (source.Template == DraftedTemplate.Standard)
            return [];
        var (metrics, gaps) = (IncidentMetrics.Compute(source.Record), SectionGaps.Of(source.Record, source.Catalogue));
        return Completeness.Missing(source.Template.Content, section => TemplatedSections.IsSilent(section, source, metrics), gaps.Contains);
    }
}
