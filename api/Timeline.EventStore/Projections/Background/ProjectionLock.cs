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
    private readonly string _node;
    private bool _taken;

    private ProjectionLock(NpgsqlConnection connection, string key, string node)
    {
        Connection = connection;
        _key = key;
        _node = node;
    }

    public NpgsqlConnection Connection { get; }

    /// <summary>Who keeps the projection up to date. Loses the right when its process stands still for half a minute.</summary>
    public static Task<ProjectionLock?> TryOwnAsync(StoreContext store, string projection, CancellationToken cancellation) =>
        TryTakeAsync(store, OwnerKey(store, projection), TimeSpan.FromSeconds(30), cancellation);

    /// <summary>Who rebuilds the projection.</summary>
    public static Task<ProjectionLock?> TryRebuildAsync(StoreContext store, string projection, CancellationToken cancellation) =>
        TryTakeAsync(store, $"rebuild {store.Options.Schema} {projection}", TimeSpan.Zero, cancellation);

    /// <summary>Finds who holds the lock with a key, in SQL: a node's name, or null.</summary>
    /// <param name="key">An expression of type text, as made by <see cref="OwnerKey"/>.</param>
    public static string OwnerSql(string key) =>
        $"""
         (select split_part(a.application_name, ' projection ', 1) from pg_locks l join pg_stat_activity a on a.pid = l.pid
          where l.locktype = 'advisory' and l.granted and l.objsubid = 1
            and l.database = (select oid from pg_database where datname = current_database())
            and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended({key}, 0) limit 1)
         """;

    public static string OwnerKey(StoreContext store, string projection) => $"projection {store.Options.Schema} {projection}";

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
        var attempt = new ProjectionLock(connection, key, store.Options.Node);
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
        // Who looks into pg_stat_activity sees who it is and what it is for.
        var name = $"{_node[..Math.Min(_node.Length, 40)]} {_key}";
        var idle = ((long)idleAtMost.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        await RunAsync(
            name,
            [
                $"""
                 select set_config('application_name', left($1, 63), false), set_config('tcp_keepalives_idle', '5', false),
                        set_config('tcp_keepalives_interval', '2', false), set_config('tcp_keepalives_count', '3', false),
                        set_config('idle_session_timeout', '{idle}', false), set_config('idle_in_transaction_session_timeout', '{idle}', false)
                 """,
            ],
            cancellation).ConfigureAwait(false);
    }

    private Task<object?> RunAsync(CancellationToken cancellation, params string[] statements) => RunAsync(_key, statements, cancellation);

    private async Task<object?> RunAsync(string parameter, string[] statements, CancellationToken cancellation)
    {
        var batch = Connection.CreateBatch();
        await using var _ = batch.ConfigureAwait(false);
        foreach (var statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement);
            if (statement.Contains("$1", StringComparison.Ordinal))
                command.Parameters.Add(new() { Value = parameter });
            batch.BatchCommands.Add(command);
        }

        return await batch.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }
}
