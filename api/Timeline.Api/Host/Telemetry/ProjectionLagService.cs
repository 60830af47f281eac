using Npgsql;
using Timeline.Storage.Projections;

namespace Timeline.Api.Host.Telemetry;

/// <summary>Looks now and then how far behind the projections are, so that an export finds it in memory.</summary>
internal sealed class ProjectionLagService(BackgroundProjections projections, TimelineMetrics metrics) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private volatile IReadOnlyList<KeyValuePair<string, long>> _lag = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        metrics.ReadProjectionLagFrom(() => _lag);
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                _lag = [.. (await projections.StatusAsync(stoppingToken)).Select(status => KeyValuePair.Create(status.Name, Math.Max(0, status.Newest - status.Position)))];
            }
            catch (NpgsqlException)
            {
                // Told by the health check; here the last known figure stays.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
