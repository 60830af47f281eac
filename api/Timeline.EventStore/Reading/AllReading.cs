using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using Timeline.EventStore.Events;

namespace Timeline.EventStore.Reading;

/// <summary>Which of all events to read.</summary>
/// <param name="TenantId">One tenant; null for all.</param>
/// <param name="Aliases">The stored type names; null for all.</param>
internal sealed record AllFilter(string? TenantId, string[]? Aliases);

/// <summary>Reads the events of all streams in the order of their positions, never past the horizon.</summary>
internal static class AllReading
{
    public const int PageSize = 1000;
    private static readonly TimeSpan GapPause = TimeSpan.FromMilliseconds(10);

    /// <summary>Everything that was committed before the call, and possibly some of what came since; waits for gaps to settle.</summary>
    public static async IAsyncEnumerable<StoredEvent> ReadAsync(
        StoreContext store, Horizon horizon, AllFilter filter, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var newest = await NewestAsync(store, cancellation).ConfigureAwait(false);
        var position = after;
        while (position < newest)
        {
            if (horizon.Settled <= position)
            {
                var before = horizon.Settled;
                await horizon.AdvanceAsync(cancellation).ConfigureAwait(false);
                if (horizon.Settled == before)
                    await Task.Delay(GapPause, cancellation).ConfigureAwait(false);
                continue;
            }

            var settled = Math.Min(horizon.Settled, newest);
            await foreach (var stored in ReadSettledAsync(store, filter, position, settled, cancellation).ConfigureAwait(false))
                yield return stored;
            position = settled;
        }
    }

    /// <summary>The events in a range of settled positions.</summary>
    public static async IAsyncEnumerable<StoredEvent> ReadSettledAsync(
        StoreContext store, AllFilter filter, long after, long upTo, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (after < upTo)
        {
            var page = await PageAsync(store, connection: null, filter, after, upTo, cancellation).ConfigureAwait(false);
            foreach (var stored in page)
                yield return stored;
            if (page.Count < PageSize)
                yield break;
            after = page[^1].Position;
        }
    }

    // Without a connection, one of the pool is taken.
    public static async Task<List<StoredEvent>> PageAsync(
        StoreContext store, NpgsqlConnection? connection, AllFilter filter, long after, long upTo, CancellationToken cancellation)
    {
        var command = Command(store, connection, filter, after, upTo, PageSize);
        await using var _ = command.ConfigureAwait(false);
        var page = new List<StoredEvent>();
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            page.Add(EventRow.Read(reader, store.Serializer));
        return page;
    }

    public static NpgsqlCommand Command(StoreContext store, NpgsqlConnection? connection, AllFilter filter, long after, long upTo, int pageSize)
    {
        var command = connection is null ? store.Database.CreateCommand(store.Sql.All) : new NpgsqlCommand(store.Sql.All, connection);
        var parameters = command.Parameters;
        parameters.Add(new() { Value = after, NpgsqlDbType = NpgsqlDbType.Bigint });
        parameters.Add(new() { Value = upTo, NpgsqlDbType = NpgsqlDbType.Bigint });
        parameters.Add(new() { Value = (object?)filter.TenantId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar });
        parameters.Add(new() { Value = (object?)filter.Aliases ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
        parameters.Add(new() { Value = pageSize, NpgsqlDbType = NpgsqlDbType.Integer });
        return command;
    }

    /// <summary>Waits until everything committed before the call is settled.</summary>
    /// <returns>The newest position at the call.</returns>
    public static async Task<long> SettleAsync(StoreContext store, Horizon horizon, CancellationToken cancellation)
    {
        var newest = await NewestAsync(store, cancellation).ConfigureAwait(false);
        while (horizon.Settled < newest)
        {
            var before = horizon.Settled;
            await horizon.AdvanceAsync(cancellation).ConfigureAwait(false);
            if (horizon.Settled == before)
                await Task.Delay(GapPause, cancellation).ConfigureAwait(false);
        }

        return newest;
    }

    private static async Task<long> NewestAsync(StoreContext store, CancellationToken cancellation)
    {
        var command = store.Database.CreateCommand(store.Sql.Newest);
        await using var _ = command.ConfigureAwait(false);
        return (long)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }
}
