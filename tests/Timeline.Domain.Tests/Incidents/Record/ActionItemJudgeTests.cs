using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Incidents.Record.DueSituation;
using static Timeline.Domain.Tests.Incidents.Record.PromiseSituation;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>Action items that are open past their last day.</summary>
public sealed class ActionItemJudgeTests
{
    private static readonly ActionItemId Item = ActionItemId.From(Number, Command(2), 0);
    private static readonly LocalDate Day = new(2014, 6, 1);

    // Of America/Chicago, the incident's zone.
    private static readonly Instant DayEnds = Instant.FromUtc(2014, 6, 2, 5, 0);

    private static ActionItemRaised Raised => new(Item, "Watch the dates.", ActionItemType.Detect, "Grace", Day, Lesson: null);

    [Fact]
    public void It_is_looked_at_when_its_day_ends_in_the_zone_of_the_incident()
    {
        var record = RecordOf(Declared(), Raised);
        Assert.Equal(DayEnds, NextLook(record));
        Assert.Empty(Found(record, DayEnds - Duration.Epsilon));
        Assert.Equal(new ActionItemOverdue(Item, Day), Assert.Single(Found(record, DayEnds)));
        Assert.Equal(Instant.FromUtc(2014, 6, 2, 6, 0), NextLook(RecordOf(Declared(), Raised, new ZoneChanged(Entry(20), At(75), "America/Denver"))));
    }

    [Fact]
    public void Once_found_it_is_not_found_again_and_stays_seen()
    {
        var record = RecordOf(Declared(), Raised).Later(DayEnds, new ActionItemOverdue(Item, Day));
        Assert.Null(NextLook(record));
        Assert.Empty(Found(record, DayEnds + Duration.FromDays(9)));
        record = record.Later(DayEnds + Duration.FromDays(2), new ActionItemDone(Item, new(DayEnds + Duration.FromDays(1), Until: null, Precision.Minute, record.Zone), Text: null));
        var item = Assert.Single(record.ActionItems);
        Assert.Equal((true, 2), (item.DoneLate, item.DaysOverdue(DateTimeZoneProviders.Tzdb[record.Zone], DayEnds + Duration.FromDays(30))));
        Assert.Equal([ActionItemChangeKind.Overdue, ActionItemChangeKind.Done], item.History.Select(change => change.Kind));
    }

    [Fact]
    public void Another_day_may_be_found_too_and_the_same_one_may_not()
    {
        var record = RecordOf(Declared(), Raised).Later(DayEnds, new ActionItemOverdue(Item, Day));
        var moved = record.Later(DayEnds, new ActionItemAssigned(Item, "Ada", Day.PlusDays(7)));
        Assert.Equal(DayEnds + Duration.FromDays(7), NextLook(moved));
        Assert.Equal(new ActionItemOverdue(Item, Day.PlusDays(7)), Assert.Single(Found(moved, DayEnds + Duration.FromDays(7))));
        Assert.Null(NextLook(moved.Later(DayEnds, new ActionItemAssigned(Item, "Ada", Day))));
    }

    [Fact]
    public void What_is_done_dropped_retracted_without_a_day_or_of_a_cancelled_incident_is_not_waited_for()
    {
        IncidentEvent[] ends =
        [
            new ActionItemDone(Item, At(80), Text: null), new ActionItemDropped(Item, "No."), new ActionItemRetracted(Item, "No."),
            new ActionItemAmended(Item, "Watch.", ActionItemType.Detect, "Grace", Due: null, "No day."), new IncidentCancelled(Entry(9), At(80), "No.", Author: null),
        ];
        Assert.All(ends, end => Assert.Null(NextLook(RecordOf(Declared(), Raised, end))));
        Assert.Equal(DayEnds, NextLook(RecordOf(Declared(), Raised, ends[0], new ActionItemReopened(Item, "Not yet."))));
    }

    [Fact]
    public void A_closed_incident_is_looked_at_too() =>
        Assert.Equal(DayEnds, NextLook(RecordOf(Declared(), Raised, Resolved(8, 40, IncidentStatus.Declared), Closed(9, 50))));

    [Fact]
    public void One_whose_day_was_over_when_it_was_said_is_judged_once_nothing_was_recorded_for_a_while()
    {
        var record = RecordOf(Declared(), Raised with { Due = new LocalDate(2014, 5, 1) });
        Assert.Equal(record.AsKnownAt + Grace, NextLook(record));
        Assert.Empty(Found(record, record.AsKnownAt));
        Assert.Single(Found(record, record.AsKnownAt + Grace));
    }

    [Fact]
    public void What_was_said_before_deadlines_counted_is_never_found() =>
        Assert.Null(IncidentDue.NextJudgement(RecordOf(Declared(), Raised), CatalogueRecord.Empty, DayEnds, Grace));

    private static IReadOnlyList<IncidentEvent> Found(IncidentRecord record, Instant now) =>
        IncidentDue.Judge(record, CatalogueRecord.Empty, now, Instant.MinValue, Grace).Events;
}

internal static class LaterRecord
{
    /// <summary>The record with one more fact.</summary>
    public static IncidentRecord Later(this IncidentRecord record, Instant at, IncidentEvent fact) => record.Apply(new(fact, record.Version + 1, at, "Ada", Source.Web));
}
