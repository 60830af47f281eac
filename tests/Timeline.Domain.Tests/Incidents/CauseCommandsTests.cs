using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

/// <summary>Theories, root causes and contributing factors.</summary>
public sealed class CauseCommandsTests
{
    private static readonly HypothesisRaised Theory = new(Entry(1), At(2), "Set up wrongly.", "Customer");
    private static readonly SettleHypothesis Refute = new(Command(2), Now, Entry(1), HypothesisStatus.Refuted, "It runs on the second server.", SaidAt(40));
    private static readonly SettleHypothesis Confirm = new(Command(2), Now, Entry(1), HypothesisStatus.Confirmed, "The log shows it.", SaidAt(40));
    private static readonly NoteCause Root = new(Command(2), Now, CauseKind.RootCause, "Upgraded too early.", SaidAt(50), [Entry(1)]);

    [Fact]
    public void A_theory_is_raised_by_somebody() =>
        Given(Declared())
            .When(incident => RaiseHypothesis.Decide(incident, new(Command(1), Now, "Set up wrongly.", SaidAt(2), "Customer")))
            .Then(Theory);

    [Fact]
    public void A_theory_says_something() =>
        Given(Declared())
            .When(incident => RaiseHypothesis.Decide(incident, new(Command(1), Now, "", SaidAt(2))))
            .ThenRejected(RejectionCode.Required, "statement");

    [Fact]
    public void A_theory_is_refuted_or_confirmed()
    {
        Given(Declared(), Theory).When(Deciding(Refute)).Then(new HypothesisRefuted(Entry(2), At(40), Entry(1), "It runs on the second server."));
        Given(Declared(), Theory).When(Deciding(Confirm)).Then(new HypothesisConfirmed(Entry(2), At(40), Entry(1), "The log shows it."));
    }

    [Fact]
    public void A_theory_is_not_settled_by_leaving_it_open() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Given(Declared(), Theory).When(Deciding(Refute with { To = HypothesisStatus.Open })));

    [Fact]
    public void What_shows_it_is_required()
    {
        Given(Declared(), Theory).When(Deciding(Refute with { Because = "" })).ThenRejected(RejectionCode.Required, "because");
        Given(Declared(), Theory).When(Deciding(Confirm with { Because = "" })).ThenRejected(RejectionCode.Required, "because");
    }

    [Fact]
    public void A_settled_theory_is_not_settled_again()
    {
        var refuted = Given(Declared(), Theory, new HypothesisRefuted(Entry(3), At(30), Entry(1), "No."));
        Assert.Contains("already refuted", refuted.When(Deciding(Confirm)).ThenRejected(RejectionCode.HypothesisSettled, "hypothesisId").Message, StringComparison.Ordinal);
        refuted.When(Deciding(Refute)).ThenRejected(RejectionCode.HypothesisSettled, "hypothesisId");
    }

    [Fact]
    public void A_settlement_taken_back_leaves_the_theory_open() =>
        Given(Declared(), Theory, new HypothesisRefuted(Entry(3), At(30), Entry(1), "No."), Retracted(3)).When(Deciding(Confirm)).ThenOne<HypothesisConfirmed>();

    [Fact]
    public void The_same_settlement_sent_twice_records_nothing() =>
        Given(Declared(), Theory, new HypothesisRefuted(Entry(2), At(40), Entry(1), "No.")).When(Deciding(Refute)).ThenNothing();

    [Fact]
    public void Only_a_theory_that_stands_can_be_settled()
    {
        Given(Declared()).When(Deciding(Refute)).ThenRejected(RejectionCode.HypothesisNotFound, "hypothesisId");
        Given(Declared(), Logged(1, 3)).When(Deciding(Refute)).ThenRejected(RejectionCode.HypothesisNotFound, "hypothesisId");
        Given(Declared(), Theory, Retracted(1)).When(Deciding(Confirm)).ThenRejected(RejectionCode.HypothesisNotFound, "hypothesisId");
    }

    [Fact]
    public void A_root_cause_names_its_evidence_and_is_the_diagnosis()
    {
        var outcome = Given(Declared(), Logged(1, 3)).When(Deciding(Root));
        outcome.Then(new RootCauseNoted(Entry(2), At(50), "Upgraded too early.", [Entry(1)]));
        Assert.Equal(MilestoneKind.Diagnosed, Assert.Single(outcome.After.KnownMilestones).Kind);
    }

    [Fact]
    public void Evidence_named_twice_counts_once() =>
        Assert.Single(Given(Declared(), Logged(1, 3)).When(Deciding(Root with { Evidence = [Entry(1), Entry(1)] })).ThenOne<RootCauseNoted>().Evidence);

    [Fact]
    public void No_evidence_is_fine() => Assert.Empty(Given(Declared()).When(Deciding(Root with { Evidence = null })).ThenOne<RootCauseNoted>().Evidence);

    [Fact]
    public void Evidence_must_stand_in_this_incident()
    {
        Given(Declared(), Logged(1, 3)).When(Deciding(Root with { Evidence = [Entry(1), Entry(7)] })).ThenRejected(RejectionCode.EntryNotFound, "evidence.1");
        Given(Declared(), Logged(1, 3), Retracted(1)).When(Deciding(Root)).ThenRejected(RejectionCode.EntryRetracted, "evidence.0");
    }

    [Fact]
    public void Evidence_has_a_limit_of_50()
    {
        var entries = Enumerable.Range(100, 51).Select(n => Logged(n, 3)).ToList();
        Given([Declared(), .. entries])
            .When(Deciding(Root with { Evidence = [.. entries.Select(entry => entry.EntryId)] }))
            .ThenRejected(RejectionCode.TooLong, "evidence");
        Given([Declared(), .. entries])
            .When(Deciding(Root with { Evidence = [.. entries.Skip(1).Select(entry => entry.EntryId)] }))
            .ThenOne<RootCauseNoted>();
    }

    [Fact]
    public void A_contributing_factor_sets_no_milestone()
    {
        var outcome = Given(Declared()).When(incident => NoteCause.Decide(incident, new(Command(2), Now, CauseKind.ContributingFactor, "One name for all.", SaidAt(50))));
        outcome.Then(new ContributingFactorNoted(Entry(2), At(50), "One name for all.", []));
        Assert.Empty(outcome.After.KnownMilestones);
    }

    [Fact]
    public void A_closed_incident_takes_causes_found_since_and_theories_of_before()
    {
        var closed = Given(Declared(), Theory, Resolved(8, 40, IncidentStatus.Declared), Closed(9, 45));
        closed.When(Deciding(Root)).ThenOne<RootCauseNoted>();
        closed.When(incident => NoteCause.Decide(incident, new(Command(2), Now, CauseKind.ContributingFactor, "x", SaidAt(50)))).ThenOne<ContributingFactorNoted>();
        closed.When(incident => RaiseHypothesis.Decide(incident, new(Command(3), Now, "x", SaidAt(2)))).ThenOne<HypothesisRaised>();
        closed.When(incident => RaiseHypothesis.Decide(incident, new(Command(3), Now, "x", SaidAt(50)))).ThenRejected(RejectionCode.IncidentClosed, "occurredAt");
        closed.When(Deciding(Refute with { When = SaidAt(50) })).ThenRejected(RejectionCode.IncidentClosed, "occurredAt");
    }

    private static Func<Incident, Decision<IncidentEvent>> Deciding(SettleHypothesis command) => incident => SettleHypothesis.Decide(incident, command);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(NoteCause command) => incident => NoteCause.Decide(incident, command);
}
