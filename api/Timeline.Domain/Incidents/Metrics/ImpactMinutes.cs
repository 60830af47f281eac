using NodaTime;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Metrics;

/// <summary>How long services suffered (DOMAIN, section 3).</summary>
/// <param name="Total">Of all services together: their times added up.</param>
/// <param name="Services">Each service that was down or degraded, in the order in which they were hit.</param>
public sealed record ImpactMinutes(ImpactTime Total, IReadOnlyList<ServiceImpact> Services);

/// <summary>How long one service suffered.</summary>
/// <param name="Service">As it was named first.</param>
/// <param name="ServiceId">Which it is in the catalogue. Null: not said.</param>
public sealed record ServiceImpact(string Service, Guid? ServiceId, ImpactTime Impact);

/// <summary>A time of impact: down or degraded. A risk is not counted; times that overlap count once.</summary>
/// <param name="Time">The time itself, between the first start and the last end: less than the whole way where nothing was wrong in between.</param>
/// <param name="DownSeconds">Of that, down for anybody. Null unless recorded, as the members after it.</param>
/// <param name="DegradedSeconds">Of that, degraded and down for nobody.</param>
/// <param name="AffectedSeconds">
/// The time of each impact times the people it affected, where their number is known, added up: impacts at one time are taken to affect different
/// people. Null where no number is known.
/// </param>
public sealed record ImpactTime(DurationMetric Time, long? DownSeconds, long? DegradedSeconds, long? AffectedSeconds);

/// <summary>Computes the impact of one record.</summary>
internal static class ImpactMetric
{
    public static ImpactMinutes Compute(IncidentRecord record)
    {
        var services = ByService(record.Impacts.Where(window => window.Counts).ToList())
            .Select(windows => new ServiceImpact(windows[0].Service, windows.Select(window => window.ServiceId).FirstOrDefault(id => id is not null), Of(windows)))
            .ToList();
        return new(services.Count == 0 ? None(record) : Sum([.. services.Select(service => service.Impact)]), services);
    }

    private static ImpactTime None(IncidentRecord record) => Without(DurationMetric.NotApplicable(from: null, to: null, record.Impacts.Count == 0
        ? "No impact is recorded. Say which service was down or degraded, and for whom."
        : "Only risks are recorded, which harm nobody and are not counted."));

    // A service that was named by its id and by its name is one. What a redacted one was called nobody knows: each is one of its own.
    private static IEnumerable<List<ImpactWindow>> ByService(IReadOnlyList<ImpactWindow> windows)
    {
        var ids = windows.Where(window => window.ServiceId is not null && window.Service != EntryContent.Redacted)
            .GroupBy(window => window.Service, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(named => named.Key, named => named.First().ServiceId, StringComparer.OrdinalIgnoreCase);
        return windows
            .GroupBy(window => (window.ServiceId ?? ids.GetValueOrDefault(window.Service))?.ToString() ?? Name(window), StringComparer.OrdinalIgnoreCase)
            .Select(service => service.ToList());

        static string Name(ImpactWindow window) => window.Service == EntryContent.Redacted ? window.EntryId.ToString() : window.Service;
    }

    private static ImpactTime Of(List<ImpactWindow> windows)
    {
        if (windows.Find(window => window.Duration.Status == MetricStatus.Invalid) is { } invalid)
            return Without(invalid.Duration);
        if (windows.Find(window => window.Until is null && window.Steps[^1].Counts) is { } open)
            return Without(DurationMetric.Pending(Start(windows), open.Duration.Reason!));

        var parts = Parts(windows).ToList();
        var down = WholeSeconds.Of(ImpactUnion.Length(parts.Where(part => part.Step.Level == ImpactLevel.Down).Select(part => part.Time)));
        var all = WholeSeconds.Of(ImpactUnion.Length(parts.Select(part => part.Time)));
        var known = parts.Where(part => part.Step.Affected is not null).ToList();
        return new(
            new(MetricStatus.Recorded, all, Start(windows), End(windows), Reason: null),
            down,
            all - down,
            known.Count == 0 ? null : Add(known.Select(part => (Int128)WholeSeconds.Of(part.Time.Until - part.Time.From) * part.Step.Affected!.Value)));
    }

    private static ImpactTime Sum(IReadOnlyList<ImpactTime> services)
    {
        foreach (var status in (MetricStatus[])[MetricStatus.Invalid, MetricStatus.Pending])
        {
            if (services.FirstOrDefault(service => service.Time.Status == status) is { } without)
                return without;
        }

        var times = services.Select(service => service.Time).ToList();
        return new(
            new(MetricStatus.Recorded, times.Sum(time => time.Seconds), times.MinBy(time => time.From!.At)!.From, times.MaxBy(time => time.To!.At)!.To, Reason: null),
            services.Sum(service => service.DownSeconds),
            services.Sum(service => service.DegradedSeconds),
            services.All(service => service.AffectedSeconds is null) ? null : Add(services.Select(service => (Int128)(service.AffectedSeconds ?? 0))));
    }

    private static ImpactTime Without(DurationMetric why) => new(why, DownSeconds: null, DegradedSeconds: null, AffectedSeconds: null);

    private static MetricAnchor Start(List<ImpactWindow> windows) => Parts(windows).MinBy(part => part.Step.From) is { } first
        ? new(Kind: null, $"Impact on {first.Window.Service}", first.Step.From, first.Step.EntryId)
        : windows[0].Duration.From!;

    // What ended it was its end, or a change to a risk.
    private static MetricAnchor End(List<ImpactWindow> windows) => Parts(windows).MaxBy(part => part.Step.Until) is { } last
        ? new(
            Kind: null,
            $"Impact on {last.Window.Service} ended",
            last.Step.Until!.Value,
            last.Window.Steps.FirstOrDefault(next => next.From == last.Step.Until)?.EntryId ?? last.Window.EndEntryId)
        : windows[0].Duration.To!;

    // None of an impact that ended as it began.
    private static IEnumerable<Part> Parts(List<ImpactWindow> windows) =>
        windows.SelectMany(window => window.Steps.Where(step => step.Counts).Select(step => new Part(window, step)));

    private static long Add(IEnumerable<Int128> parts) => (long)Int128.Min(long.MaxValue, parts.Aggregate(Int128.Zero, (sum, part) => sum + part));

    private sealed record Part(ImpactWindow Window, ImpactStep Step)
    {
        public (Instant From, Instant Until) Time => (Step.From, Step.Until!.Value);
    }
}

/// <summary>Times that may overlap, counted once.</summary>
internal static class ImpactUnion
{
    /// <summary>How long at least one of them lasted.</summary>
    public static Duration Length(IEnumerable<(Instant From, Instant Until)> times)
    {
        var (length, reached) = (Duration.Zero, Instant.MinValue);
        foreach (var (from, until) in times.OrderBy(time => time.From))
        {
            if (until <= reached)
                continue;
            length += until - Instant.Max(from, reached);
            reached = until;
        }

        return length;
    }
}
