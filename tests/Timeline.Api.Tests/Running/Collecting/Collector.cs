using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Timeline.Api.Tests.Running.Collecting;

/// <summary>A collector of telemetry on a free port of this machine: takes OTLP over HTTP and keeps every byte.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapPost("/{**path}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            _received.Enqueue((context.Request.Path, body.ToArray()));
        });
    }

    public string Root => _app.Urls.Single();

    public IReadOnlyList<ReceivedSpan> Spans => [.. At("/v1/traces").SelectMany(body => ReceivedSpan.In(new ProtobufMessage(body)))];

    public IReadOnlyList<ReceivedPoint> Points => [.. At("/v1/metrics").SelectMany(body => ReceivedPoint.In(new ProtobufMessage(body)))];

    public IReadOnlyList<string> Paths => [.. _received.Select(received => received.Path).Distinct(StringComparer.Ordinal)];

    /// <summary>Everything that came, as one sequence of bytes.</summary>
    public byte[] Bytes => [.. _received.SelectMany(received => received.Body)];

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector._app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    /// <summary>The variables that send a program's telemetry here, soon.</summary>
    public Dictionary<string, string> Variables() => new(StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Root,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IEnumerable<byte[]> At(string path) => _received.Where(received => received.Path == path).Select(received => received.Body);
}
