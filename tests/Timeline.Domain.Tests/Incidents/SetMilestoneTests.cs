using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

public sealed class SetMilestoneTests
{
    private static readonly SetMilestone Detected = new(Now, MilestoneKind.Detected, Minute(1));

    [Fact]
    public void A_milestone_is_set_by_hand() =>
        Given(Declared()).When(Deciding(Detected)).Then(new MilestoneSet(MilestoneKind.Detected, At(1), EntryId: null));

    [Fact]
    public void It_may_name_the_entry_that_shows_it() =>
        Given(Declared(), Logged(1, 1))
            .When(Deciding(Detected with { EntryId = Entry(1) }))
            .Then(new MilestoneSet(MilestoneKind.Detected, At(1), Entry(1)));

    [Fact]
    public void The_same_again_records_nothing() =>
        Given(Declared(), new MilestoneSet(MilestoneKind.Detected, At(1), EntryId: null)).When(Deciding(Detected)).ThenNothing();

    [Fact]
    public void What_an_entry_implies_already_records_nothing() =>
        Given(Declared(), Reported(1, 2)).When(Deciding(new(Now, MilestoneKind.Reported, Minute(2)))).ThenNothing();

    [Fact]
    public void Correcting_takes_a_reason()
    {
        var given = Given(Declared(), Reported(1, 2));
        var rejection = given.When(Deciding(new(Now, MilestoneKind.Reported, Minute(1)))).ThenRejected(RejectionCode.Required, "reason");
        Assert.Contains("2014-05-14T03:02:00Z", rejection.Message, StringComparison.Ordinal);
        given
            .When(Deciding(new(Now, MilestoneKind.Reported, Minute(1), Reason: "The phone's log says so.")))
            .Then(new MilestoneCorrected(MilestoneKind.Reported, At(1), EntryId: null, "The phone's log says so."));
    }

    [Fact]
    public void Another_precision_is_a_correction_too() =>
        Given(Declared(), new MilestoneSet(MilestoneKind.Detected, At(1), EntryId: null))
            .When(Deciding(Detected with { Precision = Precision.Hour, Reason = "Nobody looked at a clock." }))
            .ThenOne<MilestoneCorrected>();

    [Fact]
    public void Clearing_what_was_set_by_hand_lets_the_entries_speak_again()
    {
        var outcome = Given(Declared(), Reported(1, 2), new MilestoneCorrected(MilestoneKind.Reported, At(9), EntryId: null, "Misheard."))
            .When(Deciding(new(Now, MilestoneKind.Reported, At: null, Reason: "Heard rightly after all.")));
        outcome.Then(new MilestoneCorrected(MilestoneKind.Reported, When: null, EntryId: null, "Heard rightly after all."));
        Assert.Equal(Minute(2), Assert.Single(outcome.After.KnownMilestones).At);
    }

    [Fact]
    public void Clearing_takes_a_reason() =>
        Given(Declared(), new MilestoneSet(MilestoneKind.Detected, At(1), EntryId: null))
            .When(Deciding(Detected with { At = null }))
            .ThenRejected(RejectionCode.Required, "reason");

    [Fact]
    public void Clearing_what_is_not_known_records_nothing() => Given(Declared()).When(Deciding(Detected with { At = null })).ThenNothing();

    [Fact]
    public void What_an_entry_implies_cannot_be_cleared() =>
        Given(Declared(), Reported(1, 2))
            .When(Deciding(new(Now, MilestoneKind.Reported, At: null, Reason: "No.")))
            .ThenRejected(RejectionCode.NotAllowed, "occurredAt");

    [Fact]
    public void The_entry_named_must_stand()
    {
        Given(Declared()).When(Deciding(Detected with { EntryId = Entry(9) })).ThenRejected(RejectionCode.EntryNotFound, "entryId");
        Given(Declared(), Logged(1, 1), Retracted(1)).When(Deciding(Detected with { EntryId = Entry(1) })).ThenRejected(RejectionCode.EntryRetracted, "entryId");
    }

    [Fact]
    public void A_milestone_falls_with_the_entry_that_shows_it()
    {
        var incident = Incident.Fold([Declared(), Logged(1, 1), new MilestoneSet(MilestoneKind.Detected, At(1), Entry(1)), Retracted(1)]);
        Assert.Empty(incident.KnownMilestones);
        Given(Declared(), Logged(1, 1), new MilestoneSet(MilestoneKind.Detected, At(1), Entry(1)), Retracted(1))
            .When(Deciding(Detected))
            .ThenOne<MilestoneSet>();
    }

    [Fact]
    public void A_closed_incident_takes_corrections() =>
        Given(Declared(), Resolved(1, 9), Closed(2, 10)).When(Deciding(Detected)).ThenOne<MilestoneSet>();

    [Fact]
    public void An_unknown_incident_is_refused() => Given().When(Deciding(Detected)).ThenRejected(RejectionCode.IncidentNotFound, "incidentId");

    [Fact]
    public void The_future_is_refused() =>
        Given(Declared()).When(Deciding(Detected with { At = Now.Plus(NodaTime.Duration.FromDays(1)) })).ThenRejected(RejectionCode.TimeOutOfRange, "occurredAt");

    private static Func<Incident, Decision<IncidentEvent>> Deciding(SetMilestone command) => incident => SetMilestone.Decide(incident, command);
}
