using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Incidents.Record.DueSituation;
using static Timeline.Domain.Tests.Incidents.Record.EtaTests;
using static Timeline.Domain.Tests.Incidents.Record.PromiseSituation;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>Whatever was expected, set, demanded, settled and taken back in whatever order.</summary>
public sealed class DuePropertyTests
{
    [Fact]
    public void Judged_a_second_time_nothing_is_recorded_and_no_entry_is_made_twice() => ForAny(steps =>
    {
        var (record, now) = Play(steps);
        record = Look(now, record);
        return Found(now, record).Count == 0 && record.Timeline.Select(entry => entry.Id).Distinct().Count() == record.Timeline.Count;
    });

    [Fact]
    public void The_next_look_is_the_first_moment_at_which_there_is_something_to_record() => ForAny(steps =>
    {
        var (record, now) = Play(steps);
        return NextLook(record) is not { } next
            ? Found(now + 5000, record).Count == 0
            : FoundAt(record, next).Count > 0 && (next <= record.AsKnownAt || FoundAt(record, next - Duration.FromSeconds(1)).Count == 0);
    });

    [Fact]
    public void What_stands_as_expired_is_what_had_not_come_to_its_end_by_then() => ForAny(steps =>
    {
        var (record, now) = Play(steps);
        record = Look(now + 5000, record);
        return Standing<TimeBoxExpired>(record).SetEquals(record.TimeBoxes.Where(box => box.Expired).Select(box => box.EntryId))
            && Standing<DemandMissed>(record).SetEquals(record.Demands.Where(demand => demand.State == DemandState.Missed).Select(demand => demand.EntryId));
    });

    [Fact]
    public void Nothing_is_counted_that_has_not_happened() => ForAny(steps =>
    {
        var (record, _) = Play(steps);
        var adherence = IncidentMetrics.Compute(record).UpdateAdherence;
        return record.Etas.All(eta => (eta.Error.Seconds is null) == (eta.Error.Status != MetricStatus.Recorded) && (eta.Error.Seconds is null || eta.Error.To is not null))
            && record.Demands.All(demand => demand.Spare.Seconds is null || demand.MetAt is not null)
            && (adherence.Due is null || adherence.OnTime >= 0 && adherence.OnTime + adherence.Missed.Count == adherence.Due);
    });

