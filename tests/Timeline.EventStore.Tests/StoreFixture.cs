using Npgsql;
using Timeline.Testing.Databases;

[assembly: AssemblyFixture(typeof(DatabaseFixture))]

namespace Timeline.EventStore.Tests;

/// <summary>A migrated schema of one test class, and stores on it. Every store made here is one node.</summary>
public sealed class StoreFixture(DatabaseFixture databases) : IAsyncLifetime
{
    private readonly List<PostgresEventStore> _nodes = [];
    private TestSchema? _schema;

    public string Schema => _schema!.Name;

    /// <summary>For SQL by hand; its search path is the schema.</summary>
    public NpgsqlDataSource Sql => _schema!.DataSource;

    /// <summary>For stores: the search path does not help a statement that forgot its schema.</summary>
    public NpgsqlDataSource Database { get; private set; } = null!;

    public string ConnectionString { get; private set; } = "";

    public IEventStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _schema = await databases.CreateSchemaAsync();
        ConnectionString = new NpgsqlConnectionStringBuilder(databases.ConnectionString) { MaxPoolSize = 50 }.ConnectionString;
        Database = NpgsqlDataSource.Create(ConnectionString);
        var store = Node();
        await store.MigrateAsync();
        Store = store;
    }

    public PostgresEventStore Node(EventStoreOptions? options = null)
    {
        var node = new PostgresEventStore(Database, options ?? Samples.Options(Schema));
        lock (_nodes)
            _nodes.Add(node);
        return node;
    }

    public async Task<T> ScalarAsync<T>(string sql, params object[] parameters)
    {
        await using var command = Sql.CreateCommand(sql);
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql, params object[] parameters)
    {
        await using var command = Sql.CreateCommand(sql);
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    public async Task<IReadOnlyList<string>> LinesAsync(string sql)
    {
        await using var command = Sql.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "null" : reader.GetValue(i).ToString())));
        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        await Database.DisposeAsync();
        if (_schema is not null)
            await _schema.DisposeAsync();
    }
}
