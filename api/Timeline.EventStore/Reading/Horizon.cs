using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace Timeline.EventStore.Reading;

/// <summary>
/// Knows up to which position the order of all events is settled: nothing will appear at or below it that is not visible already.
/// </summary>
/// <remarks>
/// Positions are drawn inside transactions that commit out of order or roll back. A missing position is passed only once every
/// transaction that had drawn positions when it was found missing has ended, and the position is missing still. Thread-safe.
/// </remarks>
internal sealed class Horizon(StoreContext store) : IDisposable
{
    private const int Chunk = 10_000;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _settled;
    private long _saved;
    private bool _loaded;
    private Fence? _fence;

    /// <summary>The settled position as far as it is known; never goes back.</summary>
    public long Settled => Volatile.Read(ref _settled);

    /// <summary>Looks once how far the order is settled.</summary>
    /// <returns>True when something is known to be missing or more is to be looked at: ask again soon.</returns>
    public async Task<bool> AdvanceAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var connection = await store.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            await using var _ = connection.ConfigureAwait(false);
            if (!_loaded)
                await LoadAsync(connection, cancellation).ConfigureAwait(false);
            return await AdvanceAsync(connection, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<bool> AdvanceAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var (reached, gap, full) = await ScanAsync(connection, cancellation).ConfigureAwait(false);
        Settle(reached);
        if (_settled - _saved >= Chunk)
            await SaveAsync(connection, _settled, cancellation).ConfigureAwait(false);
        if (!gap)
        {
            _fence = null;
            return full;
        }

        // A gap is passed by the fence put up after it was seen: what is read from then on shows all that will ever be there.
        if (_fence is null || _fence.UpTo <= reached)
            _fence = await FenceAsync(connection, cancellation).ConfigureAwait(false);
        if (!await HasFallenAsync(_fence, connection, cancellation).ConfigureAwait(false))
            return true;

        var upTo = _fence.UpTo;
        _fence = null;
        Settle(upTo);
        await SaveAsync(connection, upTo, cancellation).ConfigureAwait(false);
        return true;
    }

    // How far positions follow each other without a gap.
    private async Task<(long Reached, bool Gap, bool Full)> ScanAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(store.Sql.Positions, connection);
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(new() { Value = _settled, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = Chunk, NpgsqlDbType = NpgsqlDbType.Integer });
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);

        var reached = _settled;
        var rows = 0;
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var position = reader.GetInt64(0);
            if (position != reached + 1)
                return (reached, Gap: true, Full: false);
            reached = position;
            rows++;
        }

        return (reached, Gap: false, Full: rows == Chunk);
    }

    private async Task<Fence> FenceAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // In this order: whoever drew a position up to LastDrawn has held the lock since before.
        var command = new NpgsqlCommand(store.Sql.LastDrawn, connection);
        await using var _ = command.ConfigureAwait(false);
        var drawn = (long)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
        return new Fence(drawn, await DrawingAsync(connection, cancellation).ConfigureAwait(false), Stopwatch.GetTimestamp());
    }

    private async Task<bool> HasFallenAsync(Fence fence, NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (Stopwatch.GetElapsedTime(fence.Since) < store.Options.StaleGapThreshold.ToTimeSpan())
            return false;
        if (fence.Holders.Count == 0)
            return true;

        var drawing = await DrawingAsync(connection, cancellation).ConfigureAwait(false);
        return !drawing.Overlaps(fence.Holders);
    }

    private async Task<HashSet<string>> DrawingAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(store.Sql.Drawing, connection);
        await using var _ = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        var holders = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            holders.Add(reader.GetString(0));
        return holders;
    }

    private async Task LoadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(store.Sql.LoadHorizon, connection);
        await using var _ = command.ConfigureAwait(false);
        if (await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is long position)
            Settle(position);
        _saved = _settled;
        _loaded = true;
    }

    // So that a process started later need not count from the beginning, or wait at the same gap again.
    private async Task SaveAsync(NpgsqlConnection connection, long position, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(store.Sql.SaveHorizon, connection) { Parameters = { new() { Value = position } } };
        await using var _ = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        _saved = position;
    }

    private void Settle(long position)
    {
        if (position > _settled)
            Volatile.Write(ref _settled, position);
    }

    /// <param name="UpTo">The last position drawn when the gap was found.</param>
    /// <param name="Holders">The transactions that had drawn positions then and have not been seen to end.</param>
    /// <param name="Since">When that was, by this process's monotonic clock.</param>
    private sealed record Fence(long UpTo, HashSet<string> Holders, long Since);
}
