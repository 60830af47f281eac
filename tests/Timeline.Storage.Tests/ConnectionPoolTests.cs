using Npgsql;

namespace Timeline.Storage.Tests;

public sealed class ConnectionPoolTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task Twelve_connections_are_left_to_others()
    {
        var most = await ConnectionPool.MostConnectionsAsync(fixture.ConnectionString, CancellationToken.None);

        var allowed = await fixture.ScalarAsync<int>(
            "select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int - coalesce(current_setting('reserved_connections', true), '0')::int");
        Assert.Equal(Math.Min(allowed - 12, 100), most);
    }

    [Fact]
    public async Task More_clients_than_connections_wait_and_none_fails()
    {
        await using var pool = ConnectionPool.Create(fixture.ConnectionString, "crowded", mostConnections: 3);
        var most = 0L;
        var held = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(async () =>
        {
            await using var command = pool.CreateCommand("select pg_sleep(0.01), (select count(*) from pg_stat_activity where application_name = 'crowded')");
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            return reader.GetInt64(1);
        })));
        most = held.Max();

        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public void What_the_connection_string_says_counts()
    {
        var said = new NpgsqlConnectionStringBuilder(fixture.ConnectionString)
        {
            MaxAutoPrepare = 7,
            AutoPrepareMinUsages = 9,
            NoResetOnClose = false,
            ApplicationName = "mine",
            MaxPoolSize = 5,
        };
        using var kept = ConnectionPool.Create(said.ConnectionString, "node", mostConnections: 20);
        using var plain = ConnectionPool.Create(fixture.ConnectionString, "node", mostConnections: 20);

        var (keeps, defaults) = (new NpgsqlConnectionStringBuilder(kept.ConnectionString), new NpgsqlConnectionStringBuilder(plain.ConnectionString));
        Assert.Equal((7, 9, false, "mine", 5), (keeps.MaxAutoPrepare, keeps.AutoPrepareMinUsages, keeps.NoResetOnClose, keeps.ApplicationName, keeps.MaxPoolSize));
        Assert.Equal((30, 3, true, "node", 20), (defaults.MaxAutoPrepare, defaults.AutoPrepareMinUsages, defaults.NoResetOnClose, defaults.ApplicationName, defaults.MaxPoolSize));
        Assert.Equal(3, new NpgsqlConnectionStringBuilder(ConnectionPool.Create(said.ConnectionString, "node", mostConnections: 3).ConnectionString).MaxPoolSize);
    }
}
