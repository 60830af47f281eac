using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

public sealed class RetractEntryTests
{
    private static readonly Occurrence AtNow = new(Now, Until: null, Precision.Second, Zone);

    [Fact]
    public void An_entry_is_taken_back_with_a_reason() =>
        Given(Declared(), Logged(1, 3)).When(Retracting(1)).Then(new EntryRetracted(Entry(1), "Wrong incident."));

    [Fact]
    public void Twice_records_nothing() => Given(Declared(), Logged(1, 3), Retracted(1)).When(Retracting(1)).ThenNothing();

    [Fact]
    public void What_it_implied_is_undone()
    {
        var outcome = Given(Declared(), Reported(1, 2)).When(Retracting(1));
        Assert.Empty(outcome.After.KnownMilestones);
    }

    [Fact]
    public void The_only_engagement_takes_its_status_with_it()
    {
        var outcome = Given([Declared(), .. FirstEngaged(1, 20)]).When(Retracting(1));
        outcome.Then(
            new EntryRetracted(Entry(1), "Wrong incident."),
            new StatusChanged(Entry(1), AtNow, IncidentStatus.Engaged, IncidentStatus.Declared, Text: null));
        Assert.Equal(IncidentStatus.Declared, outcome.After.Status);
        Assert.Empty(outcome.After.KnownMilestones);
    }

    [Fact]
    public void Another_engagement_holds_the_status_and_becomes_the_first()
    {
        var outcome = Given([Declared(), .. FirstEngaged(1, 20), Engaged(2, 30)]).When(Retracting(1));
        outcome.Then(new EntryRetracted(Entry(1), "Wrong incident."));
        Assert.Equal((Minute(30), (EntryId?)Entry(2)), outcome.After.KnownMilestones.Select(milestone => (milestone.At, milestone.EntryId)).Single());
    }

    [Fact]
    public void A_resolution_taken_back_falls_to_what_remains()
    {
        var mitigated = Given([Declared(), .. FirstEngaged(1, 20), Mitigated(2, 30), Resolved(3, 40, IncidentStatus.Mitigated)]).When(Retracting(3));
        Assert.Equal(IncidentStatus.Mitigated, mitigated.After.Status);

        var engaged = Given([Declared(), .. FirstEngaged(1, 20), Resolved(3, 40)]).When(Retracting(3));
        Assert.Equal(IncidentStatus.Engaged, engaged.After.Status);

        var declared = Given(Declared(), Resolved(3, 40, IncidentStatus.Declared)).When(Retracting(3));
        Assert.Equal(IncidentStatus.Declared, declared.After.Status);
    }

    [Fact]
    public void A_mitigation_taken_back_after_the_resolution_changes_no_status() =>
        Given(Declared(), Mitigated(2, 30, IncidentStatus.Declared), Resolved(3, 40, IncidentStatus.Mitigated))
            .When(Retracting(2))
            .Then(new EntryRetracted(Entry(2), "Wrong incident."));

    [Fact]
    public void After_the_resolution_was_taken_back_the_incident_can_be_resolved_again()
    {
        var taken = Given(Declared(), Resolved(1, 40, IncidentStatus.Declared)).When(Retracting(1)).After;
        var again = ChangeStatus.Decide(taken, new(Command(2), Now, IncidentStatus.Resolved, SaidAt(50)));
        var resolved = Assert.IsType<StatusChanged>(Assert.Single(again.Events));
        Assert.Equal((IncidentStatus.Declared, IncidentStatus.Resolved), (resolved.From, resolved.To));
        Assert.Equal(Minute(50), Assert.Single(Incident.Evolve(taken, resolved).KnownMilestones).At);
    }

    [Fact]
    public void A_closed_incident_stays_closed() =>
        Given(Declared(), Resolved(1, 40, IncidentStatus.Declared), Closed(2, 50)).When(Retracting(1)).Then(new EntryRetracted(Entry(1), "Wrong incident."));

    [Fact]
    public void The_closing_taken_back_opens_the_incident_again() =>
        Given(Declared(), Resolved(1, 40, IncidentStatus.Declared), Closed(2, 50))
            .When(Retracting(2))
            .Then(
                new EntryRetracted(Entry(2), "Wrong incident."),
                new StatusChanged(Entry(2), AtNow, IncidentStatus.Closed, IncidentStatus.Resolved, Text: null));

    [Fact]
    public void A_reason_is_required() =>
        Given(Declared(), Logged(1, 3)).When(Retracting(1, " ")).ThenRejected(RejectionCode.Required, "reason");

    [Fact]
    public void An_unknown_entry_is_refused() => Given(Declared()).When(Retracting(1)).ThenRejected(RejectionCode.EntryNotFound, "entryId");

    private static Func<Incident, Decision<IncidentEvent>> Retracting(int n, string reason = "Wrong incident.") =>
        incident => RetractEntry.Decide(incident, new(Now, Entry(n), reason));
}
