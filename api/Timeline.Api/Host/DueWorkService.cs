using Timeline.Storage.DueWork;

namespace Timeline.Api.Host;

/// <summary>Does what is due, on every node, while the program serves.</summary>
internal sealed class DueWorkService(DueWorker worker) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => worker.RunAsync(stoppingToken);
}
