using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

/// <summary>What arises between entries is never refused; what cannot all be right is named.</summary>
public sealed class ContradictionsTests
{
    [Fact]
    public void A_theory_refuted_before_it_was_raised_is_named_with_both_entries()
    {
        var found = Assert.Single(Of(Theory(1, 20), new HypothesisRefuted(Entry(2), At(10), Entry(1), "It is half empty.")));
        Assert.Equal(
            (ContradictionKind.SettledBeforeRaised, "The theory \"The disk is full.\" was refuted 10 min before it was raised."),
            (found.Kind, found.Message));
        Assert.Equal(
            [
                new ContradictionMoment("Theory raised", Minute(20), Precision.Minute, Milestone: null, Entry(1)),
                new ContradictionMoment("Theory refuted", Minute(10), Precision.Minute, Milestone: null, Entry(2)),
            ],
            found.Moments);
    }

    [Fact]
    public void A_theory_confirmed_before_it_was_raised_is_named_too() =>
        Assert.Contains("was confirmed 10 min before", Assert.Single(Of(Theory(1, 20), new HypothesisConfirmed(Entry(2), At(10), Entry(1), "It says so."))).Message, StringComparison.Ordinal);

    [Fact]
    public void It_is_gone_when_one_of_the_two_is_corrected_or_taken_back()
    {
        IncidentEvent[] events = [Theory(1, 20), new HypothesisRefuted(Entry(2), At(10), Entry(1), "It is half empty.")];
        Assert.Empty(Of([.. events, new EntryAmended(Entry(1), Text: null, At(5), "Misheard.")]));
        Assert.Empty(Of([.. events, Retracted(1)]));
        Assert.Empty(Of([.. events, Retracted(2)]));
    }

    [Fact]
    public void An_end_before_its_start_over_several_entries_is_named()
    {
        var found = Assert.Single(Of(Reported(1, 40), Resolved(2, 10, IncidentStatus.Declared)));
        Assert.Equal((ContradictionKind.EndBeforeStart, "\"Resolved\" is 30 min before \"First contact\"."), (found.Kind, found.Message));
        Assert.Equal([(MilestoneKind.Reported, Entry(1)), (MilestoneKind.Resolved, Entry(2))], found.Moments.Select(moment => (moment.Milestone!.Value, moment.EntryId!.Value)));
    }

    [Theory]
    [InlineData(MilestoneKind.FaultStarted, MilestoneKind.Detected)]
    [InlineData(MilestoneKind.FaultStarted, MilestoneKind.Reported)]
    [InlineData(MilestoneKind.FaultStarted, MilestoneKind.Resolved)]
    [InlineData(MilestoneKind.FirstSignal, MilestoneKind.Detected)]
    [InlineData(MilestoneKind.Mitigated, MilestoneKind.Resolved)]
    [InlineData(MilestoneKind.Detected, MilestoneKind.Engaged)]
    [InlineData(MilestoneKind.Reported, MilestoneKind.FirstUpdate)]
    [InlineData(MilestoneKind.Ticketed, MilestoneKind.Verified)]
    public void What_cannot_come_first_is_named_and_the_right_order_is_not(MilestoneKind earlier, MilestoneKind later)
    {
        var found = Assert.Single(Of(Set(earlier, 20), Set(later, 10)));
        Assert.Equal([earlier, later], found.Moments.Select(moment => moment.Milestone!.Value));
        Assert.Empty(Of(Set(earlier, 10), Set(later, 20)));
        Assert.Empty(Of(Set(earlier, 10), Set(later, 10)));
    }

    [Fact]
    public void What_is_only_unusual_is_not_named()
    {
        // The monitor woke somebody; the ticket and the customer came later, when it was over; the cause was known from the last time.
        Assert.Empty(Of(
            Set(MilestoneKind.FirstSignal, -30), Set(MilestoneKind.Detected, 0), Set(MilestoneKind.Diagnosed, 1), Set(MilestoneKind.Mitigated, 5),
            Set(MilestoneKind.Engaged, 6), Set(MilestoneKind.Resolved, 10), Set(MilestoneKind.Ticketed, 20), Set(MilestoneKind.Acknowledged, 20), Set(MilestoneKind.Reported, 30)));
    }

