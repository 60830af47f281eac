using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

public sealed class AmendFactsTests
{
    private static readonly ContactAttempted Tried =
        new(Entry(1), At(6), "First engineer", ContactRung.Primary, Channel.Phone, ContactOutcome.NoAnswer, Text: null, "Grace");

    private static readonly RecordContactAttempt Rightly =
        new(Command(9), Now, "Second engineer", ContactRung.Secondary, Channel.Pager, ContactOutcome.Reached, Said.Now, "Came at once.");

    [Fact]
    public void Every_fact_is_corrected_by_the_command_that_records_such_an_entry()
    {
        var outcome = Given(Declared(), Tried).When(Amending(1, Rightly with { When = SaidAt(8) with { Author = "Ada" } }));
        outcome.Then(new EntryAmended(
            Entry(1), Text: null, When: null, "Mixed up.",
            new ContactAttempted(Entry(1), At(8), "Second engineer", ContactRung.Secondary, Channel.Pager, ContactOutcome.Reached, "Came at once.", "Ada")));
        var entry = outcome.After.Entries[Entry(1)];
        Assert.Equal((At(8), "Came at once.", "Ada"), (entry.When, entry.Text, entry.Origin.Author));
    }

    [Fact]
    public void Time_and_author_stay_unless_they_are_said_anew()
    {
        var corrected = Corrected<ContactAttempted>(Given(Declared(), Tried).When(Amending(1, Rightly)));
        Assert.Equal((At(6), "Grace"), (corrected.When, corrected.Author));
    }

    [Fact]
    public void The_end_and_the_zone_stay_when_another_beginning_is_said_unless_the_end_would_lie_before_it()
    {
        var restart = new EntryLogged(Entry(1), new(Minute(6), Minute(30), Precision.Minute, "Asia/Tokyo"), EntryKind.Action, "Restart", Author: null);
        LogEntry At(int minute) => new(Command(9), Now, "Restart", EntryKind.Action, SaidAt(minute));
        Assert.Equal(new(Minute(8), Minute(30), Precision.Minute, "Asia/Tokyo"), Corrected<EntryLogged>(Given(Declared(), restart).When(Amending(1, At(8)))).When);
        Assert.Equal(new(Minute(40), null, Precision.Minute, "Asia/Tokyo"), Corrected<EntryLogged>(Given(Declared(), restart).When(Amending(1, At(40)))).When);
    }

    [Fact]
    public void The_reading_before_stays_in_the_history_with_its_facts()
    {
        var amended = Given(Declared(), Tried).When(Amending(1, Rightly)).Decision.Events[0];
        var entry = RecordOf(Declared(), Tried, amended).Entry(Entry(1))!;
        Assert.True(entry.Amended);
        Assert.Contains(entry.Facts, fact => fact is { Name: "who", Value: "Second engineer", Input: "Second engineer" });
        Assert.Contains(entry.Facts, fact => fact is { Name: "outcome", Value: "reached", Input: "REACHED" });
        var before = Assert.Single(entry.History);
        Assert.Equal("Tried First engineer (primary) by phone: no answer.", before.Text);
        Assert.Contains(before.Facts, fact => fact is { Name: "who", Value: "First engineer" });
    }

    [Fact]
    public void Who_somebody_is_among_those_who_can_sign_in_is_corrected_alone()
    {
        var ada = new Guid("0146e8a0-0000-7000-8000-00000000ada0");
        var outcome = Given([Declared(), .. FirstEngaged(1, 3, "Ada")]).When(incident => AmendFacts.Decide(
            incident, new(Entry(1), "It is she."), without => EngageResponder.Decide(without, new(Command(9), Now, "Ada", Said.Now, PersonId: ada))));
        Assert.Equal(ada, ((ResponderEngaged)outcome.ThenOne<EntryAmended>().As!).PersonId);
    }

    [Fact]
    public void That_it_was_detected_just_when_it_stands_is_a_correction()
    {
        var noted = new DetectionNoted(Entry(1), At(3), DetectedBy.Staff, Text: null, IsTimeSaid: false);
        var outcome = Given(Declared(), noted).When(incident => AmendFacts.Decide(
            incident, new(Entry(1), "Looked up."), without => NoteDetection.Decide(without, new(Command(9), Now, DetectedBy.Staff, SaidAt(3)))));
        Assert.Equal(Minute(3), outcome.After.KnownMilestone(MilestoneKind.Detected)!.At);
    }

    [Fact]
    public void A_note_may_become_another_kind_of_note()
    {
        var outcome = Given(Declared(), Logged(1, 3, "It was told by phone."))
            .When(Amending(1, new LogEntry(Command(9), Now, "It was told by phone.", EntryKind.Report, Said.Now)));
        Assert.Equal(EntryKind.Report, outcome.After.Entries[Entry(1)].Kind);
        Assert.Equal(Minute(3), outcome.After.KnownMilestone(MilestoneKind.Reported)!.At);
    }

