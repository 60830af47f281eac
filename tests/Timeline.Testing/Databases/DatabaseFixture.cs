using Npgsql;
using Xunit;

namespace Timeline.Testing.Databases;

/// <summary>
/// A real PostgreSQL for tests: <c>IClassFixture&lt;DatabaseFixture&gt;</c>, or once for an assembly. Every test class takes a schema
/// or a database of its own; those not disposed by the tests are dropped with the fixture. Thread-safe.
/// </summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _made = [];
    private readonly Lock _gate = new();
    private NpgsqlDataSource? _server;

    /// <summary>The server, in a database that is shared: use it to look around, and make schemas for everything else.</summary>
    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await SharedPostgres.ConnectionStringAsync();
        _server = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>An empty schema in the shared database; the connection string's search path is that schema alone.</summary>
    public async Task<TestSchema> CreateSchemaAsync(CancellationToken cancellation = default)
    {
        var schema = new TestSchema(Server, ConnectionString, UniqueName.New());
        await ExecuteAsync($"CREATE SCHEMA {schema.Name}", cancellation);
        return Remember(schema);
    }

    /// <summary>An empty database.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync(CancellationToken cancellation = default)
    {
        var database = new TestDatabase(Server, ConnectionString, UniqueName.New());
        // template0 has no connections that could be in the way.
        await ExecuteAsync($"CREATE DATABASE {database.Name} TEMPLATE template0", cancellation);
        return Remember(database);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var made in _made)
            await made.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private NpgsqlDataSource Server =>
        _server ?? throw new InvalidOperationException("The fixture is not initialized: let xunit make it, or call InitializeAsync first.");

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = Server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private T Remember<T>(T made)
        where T : IAsyncDisposable
    {
        lock (_gate)
            _made.Add(made);
        return made;
    }
}
