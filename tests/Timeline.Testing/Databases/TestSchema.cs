using Npgsql;

namespace Timeline.Testing.Databases;

/// <summary>A schema of one test class; disposing drops it and all that is in it. A second dispose does nothing.</summary>
public sealed class TestSchema : IAsyncDisposable
{
    private readonly NpgsqlDataSource _server;
    private int _dropped;

    internal TestSchema(NpgsqlDataSource server, string serverConnectionString, string name)
    {
        _server = server;
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(serverConnectionString) { SearchPath = name }.ConnectionString;
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
        await using var command = _server.CreateCommand($"DROP SCHEMA IF EXISTS {Name} CASCADE");
        await command.ExecuteNonQueryAsync();
    }
}
