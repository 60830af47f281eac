using Marten;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.People;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;
using Timeline.Markdown;

namespace Timeline.Api.Incidents.Rooms;

/// <summary>When the caller last saw an incident.</summary>
/// <param name="NewEntries">Those that stand and others recorded after what was seen.</param>
internal sealed record LastVisit(Instant At, long SeenVersion, int NewEntries)
{
    /// <summary>Null when the caller never saw it.</summary>
    public static LastVisit? Of(RoomVisit? visit, IncidentRecord incident, CurrentActor actor) =>
        visit is null ? null : new(visit.SeenAt, visit.SeenVersion, incident.EntriesSince(visit.SeenVersion).Count(entry => entry.RecordedBy != actor.Name));
}

/// <summary>What the board says of an incident beside its line: from the record of now, in words.</summary>
internal sealed record IncidentGlance(
    Instant? LastEntryAt, string? LastEntryAuthor, string? LastEntryText, IReadOnlyList<string> Impact, IReadOnlyList<string> Engaged, int InRoom, int? NewEntries, IReadOnlyList<BoardClock> Clocks)
{
    private const int LongestText = 200;

    public static IncidentGlance Of(IncidentRecord record, int inRoom, LastVisit? visit, IReadOnlyList<BoardClock> clocks)
    {
        var last = record.LastEntry;
        return new(
            last?.RecordedAt,
            last?.Author,
            last is null ? null : MarkdownRenderer.ToPlainText(last.Text, LongestText),
            [.. record.Impacts.Where(impact => impact.Until is null).OrderBy(impact => impact.Level).ThenBy(impact => impact.From).Select(impact => $"{impact.Name} {Say.Words(impact.Level)}")],
            [.. record.Engagements.Where(engagement => engagement.Until is null).Select(engagement => engagement.Who).Distinct(StringComparer.OrdinalIgnoreCase)],
            inRoom,
            visit?.NewEntries,
            clocks);
    }
}

/// <summary>Glances at the incidents of a list; those that the reader may not know of are left out.</summary>
internal sealed class IncidentGlanceLoader(IDocumentStore store, IncidentReader incidents, CatalogueRecords catalogues, CurrentActor actor, IClock clock) : BatchLoader<Guid, IncidentGlance>
{
    public override async ValueTask<IReadOnlyDictionary<Guid, IncidentGlance>> LoadAsync(IReadOnlyList<Guid> keys, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        ILookup<Guid, RoomVisit> visits;
        CatalogueRecord catalogue;
        await using (var session = store.Reading())
        {
            catalogue = await catalogues.ReadAsync(session, cancellation);
            visits = (await session.Query<RoomVisit>().Where(visit => visit.Incident.IsOneOf(keys.ToArray())).ToListAsync(cancellation)).ToLookup(visit => visit.Incident);
        }

        var glances = new Dictionary<Guid, IncidentGlance>();
        foreach (var id in keys)
        {
            if (await incidents.FindAsync(actor, new IncidentId(id), cancellation) is { } record)
            {
                var visit = LastVisit.Of(visits[id].FirstOrDefault(visit => visit.Person == actor.Sight), record, actor);
                glances.Add(id, IncidentGlance.Of(record, visits[id].Count(visit => visit.IsInRoomAt(now)), visit, BoardClock.Of(record, catalogue, now)));
            }
        }

        return glances;
    }
}
