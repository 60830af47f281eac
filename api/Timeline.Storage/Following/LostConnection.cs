using Npgsql;

namespace Timeline.Storage.Following;

/// <summary>Tells faults of the connection or the server, which a reader may simply outlast, from faults of a query.</summary>
internal static class LostConnection
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public static bool Is(Exception e) => e switch
    {
        // Classes: 08 connection, 53 resources, 57P shutdown and crash, 25006 a primary that became a standby.
        PostgresException postgres => postgres.SqlState.StartsWith("08", StringComparison.Ordinal)
            || postgres.SqlState.StartsWith("53", StringComparison.Ordinal)
            || postgres.SqlState.StartsWith("57P", StringComparison.Ordinal)
            || postgres.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction,
        NpgsqlException or IOException or TimeoutException => true,
        _ => false,
    };

    /// <summary>Repeats a read until it succeeds. Only for reads: a write may have been carried out.</summary>
    public static async Task<T> OutlastAsync<T>(Func<Task<T>> read, Action<Exception>? report, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await read().ConfigureAwait(false);
            }
            catch (Exception e) when (Is(e) && !cancellation.IsCancellationRequested)
            {
                report?.Invoke(e);
                await Task.Delay(Pause(attempt), cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>How long to wait before the next attempt: 20 ms, doubling up to 2 s.</summary>
    public static TimeSpan Pause(int attempt)
    {
        var pause = TimeSpan.FromMilliseconds(20 * Math.Pow(2, Math.Min(attempt, 10)));
        return pause < Longest ? pause : Longest;
    }
}
