using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Metrics;
using Timeline.Domain.Sla;
using Timeline.Domain.Tests.Catalogue;
using Timeline.Domain.Tests.Incidents.Record;
using static Timeline.Domain.Tests.Incidents.Record.SlaSituation;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Metrics;

/// <summary>Clocks as facts. Minutes are after ten in the evening of 13 May 2014 in Chicago.</summary>
public sealed class FactClocksTests
{
    private static readonly Config Quietly = Config.QuickThrowOnFailure.WithQuietOnSuccess(true);
    private static readonly DateTimeZone Chicago = DateTimeZoneProviders.Tzdb[Zone];

    [Fact]
    public void What_is_not_reached_is_pending_up_to_its_due_time_and_missed_after_it_without_being_computed_again()
    {
        var clock = Fact(Hit((0, Reported(1, 0))), "Response");
        Assert.Equal((ClockKind.Target, MilestoneKind.Engaged, Minute(0), Minute(60)), (clock.Kind, clock.Awaits, clock.StartedAt, clock.DueAt));
        Assert.Equal((ClockOutcome.Pending, ClockOutcome.Pending, ClockOutcome.Missed), (clock.Outcome, clock.OutcomeAt(Minute(60)), clock.OutcomeAt(Minute(61))));
        Assert.Equal("First hands on it is not recorded by 22:30 on 13 May 2014; due 23:00 on 13 May 2014.", ClockSentence.Of(clock, Minute(30), Chicago));
        Assert.Equal("First hands on it is not recorded by 00:30 on 14 May 2014, 1 h 30 min after it was due (23:00 on 13 May 2014).", ClockSentence.Of(clock, Minute(150), Chicago));
    }

    [Fact]
    public void What_was_reached_late_says_when_by_how_much_and_what_paused_it()
    {
        var record = Hit(
            (0, Reported(1, 0)), (90, new ClockPaused(Entry(2), At(20), "waiting for customer", null, null)), (91, new ClockResumed(Entry(3), At(50), Entry(2), null)),
            (120, FirstEngaged(4, 120)[0]), (120, FirstEngaged(4, 120)[1]));
        var clock = Fact(record, "Response");
        Assert.Equal((ClockOutcome.Missed, Minute(90), Minute(120)), (clock.Outcome, clock.DueAt, clock.To?.At));
        Assert.Equal(new FactPauses(1, 30 * 60, "waiting for customer", RecordedLate: true), clock.Paused);
        Assert.Equal(
            "First hands on it 00:00 on 14 May 2014, 30 min after it was due (23:30 on 13 May 2014), after 1 pause of 30 min (waiting for customer), recorded after it was due.",
            ClockSentence.Of(clock, Minute(5000), Chicago));
    }

    [Fact]
    public void Each_cycle_of_a_cadence_is_one_and_the_last_ends_with_the_incident()
    {
        var record = Hit((0, Reported(1, 0)), (30, Updated(2, 30)), (200, Updated(3, 200)), (400, Resolved(4, 400)));
        var cycles = Facts(record).Where(clock => clock.Kind == ClockKind.Cadence).ToList();
        Assert.Equal(
            [(Minute(0), ClockOutcome.Met, false), (Minute(30), ClockOutcome.Missed, false), (Minute(200), ClockOutcome.Missed, true)],
            cycles.Select(clock => (clock.StartedAt, clock.Outcome, clock.IsOver)));
        Assert.Equal("The next update 01:20 on 14 May 2014, 50 min after it was due (00:30).", ClockSentence.Of(cycles[1], Minute(5000), Chicago));
        Assert.Equal("No update until it was over 04:40 on 14 May 2014, 1 h 20 min after it was due (03:20).", ClockSentence.Of(cycles[2], Minute(5000), Chicago));
    }

    [Fact]
    public void What_a_person_retracted_is_set_aside_and_what_turned_out_otherwise_is_marked()
    {
        var breached = Hit((0, Reported(1, 0))).Looked(61);
        var finding = breached.Timeline.Single(entry => entry.Kind == EntryKind.SlaBreach).Id;
        Assert.Equal((ClockOutcome.Pending, finding.Value, false), (Fact(breached, "Response").Outcome, Fact(breached, "Response").Finding, Fact(breached, "Response").Reassessed));
        Assert.Equal(ClockOutcome.SetAside, Fact(breached.And(70, new EntryRetracted(finding, "Agreed otherwise.")), "Response").OutcomeAt(Minute(5000)));

        var met = FirstEngaged(2, 20).Aggregate(breached, (record, fact) => record.And(80, fact)).Looked(81);
        Assert.Equal((ClockOutcome.Met, true), (Fact(met, "Response").Outcome, Fact(met, "Response").Reassessed));
    }