    [Fact]
    public void In_whatever_order_they_were_recorded_the_errors_and_slips_are_the_same() =>
        Prop.ForAll(Gen.Shuffle(Enumerable.Range(1, 8).ToArray()).ToArbitrary(), order =>
        {
            IncidentEvent[] facts =
            [
                Estimate(1, 10, 60), Estimate(2, 20, 90), Estimate(3, 30, 50), Estimate(4, 40, 200) with { ByLatest = Minute(240) },
                Estimate(5, 15, 30) with { For = "Phones" }, Estimate(6, 25, 45) with { For = "phones" }, Resolved(7, 100), new EtaMet(Entry(8), At(40), Entry(5), Text: null),
            ];
            var etas = Told(order.Select(n => (500, facts[n - 1]))).Etas;
            return etas.Select(eta => (eta.EntryId, eta.Error.Seconds, eta.Slips)).SequenceEqual(
            [
                (Entry(1), 2400, 0), (Entry(5), 600, 0), (Entry(2), 600, 1), (Entry(6), -300, 1), (Entry(3), 3000, 1), (Entry(4), -6000, 2),
            ]);
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(200));

    [Fact]
    public void What_steps_come_to_is_of_every_kind()
    {
        var made = Gen.Sample(Steps.Generator, 500, 60).SelectMany(steps => Play(steps).Record.Timeline).Select(entry => entry.Kind).ToHashSet();
        Assert.Superset(Enum.GetValues<EntryKind>().Where(kind => kind is >= EntryKind.Eta and <= EntryKind.DemandMissedWithdrawn).ToHashSet(), made);
    }

    /// <summary>What is done, how many minutes after the step before, how many minutes ago it happened, and about which earlier entry.</summary>
    private sealed record Step(int Kind, int After, int Ago, int About);

    private static Arbitrary<Step[]> Steps { get; } = (
        from kind in Gen.Choose(0, 15)
        from after in Gen.Choose(0, 12)
        from ago in Gen.Choose(0, 40)
        from about in Gen.Choose(0, 20)
        select new Step(kind, after, ago, about)).ArrayOf().ToArbitrary();

    private static (IncidentRecord Record, int Now) Play(Step[] steps)
    {
        var record = Told();
        var (now, n) = (0, 1);
        foreach (var step in steps)
        {
            now += step.After;
            record = step.Kind > 12 ? Look(now, record) : Do(record, step, now - step.Ago, n++).Aggregate(record, (known, made) => known.And(now, made));
        }

        return (record, now);
    }

    private static IReadOnlyList<IncidentEvent> Do(IncidentRecord record, Step step, int minute, int n)
    {
        var (state, said, id) = (record.ToState(), SaidAt(minute), Command(n));
        EntryId About(EntryKind kind)
        {
            var made = record.Timeline.Where(entry => entry.Kind == kind && !entry.Retracted).ToList();
            return made.Count == 0 ? default : made[step.About % made.Count].Id;
        }

        // One that a person typed.
        var typed = record.Timeline.Where(entry => entry is { Retracted: false, RecordedBy: "Ada", Origin: not IDeadlinePassed }).OrderByDescending(entry => entry.Sequence).Take(4).ToList();
        var some = typed.Count == 0 ? default : typed[step.About % typed.Count].Id;
        return (step.Kind switch
        {
            0 => GiveEta.Decide(state, new(id, Now, Minute(minute + step.About), said, For: step.About % 2 == 0 ? "Phones" : null)),
            1 => RecordEtaMet.Decide(state, new(id, Now, About(EntryKind.Eta), said)),
            2 or 3 => SetTimeBox.Decide(state, new(id, Now, Minute(minute + step.About), "Call the vendor", said)),
            4 => SettleTimeBox.Decide(state, new(id, Now, About(EntryKind.TimeBox), (TimeBoxEnd)(step.About % 3), said, "So.")),
            5 or 6 => RecordDemand.Decide(state, new(id, Now, "Somebody", "Mail", Minute(minute + step.About), said)),
            7 => MeetDemand.Decide(state, new(id, Now, About(EntryKind.Demand), said)),
            8 => RetractEntry.Decide(state, new(Now, some, "No.")),
            9 => AmendEntry.Decide(state, new(Now, some, "Misread.", At: Minute(minute))),
            10 => AmendFacts.Decide(state, new(About(EntryKind.TimeBox), "Moved."), without => SetTimeBox.Decide(
                without, new(id, Now, without.Entries[About(EntryKind.TimeBox)].When.At + Duration.FromMinutes(step.Ago), "Call the vendor", Said.Now))),
            11 => SendUpdate.Decide(state, new(id, Now, Audience.Customer, Channel.Phone, "Told.", said, NextUpdateDue: Minute(minute + step.About))),
            _ => ChangeStatus.Decide(state, new(id, Now, IncidentStatus.Resolved, said)),
        }).Events;
    }

    private static IReadOnlyList<IncidentEvent> FoundAt(IncidentRecord record, Instant now) => IncidentDue.Judge(record, CatalogueRecord.Empty, now, Instant.MinValue, Grace).Events;

    private static HashSet<EntryId> Standing<TPassed>(IncidentRecord record)
        where TPassed : IDeadlinePassed
    {
        var withdrawn = record.Timeline.Select(entry => entry.Origin).OfType<IDeadlineWithdrawn>().Select(found => found.Passed).ToHashSet();
        return [.. record.Timeline.Select(entry => entry.Origin).OfType<TPassed>().Where(found => !withdrawn.Contains(found.EntryId)).Select(found => found.Promise)];
    }

    private static void ForAny(Func<Step[], bool> holds) =>
        Prop.ForAll(Steps, holds).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(200).WithEndSize(60));
}
