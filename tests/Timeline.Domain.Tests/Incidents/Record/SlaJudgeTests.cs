using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Sla;
using static Timeline.Domain.Tests.Incidents.Record.SlaSituation;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>What Timeline records of targets by itself: once, and set right when it turns out otherwise. Minutes are after ten.</summary>
public sealed class SlaJudgeTests
{
    private static readonly IncidentRecord Open = Hit((0, Reported(1, 0)));

    [Fact]
    public void Warning_and_breach_are_recorded_at_their_times_each_once()
    {
        Assert.Equal(Minute(48), Open.NextLook());
        Assert.Empty(Open.Judged(47));
        var warned = Open.Looked(48);
        Assert.Equal([(SlaStatus.AtRisk, 48)], warned.Found("Response"));
        Assert.Empty(warned.Judged(60));
        var breached = warned.Looked(61);
        Assert.Equal([(SlaStatus.AtRisk, 48), (SlaStatus.Breached, 60)], breached.Found("Response"));
        Assert.Equal(2, breached.Looked(95).Found("Response").Count);
        Assert.Equal("Response for Northwind (SEV 1) was missed: 1 h had counted and it was not reached.", breached.Timeline.Single(entry => entry.Kind == EntryKind.SlaBreach).Text);
    }

    [Fact]
    public void After_downtime_both_are_recorded_late_with_the_times_at_which_they_were_due() =>
        Assert.Equal([(SlaStatus.AtRisk, 48), (SlaStatus.Breached, 60)], Open.Looked(5000).Found("Response"));

    [Fact]
    public void Reached_in_time_it_is_recorded_as_met_and_nothing_more_is_due()
    {
        var met = FirstEngaged(2, 20).Aggregate(Open, (record, fact) => record.And(20, fact)).Looked(20);
        Assert.Equal([(SlaStatus.Met, 20)], met.Found("Response"));
        Assert.DoesNotContain(met.Judged(47), found => ((ISlaFinding)found).Target.Target == "Response");
    }

    [Fact]
    public void A_breach_that_was_none_by_a_later_correction_is_reassessed_and_stays_readable()
    {
        var breached = Open.Looked(61);
        var corrected = FirstEngaged(2, 40).Aggregate(breached, (record, fact) => record.And(90, fact));
        Assert.Equal(Minute(90), corrected.NextLook());
        var reassessed = corrected.Looked(91);
        Assert.Equal([(SlaStatus.AtRisk, 48), (SlaStatus.Breached, 60), (SlaStatus.Met, 91)], reassessed.Found("Response"));
        var entry = reassessed.Timeline.Single(found => found.Kind == EntryKind.SlaReassessment);
        Assert.Equal("Response for Northwind (SEV 1) was breached and is met: First hands on it is 2014-05-14T03:40:00Z by what was recorded since.", entry.Text);
        Assert.Empty(reassessed.Looked(95).Judged(95));
    }

    [Fact]
    public void A_pause_that_is_added_later_takes_a_breach_back_and_it_may_come_again()
    {
        var breached = Open.Looked(61);
        var paused = breached.And(70, new ClockPaused(Entry(2), At(30), "waiting for vendor", null, null)).And(71, new ClockResumed(Entry(3), At(60), Entry(2), null)).Looked(72);
        Assert.Equal((SlaStatus.Running, 72), paused.Found("Response")[^1]);
        Assert.Equal([(SlaStatus.AtRisk, 78), (SlaStatus.Breached, 91)], paused.Looked(78).Looked(91).Found("Response").Skip(3));
    }

    [Fact]
    public void An_end_that_is_retracted_makes_what_was_met_run_again()
    {
        var met = FirstEngaged(2, 20).Aggregate(Open, (record, fact) => record.And(20, fact)).Looked(20);
        var running = met.And(30, Retracted(2)).Looked(31);
        Assert.Equal([(SlaStatus.Met, 20), (SlaStatus.Running, 31)], running.Found("Response"));
        Assert.Equal((SlaStatus.Breached, 61), running.Looked(61).Found("Response")[^1]);
    }

    [Fact]
    public void Notes_of_the_night_typed_in_the_morning_are_judged_once_nothing_was_recorded_for_a_while()
    {
        var typed = Hit((600, Reported(1, 0)));
        Assert.Empty(typed.Judged(601));
        Assert.Equal(Minute(615), typed.NextLook());
        Assert.Equal(2, typed.Looked(615).Found("Response").Count);
        var met = FirstEngaged(2, 20).Aggregate(typed, (record, fact) => record.And(601, fact));
        Assert.Equal([(SlaStatus.Met, 20)], met.Looked(601).Found("Response"));
    }

