namespace Timeline.Api.Tests.Running.Collecting;

/// <summary>Tests of what is collected run alone: it is the process that is listened to, with all that other tests do in it.</summary>
[CollectionDefinition(nameof(CollectedAlone), DisableParallelization = true)]
public sealed class CollectedAlone;

/// <summary>The application with a collector that gets its traces and metrics.</summary>
public sealed class CollectedTimeline : IAsyncLifetime
{
    internal Collector Collector { get; private set; } = null!;

    internal RunningTimeline Timeline { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Collector = await Collector.StartAsync();
        Timeline = new RunningTimeline { Variables = Collector.Variables() };
        await Timeline.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Timeline.DisposeAsync();
        await Collector.DisposeAsync();
    }

    /// <summary>The span, once it has arrived.</summary>
    internal async Task<ReceivedSpan> SpanAsync(string name, Func<ReceivedSpan, bool>? isMeant = null) =>
        (await SpansAsync(spans => spans.Any(span => span.Name == name && isMeant?.Invoke(span) is not false))).First(span => span.Name == name && isMeant?.Invoke(span) is not false);

    internal Task<IReadOnlyList<ReceivedSpan>> SpansAsync(Func<IReadOnlyList<ReceivedSpan>, bool> areAll) => Until.GoodAsync(() => Task.FromResult(Collector.Spans), areAll);

    /// <summary>A point of the metric, once one has arrived.</summary>
    internal async Task<ReceivedPoint> PointAsync(string metric, Func<ReceivedPoint, bool>? isMeant = null)
    {
        bool IsMeant(ReceivedPoint point) => point.Metric == metric && isMeant?.Invoke(point) is not false;
        return (await Until.GoodAsync(() => Task.FromResult(Collector.Points), points => points.Any(IsMeant))).First(IsMeant);
    }
}
