using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>The restore that hit production: what it asks of the product, in its record and in its document.</summary>
public sealed class Story003Tests
{
    private static readonly ToldStory Story = ToldStory.Of("INC-4");

    [Fact]
    public void It_was_a_friday_afternoon() => Assert.Contains("### Friday, 15 October 2021", Story.Lines("Timeline"));

    [Fact]
    public void The_decision_says_by_whom_on_whose_advice_and_on_what_assumption_and_that_it_did_not_hold()
    {
        var decision = Story.Record.Decisions[0];
        Assert.Equal(
            ("Engineer on duty", "Team lead", "The name points at development.", DecisionOutcome.DidNotHold, "Database engineer"),
            (decision.DecidedBy, decision.OnAdviceOf, decision.Assumption, decision.Outcome!.Value, decision.VerifiedBy));
        Assert.Contains(Story.Lines("Decisions"), line => line.Contains(
            "(decided by Engineer on duty; on the advice of Team lead; assuming: The name points at development; considered: Look the records up on the name servers first / Edit the hosts file / Wait until Monday; did not hold, as Database engineer saw 2021-10-15 16:35)",
            StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_known_before_the_check_is_still_there_to_be_read()
    {
        var before = Story.KnownAt("2021-10-15T16:26");
        Assert.Null(Assert.Single(before.Decisions).Outcome);
        Assert.Contains(Completeness.Missing(before), part => part.Kind == MissingKind.UnverifiedDecision);
        Assert.Equal(HypothesisStatus.Open, before.Hypotheses[1].Status);
    }

    [Fact]
    public void Users_detected_it_after_fifty_minutes()
    {
        Assert.Equal(DetectedBy.Customer, Story.Record.DetectedBy);
        Assert.Equal(Duration.FromMinutes(50), Story.Metrics.TimeToDetect.Duration);
        Assert.Contains("| Detected by | Customer |", Story.Lines("Detection and report"));
        Assert.Contains("| Time to detect | 50 min | Fault started, 2021-10-15 14:55 | Detected, 2021-10-15 15:45 |", Story.Lines("Metrics"));
    }

    [Fact]
    public void Nearly_three_hours_were_lost_at_first_and_fifty_five_minutes_for_good()
    {
        Assert.Equal((Duration.FromMinutes(175), Duration.FromMinutes(55)), (Story.Metrics.DataLossWindow.Duration, Story.Metrics.RemainingLoss.Duration));
        Assert.Contains("| Lost for good | 55 min: Recovered to, 2021-10-15 14:00, to Data lost, 2021-10-15 14:55 |", Story.Lines("Recovery"));
    }

    [Fact]
    public void The_impact_has_three_levels_in_turn()
    {
        Assert.Contains(
            "| 2021-10-15 14:55 | 2021-10-16 12:00 | Order system | Sales and warehouse | Degraded; down from 16:20; degraded from 23:40 | 85 | 21 h 5 min |", Story.Lines("Impact"));
        Assert.Equal(["Database as of noon", "Messages replayed", "Orders entered again"], Story.Record.RecoveryStages.Select(stage => stage.Stage));
    }

    [Fact]
    public void A_time_from_memory_is_corrected_by_a_further_entry_and_the_old_one_stays_readable()
    {
        var restore = Story.Record.Timeline.Single(entry => entry.Text.StartsWith("The restore of last week's copy is started.", StringComparison.Ordinal));
        Assert.Equal((Story.At("2021-10-15T14:55"), Story.At("2021-10-15T15:05")), (restore.OccurredAt, Assert.Single(restore.History).OccurredAt));
        Assert.Contains(Story.Lines("Corrections to the record"), line => line.StartsWith("- **2021-10-15 15:05:** The restore of last week's copy is started.", StringComparison.Ordinal));
        Assert.Equal(restore.Id, Story.Record.Milestone(MilestoneKind.FaultStarted)!.EntryId);
    }

    [Fact]
    public void Trigger_cause_and_factors_are_told_apart_and_show_their_entries()
    {
        Assert.Equal((1, 1, 5), (Story.Record.Triggers.Count, Story.Record.RootCauses.Count, Story.Record.ContributingFactors.Count));
        Assert.Equal(2, Story.Record.RootCauses[0].Evidence.Count);
        Assert.All(
            ["restore into development and into production", "No second person", "It was Friday afternoon"],
            factor => Assert.Contains(Story.Record.ContributingFactors, cause => cause.Text.Contains(factor, StringComparison.Ordinal)));
    }

    [Fact]
    public void Lessons_became_actions_with_owner_and_date_and_one_is_done()
    {
        Assert.All(Story.Record.ActionItems, item => Assert.NotNull(item.Owner));
        Assert.All(Story.Record.ActionItems, item => Assert.NotNull(item.Due));
        Assert.Contains("| Take the line out of the hosts file and mend the records on the name servers. | Mitigate | Engineer on duty | 2021-10-18 | Done |", Story.Lines("Actions"));
        Assert.Equal(4, Story.Record.ActionItems.Count(item => item.LessonId is not null));
    }

    [Fact]
    public void Nobody_is_named_but_by_a_role_and_nothing_is_missing()
    {
        var roles = new[] { "Head of operations", "Engineer on duty", "Team lead", "Application owner", "Service desk", "Database engineer", "Timeline" };
        Assert.Empty(Story.Record.Timeline.Select(entry => entry.Author).Concat(Story.Record.Timeline.Select(entry => entry.RecordedBy)).Except(roles, StringComparer.Ordinal));
        Assert.Empty(Completeness.Missing(Story.Record));
    }
}