    [Fact]
    public void A_breach_under_another_severity_stays_as_it_was_found()
    {
        var breached = Open.Looked(61);
        var changed = breached.And(70, new SeverityChanged(Entry(2), At(70), Severity.Sev1, Severity.Sev3, "Few of them."));
        Assert.Empty(changed.Judged(5000));
        Assert.Contains(changed.Timeline, entry => entry.Text.StartsWith("Response for Northwind (SEV 1) was missed", StringComparison.Ordinal));
    }

    [Fact]
    public void Cancelled_what_was_found_is_not_applicable()
    {
        var cancelled = Open.Looked(61).And(70, new IncidentCancelled(Entry(2), At(70), "Declared twice."));
        var found = Assert.Single(cancelled.Judged(71).OfType<SlaTargetReassessed>(), found => found.Target.Target == "Response");
        Assert.Equal((SlaStatus.Breached, SlaStatus.NotApplicable, "INC-42 was cancelled."), (found.Was, found.Is, found.Why));
        Assert.Empty(cancelled.Looked(71).Judged(5000));
    }

    [Fact]
    public void What_a_person_retracted_is_settled()
    {
        var breached = Open.Looked(61);
        var entry = breached.Timeline.Single(found => found.Kind == EntryKind.SlaBreach).Id;
        var retracted = breached.And(62, new EntryRetracted(entry, "Agreed with the customer."));
        Assert.DoesNotContain(FirstEngaged(2, 40).Aggregate(retracted, (record, fact) => record.And(90, fact)).Judged(91), found => ((ISlaFinding)found).Target.Target == "Response");
    }

    [Fact]
    public void After_a_reopening_a_target_is_counted_in_a_cycle_of_its_own()
    {
        var met = Open.And(100, Resolved(2, 100, IncidentStatus.Declared)).Looked(101);
        var reopened = met.And(160, new StatusChanged(Entry(3), At(160), IncidentStatus.Resolved, IncidentStatus.Engaged, "It is back.")).Looked(161);
        Assert.Equal([(SlaStatus.Met, 100)], reopened.Found("Resolution"));
        var late = reopened.Looked(541);
        Assert.Equal([(SlaStatus.Met, 100), (SlaStatus.AtRisk, 444), (SlaStatus.Breached, 540)], late.Found("Resolution"));
    }

    // Whatever is recorded and whenever it is looked at: what is waited for comes, and a second look finds nothing.
    [Fact]
    public void Every_look_that_is_asked_for_finds_something_and_looking_again_finds_nothing()
    {
        var random = new Random(20141);
        for (var run = 0; run < 60; run++)
        {
            var record = Hit((0, Reported(1, random.Next(-300, 0))));
            var now = 1;
            for (var step = 0; step < 30; step++)
            {
                now += random.Next(0, 90);
                record = record.And(now, Something(record, step + 10, now, random));
                for (var looks = 0; record.NextLook() is { } next && next <= Minute(now); looks++)
                {
                    Assert.True(looks < 10, $"run {run}, step {step}: looked for ever");
                    var found = IncidentDue.Judge(record, Known, Minute(now), NodaTime.Instant.MinValue, PromiseSituation.Grace).Events;
                    Assert.NotEmpty(found);
                    record = found.Aggregate(record, (known, fact) => known.And(now, fact));
                }
            }

            foreach (var target in record.ToState().Sla)
                Assert.True(record.Timeline.Count(entry => entry.Origin is SlaTargetBreached breached && breached.Target == target.Key) <= 1);
        }
    }

    private static IncidentEvent Something(Timeline.Domain.Incidents.Record.IncidentRecord record, int n, int now, Random random)
    {
        var at = now - random.Next(0, 200);
        var entries = record.Timeline.Where(entry => !entry.Retracted).ToList();
        return random.Next(9) switch
        {
            0 => Engaged(n, at),
            1 => Updated(n, at),
            2 => new StatusChanged(Entry(n), At(at), record.Status, IncidentStatus.Resolved, "Over."),
            3 => new StatusChanged(Entry(n), At(at), record.Status, IncidentStatus.Engaged, "It is back."),
            4 => new ClockPaused(Entry(n), At(at), "waiting for vendor", null, null),
            5 when entries.Find(entry => entry.Kind == EntryKind.ClockPause) is { } pause => new ClockResumed(Entry(n), At(Math.Max(at, 0)), pause.Id, null),
            6 => new SeverityChanged(Entry(n), At(at), record.Severity, (Severity)random.Next(4), null),
            7 => new EntryRetracted(entries[random.Next(entries.Count)].Id, "Wrong."),
            _ => Logged(n, at),
        };
    }
}