    [Fact]
    public void Who_has_no_contract_has_one_row_that_promises_nothing_and_counts_where_the_incident_began()
    {
        var without = CatalogueOf(Terms, new ContractChanged(CatalogueSituation.Gold, new("Gold", new(2014, 1, 1), new(2014, 5, 12), PolicyId: Gold)));
        var clock = Assert.Single(Facts(Hit((5, Reported(1, 3))), without));
        Assert.Equal((ClockKind.Nothing, ClockOutcome.NoContract, Northwind, Minute(3), null), (clock.Kind, clock.Outcome, clock.Customer, clock.StartedAt, clock.Target));
        Assert.Empty(Facts(Hit((5, Reported(1, 3))), CatalogueRecord.Empty));
    }

    [Fact]
    public void Facts_stand_at_any_later_moment_as_the_clocks_do_whatever_was_recorded()
    {
        var quick = CatalogueOf(
            Terms with
            {
                Targets = [Terms.Targets[0] with { Within = Duration.FromMinutes(9) }, Terms.Targets[1] with { Within = Duration.FromMinutes(21) }],
                Cadences = [Terms.Cadences[0] with { Every = Duration.FromMinutes(10), From = [SlaStart.Reported, SlaStart.Declared] }],
            },
            new OrganisationPolicySet(Gold));
        var seen = new HashSet<ClockOutcome>();
        Prop.ForAll(AnyHistory.Steps, steps =>
        {
            var record = IncidentRecord.Fold(Id, AnyHistory.Of(steps))!;
            var facts = Facts(record, quick);
            return new[] { 0, 7, 25, 600 }.All(later => Agree(record, facts, record.AsKnownAt + Duration.FromMinutes(later)));
        }).Check(Quietly);
        Assert.Superset(new HashSet<ClockOutcome> { ClockOutcome.Met, ClockOutcome.Missed, ClockOutcome.Pending, ClockOutcome.NotApplicable }, seen);

        bool Agree(IncidentRecord record, IReadOnlyList<FactClock> facts, Instant now)
        {
            seen.UnionWith(facts.Select(fact => fact.OutcomeAt(now)));
            var clocks = SlaClocksOf(record, quick, now);
            return facts.Count == clocks.Count && facts.Zip(clocks).All(pair =>
                (pair.First.OutcomeAt(now), pair.First.Target, pair.First.DueAt, pair.First.To?.At, pair.First.Customer)
                    == (OutcomeOf(pair.Second), pair.Second.Target, pair.Second.DueAt, pair.Second.To?.At, pair.Second.CustomerId)
                && (pair.First.Target is not { } target || FactClocks.Find(record, quick, target, now)!.DueAt == pair.First.DueAt));
        }
    }

    // What the incident itself shows has one cycle of each cadence; the facts have all.
    private static List<SlaClock> SlaClocksOf(IncidentRecord record, CatalogueRecord catalogue, Instant now)
    {
        var shown = record.SlaClocks(catalogue, now);
        return [.. Facts(record, catalogue).Select(fact => fact.Target is { Cycle: not null } or { Target: "Updates" }
            ? FactClocks.Find(record, catalogue, fact.Target, now)!
            : shown.Single(clock => clock.Target == fact.Target && clock.CustomerId == fact.Customer))];
    }

    private static ClockOutcome OutcomeOf(SlaClock clock) => clock.Status switch
    {
        SlaStatus.Met => ClockOutcome.Met,
        SlaStatus.Breached => ClockOutcome.Missed,
        SlaStatus.NoContract => ClockOutcome.NoContract,
        SlaStatus.NotApplicable => ClockOutcome.NotApplicable,
        SlaStatus.NotStarted => clock.From is null ? ClockOutcome.NotStarted : ClockOutcome.Pending,
        _ => ClockOutcome.Pending,
    };

    private static IReadOnlyList<FactClock> Facts(IncidentRecord record, CatalogueRecord? catalogue = null) => IncidentFacts.Of(record, catalogue ?? Known).Clocks;

    private static FactClock Fact(IncidentRecord record, string target) => Assert.Single(Facts(record), clock => clock.Target?.Target == target);
}