    [Fact]
    public void Recorded_late_and_out_of_order_is_no_contradiction() =>
        Assert.Empty(Of(Resolved(1, 40, IncidentStatus.Declared), Engaged(2, 20), Updated(3, 15), Reported(4, 2)));

    [Fact]
    public void Times_that_were_not_said_exactly_contradict_nothing_that_they_can_mean()
    {
        Assert.Empty(Of(Theory(1, 20), Refuted(10, Precision.Approximate)));
        Assert.Empty(Of(Theory(1, 20), Refuted(0, Precision.Hour)));
        Assert.Empty(Of(Theory(1, 20), Refuted(-300, Precision.Day)));
        Assert.Single(Of(Theory(1, 90), Refuted(10, Precision.Approximate)));
        Assert.Single(Of(Theory(1, 90), Refuted(0, Precision.Hour)));
        Assert.Single(Of(Theory(1, 150), Refuted(-300, Precision.Day))); // ten in the evening and two and a half hours is the next day
    }

    [Fact]
    public void A_range_ends_when_it_ends()
    {
        var range = Theory(1, 20) with { When = At(20) with { Until = Minute(30) } };
        Assert.Empty(Of(range, Refuted(25, Precision.Minute)));
        Assert.Empty(Of(Theory(1, 20), new HypothesisRefuted(Entry(2), At(10) with { Until = Minute(30) }, Entry(1), "No.")));
    }

    [Fact]
    public void An_update_that_is_moved_after_the_next_that_it_promised_is_named()
    {
        var promising = Updated(1, 10) with { NextUpdateDue = Minute(30) };
        Assert.Empty(Of(Reported(9, 0), promising));
        var found = Assert.Single(Of(Reported(9, 0), promising, new EntryAmended(Entry(1), Text: null, At(45), "Sent later.")));
        Assert.Equal(
            (ContradictionKind.DueBeforeSent, "An update to the customers says that the next was due 15 min before it was sent itself."),
            (found.Kind, found.Message));
        Assert.Equal([("Update sent", Minute(45)), ("Next update due", Minute(30))], found.Moments.Select(moment => (moment.Label, moment.At)));
    }

    [Fact]
    public void Somebody_reached_before_the_first_attempt_is_named() =>
        Assert.Equal(
            "\"Reached First engineer\" is 4 min before \"First contact attempt\".",
            Assert.Single(Of(Attempted(1, 6, ContactOutcome.Reached), Set(MilestoneKind.FirstContactAttempt, 10))).Message);

    [Fact]
    public void As_known_before_it_was_recorded_it_is_not_there()
    {
        var events = Situations.Situation.Record([Declared(), Theory(1, 20), new HypothesisRefuted(Entry(2), At(10), Entry(1), "No.")]);
        Assert.Empty(IncidentRecord.Fold(Id, events, asKnownAt: events[1].RecordedAt)!.Contradictions);
        Assert.Single(IncidentRecord.Fold(Id, events)!.Contradictions);
    }

    [Fact]
    public void Completeness_names_them_with_an_entry_to_look_at() =>
        Assert.Contains(
            new MissingPart(MissingKind.Contradiction, "\"Resolved\" is 30 min before \"First contact\".", Entry(1)),
            Completeness.Missing(RecordOf(Declared(), Reported(1, 40), Resolved(2, 10, IncidentStatus.Declared))));

    [Fact]
    public void An_invalid_metric_that_can_be_right_says_so()
    {
        var metrics = IncidentMetrics.Compute(RecordOf(Declared(), Set(MilestoneKind.Detected, 0), Set(MilestoneKind.Engaged, 10), Ticketed(1, 20)));
        Assert.Equal(MetricStatus.Invalid, metrics.FormalTicketToEngagement.Status);
        Assert.EndsWith("If both are right, there is nothing to count.", metrics.FormalTicketToEngagement.Reason, StringComparison.Ordinal);
    }

    private static HypothesisRaised Theory(int n, int minutes) => new(Entry(n), At(minutes), "The disk is full.", RaisedBy: null);

    private static HypothesisRefuted Refuted(int minutes, Precision precision) => new(Entry(2), At(minutes) with { Precision = precision }, Entry(1), "It is half empty.");

    private static MilestoneSet Set(MilestoneKind kind, int minutes) => new(kind, At(minutes), EntryId: null);

    private static IReadOnlyList<Contradiction> Of(params IncidentEvent[] events) => RecordOf([Declared(), .. events]).Contradictions;
}
