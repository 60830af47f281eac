using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Timeline.Api.Host;
using Timeline.Api.Host.Telemetry;
using Timeline.Api.Tests.Running;
using Timeline.Api.Tests.Running.Collecting;
using Timeline.Testing.Databases;

namespace Timeline.Api.Tests.Host.Telemetry;

/// <summary>What is collected and where it goes, by OpenTelemetry's own variables.</summary>
[Collection(nameof(CollectedAlone))]
public sealed class TelemetryServicesTests
{
    private const string Everything = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string OnlyTraces = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private const string OnlyMetrics = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";

    [Theory]
    [InlineData("", "", "")]
    [InlineData(Everything, "", "traces, metrics")]
    [InlineData(OnlyTraces, "", "traces")]
    [InlineData(OnlyMetrics, "", "metrics")]
    [InlineData(Everything, "true", "")]
    [InlineData(Everything, "false", "traces, metrics")]
    public void Only_what_has_somewhere_to_go_is_collected(string variable, string disabled, string collected)
    {
        var services = Services(new(StringComparer.Ordinal) { [variable] = "http://127.0.0.1:4317", ["OTEL_SDK_DISABLED"] = disabled });
        var found = new[] { ("traces", typeof(TracerProvider)), ("metrics", typeof(MeterProvider)) }.Where(each => services.Any(service => service.ServiceType == each.Item2));
        Assert.Equal(collected, string.Join(", ", found.Select(each => each.Item1)));
    }

    [Theory]
    [InlineData(Everything)]
    [InlineData(OnlyTraces)]
    [InlineData(OnlyMetrics)]
    public void What_is_no_address_is_one_sentence(string variable) =>
        Assert.Equal(
            $"{variable} is \"collector:4317\"; write an address such as http://localhost:4317.",
            Assert.Throws<StartupException>(() => Services(new(StringComparer.Ordinal) { [variable] = "collector:4317" })).Message);

    [Fact]
    public async Task The_variables_of_traces_alone_and_the_name_of_the_service_are_heeded()
    {
        await using var collector = await Collector.StartAsync();
        await using var provider = Services(new(StringComparer.Ordinal)
        {
            [OnlyTraces] = $"{collector.Root}/elsewhere/traces",
            ["OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"] = "http/protobuf",
            ["OTEL_SERVICE_NAME"] = "timeline-of-the-north",
        }).BuildServiceProvider();
        var tracing = provider.GetRequiredService<TracerProvider>();
        TimelineSpans.Source.StartActivity("probe")!.Dispose();
        tracing.ForceFlush();
        Assert.Equal(["/elsewhere/traces"], collector.Paths);
        Assert.True(collector.Bytes.AsSpan().IndexOf("timeline-of-the-north"u8) >= 0);
    }

    private static ServiceCollection Services(Dictionary<string, string?> variables)
    {
        var services = new ServiceCollection();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(variables).Build();
        services.AddSingleton<IConfiguration>(settings);
        services.AddTelemetry(settings);
        return services;
    }
}

/// <summary>The program as a process, with variables of its environment.</summary>
[Collection(nameof(CollectedAlone))]
public sealed class TelemetryProgramTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task What_waits_is_sent_before_the_program_ends()
    {
        await using var collector = await Collector.StartAsync();
        await using var schema = await database.CreateSchemaAsync(TestContext.Current.CancellationToken);
        var variables = collector.Variables();
        variables["OTEL_BSP_SCHEDULE_DELAY"] = "600000";
        variables["OTEL_METRIC_EXPORT_INTERVAL"] = "600000";
        variables["ConnectionStrings__Timeline"] = schema.ConnectionString;
        variables["TIMELINE_DATABASE_SCHEMA"] = schema.Name;
        variables["TIMELINE_ADMIN_TOKEN"] = RunningTimeline.AdminToken;
        using var program = new RunningProgram(["--urls=http://127.0.0.1:0"], variables);
        using var client = new TimelineClient(RunningProgram.RootIn(await program.ReadLineAsync()), RunningTimeline.AdminToken);
        await client.AskAsync("query Last { __typename }");
        Assert.Equal(0, await program.StopAsync());
        Assert.Contains(collector.Spans, span => span.Name == "query Last");
        Assert.Contains(collector.Points, point => point.Metric == "http.server.request.duration");
    }
}
