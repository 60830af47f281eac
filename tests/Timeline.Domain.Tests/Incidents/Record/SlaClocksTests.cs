using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Sla;
using Timeline.Domain.Tests.Catalogue;
using static Timeline.Domain.Tests.Incidents.Record.SlaSituation;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>How the targets of an incident stand at a moment. Minutes are after ten.</summary>
public sealed class SlaClocksTests
{
    [Theory]
    [InlineData(20, SlaStatus.Running)]
    [InlineData(47, SlaStatus.Running)]
    [InlineData(48, SlaStatus.AtRisk)]
    [InlineData(60, SlaStatus.AtRisk)]
    [InlineData(61, SlaStatus.Breached)]
    public void A_target_runs_until_it_is_at_risk_and_is_missed_after_its_due_time(int at, SlaStatus expected)
    {
        var clock = Hit((0, Reported(1, 0))).Clock("Response", at);
        Assert.Equal((expected, Minute(60), Minute(48)), (clock.Status, clock.DueAt, clock.WarnsAt));
        Assert.Equal((Duration.FromMinutes(at), Duration.FromMinutes(60 - at)), (clock.Counted, clock.Remaining));
        Assert.Equal(("Northwind", "Gold"), (clock.Customer, clock.Policy));
    }

    [Theory]
    [InlineData(60, SlaStatus.Met)]
    [InlineData(61, SlaStatus.Breached)]
    public void Reached_at_its_due_time_it_is_met_and_after_it_missed_for_good(int engaged, SlaStatus expected)
    {
        var clock = Hit([(0, Reported(1, 0)), .. FirstEngaged(2, engaged).Select(fact => (70, fact))]).Clock("Response", 5000);
        Assert.Equal((expected, Minute(engaged)), (clock.Status, clock.To?.At));
        Assert.Equal(Duration.FromMinutes(engaged), clock.Counted);
    }

    [Fact]
    public void The_first_start_that_is_known_counts_and_without_one_nothing_does()
    {
        Assert.Equal("Declared", Hit().Clock("Response", 10).From?.Label);
        Assert.Equal("First contact", Hit((3, Reported(1, 2))).Clock("Response", 10).From?.Label);
        var updates = Hit().Clock("Updates", 10);
        Assert.Equal((SlaStatus.NotStarted, "First contact is not recorded. Log the first contact as a report, or set the milestone."), (updates.Status, updates.Reason));
    }

    [Fact]
    public void A_pause_for_a_reason_of_the_policy_stops_the_clock_and_any_other_does_not()
    {
        ClockPaused paused = new(Entry(2), At(30), "Waiting for Customer", Target: null, Text: null);
        var record = Hit((0, Reported(1, 0)), (30, paused));
        var still = record.Clock("Response", 90);
        Assert.Equal((SlaStatus.Paused, Duration.FromMinutes(30)), (still.Status, still.Counted));
        Assert.Null(still.DueAt);
        Assert.Contains("no end of the pause is known", still.Reason, StringComparison.Ordinal);

        var resumed = record.And(50, new ClockResumed(Entry(3), At(50), Entry(2), Text: null)).Clock("Response", 55);
        Assert.Equal((SlaStatus.Running, Minute(80), Duration.FromMinutes(35)), (resumed.Status, resumed.DueAt, resumed.Counted));
        Assert.Contains(resumed.Explain(), line => line.StartsWith("Paused (Waiting for Customer) from Wednesday 2014-05-14 03:30", StringComparison.Ordinal));

        Assert.Equal(Minute(60), Hit((0, Reported(1, 0)), (30, paused with { Reason = "lunch" })).Clock("Response", 40).DueAt);
        Assert.Equal(Minute(60), Hit((0, Reported(1, 0)), (30, paused with { Target = "Resolution" })).Clock("Response", 40).DueAt);
    }

    [Fact]
    public void A_pause_that_was_recorded_after_the_due_time_counts_and_is_shown_as_such()
    {
        var clock = Hit((0, Reported(1, 0)), (200, new ClockPaused(Entry(2), At(30), "waiting for vendor", null, null)), (201, new ClockResumed(Entry(3), At(50), Entry(2), null)))
            .Clock("Response", 300);
        Assert.True(Assert.Single(clock.Pauses).AfterDue);
        Assert.Equal(Minute(80), clock.DueAt);
        Assert.Contains(clock.Explain(), line => line.Contains("waiting for vendor, recorded after it was due", StringComparison.Ordinal));
    }

    [Fact]
    public void Between_its_end_and_its_reopening_the_clock_of_the_end_stands_still()
    {
        var record = Hit(
            (0, Reported(1, 0)), (100, Resolved(2, 100, IncidentStatus.Declared)),
            (160, new StatusChanged(Entry(3), At(160), IncidentStatus.Resolved, IncidentStatus.Engaged, "It is back.")));
        var clock = record.Clock("Resolution", 200);
        Assert.Equal((SlaStatus.Running, Minute(480 + 60), Duration.FromMinutes(140)), (clock.Status, clock.DueAt, clock.Counted));
        Assert.Equal("resolved", Assert.Single(clock.Pauses).Reason);
        Assert.Null(clock.To);
    }

