using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

/// <summary>Mitigating and resolving.</summary>
public sealed class StatusCommandsTests
{
    private static readonly ChangeStatus Mitigate = new(Command(1), Now, IncidentStatus.Mitigated, SaidAt(30), "Mail flows over the second server.");
    private static readonly ChangeStatus Resolve = new(Command(2), Now, IncidentStatus.Resolved, SaidAt(40), "Mail flows again.");

    [Fact]
    public void An_engaged_incident_is_mitigated_and_then_resolved()
    {
        var mitigated = Given([Declared(), .. FirstEngaged(9, 20)]).When(Deciding(Mitigate));
        mitigated.Then(Mitigated(1, 30));
        Given([Declared(), .. FirstEngaged(9, 20), Mitigated(1, 30)]).When(Deciding(Resolve)).Then(Resolved(2, 40, IncidentStatus.Mitigated));
    }

    [Fact]
    public void Each_has_a_row_and_a_milestone_of_its_own()
    {
        var incident = Incident.Fold([Declared(), Mitigated(1, 30, IncidentStatus.Declared), Resolved(2, 40, IncidentStatus.Mitigated)]);
        Assert.Equal(2, incident.Entries.Count);
        Assert.Equal([MilestoneKind.Mitigated, MilestoneKind.Resolved], incident.KnownMilestones.Select(milestone => milestone.Kind));
    }

    [Fact]
    public void Resolving_without_mitigation_is_fine() => Given(Declared()).When(Deciding(Resolve)).Then(Resolved(2, 40, IncidentStatus.Declared));

    [Fact]
    public void What_was_done_need_not_be_said() =>
        Assert.Null(Given(Declared()).When(Deciding(Resolve with { Text = null })).ThenOne<StatusChanged>().Text);

    [Fact]
    public void Mitigated_twice_is_refused_saying_since_when()
    {
        var rejection = Given(Declared(), Mitigated(5, 25, IncidentStatus.Declared)).When(Deciding(Mitigate)).ThenRejected(RejectionCode.AlreadyInStatus);
        Assert.Equal("INC-42 has been mitigated since 2014-05-14T03:25:00Z. To correct the time, amend that entry.", rejection.Message);
    }

    [Fact]
    public void Of_two_who_resolved_it_at_once_the_one_recorded_last_says_since_when() =>
        Assert.StartsWith(
            "INC-42 has been resolved since 2014-05-14T03:25:00Z.",
            Given(Declared(), Resolved(5, 30), Resolved(6, 25)).When(Deciding(Resolve)).ThenRejected(RejectionCode.AlreadyInStatus).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Mitigated_after_resolved_is_refused_and_pointed_to_the_milestone()
    {
        var rejection = Given(Declared(), Resolved(5, 25, IncidentStatus.Declared)).When(Deciding(Mitigate)).ThenRejected(RejectionCode.AlreadyInStatus);
        Assert.EndsWith("To say when it was mitigated, set that milestone.", rejection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_command_again_records_nothing()
    {
        Given(Declared(), Mitigated(1, 30, IncidentStatus.Declared)).When(Deciding(Mitigate)).ThenNothing();
        Given(Declared(), Resolved(2, 40, IncidentStatus.Declared)).When(Deciding(Resolve)).ThenNothing();
    }

    [Fact]
    public void A_closed_incident_is_past_both()
    {
        var closed = Given(Declared(), Resolved(8, 40, IncidentStatus.Declared), Closed(9, 50));
        closed.When(Deciding(Mitigate)).ThenRejected(RejectionCode.AlreadyInStatus);
        closed.When(Deciding(Resolve)).ThenRejected(RejectionCode.AlreadyInStatus);
    }

    [Fact]
    public void An_incident_that_was_just_declared_is_not_declared_again() =>
        Given(Declared()).When(Deciding(Resolve with { To = IncidentStatus.Declared, MayGoBack = true })).ThenRejected(RejectionCode.AlreadyInStatus, "to");

    private static Func<Incident, Decision<IncidentEvent>> Deciding(ChangeStatus command) => incident => ChangeStatus.Decide(incident, command);
}
