using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

public sealed class AmendEntryTests
{
    private static readonly AmendEntry Command = new(Now, Entry(1), "Misheard.");

    [Fact]
    public void Text_alone_is_corrected() =>
        Given(Declared(), Logged(1, 3)).When(Deciding(Command with { Text = "Nobody looked." })).Then(new EntryAmended(Entry(1), "Nobody looked.", When: null, "Misheard."));

    [Fact]
    public void Time_alone_is_corrected_and_keeps_its_zone_and_precision() =>
        Given(Declared(), Logged(1, 3)).When(Deciding(Command with { At = Minute(2) })).Then(new EntryAmended(Entry(1), Text: null, At(2), "Misheard."));

    [Fact]
    public void Precision_alone_is_corrected() =>
        Assert.Equal(
            At(3) with { Precision = Precision.Approximate },
            Given(Declared(), Logged(1, 3)).When(Deciding(Command with { Precision = Precision.Approximate })).ThenOne<EntryAmended>().When);

    [Fact]
    public void What_it_says_already_records_nothing() =>
        Given(Declared(), Logged(1, 3, "As is.")).When(Deciding(Command with { Text = "As is.", At = Minute(3), Precision = Precision.Minute })).ThenNothing();

    [Fact]
    public void The_sentence_made_for_an_attempt_without_words_is_what_it_says_already() =>
        Given(Declared(), Attempted(1, 3, ContactOutcome.NoAnswer))
            .When(Deciding(Command with { Text = "Tried First engineer (primary) by phone: no answer." }))
            .ThenNothing();

    [Fact]
    public void A_text_cannot_be_corrected_to_nothing() =>
        Given(Declared(), Logged(1, 3)).When(Deciding(Command with { Text = " " })).ThenRejected(RejectionCode.Required, "text");

    [Fact]
    public void A_reason_is_required_and_short()
    {
        Given(Declared(), Logged(1, 3)).When(Deciding(Command with { Text = "x", Reason = "" })).ThenRejected(RejectionCode.Required, "reason");
        Given(Declared(), Logged(1, 3)).When(Deciding(Command with { Text = "x", Reason = new('x', 1_001) })).ThenRejected(RejectionCode.TooLong, "reason");
    }

    [Fact]
    public void A_start_moved_past_its_end_is_refused()
    {
        var range = Logged(1, 3) with { When = At(3) with { Until = Minute(5) } };
        Given(Declared(), range).When(Deciding(Command with { At = Minute(6) })).ThenRejected(RejectionCode.EndBeforeStart, "occurredUntil");
        Given(Declared(), range).When(Deciding(Command with { At = Minute(6), Until = Minute(7) })).ThenOne<EntryAmended>();
    }

    [Fact]
    public void Any_entry_can_be_corrected_whatever_made_it()
    {
        var outcome = Given([Declared(), .. FirstEngaged(1, 20)]).When(Deciding(Command with { At = Minute(18) }));
        outcome.ThenOne<EntryAmended>();
        Assert.Equal(Minute(18), outcome.After.KnownMilestones.Single(milestone => milestone.Kind == MilestoneKind.Engaged).At);
    }

    [Fact]
    public void An_unknown_entry_is_refused() =>
        Given(Declared()).When(Deciding(Command with { Text = "x" })).ThenRejected(RejectionCode.EntryNotFound, "entryId");

    [Fact]
    public void A_retracted_entry_is_refused() =>
        Given(Declared(), Logged(1, 3), Retracted(1)).When(Deciding(Command with { Text = "x" })).ThenRejected(RejectionCode.EntryRetracted, "entryId");

    [Fact]
    public void A_closed_incident_takes_corrections() =>
        Given(Declared(), Logged(1, 3), Resolved(2, 9), Closed(3, 10)).When(Deciding(Command with { Text = "x" })).ThenOne<EntryAmended>();

    private static Func<Incident, Decision<IncidentEvent>> Deciding(AmendEntry command) => incident => AmendEntry.Decide(incident, command);
}
