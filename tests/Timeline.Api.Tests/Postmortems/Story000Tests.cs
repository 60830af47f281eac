using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>A fail-over exercise that did not come back: what was expected, the limit that was set, the demand and the lessons.</summary>
public sealed class Story000Tests
{
    private static readonly ToldStory Story = ToldStory.Of("INC-2");

    [Fact]
    public void A_quarter_of_an_hour_was_expected_and_it_took_four_hours()
    {
        var planned = Story.Record.Etas[0];
        Assert.Equal(("2012-09-13T12:05", "2012-09-13T12:15"), (Story.Clock(planned.By), Story.Clock(planned.Latest)));
        Assert.Equal(Duration.FromMinutes(225), planned.Error.Duration);
        var mail = Assert.Single(Story.Record.Impacts);
        Assert.Equal((ImpactLevel.Down, 200, Duration.FromMinutes(238)), (mail.Level, mail.Affected, mail.Duration.Duration));
        Assert.Contains("The service back | 2012-09-13 12:05 to 12:15 | 2012-09-13 16:00 | 3 h 45 min later |", Story.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hour_ran_out_at_the_minute_and_the_vendor_was_called_two_minutes_later()
    {
        var box = Assert.Single(Story.Record.TimeBoxes);
        Assert.Equal(("Call the vendor", TimeBoxState.Answered, true), (box.WhatThen, box.State, box.Expired));
        var (at, found) = Assert.Single(Story.Found);
        var expired = Assert.IsType<TimeBoxExpired>(found);
        Assert.Equal((box.EntryId, "2012-09-13T13:30"), (expired.TimeBox, Story.Clock(expired.When.At)));
        Assert.Equal("2012-09-13T13:31", at);
        Assert.Equal("2012-09-13T13:32", Story.Clock(box.SettledAt!.Value));
        Assert.Equal(TimeBoxState.Expired, Assert.Single(Story.KnownAt("2012-09-13T13:33").TimeBoxes).State);
        Assert.Contains("expired; answered 2012-09-13 13:32", Story.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_vendor_had_a_case_number_and_came_after_48_minutes()
    {
        var vendor = Assert.Single(Story.Record.Vendors);
        Assert.Equal("1120-913-77", vendor.CaseNumber);
        Assert.Equal(Duration.FromMinutes(48), vendor.TimeToEngage.Duration);
        Assert.Contains("1120-913-77", Story.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_demand_for_half_past_four_was_met_with_half_an_hour_to_spare()
    {
        var demand = Assert.Single(Story.Record.Demands);
        Assert.Equal(("Customer service manager", DemandState.Met, Duration.FromMinutes(30)), (demand.FromWhom, demand.State, demand.Spare.Duration));
        Assert.Contains("met, 30 min to spare", Story.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_notices_went_out_by_mail_and_the_first_word_on_the_outage_when_it_was_over()
    {
        Assert.Equal(
            ["2012-09-11T12:00", "2012-09-13T11:55", "2012-09-13T16:05"],
            Story.Record.Updates.Where(update => update is { Channel: Channel.Email, Audience: Audience.Public }).Select(update => Story.Clock(update.At)));
        Assert.Equal(Duration.FromMinutes(210), Story.Metrics.TimeToFirstUpdate.Duration);
        Assert.Contains("Everybody was to be told by mail, and mail was what was down.", Story.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cluster_was_ill_before_and_what_else_made_it_worse_stands_apart()
    {
        Assert.StartsWith("The cluster that mail rests on was unhealthy before the exercise began.", Assert.Single(Story.Record.RootCauses).Text, StringComparison.Ordinal);
        Assert.Equal(3, Story.Record.ContributingFactors.Count);
        var theory = Assert.Single(Story.Record.Hypotheses);
        Assert.Equal((HypothesisStatus.Refuted, 1), (theory.Status, theory.EvidenceAgainst.Count));
        Assert.Equal(DecisionOutcome.DidNotHold, Assert.Single(Story.Record.Decisions).Outcome);
    }

    [Fact]
    public void Nine_lessons_became_five_actions_that_were_all_done()
    {
        Assert.Equal(9, Story.Record.Lessons.Count);
        Assert.All(Story.Record.Lessons, lesson => Assert.Contains(lesson.Text, Story.Markdown, StringComparison.Ordinal));
        Assert.Equal(5, Story.Record.ActionItems.Count);
        Assert.All(Story.Record.ActionItems, item => Assert.True(item is { Status: ActionItemStatus.Done, Owner: not null, Due: not null, LessonId: not null }));
        Assert.Equal(IncidentStatus.Closed, Story.Record.Status);
    }

    [Fact]
    public void Nothing_is_missing_and_nothing_contradicts_itself()
    {
        Assert.Empty(Completeness.Missing(Story.Record).Select(part => part.Sentence));
        Assert.Empty(Story.Record.Contradictions);
    }
}
