using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Host.Telemetry;
using Timeline.Api.Tests.Running;
using Timeline.Api.Tests.Running.Collecting;

namespace Timeline.Api.Tests.Host.Telemetry;

/// <summary>The metrics that a collector is sent. The names are those that docs/operations.md promises.</summary>
[Collection(nameof(CollectedAlone))]
public sealed class MetricTests(CollectedTimeline collected) : IClassFixture<CollectedTimeline>
{
    private TimelineMetrics Metrics => collected.Timeline.Services.GetRequiredService<TimelineMetrics>();

    [Theory]
    [InlineData("http.server.request.duration", "s")]
    [InlineData("db.client.operation.duration", "s")]
    [InlineData("dotnet.process.memory.working_set", "By")]
    public async Task The_platform_is_measured(string metric, string unit)
    {
        using var client = collected.Timeline.Client;
        await client.DeclareAsync();
        Assert.Equal(unit, (await collected.PointAsync(metric)).Unit);
    }

    [Fact]
    public async Task The_connections_of_the_database_are_named_without_its_connection_string()
    {
        using var client = collected.Timeline.Client;
        await client.DeclareAsync();
        await collected.PointAsync("db.client.connection.count", point => point.Attributes["db.client.connection.pool.name"] == "timeline");
    }

    [Fact]
    public async Task Live_clients_are_counted_while_they_are_there()
    {
        using var client = collected.Timeline.Client;
        var incidentId = await client.DeclareAsync();
        await using (var live = await LiveClient.TimelineAsync(collected.Timeline.Root, incidentId, afterSequence: 0))
        {
            await live.NextAsync();
            await collected.PointAsync("timeline.live.sockets", point => point.Value == 1);
            await collected.PointAsync("timeline.live.subscriptions", point => point.Value == 1);
        }

        await collected.PointAsync("timeline.live.sockets", point => point.Value == 0);
        await collected.PointAsync("timeline.live.subscriptions", point => point.Value == 0);
    }

    [Fact]
    public async Task Appends_and_conflicts_are_counted()
    {
        Metrics.Appended(events: 3);
        Metrics.Appended(events: 2);
        Metrics.Conflicted();
        await collected.PointAsync("timeline.appends", point => point.Value >= 2);
        await collected.PointAsync("timeline.appended_events", point => point.Value >= 5);
        Assert.Equal("{conflict}", (await collected.PointAsync("timeline.append_conflicts", point => point.Value == 1)).Unit);
    }

    [Fact]
    public async Task The_lag_of_each_projection_is_asked_at_every_export()
    {
        var behind = 7L;
        Metrics.ReadProjectionLagFrom(() => [new("LessonLibrary", Interlocked.Read(ref behind)), new("Board", 0)]);
        await collected.PointAsync("timeline.projection.lag", point => point.Attributes["timeline.projection"] == "LessonLibrary" && point.Value == 7);
        Interlocked.Exchange(ref behind, 1);
        await collected.PointAsync("timeline.projection.lag", point => point.Attributes["timeline.projection"] == "LessonLibrary" && point.Value == 1);
        await collected.PointAsync("timeline.projection.lag", point => point.Attributes["timeline.projection"] == "Board" && point.Value == 0);
    }

    [Fact]
    public async Task Due_work_tells_how_late_it_was_done()
    {
        Metrics.DueWorkDone("update_overdue", TimeSpan.FromSeconds(2));
        Assert.Equal("s", (await collected.PointAsync("timeline.due_work.lateness", point => point.Attributes["timeline.due_work.kind"] == "update_overdue" && point.Value == 1)).Unit);
    }
}
