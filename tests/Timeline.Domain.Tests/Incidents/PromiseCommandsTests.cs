using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

/// <summary>Estimates, time boxes and demands, and what becomes of them.</summary>
public sealed class PromiseCommandsTests
{
    private static readonly GiveEta Expect = new(Command(1), Now, Minute(60), SaidAt(10), Minute(90), "Mail flows", "Vendor", "Half is copied");
    private static readonly SetTimeBox Limit = new(Command(1), Now, Minute(60), "Call the vendor.", SaidAt(10), "Bring the second server up");
    private static readonly RecordDemand Asked = new(Command(1), Now, "Service manager", "Mail is back", Minute(120), SaidAt(10), Channel.Phone);

    private static readonly EtaGiven Expected = new(Entry(1), At(10), "Mail flows", Minute(60), Minute(90), "Vendor", "Half is copied", Text: null);
    private static readonly TimeBoxSet Limited = new(Entry(1), At(10), Minute(60), "Call the vendor.", "Bring the second server up", Text: null);
    private static readonly DemandReceived Demanded = new(Entry(1), At(10), "Service manager", "Mail is back", Minute(120), Channel.Phone, Text: null);

    [Fact]
    public void An_estimate_is_recorded_with_whose_it_is_and_what_it_rests_on()
    {
        var outcome = Given(Declared()).When(Deciding(Expect)).Then(Expected);
        Assert.Equal("Expected: Mail flows (Half is copied).", outcome.After.Entries[Entry(1)].Text);
    }

    [Fact]
    public void An_estimate_needs_no_more_than_a_time()
    {
        var outcome = Given(Declared()).When(Deciding(new GiveEta(Command(1), Now, Minute(60), SaidAt(10))));
        outcome.Then(new EtaGiven(Entry(1), At(10), For: null, Minute(60), ByLatest: null, GivenBy: null, Basis: null, Text: null));
        Assert.Equal("The service is expected back.", outcome.After.Entries[Entry(1)].Text);
    }

    [Theory]
    [InlineData(9, null, "by")]
    [InlineData(60, 59, "byLatest")]
    public void An_estimate_that_says_two_things_at_once_is_refused(int by, int? byLatest, string field) =>
        Given(Declared()).When(Deciding(Expect with { By = Minute(by), ByLatest = byLatest is { } latest ? Minute(latest) : null }))
            .ThenRejected(RejectionCode.EndBeforeStart, field);

    [Fact]
    public void A_year_that_is_mistyped_is_refused() =>
        Given(Declared()).When(Deciding(Limit with { Deadline = Minute(60 * 24 * 400) })).ThenRejected(RejectionCode.TimeOutOfRange, "deadline");

    [Fact]
    public void What_was_expected_comes_about_once()
    {
        var met = Given(Declared(), Expected).When(Meeting(2)).Then(new EtaMet(Entry(2), At(70), Entry(1), Text: null));
        From(met.After).When(Meeting(3)).ThenRejected(RejectionCode.PromiseSettled, "etaId");
    }

    [Fact]
    public void That_the_service_is_back_is_said_by_the_resolution() =>
        Given(Declared(), Expected with { For = null }).When(Meeting(2)).ThenRejected(RejectionCode.NotAllowed, "etaId");

    [Fact]
    public void A_time_box_is_recorded_with_what_happens_then()
    {
        var outcome = Given(Declared()).When(Deciding(Limit)).Then(Limited);
        Assert.Equal("Time box for Bring the second server up. If it is not done by then: Call the vendor.", outcome.After.Entries[Entry(1)].Text);
        Given(Declared()).When(Deciding(Limit with { WhatThen = " " })).ThenRejected(RejectionCode.Required, "whatThen");
    }

    [Theory]
    [InlineData(TimeBoxEnd.Met, typeof(TimeBoxMet))]
    [InlineData(TimeBoxEnd.Cancelled, typeof(TimeBoxCancelled))]
    [InlineData(TimeBoxEnd.Answered, typeof(TimeBoxAnswered))]
    public void A_time_box_is_settled_once(TimeBoxEnd end, Type made)
    {
        var settled = Given(Declared(), Limited).When(Settling(2, end, "So."));
        Assert.Equal(made, Assert.Single(settled.Decision.Events).GetType());
        var again = From(settled.After).When(Settling(3, TimeBoxEnd.Met)).ThenRejected(RejectionCode.PromiseSettled, "timeBoxId");
        Assert.Contains(Entry(2).ToString(), again.Message, StringComparison.Ordinal);
        From(Incident.Evolve(settled.After, Retracted(2))).When(Settling(3, TimeBoxEnd.Met)).ThenOne<TimeBoxMet>();
    }

