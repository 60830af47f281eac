using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Markdown.Source;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>What cannot all be right in the record, so that a reader does not take it for settled.</summary>
internal static class ContradictionsSection
{
    /// <summary>One part when something does not fit, else none.</summary>
    public static IEnumerable<Section> Compose(IncidentRecord record, DateTimeZone zone) => record.Contradictions.Count == 0
        ? []
        : [new Section("What does not fit together", [new Bullets([.. record.Contradictions.Select(contradiction => Item(contradiction, record, zone))])])];

    private static BulletItem Item(Contradiction contradiction, IncidentRecord record, DateTimeZone zone) => new(
        Lead: null,
        MarkdownSource.Escape(contradiction.Message),
        string.Join("; ", contradiction.Moments.Select(moment => Words(moment, record, zone))));

    private static string Words(ContradictionMoment moment, IncidentRecord record, DateTimeZone zone)
    {
        var words = $"{moment.Label}: {Wording.StampOf(moment.At, zone)}";
        return moment.EntryId is { } id && record.Entry(id) is { } entry ? $"{words}, \"{Say.Excerpt(entry.Text)}\"" : words;
    }
}
