using Marten;
using Npgsql;
using Timeline.Storage.Commands;
using Timeline.Storage.DueWork;
using Timeline.Storage.Following;
using Timeline.Storage.Schema;
using Timeline.Storage.Sealing;

namespace Timeline.Storage.Tests;

/// <summary>What one process of the program would have: a store with its pool, its signals and what listens for others.</summary>
public sealed class StoreNode : IAsyncDisposable
{
    private long _appended;

    public StoreNode(string connectionString, string schema, string name = "storage tests", Action<StoreOptions>? configure = null)
    {
        Signals = new CommitSignals { Appended = events => Interlocked.Add(ref _appended, events) };
        Database = ConnectionPool.Create(connectionString, name, mostConnections: 40);
        Store = DocumentStore.For(options =>
        {
            options.UseTimelineStorage(Database, schema, Signals);
            DueWorkOptions.AddTo(options);
            Samples.AddTo(options);
            configure?.Invoke(options);
        });
        Streams = new LiveStreams(Store, Database, Signals, Faults.Enqueue);
        Verifier = new ChainVerifier(Database, schema);
        Schema = new StoreSchema(Store, Database);
    }

    public NpgsqlDataSource Database { get; }

    public CommitSignals Signals { get; }

    /// <summary>How many events this node has appended.</summary>
    public long Appended => Volatile.Read(ref _appended);

    public DocumentStore Store { get; }

    public LiveStreams Streams { get; }

    public ChainVerifier Verifier { get; }

    public StoreSchema Schema { get; }

    /// <summary>What the node would have logged of faults that it got over.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<Exception> Faults { get; } = new();

    public Task PrepareAsync(bool migrate = false) => Schema.PrepareAsync(migrate, TestContext.Current.CancellationToken);

    public IDocumentSession Open(string tenant, Guid? command = null) =>
        new CommandMetadata(command ?? Guid.CreateVersion7(), "ada", "desk", "visit", new Dictionary<string, string> { ["shelf"] = "B2" }).OpenSession(Store, tenant);

    public async ValueTask DisposeAsync()
    {
        await Streams.DisposeAsync();
        await Store.DisposeAsync();
        await Database.DisposeAsync();
    }
}
