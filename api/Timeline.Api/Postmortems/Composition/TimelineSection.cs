using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>The timeline by days, and the corrections that were made to it.</summary>
internal static class TimelineSection
{
    private const int MostBefore = 40;
    private const int LeastTogether = 5;

    /// <summary>What somebody starred, as it belongs in the postmortem; everything where nothing is starred.</summary>
    /// <param name="fullLog">How the section is called that has every entry then. Null: the document has none.</param>
    public static Section Compose(IncidentRecord record, DateTimeZone zone, string? fullLog)
    {
        var live = Live(record);
        if (live.Count == 0)
            return new Section("Timeline", [new NothingRecorded("Nothing was logged.")]);
        var starred = live.Where(entry => entry.Starred).ToList();
        return starred.Count == 0
            ? new Section("Timeline", [.. Recorded(record, zone), Days(live, record, zone, anchored: true)])
            : new Section("Timeline",
            [
                new Plain($"What was starred: {Say.Count(starred.Count)} of {Say.Count(live.Count)} entries.{(fullLog is null ? "" : $" {char.ToUpperInvariant(fullLog[0])}{fullLog[1..]} has all of them.")}"),
                .. Recorded(record, zone),
                Days(starred, record, zone, anchored: fullLog is null),
            ]);
    }

    /// <summary>Every entry, where the timeline has only what was starred, or there is none; else none.</summary>
    public static IEnumerable<Section> FullLog(IncidentRecord record, DateTimeZone zone, bool hasTimeline)
    {
        var live = Live(record);
        return live.Any(entry => entry.Starred || !hasTimeline) ? [new Section("The full log", [.. hasTimeline ? [] : Recorded(record, zone), Days(live, record, zone, anchored: true)])] : [];
    }

    /// <summary>What happened before anybody knew of it. Empty where nothing is recorded of that, or where it is not known when they knew.</summary>
    /// <param name="fullLog">How the section is called that has what is left out here. Null: the document has none.</param>
    public static Section LeadUp(IncidentRecord record, DateTimeZone zone, string? fullLog)
    {
        MilestoneKind[] known = [MilestoneKind.Detected, MilestoneKind.Reported, MilestoneKind.Ticketed];
        var knownAt = record.Milestones.Where(milestone => known.Contains(milestone.Kind)).Select(milestone => (Instant?)milestone.At).Min();
        var before = Live(record).TakeWhile(entry => entry.OccurredAt < knownAt).ToList();
        if (before.Count == 0)
            return new Section("Lead-up", []);
        List<Block> blocks = [new Plain("What happened before anybody knew of it."), Days(before.TakeLast(MostBefore).ToList(), record, zone, anchored: false)];
        if (before.Count > MostBefore)
            blocks.Add(new Plain($"{Say.Count(before.Count - MostBefore)} earlier entries are {(fullLog is null ? "left out" : $"in {fullLog}")}."));
        return new Section("Lead-up", blocks);
    }

    /// <summary>One part when something was amended or retracted, else none.</summary>
    public static IEnumerable<Section> Corrections(IncidentRecord record, DateTimeZone zone)
    {
        var items = record.Timeline
            .SelectMany(entry => entry.History, (entry, revision) => (Entry: entry, Revision: revision))
            .OrderBy(change => change.Revision.ReplacedAt)
            .Select(change => new BulletItem(
                $"{Wording.StampOf(change.Revision.OccurredAt, zone)}:",
                change.Revision.Text,
                $"{(change.Entry.Retracted && ReferenceEquals(change.Revision, change.Entry.History[^1]) ? "retracted" : "amended")} by {change.Revision.ReplacedBy} at {Wording.StampOf(change.Revision.ReplacedAt, zone)}: {change.Revision.Reason}"))
            .ToList();
        return items.Count == 0 ? [] : [new Section("Corrections to the record", [new Plain("What entries said before they were amended or retracted."), new Bullets(items)])];
    }

    /// <summary>One part when something was redacted, else none: who removed what when, and why; never what it was.</summary>
    public static IEnumerable<Section> Redactions(IncidentRecord record, DateTimeZone zone)
    {
        var redacted = record.Timeline.Where(entry => entry.Redaction is not null).ToList();
        return redacted.Count == 0 ? [] :
        [
            new Section("Redactions",
            [
                new Plain("What was typed about these entries was removed. Times, kinds and the hashes of what was removed stay."),
                new Grid(
                    [new("Entry", 0), new("What", 0), new("Removed", 0), new("By", 1), new("Why", 2)],
                    [
                        .. redacted.Select(entry => (IReadOnlyList<Cell>)
                        [
                            new(Wording.StampOf(entry.OccurredAt, zone)), new(entry.Origin.Label), new(Wording.StampOf(entry.Redaction!.At, zone)), new(entry.Redaction.By), new(entry.Redaction.Reason),
                        ]),
                    ]),
            ]),
        ];
    }

