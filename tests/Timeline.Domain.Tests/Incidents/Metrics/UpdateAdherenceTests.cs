using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using static Timeline.Domain.Tests.Incidents.Record.PromiseSituation;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Metrics;

/// <summary>How many updates came in time. Minutes are after ten.</summary>
public sealed class UpdateAdherenceTests
{
    [Fact]
    public void Those_that_were_followed_in_time_are_counted_against_those_that_were_due()
    {
        var adherence = Of(Told((10, Promised(1, 10, due: 30)), (25, Promised(2, 25, due: 40)), (50, Promised(3, 50, due: 90)), (60, Logged(4, 60))));
        Assert.Equal((MetricStatus.Recorded, 2, 1), (adherence.Status, adherence.Due, adherence.OnTime));
        Assert.Equal((Minute(40), Entry(2)), (Assert.Single(adherence.Missed).At, adherence.Missed[0].EntryId!.Value));
    }

    [Fact]
    public void Without_a_promise_there_is_nothing_to_count() =>
        Assert.Equal((MetricStatus.NotApplicable, null), (Of(Told((10, Updated(1, 10)))).Status, Of(Told()).Due));

    [Fact]
    public void While_none_is_due_it_is_pending() => Assert.Equal(MetricStatus.Pending, Of(Told((10, Promised(1, 10, due: 30)))).Status);

    [Fact]
    public void One_that_never_came_is_missed_once_something_was_recorded_after_its_time()
    {
        var adherence = Of(Told((10, Promised(1, 10, due: 30)), (31, Logged(2, 31))));
        Assert.Equal((1, 0), (adherence.Due, adherence.OnTime));
    }

    [Fact]
    public void One_that_the_end_of_the_incident_made_needless_is_not_due() =>
        Assert.Equal(MetricStatus.NotApplicable, Of(Told((10, Promised(1, 10, due: 30)), (20, Resolved(2, 20)))).Status);

    [Fact]
    public void One_that_a_person_took_back_does_not_count()
    {
        var overdue = AfterJudging(31, Told((10, Promised(1, 10, due: 30))));
        Assert.Equal(0, Of(overdue).OnTime);
        Assert.Null(Of(overdue.And(40, new EntryRetracted(overdue.Timeline[^1].Id, "They were in the room."))).Due);
    }

    private static UpdateAdherence Of(IncidentRecord record) => IncidentMetrics.Compute(record).UpdateAdherence;
}
