using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>What was said anew about the incident as a whole: reopened, cancelled, another title, severity, kind or zone; and what it has to do with others.</summary>
internal static class LifeSection
{
    private static readonly EntryKind[] Kinds =
        [EntryKind.TitleChange, EntryKind.SeverityChange, EntryKind.KindChange, EntryKind.ZoneChange, EntryKind.Cancellation, EntryKind.CancellationWithdrawn];

    /// <summary>A part for each of the two where there is something to say, else none.</summary>
    public static IEnumerable<Section> Compose(IncidentRecord record, DateTimeZone zone)
    {
        var changes = record.Timeline.Where(entry => !entry.Retracted && (Kinds.Contains(entry.Kind) || entry.Origin.GoesBackTo is not null)).ToList();
        if (changes.Count > 0)
        {
            yield return new Section("Changes to the incident",
            [
                new Grid(
                    [new("Time", 0), new("What", 0), new("To", 1), new("Why", 2)],
                    [
                        .. changes.Select(entry => (IReadOnlyList<Cell>)
                        [
                            new(Wording.StampOf(entry.OccurredAt, zone)), new(entry.Origin.Label), new(entry.Facts.Count > 0 ? entry.Facts[0].Value : ""), new(entry.Text, IsMarkdown: true),
                        ]),
                    ]),
            ]);
        }

        if (record.Links.Count > 0)
            yield return new Section("Linked incidents", [new Bullets([.. record.Links.Select(Item)])]);
    }

    private static BulletItem Item(IncidentsLinked link) =>
        new($"{LinkWords.Of(link.Kind, link.Outgoing)} {IncidentKey.Of(link.Number)}{(link.Text is null ? "" : ":")}", link.Text ?? "", Aside: null);
}
