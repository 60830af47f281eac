using JasperFx;
using JasperFx.Events.Daemon;
using Microsoft.Extensions.Hosting;

namespace Timeline.Storage.Projections;

/// <summary>
/// Has Marten's daemon start a projection again that it stopped for good: JasperFx.Events 2.100 does so when a position is not where it left
/// it, since the answer to a commit was lost, or since another node had the turn for a moment; its coordinator starts only paused ones again.
/// </summary>
/// <remarks>Run it on every node, beside the daemon. A projection that is started again begins at the position in the database.</remarks>
/// <param name="coordinator">Marten's, of this node.</param>
/// <param name="report">Told of faults, for a log. Called from any thread.</param>
public sealed class StoppedProjections(IProjectionCoordinator coordinator, Action<Exception>? report = null) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                var daemon = coordinator.DaemonForMainDatabase();
                // What the daemon does not know, whoever has the turn starts at its next look.
                foreach (var agent in daemon.CurrentAgents().Where(agent => agent.Status == AgentStatus.Stopped))
                    daemon.EjectPausedShard(agent.Name.Identity);
            }
#pragma warning disable CA1031 // Whatever ended one look, the next one is made.
            catch (Exception e)
#pragma warning restore CA1031
            {
                report?.Invoke(e);
            }
        }
    }
}
