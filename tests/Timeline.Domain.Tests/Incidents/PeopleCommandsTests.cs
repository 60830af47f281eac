using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

/// <summary>Contact attempts, engagements and updates.</summary>
public sealed class PeopleCommandsTests
{
    private static readonly RecordContactAttempt Attempt =
        new(Command(1), Now, "First engineer", ContactRung.Secondary, Channel.Sms, ContactOutcome.Declined, SaidAt(6), "On leave.");

    private static readonly EngageResponder Engage = new(Command(1), Now, "Second engineer", SaidAt(20), "remote", "Has the laptop.");
    private static readonly SendUpdate Update = new(Command(1), Now, Audience.Stakeholders, Channel.Chat, "We are on it.", SaidAt(15), "Another update.", Minute(45));

    [Fact]
    public void An_attempt_is_recorded_with_its_outcome()
    {
        var outcome = Given(Declared()).When(Deciding(Attempt));
        outcome.Then(new ContactAttempted(Entry(1), At(6), "First engineer", ContactRung.Secondary, Channel.Sms, ContactOutcome.Declined, "On leave."));
        Assert.Equal(MilestoneKind.FirstContactAttempt, Assert.Single(outcome.After.KnownMilestones).Kind);
        Assert.Equal(IncidentStatus.Declared, outcome.After.Status);
    }

    [Fact]
    public void An_attempt_names_somebody() =>
        Given(Declared()).When(Deciding(Attempt with { Who = "" })).ThenRejected(RejectionCode.Required, "who");

    [Fact]
    public void An_attempt_without_words_keeps_none() =>
        Assert.Null(Given(Declared()).When(Deciding(Attempt with { Text = " " })).ThenOne<ContactAttempted>().Text);

    [Fact]
    public void The_first_engagement_changes_the_status_with_the_same_entry()
    {
        var outcome = Given(Declared()).When(Deciding(Engage));
        outcome.Then(
            new ResponderEngaged(Entry(1), At(20), "Second engineer", "remote", "Has the laptop."),
            new StatusChanged(Entry(1), At(20), IncidentStatus.Declared, IncidentStatus.Engaged, Text: null));
        Assert.Single(outcome.After.Entries);
        Assert.Equal(IncidentStatus.Engaged, outcome.After.Status);
    }

    [Fact]
    public void A_second_engagement_changes_no_status() =>
        Given([Declared(), .. FirstEngaged(2, 20)]).When(Deciding(Engage)).ThenOne<ResponderEngaged>();

    [Fact]
    public void An_engagement_told_of_after_the_mitigation_does_not_lower_the_status()
    {
        var outcome = Given(Declared(), Mitigated(2, 30, IncidentStatus.Declared)).When(Deciding(Engage));
        outcome.ThenOne<ResponderEngaged>();
        Assert.Equal(IncidentStatus.Mitigated, outcome.After.Status);
        Assert.Equal(Minute(20), outcome.After.KnownMilestones.Single(milestone => milestone.Kind == MilestoneKind.Engaged).At);
    }

    [Fact]
    public void An_earlier_engagement_told_of_later_becomes_the_first_hands_on_it()
    {
        var outcome = Given([Declared(), .. FirstEngaged(2, 30)]).When(Deciding(Engage));
        Assert.Equal((EntryId?)Entry(1), outcome.After.KnownMilestones.Single(milestone => milestone.Kind == MilestoneKind.Engaged).EntryId);
    }

    [Fact]
    public void An_update_says_what_was_told_and_what_was_promised() =>
        Given(Declared())
            .When(Deciding(Update))
            .Then(new UpdateSent(Entry(1), At(15), Audience.Stakeholders, Channel.Chat, "We are on it.", "Another update.", Minute(45)));

    [Fact]
    public void The_next_update_cannot_be_promised_for_before_this_one() =>
        Given(Declared()).When(Deciding(Update with { NextUpdateDue = Minute(14) })).ThenRejected(RejectionCode.EndBeforeStart, "nextUpdateDue");

    [Fact]
    public void The_next_update_cannot_be_promised_for_years_ahead()
    {
        Given(Declared()).When(Deciding(Update with { NextUpdateDue = Instant.FromUtc(2041, 5, 14, 3, 0) })).ThenRejected(RejectionCode.TimeOutOfRange, "nextUpdateDue");
        Given(Declared()).When(Deciding(Update with { NextUpdateDue = Instant.MaxValue })).ThenRejected(RejectionCode.TimeOutOfRange, "nextUpdateDue");
    }

    [Fact]
    public void The_same_command_again_records_nothing()
    {
        Given(Declared(), Attempted(1, 6, ContactOutcome.Declined)).When(Deciding(Attempt)).ThenNothing();
        Given([Declared(), .. FirstEngaged(1, 20)]).When(Deciding(Engage)).ThenNothing();
        Given(Declared(), Updated(1, 15)).When(Deciding(Update)).ThenNothing();
    }

    [Fact]
    public void A_closed_incident_rejects_each_that_came_after()
    {
        var closed = Given(Declared(), Resolved(8, 2, IncidentStatus.Declared), Closed(9, 3));
        closed.When(Deciding(Attempt)).ThenRejected(RejectionCode.IncidentClosed, "occurredAt");
        closed.When(Deciding(Engage)).ThenRejected(RejectionCode.IncidentClosed, "occurredAt");
        closed.When(Deciding(Update)).ThenRejected(RejectionCode.IncidentClosed, "occurredAt");
    }

    private static Func<Incident, Decision<IncidentEvent>> Deciding(RecordContactAttempt command) => incident => RecordContactAttempt.Decide(incident, command);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(EngageResponder command) => incident => EngageResponder.Decide(incident, command);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(SendUpdate command) => incident => SendUpdate.Decide(incident, command);
}
