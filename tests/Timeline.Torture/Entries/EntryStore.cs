using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Timeline.Storage;
using Timeline.Storage.Commands;
using Timeline.Storage.DueWork;
using Timeline.Storage.Following;
using Timeline.Storage.Projections;
using Timeline.Storage.Schema;
using Timeline.Storage.Sealing;

namespace Timeline.Torture.Entries;

/// <summary>One node: everything of the storage that one process of the program has, with its pool.</summary>
internal sealed class EntryStore : IAsyncDisposable
{
    public const string Schema = "torture";

    private const int MostConnections = 12;

    private readonly ServiceProvider _services;
    private readonly StoppedProjections _stopped;

    /// <param name="connectionString">Of one server or several.</param>
    /// <param name="configure">What this node knows beside the entries.</param>
    public EntryStore(string connectionString, Action<StoreOptions>? configure = null)
    {
        Database = ConnectionPool.Create(connectionString, FormattableString.Invariant($"torture {Environment.ProcessId}"), MostConnections);
        _services = new ServiceCollection()
            .AddLogging()
            .AddMarten(_ => Options(configure)).AddAsyncDaemon(DaemonMode.HotCold).Services
            .BuildServiceProvider();
        Store = _services.GetRequiredService<IDocumentStore>();
        Streams = new LiveStreams(Store, Database, Signals);
        _stopped = new StoppedProjections(Coordinator);
    }

    public NpgsqlDataSource Database { get; }

    public CommitSignals Signals { get; } = new();

    public IDocumentStore Store { get; }

    public LiveStreams Streams { get; }

    /// <summary>Of all commands of this node.</summary>
    public StreamGates Gates { get; } = new();

    public BackgroundProjections Projections => new(Store, Database);

    public ChainVerifier Verifier => new(Database, Schema);

    private IProjectionCoordinator Coordinator => _services.GetRequiredService<Marten.Events.Daemon.Coordination.IProjectionCoordinator>();

    public Task PrepareAsync() => new StoreSchema(Store, Database).PrepareAsync(migrate: false, CancellationToken.None);

    /// <summary>Keeps the background projections up to date while no other node does, as every node of the program.</summary>
    public async Task StartDaemonAsync()
    {
        await Coordinator.StartAsync(CancellationToken.None);
        await _stopped.StartAsync(CancellationToken.None);
    }

    public async Task StopDaemonAsync()
    {
        await _stopped.StopAsync(CancellationToken.None);
        await Coordinator.StopAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Streams.DisposeAsync();
        _stopped.Dispose();
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }

    private StoreOptions Options(Action<StoreOptions>? configure)
    {
        var options = new StoreOptions();
        options.UseTimelineStorage(Database, Schema, Signals);
        options.Events.AddEventTypes([typeof(EntryMade), typeof(EntryNoted)]);
        options.Schema.For<Account>().Identity(account => account.Id);
        options.Schema.For<Statement>().Identity(statement => statement.Id);
        DueWorkOptions.AddTo(options);
        options.Projections.Add(new AccountProjection(), ProjectionLifecycle.Inline);
        options.Projections.Add(new StatementProjection(), ProjectionLifecycle.Async, MartenSetup.ForBackground);
        configure?.Invoke(options);
        return options;
    }
}
