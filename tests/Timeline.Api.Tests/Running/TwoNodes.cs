using Microsoft.AspNetCore.Builder;

namespace Timeline.Api.Tests.Running;

/// <summary>Two nodes of the application over one database, with one clock.</summary>
public sealed class TwoNodes : IAsyncLifetime
{
    private WebApplication? _other;

    /// <summary>The first node.</summary>
    public RunningTimeline Timeline { get; } = new();

    /// <summary>Where the other one listens.</summary>
    public Uri Other { get; private set; } = new("http://127.0.0.1");

    public async ValueTask InitializeAsync()
    {
        await Timeline.InitializeAsync();
        (_other, Other) = await Timeline.StartAnotherAsync(Timeline.Clock);
    }

    public async ValueTask DisposeAsync()
    {
        if (_other is not null)
        {
            await _other.StopAsync();
            await _other.DisposeAsync();
        }

        await Timeline.DisposeAsync();
    }
}
