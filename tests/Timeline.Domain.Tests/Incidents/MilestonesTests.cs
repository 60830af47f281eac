using Timeline.Domain.Incidents;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

public sealed class MilestonesTests
{
    [Fact]
    public void A_ticket_is_also_the_acknowledgement_until_that_is_set_by_hand()
    {
        Assert.Equal((Minute(4), Entry(1)), Known(MilestoneKind.Acknowledged, Ticketed(1, 4)));
        Assert.Equal((Minute(3), null), Known(MilestoneKind.Acknowledged, Ticketed(1, 4), new MilestoneSet(MilestoneKind.Acknowledged, At(3), null)));
    }

    [Fact]
    public void The_earliest_counts_however_late_it_was_recorded() =>
        Assert.Equal((Minute(2), Entry(2)), Known(MilestoneKind.Reported, Reported(1, 5), Reported(2, 2)));

    [Fact]
    public void Of_two_at_the_same_time_the_one_recorded_first_counts() =>
        Assert.Equal((Minute(5), Entry(1)), Known(MilestoneKind.Reported, Reported(1, 5), Reported(2, 5)));

    [Fact]
    public void Of_two_resolutions_the_one_recorded_last_counts_whenever_it_was() =>
        Assert.Equal((Minute(30), Entry(2)), Known(MilestoneKind.Resolved, Resolved(1, 40), Resolved(2, 30, IncidentStatus.Resolved)));

    [Fact]
    public void A_correction_of_the_entry_moves_the_milestone_or_hands_it_on()
    {
        Assert.Equal((Minute(1), Entry(1)), Known(MilestoneKind.Reported, Reported(1, 5), new EntryAmended(Entry(1), null, At(1), "No.")));
        Assert.Equal((Minute(6), Entry(2)), Known(MilestoneKind.Reported, Reported(1, 5), Reported(2, 6), new EntryAmended(Entry(1), null, At(9), "No.")));
    }

    [Fact]
    public void Of_many_corrected_entries_the_earliest_as_corrected_counts()
    {
        var reported = Enumerable.Range(1, 9).Select(n => (IncidentEvent)Reported(n, n));
        var reversed = Enumerable.Range(1, 9).Select(n => (IncidentEvent)new EntryAmended(Entry(n), null, At(30 - n), "The other way round."));
        Assert.Equal((Minute(21), Entry(9)), Known(MilestoneKind.Reported, [.. reported, .. reversed]));
    }

    [Fact]
    public void What_was_set_by_hand_goes_before_what_entries_imply() =>
        Assert.Equal((Minute(9), null), Known(MilestoneKind.Reported, new MilestoneSet(MilestoneKind.Reported, At(9), null), Reported(1, 5)));

    [Fact]
    public void A_note_implies_nothing() => Assert.Empty(Incident.Fold([Declared(), Logged(1, 3)]).KnownMilestones);

    [Fact]
    public void They_are_listed_in_the_order_of_their_kinds() =>
        Assert.Equal(
            [MilestoneKind.FaultStarted, MilestoneKind.Reported, MilestoneKind.Ticketed, MilestoneKind.Acknowledged, MilestoneKind.Engaged, MilestoneKind.Resolved],
            Incident.Fold([Declared(), Resolved(1, 40), Ticketed(2, 4), .. FirstEngaged(3, 20), Reported(4, 2), new MilestoneSet(MilestoneKind.FaultStarted, At(-60), null)])
                .KnownMilestones.Select(milestone => milestone.Kind));

    private static (NodaTime.Instant, Domain.Shared.EntryId?) Known(MilestoneKind kind, params IncidentEvent[] events)
    {
        var milestone = Incident.Fold([Declared(), .. events]).KnownMilestones.Single(milestone => milestone.Kind == kind);
        return (milestone.At, milestone.EntryId);
    }
}
