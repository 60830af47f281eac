using Marten;
using Npgsql;
using Timeline.Testing.Databases;

[assembly: AssemblyFixture(typeof(DatabaseFixture))]

namespace Timeline.Storage.Tests;

/// <summary>A schema of one test class, made by the storage, and nodes on it.</summary>
public sealed class StoreFixture(DatabaseFixture databases) : IAsyncLifetime
{
    private readonly List<StoreNode> _nodes = [];
    private TestSchema? _schema;

    public string Schema => _schema!.Name;

    /// <summary>For SQL by hand; its search path is the schema.</summary>
    public NpgsqlDataSource Sql => _schema!.DataSource;

    /// <summary>For nodes: the search path does not help a statement that forgot its schema.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>A node that every test may use.</summary>
    public StoreNode Node { get; private set; } = null!;

    public IDocumentStore Store => Node.Store;

    public async ValueTask InitializeAsync()
    {
        _schema = await databases.CreateSchemaAsync();
        ConnectionString = databases.ConnectionString;
        Node = NewNode();
        await Node.PrepareAsync();
    }

    /// <param name="configure">What the node knows beside the samples.</param>
    /// <param name="connectionString">Null for the fixture's.</param>
    /// <param name="name">Shown in the database's list of connections.</param>
    public StoreNode NewNode(Action<StoreOptions>? configure = null, string? connectionString = null, string name = "storage tests")
    {
        var node = new StoreNode(connectionString ?? ConnectionString, Schema, name, configure);
        lock (_nodes)
            _nodes.Add(node);
        return node;
    }

    public Task<T> ScalarAsync<T>(string sql, params object[] parameters) => Sql.ScalarAsync<T>(sql, parameters);

    public Task ExecuteAsync(string sql, params object[] parameters) => Sql.ExecuteAsync(sql, parameters);

    public Task<IReadOnlyList<string>> LinesAsync(string sql, params object[] parameters) => Sql.LinesAsync(sql, parameters);

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        if (_schema is not null)
            await _schema.DisposeAsync();
    }
}
