using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;
using Timeline.Storage;
using Timeline.Storage.Following;
using Timeline.Storage.Schema;

namespace Timeline.Benchmarks.Load;

/// <summary>Marten as the program sets it up, with a pool of its own and the benchmark's events.</summary>
internal sealed class BenchStore : IAsyncDisposable
{
    private const int MostConnections = 64;

    private readonly NpgsqlDataSource _database;
    private readonly DocumentStore _store;

    public BenchStore(string connectionString, string schema)
    {
        _database = ConnectionPool.Create(connectionString, "timeline benchmarks", MostConnections);
        _store = DocumentStore.For(options =>
        {
            options.UseTimelineStorage(_database, schema, new CommitSignals());
            options.Events.AddEventTypes([typeof(NoteTaken), typeof(NoteCorrected), typeof(NoteFiled)]);
            options.Schema.For<Notebook>().Identity(notebook => notebook.Id);
            options.Projections.Add(new NotebookProjection(), ProjectionLifecycle.Async, MartenSetup.ForBackground);
            options.Projections.AsyncMode = DaemonMode.ExternallyManaged;
        });
    }

    public IDocumentStore Documents => _store;

    public Task PrepareAsync() => new StoreSchema(_store, _database).PrepareAsync(migrate: false, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
    }
}
