using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

/// <summary>Impact, lost data and the stages of a recovery.</summary>
public sealed class ImpactCommandsTests
{
    private static readonly ImpactStarted Mail = new(Entry(1), At(2), "Mail", ImpactLevel.Down, "Store 3", Affected: 40);
    private static readonly StartImpact Start = new(Command(1), Now, "Mail", SaidAt(2), ImpactLevel.Down, "Store 3", Affected: 40);
    private static readonly ChangeImpact Change = new(Command(2), Now, Entry(1), SaidAt(30), ImpactLevel.Degraded, 10);
    private static readonly EndImpact End = new(Command(3), Now, Entry(1), SaidAt(60));
    private static readonly AssessDataLoss Assess = new(Command(1), Now, SaidAt(90), Minute(-720), Minute(0));

    [Fact]
    public void An_impact_starts_changes_and_ends()
    {
        Given(Declared()).When(Deciding(Start)).Then(Mail);
        Given(Declared(), Mail).When(Deciding(Change)).Then(new ImpactChanged(Entry(2), At(30), Entry(1), ImpactLevel.Degraded, 10));
        Given(Declared(), Mail).When(Deciding(End)).Then(new ImpactEnded(Entry(3), At(60), Entry(1)));
    }

    [Fact]
    public void Only_the_service_has_to_be_named() =>
        Given(Declared()).When(Deciding(new StartImpact(Command(1), Now, "Mail", SaidAt(2)))).Then(new ImpactStarted(Entry(1), At(2), "Mail", ImpactLevel.Down));

    [Fact]
    public void A_service_without_a_name_is_refused() => Given(Declared()).When(Deciding(Start with { Service = " " })).ThenRejected(RejectionCode.Required, "service");

    [Fact]
    public void What_is_named_by_its_id_has_the_name_of_the_time_too()
    {
        Given(Declared()).When(Deciding(Start with { Segment = null, SegmentId = Command(9) })).ThenRejected(RejectionCode.Required, "segment");
        Given(Declared()).When(Deciding(Start with { CustomerId = Command(9) })).ThenRejected(RejectionCode.Required, "customer");
        Assert.Equal(Command(9), Given(Declared()).When(Deciding(Start with { ServiceId = Command(9) })).ThenOne<ImpactStarted>().ServiceId);
    }

    [Theory]
    [InlineData(-1, "affected is -1; it can be 0 to 1,000,000,000.")]
    [InlineData(1_000_000_001, "affected is 1,000,000,001; it can be 0 to 1,000,000,000.")]
    public void A_number_of_people_that_cannot_be_is_refused_with_the_limits(int affected, string message)
    {
        Assert.StartsWith(message, Given(Declared()).When(Deciding(Start with { Affected = affected })).ThenRejected(RejectionCode.OutOfRange, "affected").Message, StringComparison.Ordinal);
        Given(Declared(), Mail).When(Deciding(Change with { Affected = affected })).ThenRejected(RejectionCode.OutOfRange, "affected");
    }

    [Fact]
    public void A_change_says_what_changed()
    {
        Given(Declared(), Mail).When(Deciding(Change with { Level = null, Affected = null, Text = "Worse." })).ThenRejected(RejectionCode.Required, "level");
        Given(Declared(), Mail).When(Deciding(Change with { Level = null, Affected = 0 })).ThenOne<ImpactChanged>();
    }

    [Fact]
    public void Only_an_impact_that_stands_changes_or_ends()
    {
        Given(Declared()).When(Deciding(Change)).ThenRejected(RejectionCode.ImpactNotFound, "impactId");
        Given(Declared(), Logged(1, 3)).When(Deciding(End)).ThenRejected(RejectionCode.ImpactNotFound, "impactId");
        Given(Declared(), Mail, Retracted(1)).When(Deciding(End)).ThenRejected(RejectionCode.ImpactNotFound, "impactId");
    }

    [Fact]
    public void An_impact_ends_once_and_again_when_the_end_was_taken_back()
    {
        var over = Given(Declared(), Mail, new ImpactEnded(Entry(9), At(50), Entry(1)));
        Assert.Contains("ended already, at 2014-05-14T03:50:00Z", over.When(Deciding(End)).ThenRejected(RejectionCode.ImpactOver, "impactId").Message, StringComparison.Ordinal);
        Given(Declared(), Mail, new ImpactEnded(Entry(9), At(50), Entry(1)), Retracted(9)).When(Deciding(End)).ThenOne<ImpactEnded>();
        Given(Declared(), Mail, new ImpactEnded(Entry(3), At(60), Entry(1))).When(Deciding(End)).ThenNothing();
    }

    [Fact]
    public void A_change_is_recorded_late_although_the_impact_is_over() =>
        Given(Declared(), Mail, new ImpactEnded(Entry(9), At(50), Entry(1))).When(Deciding(Change)).ThenOne<ImpactChanged>();

    [Fact]
    public void An_end_before_the_start_is_recorded_and_left_to_a_person() =>
        Given(Declared(), Mail).When(Deciding(End with { When = SaidAt(-10) })).ThenOne<ImpactEnded>();

