using System.Data;
using System.Globalization;
using Npgsql;

namespace Timeline.EventStore.Projections.Background;

/// <summary>
/// Exclusive right to write a projection's documents, over all nodes: an advisory lock of the session. Everything is written on the
/// connection that holds it, so that who lost it cannot write any more.
/// </summary>
internal sealed class ProjectionLock : IAsyncDisposable
{
    private static readonly string[] Resets =
    [
        "reset application_name", "reset tcp_keepalives_idle", "reset tcp_keepalives_interval", "reset tcp_keepalives_count",
        "reset idle_session_timeout", "reset idle_in_transaction_session_timeout",
    ];

    private readonly string _key;
    private bool _taken;

    private ProjectionLock(NpgsqlConnection connection, string key)
    {
        Connection = connection;
        _key = key;
    }

    public NpgsqlConnection Connection { get; }

    /// <summary>Who keeps the projection up to date. Loses the right when its process stands still for half a minute.</summary>
    public static Task<ProjectionLock?> TryOwnAsync(StoreContext store, string projection, CancellationToken cancellation) =>
        TryTakeAsync(store, $"projection {store.Options.Schema} {projection}", TimeSpan.FromSeconds(30), cancellation);

    /// <summary>Who rebuilds the projection.</summary>
    public static Task<ProjectionLock?> TryRebuildAsync(StoreContext store, string projection, CancellationToken cancellation) =>
        TryTakeAsync(store, $"rebuild {store.Options.Schema} {projection}", TimeSpan.Zero, cancellation);

    public async Task ProbeAsync(CancellationToken cancellation) => await RunAsync(cancellation, "select 1").ConfigureAwait(false);

    public async ValueTask DisposeAsync()
    {
        try
        {
            // The connection goes back to the pool, and whether the pool resets it is the user's choice.
            if (_taken && Connection.State == ConnectionState.Open)
                await RunAsync(CancellationToken.None, ["select pg_advisory_unlock(hashtextextended($1, 0))", .. Resets]).ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            // Broken: the server has let go of the lock, or will.
        }

        await Connection.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<ProjectionLock?> TryTakeAsync(StoreContext store, string key, TimeSpan idleAtMost, CancellationToken cancellation)
    {
        var connection = await store.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        var attempt = new ProjectionLock(connection, key);
        try
        {
            attempt._taken = (bool)(await attempt.RunAsync(cancellation, "select pg_try_advisory_lock(hashtextextended($1, 0))").ConfigureAwait(false))!;
            if (attempt._taken)
            {
                await attempt.SettleInAsync(idleAtMost, cancellation).ConfigureAwait(false);
                return attempt;
            }
        }
        catch
        {
            await attempt.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await attempt.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    // A machine that vanished without a word, or a process that stands still, must not own the projection for hours.
    private async Task SettleInAsync(TimeSpan idleAtMost, CancellationToken cancellation)
    {
        var idle = ((long)idleAtMost.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        await RunAsync(
            cancellation,
            $"""
             select set_config('application_name', left($1, 63), false), set_config('tcp_keepalives_idle', '5', false),
                    set_config('tcp_keepalives_interval', '2', false), set_config('tcp_keepalives_count', '3', false),
                    set_config('idle_session_timeout', '{idle}', false), set_config('idle_in_transaction_session_timeout', '{idle}', false)
             """).ConfigureAwait(false);
    }

    private async Task<object?> RunAsync(CancellationToken cancellation, params string[] statements)
    {
        var batch = Connection.CreateBatch();
        await using var _ = batch.ConfigureAwait(false);
        foreach (var statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement);
            if (statement.Contains("$1", StringComparison.Ordinal))
                command.Parameters.Add(new() { Value = _key });
            batch.BatchCommands.Add(command);
        }

        return await batch.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }
}
