using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>The week in which everything collided: what it asks of the product, in its record and in its document.</summary>
public sealed class Story002Tests
{
    private static readonly ToldStory Story = ToldStory.Of("INC-3");

    [Fact]
    public void Part_of_the_customers_was_down_for_a_business_day_and_all_others_three_times_for_a_short_while()
    {
        Assert.Equal(
            [
                ("Customers on the damaged database", ImpactLevel.Down, 4830L),
                ("All other customers", ImpactLevel.Down, 20L),
                ("All other customers", ImpactLevel.Down, 25L),
                ("All other customers", ImpactLevel.Down, 15L),
            ],
            Story.Record.Impacts.Select(impact => (impact.Segment, impact.Steps[0].Level, impact.Duration.Seconds!.Value / 60)));
        Assert.Equal((ImpactLevel.Degraded, Story.At("2012-03-12T17:40")), Story.Record.Impacts[0].Steps[^1] is var step ? (step.Level, step.From) : default);
        Assert.Equal(Duration.FromMinutes(580), Duration.FromSeconds(Story.Metrics.ImpactMinutes.Total.DownSeconds!.Value));
        Assert.Contains(
            "| 2012-03-12 08:00 | 2012-03-15 16:30 | E-mail | Customers on the damaged database | Down; degraded from 17:40 | 160 | 3 days 8 h 30 min |", Story.Lines("Impact"));
        Assert.Contains("| 2012-03-12 09:45 | 2012-03-12 10:05 | E-mail | All other customers | Down | 430 | 20 min |", Story.Lines("Impact"));
    }

    [Fact]
    public void The_recovery_has_four_stages_that_say_what_works_and_how_long_each_took()
    {
        Assert.Equal(
            [("Blank mailboxes", 576L), ("Held mail replayed", 866L), ("Old mail restored", 2786L), ("Duplicates and calendars corrected", 4826L)],
            Story.Record.RecoveryStages.Select(stage => (stage.Stage, stage.SinceReported.Seconds!.Value / 60)));
        Assert.Contains(
            "| 2012-03-12 17:40 | Blank mailboxes | Customers on the damaged database | New mail comes and goes. Old mail, contacts and calendars are not there yet. | 9 h 36 min |",
            Story.Lines("Recovery"));
    }

    [Fact]
    public void Twelve_hours_of_data_were_at_risk_and_none_was_lost_in_the_end()
    {
        Assert.Equal((Duration.FromHours(12), Duration.Zero), (Story.Metrics.DataLossWindow.Duration, Story.Metrics.RemainingLoss.Duration));
        Assert.Contains("| Lost at first | 12 h: Last good copy, 2012-03-11 20:00, to Data lost, 2012-03-12 08:00 |", Story.Lines("Recovery"));
        Assert.Contains("| Lost for good | nothing |", Story.Lines("Recovery"));
        var before = IncidentMetrics.Compute(Story.KnownAt("2012-03-12T12:00"));
        Assert.Equal((Duration.FromHours(12), null), (before.DataLossWindow.Duration, before.RemainingLoss.Duration));
    }

    [Fact]
    public void Fault_first_signal_detection_and_report_are_four_times_and_the_missed_warning_is_counted()
    {
        Assert.Equal(
            new[] { "2012-03-12T01:30", "2012-03-12T02:00", "2012-03-12T08:55", "2012-03-12T08:04" }.Select(Story.At),
            new[] { MilestoneKind.FaultStarted, MilestoneKind.FirstSignal, MilestoneKind.Detected, MilestoneKind.Reported }
                .Select(kind => Story.Record.Milestone(kind)!.At));
        Assert.Equal(("7 h 25 min", "6 h 55 min"), (Told(Story.Metrics.TimeToDetect.Duration), Told(Story.Metrics.MissedWarning.Duration)));
        Assert.Equal(DetectedBy.Staff, Story.Record.DetectedBy);
        Assert.Contains("| Missed warning | 6 h 55 min | First signal, 2012-03-12 02:00 | Detected, 2012-03-12 08:55 |", Story.Lines("Metrics"));
    }

