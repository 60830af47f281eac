using Npgsql;

namespace Timeline.Testing.Databases;

/// <summary>A database of one test class; disposing drops it, open connections or not. A second dispose does nothing.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _server;
    private int _dropped;

    internal TestDatabase(NpgsqlDataSource server, string serverConnectionString, string name)
    {
        _server = server;
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(serverConnectionString) { Database = name }.ConnectionString;
        DataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    public string Name { get; }

    public string ConnectionString { get; }

    public NpgsqlDataSource DataSource { get; }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _dropped, 1) != 0)
            return;
        await DataSource.DisposeAsync();
        await using var command = _server.CreateCommand($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
        await command.ExecuteNonQueryAsync();
    }
}
