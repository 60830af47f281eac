using Timeline.EventStore;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Host;

/// <summary>Keeps the background projections up to date while the program serves. Over all nodes each has one owner at a time.</summary>
internal sealed class ProjectionService(PostgresEventStore store) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => new ProjectionRunner(store).RunAsync(stoppingToken);
}
