using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>The timeline by days, and the corrections that were made to it.</summary>
internal static class TimelineSection
{
    public static Section Compose(IncidentRecord record, DateTimeZone zone)
    {
        var start = record.Milestone(MilestoneKind.Reported)?.At;
        var days = record.Timeline
            .Where(entry => !entry.Retracted)
            .GroupBy(entry => entry.OccurredAt.InZone(zone).Date)
            .Select(day => new TimelineDay(Wording.DayOf(day.First().OccurredAt, zone), [.. day.Select(entry => Row(entry, start, zone))]))
            .ToList();
        return new Section("Timeline", days.Count == 0 ? [new NothingRecorded("Nothing was logged.")] : [new TimelineDays(days)]);
    }

    /// <summary>One section when something was amended or retracted, else none.</summary>
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

    private static TimelineRow Row(TimelineEntry entry, Instant? start, DateTimeZone zone)
    {
        var time = Mark(entry.Precision) + Wording.ClockOf(entry.OccurredAt, zone);
        if (entry.OccurredUntil is { } until)
            time += "–" + Wording.ClockOf(until, zone);
        var elapsed = start is { } from && entry.OccurredAt > from ? "+" + Say.Span(entry.OccurredAt - from) : "";

        var aside = new List<string>();
        if (entry.Starred)
            aside.Add("starred");
        if (entry.Author != entry.RecordedBy)
            aside.Add(entry.Author);
        aside.AddRange(entry.Facts.Where(fact => fact.At is not null).Select(fact => $"{fact.Label} {OnDay(fact.At!.Value)}"));
        if (entry.Amended)
            aside.Add("amended");
        if (entry.Redaction is { } redaction)
            aside.Add($"redacted by {redaction.By} at {Wording.StampOf(redaction.At, zone)}: {redaction.Reason}");
        return new TimelineRow(time, elapsed, entry.Origin.Label, entry.Text, string.Join("; ", aside), entry.Retracted);

        string OnDay(Instant at) => at.InZone(zone).Date == entry.OccurredAt.InZone(zone).Date ? Wording.ClockOf(at, zone) : Wording.StampOf(at, zone);
    }

    private static string Mark(Precision precision) => precision is Precision.Approximate or Precision.Hour or Precision.Day ? "≈ " : "";
}
