using System.Reflection;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Timeline.Api.Host.Telemetry;

/// <summary>Traces and metrics by OpenTelemetry. Nothing is collected unless a variable says where it goes.</summary>
internal static class TelemetryServices
{
    private const string ServiceName = "timeline";

    /// <exception cref="StartupException">An address cannot be read.</exception>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton<TimelineMetrics>();
        if (string.Equals(settings["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase))
            return services;
        var (traces, metrics) = (new OtlpTarget(settings, "TRACES"), new OtlpTarget(settings, "METRICS"));
        if (traces.IsSet)
            services.AddOpenTelemetry().ConfigureResource(Describe).WithTracing(tracing => Trace(tracing).AddOtlpExporter(traces.Apply));
        if (metrics.IsSet)
            services.AddOpenTelemetry().ConfigureResource(Describe).WithMetrics(metering => Meter(metering).AddOtlpExporter(metrics.Apply));
        return services;
    }

    // The environment is read last, so that OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES have the last word.
    private static void Describe(ResourceBuilder resource) => resource.Clear()
        .AddService(ServiceName, serviceVersion: Assembly.GetExecutingAssembly().GetName().Version!.ToString(3))
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();

    private static TracerProviderBuilder Trace(TracerProviderBuilder tracing) => tracing
        .AddSource(TimelineSpans.Source.Name)
        .AddAspNetCoreInstrumentation(options =>
        {
            options.Filter = static context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);
            // A GET holds the document and its variables.
            options.EnrichWithHttpRequest = static (span, _) => span.SetTag("url.query", null);
        })
        .AddHttpClientInstrumentation()
        .AddNpgsql()
        .AddInstrumentation(static () => new ExceptionTexts());

    private static MeterProviderBuilder Meter(MeterProviderBuilder metering) => metering
        .AddMeter(TimelineMetrics.MeterName)
        .AddAspNetCoreInstrumentation()
        .AddHttpClientInstrumentation()
        .AddRuntimeInstrumentation()
        .AddNpgsqlInstrumentation();
}