    [Fact]
    public void The_misread_sign_is_a_refuted_theory_and_the_failed_backup_speaks_for_the_other()
    {
        Assert.Equal([HypothesisStatus.Refuted, HypothesisStatus.Confirmed], Story.Record.Hypotheses.Select(theory => theory.Status));
        var sign = Assert.Single(Story.Record.Hypotheses[1].EvidenceFor);
        Assert.StartsWith("The interim backup of database 3 fails.", sign.Text, StringComparison.Ordinal);
        Assert.Contains(Story.Lines("Causes"), line => line.Contains("taken for the known trouble of the backup system", StringComparison.Ordinal) && line.Contains("shown by 2012-03-12 02:00", StringComparison.Ordinal));
    }

    [Fact]
    public void Customers_were_told_by_phone_in_person_and_on_the_status_page_and_one_update_came_late()
    {
        Assert.Equal([Channel.Phone, Channel.InPerson], Story.Record.Updates.Where(update => update.Audience == Audience.Customer).Select(update => update.Channel));
        Assert.All(Story.Record.Updates.Where(update => update.Audience == Audience.Public), update => Assert.Equal(Channel.StatusPage, update.Channel));
        Assert.Equal((9, 8), (Story.Metrics.UpdateAdherence.Due, Story.Metrics.UpdateAdherence.OnTime));
        Assert.Contains("- **2012-03-12 12:30:** an update was due and came 20 min late.", Story.Lines("Communications"));
        Assert.DoesNotContain(Story.Record.Timeline, entry => entry.Kind == EntryKind.UpdateOverdueWithdrawn);
    }

    [Fact]
    public void Who_was_told_how_and_when_and_who_is_still_to_be_told_is_known_at_any_time()
    {
        Assert.Equal(
            [("The law firm", (CustomerContactOutcome?)null), ("The estate agency", CustomerContactOutcome.NoAnswer)],
            Story.KnownAt("2012-03-12T09:00").CustomersToTell(Story.Catalogue).Select(customer => (customer.Name, customer.LastContact?.Outcome)).OrderByDescending(customer => customer.Name));
        Assert.Empty(Story.Record.CustomersToTell(Story.Catalogue));
        Assert.Contains("| 2012-03-12 11:15 | The law firm | In person | Told | Account manager | Their office manager was told what the off-site copy holds. |", Story.Lines("Communications"));
    }

    [Fact]
    public void Both_decisions_were_looked_at_again_and_the_estimates_stand_against_reality()
    {
        Assert.Equal([DecisionOutcome.Held, DecisionOutcome.Held], Story.Record.Decisions.Select(decision => decision.Outcome!.Value));
        Assert.Equal(1, Story.Metrics.EtaSlips);
        Assert.Contains(
            "| 2012-03-13 09:00 | Mail engineer | all old mail | 2012-03-13 20:00 | 2012-03-14 06:30 | 10 h 30 min later |", Story.Lines("Promises and limits"));
    }

    [Fact]
    public void Who_worked_how_long_is_counted_and_eighteen_hours_are_warned_of()
    {
        var engineer = Story.Metrics.Effort.People.Single(person => person.Who == "Mail engineer");
        Assert.Equal(Duration.FromHours(18), engineer.Longest!.Length);
        Assert.Contains("- **16:10 (+8 h 6 min) Fatigue warning** Mail engineer had worked on it for 8 h without a break. *(since 08:10)*", Story.Lines("Timeline"));
        Assert.DoesNotContain(Story.Metrics.Effort.People, person => person.EndAssumed);
    }

    [Fact]
    public void The_other_incidents_of_the_week_are_told_of_on_their_days()
    {
        Assert.All(
            ["### Tuesday, 13 March 2012", "### Wednesday, 14 March 2012", "### Thursday, 15 March 2012"], day => Assert.Contains(day, Story.Lines("Timeline")));
        Assert.Equal(3, Story.Record.Timeline.Count(entry => entry.Text.Contains("An incident of its own", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_that_a_postmortem_needs_is_missing_and_nothing_contradicts() =>
        Assert.Empty(Completeness.Missing(Story.Record));

    private static string Told(Duration? span) => Say.Span(span!.Value);
}
