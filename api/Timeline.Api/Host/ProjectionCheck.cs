using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Timeline.Storage.Projections;

namespace Timeline.Api.Host;

/// <summary>
/// Degraded while a background projection is behind and has stood still for a minute, as far as this node was asked and saw it. Still
/// ready: what people record is safe, and no other node would do better.
/// </summary>
internal sealed class ProjectionCheck(BackgroundProjections projections, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, (long Position, long Since)> _seen = new(StringComparer.Ordinal);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var still = (await projections.StatusAsync(cancellationToken)).Select(StandingStill).OfType<string>().ToList();
            return still.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(' ', still));
        }
        catch (Exception down) when (down is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("How the projections fare cannot be read.");
        }
    }

    // The sentence about it, when it is behind at the same position as long ago.
    private string? StandingStill(ProjectionStatus status)
    {
        var now = time.GetTimestamp();
        var seen = _seen.AddOrUpdate(
            status.Name,
            (status.Position, now),
            (_, before) => before.Position == status.Position && status.Position < status.Newest ? before : (status.Position, now));
        var since = time.GetElapsedTime(seen.Since, now);
        return since < Patience
            ? null
            : FormattableString.Invariant($"The projection {status.Name} has stood at {status.Position} of {status.Newest} for {since.TotalSeconds:0} s; {(status.Owner is null ? "no node owns it" : $"{status.Owner} owns it")}.");
    }
}
