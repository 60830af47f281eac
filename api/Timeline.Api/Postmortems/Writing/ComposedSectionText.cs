using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;

namespace Timeline.Api.Postmortems.Writing;

/// <summary>What the record says in each section.</summary>
internal static class ComposedSectionText
{
    /// <summary>The generated Markdown of each section, without its heading; a section that says nothing is left out. Pure.</summary>
    /// <param name="catalogue">As it was known when the document was composed.</param>
    public static IReadOnlyDictionary<PostmortemSection, string> Of(IncidentRecord record, CatalogueRecord catalogue) =>
        PostmortemComposer.Compose(DocumentSource.Of(record, catalogue), DocumentView.Whole).Sections.ToDictionary(section => section.Kind!.Value, MarkdownOutput.RenderText);
}