    [Fact]
    public void The_targets_are_those_of_the_severity_now_in_force_from_the_same_start()
    {
        var record = Hit((0, Reported(1, 0)), (10, new SeverityChanged(Entry(2), At(10), Severity.Sev1, Severity.Sev2, "Half of them.")));
        Assert.Equal(["Response"], record.SlaClocks(Known, Minute(20)).Select(clock => clock.Target!.Target));
        Assert.Equal((Severity.Sev2, Minute(60)), (record.Clock("Response", 20).Target!.Severity, record.Clock("Response", 20).DueAt));
    }

    [Fact]
    public void A_cadence_counts_from_each_update_until_the_incident_is_over()
    {
        var record = Hit((0, Reported(1, 0)), (30, Updated(2, 30)));
        Assert.Equal((Minute(150), Entry(2)), (record.Clock("Updates", 40).DueAt, record.Clock("Updates", 40).Target!.Cycle));
        var over = record.And(100, Resolved(3, 100)).Clock("Updates", 5000);
        Assert.Equal((SlaStatus.Met, Minute(100)), (over.Status, over.To?.At));
    }

    [Fact]
    public void Who_has_no_contract_is_told_so_with_the_reason_and_the_organisation_has_its_own()
    {
        var own = CatalogueOf(Terms, new ContractChanged(CatalogueSituation.Gold, new("Gold", new(2014, 1, 1), new(2014, 5, 12), PolicyId: Gold)), new OrganisationPolicySet(Gold));
        var clocks = Hit((0, Reported(1, 0))).SlaClocks(own, Minute(10));
        Assert.Equal([null, null, null, "Northwind"], clocks.Select(clock => clock.Customer));
        Assert.Equal(
            (SlaStatus.NoContract, "Northwind had a contract \"Gold\" from 2014-01-01 until 2014-05-12; it expired on 2014-05-12: best effort."), (clocks[3].Status, clocks[3].Reason));
        Assert.Equal(clocks[3].Reason, Assert.Single(clocks[3].Explain()));
    }

    [Fact]
    public void A_drill_a_cancelled_incident_and_a_duplicate_have_no_targets()
    {
        IncidentEvent[] ends = [new KindChanged(Entry(2), At(5), IncidentKind.Real, IncidentKind.Drill), new IncidentCancelled(Entry(2), At(5), "Declared twice.")];
        Assert.All(ends, end =>
        {
            var clocks = Hit((0, Reported(1, 0)), (5, end)).SlaClocks(Known, Minute(5000));
            Assert.NotEmpty(clocks);
            Assert.All(clocks, clock => Assert.Equal((SlaStatus.NotApplicable, null), (clock.Status, clock.DueAt)));
        });
    }

    [Fact]
    public void An_incident_keeps_the_version_it_began_under_unless_another_is_assigned()
    {
        var half = Terms with { Targets = [Terms.Targets[0] with { Within = Duration.FromMinutes(30) }] };
        var catalogue = CatalogueOf(Terms, new SlaPolicyPublished(Gold, 2, new(2014, 5, 14), ValidUntil: null, half));
        // In Chicago it is still the 13th.
        var record = Hit((0, Reported(1, 0)));
        Assert.Equal((1, Minute(60)), (record.Clock("Response", 5, catalogue).Target!.Version, record.Clock("Response", 5, catalogue).DueAt));
        var assigned = record.And(6, new SlaPolicyAssigned(Entry(2), At(6), Gold, 2, "Gold", Northwind, "Northwind", "Agreed."));
        Assert.Equal((2, Minute(30)), (assigned.Clock("Response", 7, catalogue).Target!.Version, assigned.Clock("Response", 7, catalogue).DueAt));
    }

    [Fact]
    public void A_customer_who_is_added_late_has_clocks_from_the_time_of_the_milestone()
    {
        var late = PromiseSituation.Told((0, Reported(1, 0)), (3000, new ImpactStarted(Entry(2), At(0), "Mail", ImpactLevel.Down, Customer: "Northwind")));
        Assert.Equal((SlaStatus.Breached, Minute(60)), (late.Clock("Response", 3001).Status, late.Clock("Response", 3001).DueAt));
    }

    [Fact]
    public void Reopened_it_is_not_verified_any_more()
    {
        var verified = new MilestoneSet(MilestoneKind.Verified, At(120), EntryId: null);
        var record = Hit((100, Resolved(2, 100, IncidentStatus.Declared)), (120, verified));
        Assert.NotNull(record.Milestone(MilestoneKind.Verified));
        Assert.Null(record.And(160, new StatusChanged(Entry(3), At(160), IncidentStatus.Resolved, IncidentStatus.Engaged, "It is back.")).Milestone(MilestoneKind.Verified));
    }
}