    [Fact]
    public void What_an_entry_of_another_kind_is_cannot_be_taken_over() =>
        Given(Declared(), Logged(1, 3)).When(Amending(1, Rightly)).ThenRejected(RejectionCode.NotAllowed, "amends.entryId");

    [Fact]
    public void A_settlement_is_reworded_although_its_theory_is_settled()
    {
        var theory = new HypothesisRaised(Entry(1), At(1), "The disk is full.", RaisedBy: null);
        var outcome = Given(Declared(), theory, new HypothesisRefuted(Entry(2), At(3), Entry(1), "No."))
            .When(incident => AmendFacts.Decide(incident, new(Entry(2), "Said why."), without => SettleHypothesis.Decide(
                without, new(Command(9), Now, Entry(1), HypothesisStatus.Refuted, "It is half empty.", Said.Now))));
        Assert.Equal("It is half empty.", outcome.After.Entries[Entry(2)].Text);
    }

    [Fact]
    public void An_entry_retracted_redacted_or_unknown_is_not_recorded_anew()
    {
        Given(Declared(), Tried, new EntryRetracted(Entry(1), "x")).When(Amending(1, Rightly)).ThenRejected(RejectionCode.EntryRetracted, "amends.entryId");
        Given(Declared(), Tried, new EntryRedacted(Entry(1), "x")).When(Amending(1, Rightly)).ThenRejected(RejectionCode.EntryRedacted, "amends.entryId");
        Given(Declared()).When(Amending(1, Rightly)).ThenRejected(RejectionCode.EntryNotFound, "amends.entryId");
        Given().When(Amending(1, Rightly)).ThenRejected(RejectionCode.IncidentNotFound, "incidentId");
    }

    [Fact]
    public void A_reason_is_asked_for() =>
        Given(Declared(), Tried).When(Amending(1, Rightly, reason: " ")).ThenRejected(RejectionCode.Required, "amends.reason");

    [Fact]
    public void What_says_the_same_records_nothing()
    {
        var same = new RecordContactAttempt(Command(9), Now, Tried.Who, Tried.Rung, Tried.Channel, Tried.Outcome, Said.Now);
        Given(Declared(), Tried).When(Amending(1, same)).ThenNothing();
    }

    [Fact]
    public void A_redaction_empties_what_the_correction_said_and_the_history()
    {
        var amended = (EntryAmended)Given(Declared(), Tried).When(Amending(1, Rightly)).Decision.Events[0];
        Assert.DoesNotContain("Second engineer", Json.Dump(amended.WithoutContent()), StringComparison.Ordinal);
        var entry = RecordOf(Declared(), Tried, amended, new EntryRedacted(Entry(1), "Names.")).Entry(Entry(1))!;
        Assert.DoesNotContain("engineer", string.Concat([entry.Text, entry.Author, .. entry.Facts.Concat(entry.History.SelectMany(before => before.Facts)).Select(fact => fact.Value)]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_redaction_leaves_what_each_reading_said_that_nobody_typed()
    {
        var amended = Given(Declared(), Tried).When(Amending(1, Rightly)).Decision.Events[0];
        var entry = RecordOf(Declared(), Tried, amended, new EntryRedacted(Entry(1), "Names.")).Entry(Entry(1))!;
        Assert.Equal("REACHED", Assert.Single(entry.Facts, fact => fact.Name == "outcome").Input);
        Assert.Equal("NO_ANSWER", Assert.Single(entry.History[0].Facts, fact => fact.Name == "outcome").Input);
    }

    [Fact]
    public void An_engagement_recorded_anew_keeps_the_status_that_rests_on_it()
    {
        var outcome = Given(Declared(), new ResponderEngaged(Entry(1), At(20), "Ada", "remote", Text: null))
            .When(incident => AmendFacts.Decide(incident, new(Entry(1), "Another."), without => EngageResponder.Decide(
                without, new(Command(9), Now, "Grace", Said.Now, "on site"))));
        Assert.Equal((1, IncidentStatus.Engaged), (outcome.Decision.Events.Count, outcome.After.Status));
    }

    private static Func<Incident, Decision<IncidentEvent>> Amending(int entry, RecordContactAttempt command, string reason = "Mixed up.") =>
        incident => AmendFacts.Decide(incident, new(Entry(entry), reason), without => RecordContactAttempt.Decide(without, command));

    private static Func<Incident, Decision<IncidentEvent>> Amending(int entry, LogEntry command) =>
        incident => AmendFacts.Decide(incident, new(Entry(entry), "Mixed up."), without => LogEntry.Decide(without, command));

    private static T Corrected<T>(Outcome outcome)
        where T : IncidentEvent => (T)outcome.ThenOne<EntryAmended>().As!;
}
