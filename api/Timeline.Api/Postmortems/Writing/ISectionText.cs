using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;

namespace Timeline.Api.Postmortems.Writing;

/// <summary>What the record says in each section.</summary>
internal interface ISectionText
{
    /// <summary>The generated Markdown of each section, without its heading; a section that says nothing is left out. Pure.</summary>
    /// <param name="catalogue">As it was known when the document was composed.</param>
    IReadOnlyDictionary<PostmortemSection, string> Of(IncidentRecord record, CatalogueRecord catalogue);
}
