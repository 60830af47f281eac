using Timeline.Storage.Following;

namespace Timeline.Api.Host;

/// <summary>Listens for what other nodes commit, from the start: what this node keeps in memory must hear of it too.</summary>
internal sealed class LiveStreamsService(LiveStreams streams) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        streams.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => streams.DisposeAsync().AsTask();
}
