using NodaTime;
using Timeline.Api.Postmortems.Composition;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>What the document says of updates that were promised and came late or never.</summary>
public sealed class OverdueUpdatesTests
{
    private const string Zone = "America/Chicago";
    private static readonly Instant TenPm = Instant.FromUtc(2014, 5, 14, 3, 0);
    private static readonly EntryId Promising = EntryId.From(1, new Guid(1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0), 0);
    private static readonly EntryId Ending = EntryId.From(1, new Guid(2, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0), 0);

    [Fact]
    public void One_that_never_came_is_named_with_its_time()
    {
        Assert.Equal(["2014-05-13 22:30: an update was due and none was sent."], Lateness(Judged()));
        Assert.Equal(("22:30", "Update overdue", "No update had been sent by the time that was promised."), TimelineEnd(Judged()));
    }

    [Fact]
    public void One_that_came_late_says_how_late() =>
        Assert.Equal(["2014-05-13 22:30: an update was due and came 12 min late."], Lateness(Judged(Update(Ending, 42))));

    [Fact]
    public void One_that_was_still_due_when_it_was_over_says_so() => Assert.Equal(
        ["2014-05-13 22:30: an update was due and none was sent in the 15 min until it was over."],
        Lateness(Judged(new StatusChanged(Ending, At(45), IncidentStatus.Declared, IncidentStatus.Resolved, Text: null))));

    [Fact]
    public void One_that_turned_out_to_have_come_in_time_is_not_counted_and_stays_on_the_timeline()
    {
        var record = Judged(Update(Ending, 29));
        Assert.Empty(Lateness(record));
        Assert.Equal(("23:40", "Update not overdue", "Not overdue after all: an update had been sent in time."), TimelineEnd(record));
    }

    // Found at 22:31; what comes after it is recorded at 23:00 and judged at 23:40.
    private static IncidentRecord Judged(params IncidentEvent[] later)
    {
        var record = IncidentRecord.Fold(
            new IncidentId(Guid.Empty),
            [Recorded(new IncidentDeclared(1, "Mail stands still", Severity.Sev1, IncidentKind.Real, Zone), 1, 0), Recorded(Update(Promising, 10) with { NextUpdateDue = Minute(30) }, 2, 10)])!;
        record = Judge(record, 31);
        record = later.Aggregate(record, (known, fact) => known.Apply(Recorded(fact, known.Version + 1, 60)));
        return Judge(record, 100);
    }

    private static IncidentRecord Judge(IncidentRecord record, int now) =>
        UpdatePromises.Judge(record, Minute(now), Instant.MinValue, UpdatePromises.Grace).Events
            .Aggregate(record, (known, found) => known.Apply(Recorded(found, known.Version + 1, now)));

    private static List<string> Lateness(IncidentRecord record) =>
        [.. Section(record, "Communications").Blocks.OfType<Bullets>().SelectMany(bullets => bullets.Items).Select(item => $"{item.Lead} {item.Markdown}")];

    private static (string Time, string Kind, string Text) TimelineEnd(IncidentRecord record)
    {
        var row = Assert.IsType<TimelineDays>(Section(record, "Timeline").Blocks[0]).Days[^1].Rows[^1];
        return (row.Time, row.Kind, row.Markdown);
    }

    private static Section Section(IncidentRecord record, string heading) =>
        PostmortemComposer.Compose(DocumentSource.Of(record), DocumentView.Whole).Section(heading);

    private static UpdateSent Update(EntryId id, int minute) =>
        new(id, At(minute), Audience.Customer, Channel.Phone, "Told.", WhatNext: null, NextUpdateDue: null);

    private static Recorded<IncidentEvent> Recorded(IncidentEvent fact, long sequence, int minute) => new(fact, sequence, Minute(minute), "Ada", Source.Web);

    private static Occurrence At(int minute) => new(Minute(minute), Until: null, Precision.Minute, Zone);

    private static Instant Minute(int minute) => TenPm + Duration.FromMinutes(minute);
}
