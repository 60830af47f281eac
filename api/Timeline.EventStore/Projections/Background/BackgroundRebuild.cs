using System.Data;
using Npgsql;
using NpgsqlTypes;
using Timeline.EventStore.Reading;

namespace Timeline.EventStore.Projections.Background;

/// <summary>Makes the documents of a background projection anew in tables beside the live ones, and switches to them at the end.</summary>
internal sealed class BackgroundRebuild(
    StoreContext store, Horizon horizon, BackgroundProjection projection, IProgress<RebuildProgress>? progress)
{
    // With a tail of at most so many positions left, it is taken in while the live projection waits.
    private const long ShortTail = 2000;
    private const int MostChases = 20;
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(3);

    private readonly ProjectionTarget _target = ProjectionTarget.Shadow(store, projection);
    private readonly ProgressRows _progress = new(store, projection);
    private readonly DeadLetterRows _deadLetters = new(store);

    /// <exception cref="InvalidOperationException">Somebody else rebuilds it, or the database holds a newer version.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!await TryRunAsync(cancellation).ConfigureAwait(false))
            throw new InvalidOperationException($"The projection '{projection.Name}' is being rebuilt already; wait until that is done.");
    }

    /// <returns>False when somebody else rebuilds it.</returns>
    public async Task<bool> TryRunAsync(CancellationToken cancellation)
    {
        var right = await ProjectionLock.TryRebuildAsync(store, projection.Name, cancellation).ConfigureAwait(false);
        if (right is null)
            return false;
        await using var _ = right.ConfigureAwait(false);

        RefuseIfSuperseded(await _progress.LoadAsync(right.Connection, forUpdate: false, cancellation).ConfigureAwait(false));
        var tables = new ShadowTables(_target, right.Connection);
        await tables.CreateAsync(cancellation).ConfigureAwait(false);
        await _deadLetters.DeleteAsync(right.Connection, projection.Name, DeadLetterRows.RebuildShard, cancellation).ConfigureAwait(false);

        var newest = await AllReading.SettleAsync(store, horizon, cancellation).ConfigureAwait(false);
        var total = await CountAsync(right.Connection, newest, cancellation).ConfigureAwait(false);
        var filling = new ShadowFilling(store, _target, right, total, progress);
        await filling.FillAsync(newest, cancellation).ConfigureAwait(false);
        await tables.IndexAsync(cancellation).ConfigureAwait(false);
        await tables.AnalyzeAsync(cancellation).ConfigureAwait(false);
        await SwitchAsync(right.Connection, tables, filling, cancellation).ConfigureAwait(false);
        return true;
    }

    private async Task SwitchAsync(NpgsqlConnection connection, ShadowTables tables, ShadowFilling filling, CancellationToken cancellation)
    {
        var patience = TimeSpan.FromMilliseconds(100);
        for (var chase = 0; ; chase++)
        {
            long goal;
            try
            {
                goal = await TrySwitchAsync(connection, tables, filling, chase, patience, cancellation).ConfigureAwait(false);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
            {
                // A long read is under way. New readers queue behind who waits for it, so that it is never waited for long.
                await Task.Delay(patience, cancellation).ConfigureAwait(false);
                patience = patience * 2 < LongestPatience ? patience * 2 : LongestPatience;
                continue;
            }

            if (goal <= filling.Position)
                return;
            await filling.FillAsync(goal, cancellation).ConfigureAwait(false);
        }
    }

    // Where to fill up to before the next attempt; where the filling is already, when it is done.
    private async Task<long> TrySwitchAsync(
        NpgsqlConnection connection, ShadowTables tables, ShadowFilling filling, int chase, TimeSpan patience, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        await tables.LimitWaitingAsync(patience, cancellation).ConfigureAwait(false);

        // The live projection stands still from here to the end of the transaction.
        var found = await _progress.LoadAsync(connection, forUpdate: true, cancellation).ConfigureAwait(false);
        RefuseIfSuperseded(found);
        var live = Math.Max(found.Position ?? 0, found.OlderPosition);
        if (live - filling.Position > ShortTail && chase < MostChases)
            return live;
        try
        {
            await filling.FillTailAsync(live, cancellation).ConfigureAwait(false);
        }
        catch (EventFaultException)
        {
            // To be found and parked outside.
            return live;
        }

        await tables.SwitchAsync(cancellation).ConfigureAwait(false);
        await _deadLetters.ReplaceByRebuildAsync(connection, projection.Name, cancellation).ConfigureAwait(false);
        await _progress.ReplaceAsync(connection, Math.Max(live, filling.Position), cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
        return filling.Position;
    }

    private void RefuseIfSuperseded(ProjectionProgress found)
    {
        if (found.Newer is { } newer)
            throw new InvalidOperationException($"The documents of '{projection.Name}' are at version {newer}, this program's projection at {projection.Version}: start the newer program.");
    }

    private async Task<long> CountAsync(NpgsqlConnection connection, long newest, CancellationToken cancellation)
    {
        var sql =
            $"""
             select count(*) from {store.QuotedSchema}.mt_events
             where seq_id <= $1 and is_archived = false and type <> 'tombstone' and ($2::varchar[] is null or type = any ($2))
             """;
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0, Parameters = { new() { Value = newest } } };
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(new() { Value = (object?)_target.Wanted.Aliases ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
        return (long)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }
}
