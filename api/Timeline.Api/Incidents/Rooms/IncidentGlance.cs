using NodaTime;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Markdown;

namespace Timeline.Api.Incidents.Rooms;

/// <summary>When the caller last saw an incident.</summary>
/// <param name="NewEntries">Those that stand and others recorded after what was seen.</param>
internal sealed record LastVisit(Instant At, long SeenVersion, int NewEntries);

/// <summary>What the board says of an incident beside its line: from the record of now, in words.</summary>
internal sealed record IncidentGlance(
    Instant? LastEntryAt, string? LastEntryAuthor, string? LastEntryText, IReadOnlyList<string> Impact, IReadOnlyList<string> Engaged, int InRoom, int? NewEntries)
{
    private const int LongestText = 200;

    public static IncidentGlance Of(IncidentRecord record, RoomPresence room, LastVisit? visit)
    {
        var last = record.LastEntry;
        return new(
            last?.RecordedAt,
            last?.Author,
            last is null ? null : MarkdownRenderer.ToPlainText(last.Text, LongestText),
            [.. record.Impacts.Where(impact => impact.Until is null).OrderBy(impact => impact.Level).ThenBy(impact => impact.From).Select(impact => $"{impact.Name} {Say.Words(impact.Level)}")],
            [.. record.Engagements.Where(engagement => engagement.Until is null).Select(engagement => engagement.Who).Distinct(StringComparer.OrdinalIgnoreCase)],
            room.People.Count,
            visit?.NewEntries);
    }
}
