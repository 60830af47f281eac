using Npgsql;
using Timeline.Testing.Databases;

namespace Timeline.EventStore.Tests.Projections;

/// <summary>A pool that does not reset its connections saves seven statements before each append: so nothing may be left on them.</summary>
public sealed class SharedConnectionsTests(DatabaseFixture databases) : IAsyncLifetime
{
    private const int Connections = 10;

    private readonly BackgroundWorld _world = new(databases);
    private readonly string _tenant = Samples.Tenant();

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_store_that_has_listened_owned_rebuilt_and_notified_leaves_nothing_on_the_connections_of_its_pool()
    {
        var builder = new NpgsqlConnectionStringBuilder(_world.Sql.ConnectionString) { NoResetOnClose = true, MaxPoolSize = Connections };
        await using var pool = NpgsqlDataSource.Create(builder.ConnectionString);
        await using (var node = new PostgresEventStore(pool, _world.Options(new LoanViews())))
        {
            var stop = await _world.RunAsync(node);
            await node.StartAsync(_tenant);
            await _world.CaughtUpAsync(node);
            // Somebody is listening, and an advisory lock is held.
            await BackgroundWorld.UntilAsync(async () => await _world.Sql.ScalarAsync<long>(
                "select count(*) from pg_stat_activity where query like 'listen %' and datname = current_database()") > 0);
            Assert.True(await _world.Sql.ScalarAsync<long>("select count(*) from pg_locks where locktype = 'advisory'") > 0);
            await stop();
            await node.RebuildAsync("loans");
        }

        var open = new List<NpgsqlConnection>();
        for (var i = 0; i < Connections; i++)
        {
            var connection = await pool.OpenConnectionAsync();
            open.Add(connection);
            Assert.Equal("", await LeftAsync(connection));
        }

        foreach (var connection in open)
            await connection.DisposeAsync();
    }

    private static async Task<string> LeftAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            """
            select concat_ws('; ', (select string_agg(channel, ', ') from pg_listening_channels() channel),
                (select string_agg(format('%s = %s', name, setting), ', ') from pg_settings where source = 'session'),
                (select string_agg(locktype, ', ') from pg_locks where pid = pg_backend_pid() and locktype = 'advisory'),
                (select string_agg(relname, ', ') from pg_class where relpersistence = 't' and pg_table_is_visible(oid)))
            """,
            connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
