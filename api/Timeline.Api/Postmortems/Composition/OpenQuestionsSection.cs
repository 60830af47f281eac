using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Markdown.Source;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>What the record leaves open.</summary>
internal static class OpenQuestionsSection
{
    public static Section Compose(IncidentRecord record, CatalogueRecord catalogue, DateTimeZone zone)
    {
        // What does not fit together is a part of its own.
        var missing = Completeness.Missing(record, catalogue).Where(part => part.Kind != MissingKind.Contradiction).ToList();
        return new Section("Open questions", missing.Count == 0
            ? [new Plain("Nothing that a postmortem needs is missing from the record.")]
            : [new Bullets([.. missing.Select(part => new BulletItem(null, MarkdownSource.Escape(part.Sentence), null))])])
        { Parts = [.. ContradictionsSection.Compose(record, zone)] };
    }
}