    private static List<TimelineEntry> Live(IncidentRecord record) => [.. record.Timeline.Where(entry => !entry.Retracted)];

    private static TimelineDays Days(IReadOnlyList<TimelineEntry> entries, IncidentRecord record, DateTimeZone zone, bool anchored)
    {
        var start = record.Milestone(MilestoneKind.Reported)?.At;
        var said = RecordedTogether(record);
        return new([.. entries
            .GroupBy(entry => entry.OccurredAt.InZone(zone).Date)
            .Select(day => new TimelineDay(Wording.DayOf(day.First().OccurredAt, zone), [.. day.Select(entry => Row(entry, start, said, zone, anchored) with { Anchor = anchored ? $"entry-{entry.Id}" : null })]))]);
    }

    private static TimelineRow Row(TimelineEntry entry, Instant? start, Instant? said, DateTimeZone zone, bool anchored)
    {
        var time = Mark(entry.Precision) + Wording.ClockOf(entry.OccurredAt, zone);
        if (entry.OccurredUntil is { } until)
            time += "–" + Wording.ClockOf(until, zone);
        var elapsed = start is { } from && entry.OccurredAt > from ? "+" + Say.Span(entry.OccurredAt - from) : "";

        var aside = new List<string>();
        if (entry.Starred && anchored)
            aside.Add("starred");
        if (entry.Author != entry.RecordedBy)
            aside.Add(entry.Author);
        aside.AddRange(entry.Facts.Where(fact => IsNews(fact, entry)).Select(fact => InWords(fact.Label, fact.At is { } at ? OnDay(at) : fact.Value.TrimEnd('.'))));
        if (entry.Late && entry.RecordedAt != said)
            aside.Add($"recorded {OnDay(entry.RecordedAt)}");
        if (entry.Amended)
            aside.Add("amended");
        if (entry.Redaction is { } redaction)
            aside.Add($"redacted by {redaction.By} at {Wording.StampOf(redaction.At, zone)}: {redaction.Reason}");
        return new TimelineRow(time, elapsed, entry.Origin.Label, entry.Text, string.Join("; ", aside), entry.Retracted);

        string OnDay(Instant at) => at.InZone(zone).Date == entry.OccurredAt.InZone(zone).Date ? Wording.ClockOf(at, zone) : Wording.StampOf(at, zone);
    }

    // As one would say it, where the value alone says what it is.
    private static string InWords(string label, string value) => label switch
    {
        "who" or "how" or "service" => value,
        "audience" => $"to {value}",
        "channel" => value.StartsWith("in ", StringComparison.Ordinal) ? value : $"by {value}",
        _ => $"{label} {value}",
    };

    // A sentence that was made from the facts says them, but for moments, which it says in UTC; some are in the name of the kind; ids say nothing to readers.
    private static bool IsNews(EntryFact fact, TimelineEntry entry) =>
        fact.Entry is null && !Guid.TryParse(fact.Value, out _) && (fact.At is not null || (!entry.Worded && !entry.Origin.Label.Contains(fact.Value, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Notes that were recorded afterwards are recorded together: then one sentence says when, and only what was recorded at another time says so.</summary>
    private static Instant? RecordedTogether(IncidentRecord record) =>
        Live(record).Where(entry => entry.Late).GroupBy(entry => entry.RecordedAt).Where(together => together.Count() >= LeastTogether).OrderByDescending(together => together.Count()).FirstOrDefault()?.Key;

    private static IEnumerable<Block> Recorded(IncidentRecord record, DateTimeZone zone) => RecordedTogether(record) is { } at
        ? [new Plain($"{Say.Count(Live(record).Count(entry => entry.Late && entry.RecordedAt == at))} entries were recorded together, on {Wording.DayOf(at, zone)} at {Wording.ClockOf(at, zone)}; others that were recorded late say when.")]
        : [];

    private static string Mark(Precision precision) => precision is Precision.Approximate or Precision.Hour or Precision.Day ? "≈ " : "";
}
