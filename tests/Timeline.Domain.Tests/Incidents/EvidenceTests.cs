using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

/// <summary>What speaks for a theory and against it, and how it falls; what set the incident off.</summary>
public sealed class EvidenceTests
{
    private static readonly HypothesisRaised Theory = new(Entry(1), At(2), "The provider set the redundancy up wrongly.", "Customer");
    private static readonly EntryLogged Seen = Logged(2, 10, "It runs on the second server.", EntryKind.Observation);
    private static readonly LinkEvidence Link = new(Command(3), Now, Entry(1), Entry(2), EvidenceBearing.Against, SaidAt(12), "So the fail-over works.");
    private static readonly EvidenceLinked Linked = new(Entry(3), At(12), Entry(1), Entry(2), EvidenceBearing.Against, "So the fail-over works.");

    [Fact]
    public void An_entry_is_linked_as_evidence() => Given(Declared(), Theory, Seen).When(incident => LinkEvidence.Decide(incident, Link)).Then(Linked);

    [Fact]
    public void A_theory_tells_who_raised_it_what_speaks_against_it_and_how_it_fell()
    {
        var theory = Assert.Single(RecordOf(Declared(), Theory, Seen, Linked, new HypothesisRefuted(Entry(4), At(20), Entry(1), "It failed over.")).Hypotheses);
        Assert.Equal(("Customer", HypothesisStatus.Refuted, Minute(20), "It failed over.", Entry(4)), (theory.RaisedBy, theory.Status, theory.SettledAt, theory.SettledBecause, theory.Settlement));
        Assert.Empty(theory.EvidenceFor);
        Assert.Equal(new Evidence(Entry(3), Entry(2), "It runs on the second server.", "So the fail-over works.", Minute(12)), Assert.Single(theory.EvidenceAgainst));
    }

    [Fact]
    public void A_sentence_made_from_the_data_is_no_note_and_an_amended_one_is()
    {
        Assert.Null(Against(Linked with { Text = null }).Note);
        Assert.Equal("Seen twice.", Against(Linked with { Text = null }, new EntryAmended(Entry(3), "Seen twice.", null, "Said why.")).Note);
        Assert.Equal("What was recorded speaks against the theory.", ((IOnTimeline)(Linked with { Text = null })).Wording);
    }

    [Fact]
    public void A_link_taken_back_and_one_to_an_entry_taken_back_are_gone()
    {
        Assert.Empty(RecordOf(Declared(), Theory, Seen, Linked, Retracted(3)).Hypotheses[0].EvidenceAgainst);
        Assert.Empty(RecordOf(Declared(), Theory, Seen, Linked, Retracted(2)).Hypotheses[0].EvidenceAgainst);
    }

    [Fact]
    public void A_link_moves_when_it_is_corrected()
    {
        var outcome = Given(Declared(), Theory, Seen, Linked).When(incident => AmendFacts.Decide(incident, new(Entry(3), "Mixed up."), without => LinkEvidence.Decide(without, Link with { Bearing = EvidenceBearing.For })));
        var theory = RecordOf(Declared(), Theory, Seen, Linked, outcome.Decision.Events[0]).Hypotheses[0];
        Assert.Equal((1, 0), (theory.EvidenceFor.Count, theory.EvidenceAgainst.Count));
    }

    [Fact]
    public void Evidence_and_theory_must_stand()
    {
        Given(Declared(), Seen).When(incident => LinkEvidence.Decide(incident, Link)).ThenRejected(RejectionCode.HypothesisNotFound, "hypothesisId");
        Given(Declared(), Theory, Seen, Retracted(1)).When(incident => LinkEvidence.Decide(incident, Link)).ThenRejected(RejectionCode.HypothesisNotFound, "hypothesisId");
        Given(Declared(), Theory).When(incident => LinkEvidence.Decide(incident, Link)).ThenRejected(RejectionCode.EntryNotFound, "evidenceId");
        Given(Declared(), Theory, Seen, Retracted(2)).When(incident => LinkEvidence.Decide(incident, Link)).ThenRejected(RejectionCode.EntryRetracted, "evidenceId");
        Given(Declared(), Theory, Seen).When(incident => LinkEvidence.Decide(incident, Link with { Evidence = Entry(1) })).ThenRejected(RejectionCode.NotAllowed, "evidenceId");
    }

    [Fact]
    public void Evidence_is_found_when_all_is_over_too() =>
        Given(Declared(), Theory, Seen, new HypothesisRefuted(Entry(4), At(20), Entry(1), "No."), Resolved(8, 40, IncidentStatus.Declared), Closed(9, 45))
            .When(incident => LinkEvidence.Decide(incident, Link with { When = SaidAt(90) })).ThenOne<EvidenceLinked>();

    [Fact]
    public void A_theory_is_given_up_neither_wrong_nor_right()
    {
        var abandoned = Given(Declared(), Theory).When(incident => SettleHypothesis.Decide(incident, new(Command(4), Now, Entry(1), HypothesisStatus.Abandoned, "Nobody can look.", SaidAt(30))))
            .ThenOne<HypothesisAbandoned>();
        var record = RecordOf(Declared(), Theory, abandoned);
        Assert.Equal((HypothesisStatus.Abandoned, "Nobody can look."), (record.Hypotheses[0].Status, record.Hypotheses[0].SettledBecause));
        Assert.DoesNotContain(Completeness.Missing(record), part => part.Kind == MissingKind.OpenHypothesis);
        var again = Given(Declared(), Theory, abandoned).When(incident => SettleHypothesis.Decide(incident, new(Command(5), Now, Entry(1), HypothesisStatus.Confirmed, "Yes.", SaidAt(31))));
        Assert.Contains("already abandoned", again.ThenRejected(RejectionCode.HypothesisSettled, "hypothesisId").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_up_before_it_was_raised_is_a_contradiction() =>
        Assert.Equal(
            ContradictionKind.SettledBeforeRaised,
            Assert.Single(RecordOf(Declared(), Theory, new HypothesisAbandoned(Entry(4), At(0), Entry(1), "No use.")).Contradictions).Kind);

    [Fact]
    public void What_set_it_off_is_noted_apart_with_the_entries_that_show_it()
    {
        var noted = Given(Declared(), Seen).When(incident => NoteCause.Decide(incident, new(Command(4), Now, CauseKind.Trigger, "The upgrade was begun anew.", SaidAt(50), [Entry(2)])));
        noted.Then(new TriggerNoted(Entry(4), At(50), "The upgrade was begun anew.", [Entry(2)]));
        Assert.Empty(noted.After.KnownMilestones);
        var cause = Assert.Single(RecordOf(Declared(), Seen, noted.Decision.Events[0]).Triggers);
        Assert.Equal((CauseKind.Trigger, Entry(2)), (cause.Kind, Assert.Single(cause.Evidence)));
    }

    private static Evidence Against(params IncidentEvent[] links) => Assert.Single(RecordOf([Declared(), Theory, Seen, .. links]).Hypotheses[0].EvidenceAgainst);
}
