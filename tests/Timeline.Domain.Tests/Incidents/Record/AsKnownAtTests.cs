using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Domain.Tests.Situations;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

public sealed class AsKnownAtTests
{
    [Fact]
    public void Before_its_declaration_an_incident_was_not_known() =>
        Assert.Null(IncidentRecord.Fold(ACallAtTen.Id, ACallAtTen.Events, ACallAtTen.DeclaredAt - Duration.Epsilon));

    [Fact]
    public void At_midnight_the_theory_still_stood_and_nothing_was_resolved()
    {
        var record = IncidentRecord.Fold(ACallAtTen.Id, ACallAtTen.Events, ACallAtTen.Morning(0, 0))!;
        Assert.Equal((IncidentStatus.Engaged, HypothesisStatus.Open), (record.Status, Assert.Single(record.Hypotheses).Status));
        Assert.Null(record.Milestone(MilestoneKind.Resolved));
        Assert.Equal(ACallAtTen.Night(23, 44), record.AsKnownAt);
    }

    [Fact]
    public void An_event_recorded_at_that_very_moment_was_known() =>
        Assert.Equal(IncidentStatus.Resolved, IncidentRecord.Fold(ACallAtTen.Id, ACallAtTen.Events, ACallAtTen.Morning(6, 50))!.Status);

    [Fact]
    public void Before_a_correction_the_old_reading_was_known()
    {
        var events = Situation.Record(Declared(), Reported(1, 2), new EntryAmended(Entry(1), "No.", At(1), "Misheard."), Retracted(1));
        var before = IncidentRecord.Fold(Id, events, Minute(1))!;
        Assert.Equal(("The customer called.", Minute(2), false), before.Timeline.Select(entry => (entry.Text, entry.OccurredAt, entry.Amended)).Single());
        Assert.Equal(Minute(2), before.Milestone(MilestoneKind.Reported)!.At);

        var between = IncidentRecord.Fold(Id, events, Minute(2))!;
        Assert.Equal(("No.", Minute(1), false), between.Timeline.Select(entry => (entry.Text, entry.OccurredAt, entry.Retracted)).Single());
        Assert.Null(IncidentRecord.Fold(Id, events, Minute(3))!.Milestone(MilestoneKind.Reported));
    }

    [Fact]
    public void A_clock_that_was_set_back_does_not_show_later_events_without_those_before()
    {
        Recorded<IncidentEvent>[] events =
        [
            new(Declared(), 1, Minute(0), "Ada", Source.Web),
            new(Logged(1, 1), 2, Minute(60), "Ada", Source.Web),
            new(new EntryAmended(Entry(1), "x", null, "y"), 3, Minute(5), "Ada", Source.Web),
        ];
        Assert.Equal(1, IncidentRecord.Fold(Id, events, Minute(10))!.Version);
        Assert.Equal((3, Minute(60)), (IncidentRecord.Fold(Id, events)!.Version, IncidentRecord.Fold(Id, events)!.AsKnownAt));
    }
}
