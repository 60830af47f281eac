using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Tests.Incidents.Record;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Metrics;

/// <summary>What holds for impact, whatever was recorded, and in whatever order.</summary>
public sealed class ImpactPropertyTests
{
    private static readonly string[] Services = ["Mail", "Names"];
    private static readonly Config Quietly = Config.QuickThrowOnFailure.WithQuietOnSuccess(true);

    /// <summary>Some impacts with changes and most with an end; no two of one impact at the same minute.</summary>
    private static readonly Gen<IReadOnlyList<IncidentEvent[]>> Windows = Gen.Choose(0, 6).SelectMany(count => Gen.CollectToList(Enumerable.Range(0, count), Window)).Select(windows => (IReadOnlyList<IncidentEvent[]>)windows);

    [Fact]
    public void Any_order_of_recording_gives_the_same_minutes() => Prop.ForAll(Windows.ToArbitrary(), Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), (windows, seed) =>
    {
        // A start is known before what names it; all else may come in any order.
        var starts = windows.Select(window => window[0]).ToArray();
        var rest = windows.SelectMany(window => window.Skip(1)).ToArray();
        return Figures([.. starts, .. rest]).SequenceEqual(Figures([.. Shuffled(starts, seed), .. Shuffled(rest, seed + 1)]));
    }).Check(Quietly);

    [Fact]
    public void The_minutes_are_those_in_which_it_was_so() => Prop.ForAll(Windows.ToArbitrary(), windows =>
    {
        IncidentEvent[] events = [.. windows.SelectMany(window => window)];
        foreach (var service in Of(events).Services.Where(service => service.Impact.Time.Status == MetricStatus.Recorded))
        {
            var mine = windows.Where(window => ((ImpactStarted)window[0]).Service == service.Service).ToList();
            var minutes = Enumerable.Range(0, 400).Select(minute => mine.Select(window => LevelAt(window, minute)).OfType<ImpactLevel>().DefaultIfEmpty(ImpactLevel.AtRisk).Min()).ToList();
            if (service.Impact.DownSeconds != 60 * minutes.Count(level => level == ImpactLevel.Down) || service.Impact.DegradedSeconds != 60 * minutes.Count(level => level == ImpactLevel.Degraded))
                return false;
        }

        return true;
    }).Check(Quietly);

    [Fact]
    public void A_union_is_never_negative_and_never_longer_than_its_span_or_all_its_parts() => ForAny(record =>
    {
        var minutes = IncidentMetrics.Compute(record).ImpactMinutes;
        return minutes.Services.Where(service => service.Impact.Time.Status == MetricStatus.Recorded).All(service =>
            service.Impact is { Time.Seconds: >= 0, DownSeconds: >= 0, DegradedSeconds: >= 0 } impact
            && impact.Time.Seconds == impact.DownSeconds + impact.DegradedSeconds
            && impact.Time.Seconds <= (impact.Time.To!.At - impact.Time.From!.At).TotalSeconds
            && impact.Time.Seconds <= record.Impacts.Where(window => IsOf(window, service)).SelectMany(window => window.Steps)
                // One that goes on as a risk has no end, and counts all the same while it was more.
                .Where(step => step.Counts).Sum(step => (step.Until!.Value - step.From).TotalSeconds));
    });

    [Fact]
    public void There_is_a_number_or_a_reason_and_never_both() => ForAny(record =>
    {
        var minutes = IncidentMetrics.Compute(record).ImpactMinutes;
        return minutes.Services.Select(service => service.Impact).Append(minutes.Total).All(impact => impact.Time.Status == MetricStatus.Recorded
            ? impact is { Time: { Seconds: >= 0, From: not null, To: not null, Reason: null }, DownSeconds: not null, DegradedSeconds: not null }
            : impact is { Time: { Seconds: null, Reason.Length: > 0 }, DownSeconds: null, DegradedSeconds: null, AffectedSeconds: null });
    });

    [Fact]
    public void The_levels_of_an_impact_follow_each_other_without_gaps_from_start_to_end() => ForAny(record => record.Impacts.All(impact =>
        impact.Steps.Zip(impact.Steps.Skip(1)).All(pair => pair.First.Until == pair.Second.From)
        && impact.Steps.All(step => step.Until is null || step.From < step.Until)
        && (impact.Steps.Count == 0 ? impact.Until <= impact.From : impact.Steps[0].From == impact.From && impact.Steps[^1].Until == impact.Until)));

    private static Gen<IncidentEvent[]> Window(int number) =>
        from service in Gen.Elements(Services)
        from level in Gen.Elements(Enum.GetValues<ImpactLevel>())
        from minutes in Gen.Shuffle(Enumerable.Range(0, 300).ToArray())
        from changes in Gen.Elements(Enum.GetValues<ImpactLevel>()).ListOf(number % 4)
        from ends in Gen.Choose(0, 9)
        let times = minutes.Take(changes.Count + 2).Order().ToList()
        select (IncidentEvent[])
        [
            new ImpactStarted(Entry(10 * number + 1), At(times[0]), service, level, Affected: number),
            .. changes.Select((change, index) => new ImpactChanged(Entry(10 * number + 2 + index), At(times[index + 1]), Entry(10 * number + 1), change)),
            .. ends > 0 ? (IncidentEvent[])[new ImpactEnded(Entry(10 * number + 9), At(times[^1]), Entry(10 * number + 1))] : [],
        ];

    // One that was redacted may still be known by its id.
    private static bool IsOf(ImpactWindow window, ServiceImpact service) =>
        string.Equals(window.Service, service.Service, StringComparison.OrdinalIgnoreCase) || (window.ServiceId is not null && window.ServiceId == service.ServiceId);

    private static ImpactLevel? LevelAt(IncidentEvent[] window, int minute)
    {
        var at = Minute(minute);
        if (window.OfType<ImpactEnded>().Any(end => end.When.At <= at) || ((ImpactStarted)window[0]).When.At > at)
            return null;
        return window.OfType<ImpactChanged>().LastOrDefault(change => change.When.At <= at)?.Level ?? ((ImpactStarted)window[0]).Level;
    }

    private static T[] Shuffled<T>(T[] items, int seed)
    {
        var shuffled = items.ToArray();
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }

    // Of two moments at the same minute, which of them is named as the anchor is for the order of recording.
    private static List<string> Figures(IEnumerable<IncidentEvent> events)
    {
        var minutes = Of(events);
        return [.. minutes.Services.Select(service => $"{service.Service}: {Said(service.Impact)}").Order(StringComparer.Ordinal), $"total: {minutes.Total.Time.Status} {minutes.Total.Time.Seconds} {minutes.Total.AffectedSeconds}"];

        static string Said(ImpactTime impact) => $"{impact.Time.Status} {impact.Time.Seconds} {impact.DownSeconds} {impact.DegradedSeconds} {impact.AffectedSeconds} {impact.Time.From?.At} {impact.Time.To?.At}";
    }

    private static ImpactMinutes Of(IEnumerable<IncidentEvent> events) => IncidentMetrics.Compute(RecordOf([Declared(), .. events])).ImpactMinutes;

    private static void ForAny(Func<IncidentRecord, bool> holds) =>
        Prop.ForAll(AnyHistory.Steps, steps => holds(IncidentRecord.Fold(Id, AnyHistory.Of(steps))!)).Check(Quietly);
}
