using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Timeline.Api.Host.Telemetry;
using Timeline.Api.Tests.Running;
using Timeline.Api.Tests.Running.Collecting;

namespace Timeline.Api.Tests.Host.Telemetry;

/// <summary>What a collector is sent. The names here are those that docs/operations.md promises.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private const string Secret = "Zebrafinken-Marker";

    private Collector _collector = null!;
    private RunningTimeline _timeline = null!;

    public async ValueTask InitializeAsync()
    {
        _collector = await Collector.StartAsync();
        _timeline = new RunningTimeline { Variables = _collector.Variables() };
        await _timeline.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _timeline.DisposeAsync();
        await _collector.DisposeAsync();
    }

    [Fact]
    public async Task Dump()
    {
        using var client = _timeline.Client;
        var incidentId = await client.DeclareAsync(Secret);
        await client.AskAsync("query RoomPage($id: String!) { incident(key: $id) { title } }", new { id = incidentId });
        await client.SendAsync("mutation Log($input: LogEntryInput!) { logEntry(input: $input) { error { code } } }", new { input = new { incidentId, text = Secret } });
        await client.SendAsync("query Broken { x: nothing }");
        await client.SendAsync("query Field($i: String!) { incident(key: $i, asKnownAt: \"1990-01-01T00:00:00Z\") { title } projections { name } nodes(ids: [\"zzz\"]) { id } }", new { i = "INC-1" });
        await client.Http.GetAsync("/graphql?query=query%20G%7B__typename%7D&variables=%7B%22a%22%3A%22" + Secret + "%22%7D", TestContext.Current.CancellationToken);
        await client.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        await using (await LiveClient.TimelineAsync(_timeline.Root, incidentId, 0))
        await Task.Delay(3000);
        await File.WriteAllLinesAsync("/tmp/otel.txt", [.. _collector.Spans.Select(s => s.ToString() + " err=" + s.IsError+" trace="+s.TraceId+" par="+s.ParentId), .. _collector.Points.Select(p => p.ToString()).Distinct()]);
    }
}
