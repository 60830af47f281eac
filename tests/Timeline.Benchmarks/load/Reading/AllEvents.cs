using System.Diagnostics;
using Npgsql;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.EventStore;

namespace Timeline.Benchmarks.Load.Reading;

/// <summary>All events once, in two ways. Rates are events a second.</summary>
internal static class AllEvents
{
    /// <summary>The limit: <c>COPY … TO STDOUT</c>, every byte received and none looked at.</summary>
    public static async Task<Sample> CopyAsync(Bench bench, string schema, int events)
    {
        await using var connection = new NpgsqlConnection(bench.Server.ConnectionString);
        await connection.OpenAsync();
        var begun = Stopwatch.GetTimestamp();
        var buffer = new char[1 << 16];
        using var text = await connection.BeginTextExportAsync($"copy {schema}.mt_events to stdout");
        while (await text.ReadAsync(buffer, CancellationToken.None) > 0)
        {
        }

        return Once(begun, events, allocated: null);
    }

    public static async Task<Sample> ReadAsync(IEventStore store, int events)
    {
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var begun = Stopwatch.GetTimestamp();
        var read = 0;
        await foreach (var _ in store.ReadAllAsync(tenantId: null))
            read++;
        return read == events
            ? Once(begun, events, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / events)
            : throw new InvalidOperationException($"{read} of {events} events were read.");
    }

    /// <summary>One long operation: its rate, and no latencies worth telling.</summary>
    public static Sample Once(long begun, int events, double? allocated) =>
        new(events / Stopwatch.GetElapsedTime(begun).TotalSeconds, double.NaN, double.NaN, allocated);
}
