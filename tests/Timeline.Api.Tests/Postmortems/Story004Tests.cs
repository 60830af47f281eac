using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Sla;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>The fire drill that was none: two days, estimates all over the map, tired people, a newcomer, and no lesson.</summary>
public sealed class Story004Tests
{
    private static readonly ToldStory Story = ToldStory.Of("INC-5");

    [Fact]
    public void It_took_more_than_36_hours_over_two_days()
    {
        var metrics = Story.Metrics;
        Assert.Equal(Duration.FromMinutes((36 * 60) + 20), metrics.TimeToResolve.Duration);
        Assert.Equal(Duration.FromMinutes((36 * 60) + 15), metrics.ReportToResolve.Duration);
        Assert.Contains("### Tuesday, 15 June 2010", Story.Markdown, StringComparison.Ordinal);
        Assert.Contains("### Wednesday, 16 June 2010", Story.Markdown, StringComparison.Ordinal);
        Assert.Contains("**22:40 (+1 day 12 h 15 min) Resolved**", Story.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_estimate_is_told_with_who_gave_it_and_how_far_off_it_was()
    {
        Assert.Equal(
            [
                ("Storage engineer", 1960L), ("Systems engineer", 1600), ("Head of IT", 880), ("Systems engineer", 640), ("Storage engineer", -2240), ("Storage engineer", -20),
            ],
            Story.Record.Etas.Select(eta => (eta.GivenBy, eta.Error.Seconds!.Value / 60)));
        Assert.Equal(4, Story.Metrics.EtaSlips);
        Assert.Contains("1 day 8 h 40 min later", Story.Markdown, StringComparison.Ordinal);
        Assert.Contains("1 day 13 h 20 min earlier", Story.Markdown, StringComparison.Ordinal);
        Assert.Contains("Estimates were moved to a later time 4 times.", Story.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_options_stood_open_and_the_decision_for_all_data_held()
    {
        var decision = Assert.Single(Story.Record.Decisions);
        Assert.Equal((3, DecisionOutcome.Held), (decision.Options.Count, decision.Outcome));
        Assert.Equal(DataLossState.None, Story.Record.DataLoss);
        Assert.Equal(["The unit starts", "Internal systems", "Web sites"], Story.Record.RecoveryStages.Select(stage => stage.Stage));
        Assert.All(decision.Options, option => Assert.Contains(option, Story.Markdown, StringComparison.Ordinal));
    }

    [Fact]
    public void Whoever_worked_for_more_than_eight_hours_was_warned_of_when_the_eight_were_over()
    {
        Assert.Equal(
            [
                ("2010-06-15T18:30", "Storage engineer"), ("2010-06-15T18:31", "Head of IT"), ("2010-06-15T18:40", "Systems engineer"),
                ("2010-06-16T15:30", "Systems engineer"), ("2010-06-16T16:00", "Storage engineer"), ("2010-06-16T16:00", "Head of IT"),
                ("2010-06-16T16:30", "Account manager"), ("2010-06-16T17:00", "Newcomer"),
            ],
            Story.Found.Where(found => found.Event is FatigueWarned).Select(found => (found.At, ((FatigueWarned)found.Event).Who)));
    }

    [Fact]
    public void The_hours_of_each_and_of_all_are_counted()
    {
        var effort = Story.Metrics.Effort;
        Assert.Equal(
            [("Storage engineer", 1810L), ("Head of IT", 1729), ("Account manager", 1309), ("Systems engineer", 1740), ("Newcomer", 820)],
            effort.People.Select(person => (person.Who, (long)person.Worked!.Value.TotalMinutes)));
        Assert.Equal(7408, effort.PersonMinutes);
        Assert.DoesNotContain(effort.People, person => person.EndAssumed);
        Assert.Contains("| Newcomer | 13 h 40 min | 13 h 40 min |", Story.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void An_update_that_was_promised_and_did_not_come_was_noticed_at_its_time()
    {
        var overdue = Assert.Single(UpdatePromises.Overdue(Story.Record));
        Assert.Equal(("2010-06-15T13:00", "2010-06-15T13:25"), (Story.Clock(overdue.Due), Story.Clock(overdue.EndedAt!.Value)));
    }

    [Fact]
    public void Whoever_joins_on_the_second_day_is_told_where_it_stands()
    {
        var story = StorySoFar.Tell(Story.KnownAt("2010-06-16T09:05"), Story.At("2010-06-16T09:05"));
        Assert.Contains(In(StorySection.WhereWeAre), text => text.Contains("The fire drill that was none", StringComparison.Ordinal) && text.Contains("SEV1, and has been engaged", StringComparison.Ordinal));
        Assert.Contains(In(StorySection.WhoDoesWhat), text => text.StartsWith("Newcomer has had hands on it (on site) since", StringComparison.Ordinal));
        Assert.Contains(In(StorySection.Theories), text => text.StartsWith("Refuted", StringComparison.Ordinal) && text.Contains("old kernel", StringComparison.Ordinal));
        Assert.Contains(In(StorySection.Promises), text => text.Contains("told last", StringComparison.Ordinal) && text.Contains("We hope for noon", StringComparison.Ordinal));
        Assert.Contains(In(StorySection.NextDeadlines), text => text.StartsWith("The next update is due", StringComparison.Ordinal) && text.Contains("13:00", StringComparison.Ordinal));
        Assert.Contains(In(StorySection.NextDeadlines), text => text.Contains("Start the unit", StringComparison.Ordinal) && text.Contains("18:00", StringComparison.Ordinal));
        Assert.Contains("No root cause is noted.", In(StorySection.NotKnownYet));

        IEnumerable<string> In(StorySection section) => story.Sentences.Where(sentence => sentence.Section == section).Select(sentence => sentence.Text);
    }

    [Fact]
    public void One_customer_was_promised_the_site_at_all_hours_and_lost_it_too_long_and_another_in_office_hours_and_did_not()
    {
        Assert.Equal(
            [
                ("2010-06-15T10:36", "Response for The joinery (SEV 1)", SlaStatus.Met), ("2010-06-15T10:36", "Response for The ticket shop (SEV 1)", SlaStatus.Met),
                ("2010-06-16T05:37", "Restore for The ticket shop (SEV 1)", SlaStatus.AtRisk), ("2010-06-16T10:25", "Restore for The ticket shop (SEV 1)", SlaStatus.Breached),
                ("2010-06-16T16:25", "Restore for The joinery (SEV 1)", SlaStatus.AtRisk), ("2010-06-16T22:43", "Restore for The joinery (SEV 1)", SlaStatus.Met),
            ],
            Story.Found.Where(found => found.Event is ISlaFinding).Select(found => (found.At, ((ISlaFinding)found.Event).Subject, ((ISlaFinding)found.Event).Status)));
        var lines = Story.Lines("Targets");
        Assert.Contains("| Restore | The ticket shop | Hosting around the clock, version 1 | 24 h | 2010-06-16 10:25 | 2010-06-16 22:40 | Missed by 12 h 15 min |", lines);
        Assert.Contains("| Restore | The joinery | Hosting in office hours, version 1 | 20 h | 2010-06-17 10:25 | 2010-06-16 22:40 | Met, 2 h 25 min to spare |", lines);
        var explained = lines.SkipWhile(line => line != "#### How Restore was counted by Hosting around the clock").Skip(1).ToList();
        Assert.EndsWith(": 36 h 15 min counted, 12 h 15 min more than the target.", explained[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_says_that_no_lesson_no_root_cause_and_no_owner_is_there()
    {
        Assert.Equal(
            [MissingKind.NoRootCause, MissingKind.NoLessons, MissingKind.ActionWithoutOwner, MissingKind.ActionWithoutDueDate],
            Completeness.Missing(Story.Record).Select(part => part.Kind));
        Assert.Contains("No lesson is recorded.", Story.Markdown, StringComparison.Ordinal);
        Assert.Contains("No root cause is noted.", Story.Markdown, StringComparison.Ordinal);
        Assert.Contains("has no owner", Story.Markdown, StringComparison.Ordinal);
    }
}