    [Fact]
    public void Every_fact_of_an_impact_is_corrected_by_the_command_that_starts_it()
    {
        var outcome = Given(Declared(), Mail).When(incident => AmendFacts.Decide(incident, new(Entry(1), "Mixed up."), without => StartImpact.Decide(
            without, Start with { Service = "Names", Segment = null, Affected = 41, Level = ImpactLevel.AtRisk })));
        Assert.Equal(new ImpactStarted(Entry(1), At(2), "Names", ImpactLevel.AtRisk, Affected: 41), outcome.ThenOne<EntryAmended>().As);
        Assert.Equal("Names: at risk, 41 people.", outcome.After.Entries[Entry(1)].Text);
    }

    [Fact]
    public void Without_a_text_an_entry_says_it_in_words()
    {
        Assert.Equal("Mail: down for Store 3, 40 people.", ((IOnTimeline)Mail).Wording);
        Assert.Equal("Mail: down for Store 3, A bank, 1 person.", ((IOnTimeline)(Mail with { Customer = "A bank", Affected = 1 })).Wording);
        Assert.Equal("The impact changed: 12 people.", ((IOnTimeline)new ImpactChanged(Entry(2), At(3), Entry(1), Affected: 12)).Wording);
        Assert.Equal("The impact changed: at risk.", ((IOnTimeline)new ImpactChanged(Entry(2), At(3), Entry(1), ImpactLevel.AtRisk)).Wording);
    }

    [Fact]
    public void Lost_data_is_assessed_as_a_loss_as_none_or_as_unknown()
    {
        Given(Declared()).When(Deciding(Assess)).Then(new DataLossAssessed(Entry(1), At(90), Minute(-720), Minute(0)));
        Given(Declared()).When(Deciding(new AssessDataLoss(Command(1), Now, SaidAt(90), None: true))).Then(new DataLossAssessed(Entry(1), At(90), None: true));
        Given(Declared()).When(Deciding(new AssessDataLoss(Command(1), Now, SaidAt(90)))).Then(new DataLossAssessed(Entry(1), At(90)));
    }

    [Fact]
    public void What_one_assessment_says_against_itself_is_refused()
    {
        Given(Declared()).When(Deciding(Assess with { LossFrom = Minute(-721) })).ThenRejected(RejectionCode.EndBeforeStart, "lossFrom");
        Given(Declared()).When(Deciding(Assess with { None = true })).ThenRejected(RejectionCode.NotAllowed, "none");
        Given(Declared()).When(Deciding(Assess with { None = true, LossFrom = null, RecoveredTo = Minute(0) })).ThenRejected(RejectionCode.NotAllowed, "none");
        Given(Declared()).When(Deciding(Assess with { None = true, LossFrom = null })).ThenOne<DataLossAssessed>();
    }

    [Theory]
    [InlineData("lastGoodCopy")]
    [InlineData("lossFrom")]
    [InlineData("recoveredTo")]
    public void No_time_of_an_assessment_lies_ahead(string field)
    {
        var later = Now + NodaTime.Duration.FromMinutes(6);
        var command = new AssessDataLoss(Command(1), Now, SaidAt(90), field == "lastGoodCopy" ? later : null, field == "lossFrom" ? later : null, field == "recoveredTo" ? later : null);
        Given(Declared()).When(Deciding(command)).ThenRejected(RejectionCode.TimeOutOfRange, field);
    }

    [Fact]
    public void A_stage_says_what_works_and_for_whom()
    {
        var stage = new ReachRecoveryStage(Command(1), Now, "Blank mailboxes", "New mail flows.", SaidAt(90), "Store 3");
        Given(Declared()).When(Deciding(stage)).Then(new RecoveryStageReached(Entry(1), At(90), "Blank mailboxes", "New mail flows.", "Store 3"));
        Given(Declared()).When(Deciding(stage with { Stage = "" })).ThenRejected(RejectionCode.Required, "stage");
        Given(Declared()).When(Deciding(stage with { WhatWorks = "" })).ThenRejected(RejectionCode.Required, "whatWorks");
    }

    [Fact]
    public void A_closed_incident_takes_assessments_and_of_the_rest_what_happened_before()
    {
        var closed = Given(Declared(), Mail, Resolved(8, 40, IncidentStatus.Declared), Closed(9, 45));
        closed.When(Deciding(Assess with { CommandId = Command(5) })).ThenOne<DataLossAssessed>();
        closed.When(Deciding(End with { When = SaidAt(40) })).ThenOne<ImpactEnded>();
        closed.When(Deciding(End)).ThenRejected(RejectionCode.IncidentClosed, "occurredAt");
        closed.When(Deciding(Start with { CommandId = Command(4), When = SaidAt(60) })).ThenRejected(RejectionCode.IncidentClosed, "occurredAt");
    }

    private static Func<Incident, Decision<IncidentEvent>> Deciding(StartImpact command) => incident => StartImpact.Decide(incident, command);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(ChangeImpact command) => incident => ChangeImpact.Decide(incident, command);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(EndImpact command) => incident => EndImpact.Decide(incident, command);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(AssessDataLoss command) => incident => AssessDataLoss.Decide(incident, command);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(ReachRecoveryStage command) => incident => ReachRecoveryStage.Decide(incident, command);
}
