using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>What holds for every history.</summary>
public sealed class RecordPropertyTests
{
    [Fact]
    public void Event_by_event_comes_to_the_same_as_all_at_once() => ForAny(events =>
    {
        var atOnce = IncidentRecord.Fold(Id, events)!;
        var stepwise = events.Skip(1).Aggregate(IncidentRecord.Fold(Id, events.Take(1))!, (record, recorded) => record.Apply(recorded));
        return Json.Dump(atOnce) == Json.Dump(stepwise);
    });

    [Fact]
    public void What_was_known_only_grows() => ForAny(events =>
    {
        var known = events.Select(recorded => IncidentRecord.Fold(Id, events, recorded.RecordedAt)!).ToList();
        return known.Zip(known.Skip(1)).All(pair =>
            pair.First.Version < pair.Second.Version
            && pair.First.AsKnownAt <= pair.Second.AsKnownAt
            && pair.First.Timeline.All(entry => pair.Second.Entry(entry.Id) is not null));
    });

    [Fact]
    public void As_known_after_the_last_event_is_everything() => ForAny(events =>
    {
        var (now, then) = (IncidentRecord.Fold(Id, events)!, IncidentRecord.Fold(Id, events, events[^1].RecordedAt)!);
        return then.Moment == events[^1].RecordedAt && Json.Dump(now) == Json.Dump(then).Replace($"\"Moment\":{Json.Dump(then.Moment)}", "\"Moment\":null", StringComparison.Ordinal);
    });

    [Fact]
    public void The_timeline_is_sorted_and_complete() => ForAny(events =>
    {
        var record = IncidentRecord.Fold(Id, events)!;
        return record.Timeline.SequenceEqual(record.Timeline.OrderBy(entry => entry.OccurredAt).ThenBy(entry => entry.Sequence))
            && record.Timeline.Count == events.Select(recorded => recorded.Event).OfType<IOnTimeline>().Select(entry => entry.EntryId).Distinct().Count();
    });

    [Fact]
    public void The_order_of_recording_does_not_change_the_order_of_the_timeline() =>
        Prop.ForAll(
            Gen.Choose(1, 30).SelectMany(count => Gen.Shuffle(Enumerable.Range(0, count).ToArray())).ToArbitrary(),
            order =>
            {
                // Each at a minute of its own: only equal times are told apart by the order of recording.
                var shuffled = RecordOf([Declared(), .. order.Select(n => Logged(n + 1, n))]);
                return shuffled.Timeline.Select(entry => entry.Id).SequenceEqual(order.Order().Select(n => Entry(n + 1)));
            }).Check(Quietly);

    [Fact]
    public void With_everything_taken_back_no_entry_shows_a_milestone_and_nobody_is_engaged() => ForAny(events =>
    {
        var state = Incident.Fold(events.Select(recorded => recorded.Event));
        var all = events.Select(recorded => recorded.Event).ToList();
        foreach (var id in state.Entries.Keys)
        {
            var taken = RetractEntry.Decide(state, new(Now, id, "All of it.")).Events;
            all.AddRange(taken);
            state = taken.Aggregate(state, Incident.Evolve);
        }

        var record = RecordOf(all);
        return record.Milestones.All(milestone => milestone.EntryId is null)
            && record.EntryCount == 0
            && (record.Status == IncidentStatus.Declared || record.Milestones.Any(milestone => StatusMilestones.Of(milestone.Kind) == record.Status))
            && record.Timeline.All(entry => entry.Retracted && entry.Milestones.Count == 0);
    });

    [Fact]
    public void State_and_record_agree() => ForAny(events =>
    {
        var state = Incident.Fold(events.Select(recorded => recorded.Event));
        var record = IncidentRecord.Fold(Id, events)!;
        return state.Status == record.Status && state.KnownMilestones.SequenceEqual(record.Milestones);
    });

    [Fact]
    public void An_incident_has_come_as_far_as_a_status_exactly_when_that_milestone_or_one_after_it_is_known() => ForAny(events =>
    {
        var after = events.Select((_, count) => Incident.Fold(events.Take(count + 1).Select(recorded => recorded.Event)));
        return after.All(state => Enum.GetValues<IncidentStatus>().All(status =>
            status == IncidentStatus.Declared
            || state.Status >= status == state.KnownMilestones.Any(milestone => StatusMilestones.Of(milestone.Kind) >= status)
            // First hands on it stay known when it is said that nobody is on it any more.
            || status == IncidentStatus.Engaged && state.Status == IncidentStatus.Declared && state.Entries.Values.Any(entry => entry.IsLive && entry.Origin.GoesBackTo == IncidentStatus.Declared)));
    });

    [Fact]
    public void The_last_change_of_status_that_was_recorded_says_the_status() => ForAny(events =>
    {
        var changes = events.Select(recorded => recorded.Event).OfType<StatusChanged>().Where(changed => changed.From != changed.To).ToList();
        return changes.Zip(changes.Skip(1)).All(pair => pair.First.To == pair.Second.From)
            && Incident.Fold(events.Select(recorded => recorded.Event)).Status == (changes.Count == 0 ? IncidentStatus.Declared : changes[^1].To);
    });

    [Fact]
    public void A_metric_has_a_number_or_a_reason_and_never_both() => ForAny(events =>
    {
        var metrics = IncidentMetrics.Compute(IncidentRecord.Fold(Id, events)!);
        return typeof(IncidentMetrics).GetProperties()
            .Select(property => property.GetValue(metrics))
            .OfType<DurationMetric>()
            .All(metric => metric.Status == MetricStatus.Recorded
                ? metric is { Seconds: >= 0, From: not null, To: not null, Reason: null }
                : metric is { Seconds: null, Duration: null, Reason.Length: > 0 });
    });

    [Fact]
    public void An_invalid_metric_is_a_contradiction_or_says_that_both_may_be_right() => ForAny(events =>
    {
        var record = IncidentRecord.Fold(Id, events)!;
        var metrics = IncidentMetrics.Compute(record);
        var moments = record.Contradictions.Select(contradiction => contradiction.Moments[^1]).Select(moment => (moment.Milestone, moment.At)).ToHashSet();
        return typeof(IncidentMetrics).GetProperties()
            .Select(property => property.GetValue(metrics))
            .OfType<DurationMetric>()
            .Where(metric => metric.Status == MetricStatus.Invalid)
            .All(metric => moments.Contains((metric.To!.Kind, metric.To.At)) == metric.Reason!.EndsWith("Correct one of the two.", StringComparison.Ordinal));
    });

    [Fact]
    public void Histories_reach_every_kind_of_event()
    {
        var reached = Gen.Sample(AnyHistory.Steps.Generator, 100, 200)
            .SelectMany(AnyHistory.Of)
            .Select(recorded => recorded.Event.GetType())
            .ToHashSet();
        Assert.Superset(
            new HashSet<Type> { typeof(EntryLogged), typeof(EntryAmended), typeof(EntryRetracted), typeof(EntryRedacted), typeof(HypothesisRefuted), typeof(RootCauseNoted), typeof(StatusChanged), typeof(MilestoneCorrected), typeof(ImpactEnded), typeof(EvidenceLinked), typeof(DecisionVerified) },
            reached);
    }

    private static readonly Config Quietly = Config.QuickThrowOnFailure.WithQuietOnSuccess(true);

    private static void ForAny(Func<IReadOnlyList<Recorded<IncidentEvent>>, bool> holds) =>
        Prop.ForAll(AnyHistory.Steps, steps => holds(AnyHistory.Of(steps))).Check(Quietly);
}
