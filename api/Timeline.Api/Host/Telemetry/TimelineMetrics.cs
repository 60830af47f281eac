using System.Diagnostics.Metrics;

namespace Timeline.Api.Host.Telemetry;

/// <summary>What this program counts of itself. Costs next to nothing while nobody collects. Safe to use from several threads.</summary>
internal sealed class TimelineMetrics
{
    public const string MeterName = "Timeline";

    // In seconds: what is due is looked for every few of them; minutes mean that no node was alive.
    private static readonly double[] LatenessBounds = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800, 7200];

    private readonly Counter<long> _appends;
    private readonly Counter<long> _events;
    private readonly Counter<long> _conflicts;
    private readonly UpDownCounter<long> _subscriptions;
    private readonly UpDownCounter<long> _sockets;
    private readonly Histogram<double> _lateness;
    private volatile Func<IEnumerable<KeyValuePair<string, long>>>? _lag;

    public TimelineMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _appends = meter.CreateCounter<long>("timeline.appends", "{append}", "Transactions that appended events to the record.");
        _events = meter.CreateCounter<long>("timeline.appended_events", "{event}", "Events appended to the record.");
        _conflicts = meter.CreateCounter<long>("timeline.append_conflicts", "{conflict}", "Appends that lost against another one, whether they were decided again or reported.");
        _subscriptions = meter.CreateUpDownCounter<long>("timeline.live.subscriptions", "{subscription}", "Open subscriptions, over WebSocket and as server-sent events.");
        _sockets = meter.CreateUpDownCounter<long>("timeline.live.sockets", "{socket}", "Open WebSockets that said who they are.");
        _lateness = meter.CreateHistogram(
            "timeline.due_work.lateness", "s", "How long after its time due work was done.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = LatenessBounds });
        meter.CreateObservableGauge("timeline.projection.lag", ObserveLag, "{event}", "Events that a projection has yet to see.");
    }

    /// <summary>A transaction stored events.</summary>
    /// <param name="events">How many, of all its streams together.</param>
    public void Appended(int events)
    {
        _appends.Add(1);
        _events.Add(events);
    }

    /// <summary>An append found that its stream had moved on.</summary>
    public void Conflicted() => _conflicts.Add(1);

    /// <summary>Subscriptions that began (positive) or ended (negative).</summary>
    public void SubscriptionsChanged(int by) => _subscriptions.Add(by);

    /// <summary>WebSockets that began (positive) or ended (negative).</summary>
    public void SocketsChanged(int by) => _sockets.Add(by);

    /// <summary>Something that was due was done.</summary>
    /// <param name="kind">What it was; one of few names of this program, never of something people made up.</param>
    /// <param name="late">How long after its time; less than nothing counts as nothing.</param>
    public void DueWorkDone(string kind, TimeSpan late) => _lateness.Record(Math.Max(0, late.TotalSeconds), new KeyValuePair<string, object?>("timeline.due_work.kind", kind));

    /// <summary>Says how far behind each projection is, by name, in events. Asked at every export, so it must answer at once, from memory.</summary>
    public void ReadProjectionLagFrom(Func<IEnumerable<KeyValuePair<string, long>>> read) => _lag = read;

    private IEnumerable<Measurement<long>> ObserveLag() =>
        _lag?.Invoke().Select(static lag => new Measurement<long>(lag.Value, new KeyValuePair<string, object?>("timeline.projection", lag.Key))) ?? [];
}
