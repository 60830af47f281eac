using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

public sealed class DecisionCommandsTests
{
    private static readonly TakeDecision Take = new(
        Command(1), Now, "Edit the hosts file.", SaidAt(5), "Engineer", "A superior", "The name points to the test server.", ["Edit the hosts file", "Correct the name service"]);

    private static readonly DecisionTaken Taken = new(
        Entry(1), At(5), "Edit the hosts file.", "Engineer", "A superior", "The name points to the test server.", ["Edit the hosts file", "Correct the name service"]);

    private static readonly VerifyDecision Verify = new(Command(2), Now, Entry(1), DecisionOutcome.DidNotHold, "The restore went to production.", SaidAt(50));

    [Fact]
    public void A_decision_says_what_by_whom_on_whose_advice_assuming_what_out_of_what() => Given(Declared()).When(Deciding(Take)).Then(Taken);

    [Fact]
    public void Only_what_was_decided_has_to_be_said()
    {
        Given(Declared()).When(Deciding(new TakeDecision(Command(1), Now, "Wait.", SaidAt(5)))).Then(new DecisionTaken(Entry(1), At(5), "Wait."));
        Given(Declared()).When(Deciding(Take with { What = " " })).ThenRejected(RejectionCode.Required, "what");
        Given(Declared()).When(Deciding(Take with { Options = ["One", " "] })).ThenRejected(RejectionCode.Required, "options.1");
    }

    [Fact]
    public void Options_have_a_limit_of_20()
    {
        Given(Declared()).When(Deciding(Take with { Options = [.. Enumerable.Repeat("Wait", 20)] })).ThenOne<DecisionTaken>();
        Given(Declared()).When(Deciding(Take with { Options = [.. Enumerable.Repeat("Wait", 21)] })).ThenRejected(RejectionCode.TooLong, "options");
    }

    [Fact]
    public void A_decision_is_verified_or_was_never()
    {
        var never = Assert.Single(RecordOf(Declared(), Taken).Decisions);
        Assert.Equal((null, null, "Engineer"), (never.Outcome, never.VerifiedHow, never.DecidedBy));
        var verified = Given(Declared(), Taken).When(Deciding(Verify)).ThenOne<DecisionVerified>();
        var known = Assert.Single(RecordOf(Declared(), Taken, verified).Decisions);
        Assert.Equal((DecisionOutcome.DidNotHold, "The restore went to production.", Minute(50), "Ada"), (known.Outcome, known.VerifiedHow, known.VerifiedAt, known.VerifiedBy));
    }

    [Fact]
    public void The_verification_recorded_last_counts_and_one_taken_back_does_not()
    {
        IncidentEvent[] events =
        [
            Declared(), Taken, new DecisionVerified(Entry(2), At(40), Entry(1), DecisionOutcome.Held, "It seems."), new DecisionVerified(Entry(3), At(20), Entry(1), DecisionOutcome.DidNotHold, "It did not."),
        ];
        Assert.Equal(DecisionOutcome.DidNotHold, RecordOf(events).Decisions[0].Outcome);
        Assert.Equal(DecisionOutcome.Held, RecordOf([.. events, Retracted(3)]).Decisions[0].Outcome);
    }

    [Fact]
    public void Only_a_decision_that_stands_is_verified()
    {
        Given(Declared()).When(Deciding(Verify)).ThenRejected(RejectionCode.DecisionNotFound, "decisionId");
        Given(Declared(), Logged(1, 3)).When(Deciding(Verify)).ThenRejected(RejectionCode.DecisionNotFound, "decisionId");
        Given(Declared(), Taken, Retracted(1)).When(Deciding(Verify)).ThenRejected(RejectionCode.DecisionNotFound, "decisionId");
        Given(Declared(), Taken).When(Deciding(Verify with { How = "" })).ThenRejected(RejectionCode.Required, "how");
    }

    [Fact]
    public void A_closed_incident_takes_verifications_and_decisions_of_before()
    {
        var closed = Given(Declared(), Taken, Resolved(8, 40, IncidentStatus.Declared), Closed(9, 45));
        closed.When(Deciding(Verify)).ThenOne<DecisionVerified>();
        closed.When(Deciding(Take with { CommandId = Command(3) })).ThenOne<DecisionTaken>();
        closed.When(Deciding(Take with { CommandId = Command(3), When = SaidAt(50) })).ThenRejected(RejectionCode.IncidentClosed, "occurredAt");
    }

    [Fact]
    public void Every_fact_of_a_decision_is_corrected()
    {
        var outcome = Given(Declared(), Taken).When(incident => AmendFacts.Decide(incident, new(Entry(1), "Was another."), without => TakeDecision.Decide(without, Take with { OnAdviceOf = "A colleague", Options = null })));
        var corrected = outcome.After.Entries[Entry(1)];
        Assert.Equal(["on advice of A colleague", "assuming The name points to the test server."], corrected.Origin.Facts.Select(fact => $"{fact.Label} {fact.Value}"));
    }

    [Fact]
    public void A_decision_that_rests_on_advice_or_an_assumption_is_missing_its_verification()
    {
        var missing = Assert.Single(Completeness.Missing(RecordOf(Declared(), Taken)), part => part.Kind == MissingKind.UnverifiedDecision);
        Assert.Equal((Entry(1), "Whether the decision \"Edit the hosts file.\" was right was never verified, and it rests on an assumption."), (missing.EntryId, missing.Sentence));
        Assert.DoesNotContain(Completeness.Missing(RecordOf(Declared(), new DecisionTaken(Entry(1), At(5), "Wait."))), part => part.Kind == MissingKind.UnverifiedDecision);
        Assert.DoesNotContain(
            Completeness.Missing(RecordOf(Declared(), Taken, new DecisionVerified(Entry(2), At(9), Entry(1), DecisionOutcome.Held, "Looked."))), part => part.Kind == MissingKind.UnverifiedDecision);
    }

    [Fact]
    public void Verified_before_it_was_taken_is_a_contradiction() =>
        Assert.Equal(
            "\"Decision verified\" is 4 min before \"Decision taken\".",
            Assert.Single(RecordOf(Declared(), Taken, new DecisionVerified(Entry(2), At(1), Entry(1), DecisionOutcome.Held, "Looked.")).Contradictions).Message);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(TakeDecision command) => incident => TakeDecision.Decide(incident, command);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(VerifyDecision command) => incident => VerifyDecision.Decide(incident, command);
}
