using System.Diagnostics;
using Npgsql;

namespace Timeline.Api.Host.Telemetry;

/// <summary>Which statements get a span: those that are part of something, not what the program asks for by itself all the time.</summary>
internal static class DatabaseSpans
{
    public static void Configure(NpgsqlTracingOptionsBuilder tracing) => tracing
        .ConfigureCommandFilter(static _ => Activity.Current is not null)
        .ConfigureBatchFilter(static _ => Activity.Current is not null)
        .ConfigureCopyOperationFilter(static _ => Activity.Current is not null)
        .EnablePhysicalOpenTracing(false);
}