    [Fact]
    public void Only_a_cancellation_must_say_why()
    {
        Given(Declared(), Limited).When(Settling(2, TimeBoxEnd.Cancelled)).ThenRejected(RejectionCode.Required, "reason");
        Given(Declared(), Limited).When(Settling(2, TimeBoxEnd.Answered)).ThenOne<TimeBoxAnswered>();
    }

    [Fact]
    public void A_demand_is_recorded_and_met()
    {
        var outcome = Given(Declared()).When(Deciding(Asked)).Then(Demanded);
        Assert.Equal("Service manager demands by phone: Mail is back.", outcome.After.Entries[Entry(1)].Text);
        var met = From(outcome.After).When(MeetingDemand(2)).Then(new DemandMet(Entry(2), At(100), Entry(1), Text: null));
        From(met.After).When(MeetingDemand(3)).ThenRejected(RejectionCode.PromiseSettled, "demandId");
    }

    [Fact]
    public void What_is_no_demand_or_was_retracted_cannot_be_met()
    {
        Given(Declared(), Limited).When(MeetingDemand(2)).ThenRejected(RejectionCode.PromiseNotFound, "demandId");
        Given(Declared(), Demanded, Retracted(1)).When(MeetingDemand(2)).ThenRejected(RejectionCode.PromiseNotFound, "demandId");
    }

    [Fact]
    public void Sent_twice_each_is_recorded_once()
    {
        Given(Declared(), Expected).When(Deciding(Expect)).ThenNothing();
        Given(Declared(), Limited).When(Deciding(Limit)).ThenNothing();
        Given(Declared(), Demanded).When(Deciding(Asked)).ThenNothing();
    }

    [Fact]
    public void Every_fact_of_a_time_box_is_corrected_by_the_command_that_sets_one()
    {
        var outcome = Given(Declared(), Limited, new TimeBoxExpired(Entry(9), At(60), Entry(1))).When(incident => AmendFacts.Decide(
            incident, new(Entry(1), "Misheard."), without => SetTimeBox.Decide(without, Limit with { Deadline = Minute(90), When = Said.Now })));
        Assert.Equal(Minute(90), ((TimeBoxSet)outcome.ThenOne<EntryAmended>().As!).Deadline);
    }

    [Fact]
    public void After_the_closing_only_what_happened_before_it_is_taken()
    {
        var closed = Given(Declared(), Demanded, Resolved(2, 100), Closed(3, 110));
        closed.When(MeetingDemand(4)).ThenOne<DemandMet>();
        closed.When(incident => MeetDemand.Decide(incident, new(Command(4), Now, Entry(1), SaidAt(130)))).ThenRejected(RejectionCode.IncidentClosed, "occurredAt");
    }

    [Fact]
    public void Times_that_corrections_made_impossible_are_marked()
    {
        var moved = new EntryAmended(Entry(1), Text: null, At(200), "Misread.");
        Assert.Equal(ContradictionKind.DueBeforeSent, Assert.Single(Contradictions.Of(Incident.Fold([Declared(), Limited, moved]))).Kind);
        var met = new DemandMet(Entry(2), At(5), Entry(1), Text: null);
        var found = Assert.Single(Contradictions.Of(Incident.Fold([Declared(), Demanded, met])));
        Assert.Equal((ContradictionKind.EndBeforeStart, "\"Demand met\" is 5 min before \"The demand\"."), (found.Kind, found.Message));
    }

    private static Func<Incident, Decision<IncidentEvent>> Deciding(GiveEta command) => incident => GiveEta.Decide(incident, command);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(SetTimeBox command) => incident => SetTimeBox.Decide(incident, command);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(RecordDemand command) => incident => RecordDemand.Decide(incident, command);

    private static Func<Incident, Decision<IncidentEvent>> Meeting(int n) => incident => RecordEtaMet.Decide(incident, new(Command(n), Now, Entry(1), SaidAt(70)));

    private static Func<Incident, Decision<IncidentEvent>> Settling(int n, TimeBoxEnd end, string? text = null) =>
        incident => SettleTimeBox.Decide(incident, new(Command(n), Now, Entry(1), end, SaidAt(50), text));

    private static Func<Incident, Decision<IncidentEvent>> MeetingDemand(int n) => incident => MeetDemand.Decide(incident, new(Command(n), Now, Entry(1), SaidAt(100)));
}
