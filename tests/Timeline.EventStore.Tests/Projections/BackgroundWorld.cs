using NodaTime;
using Npgsql;
using Timeline.EventStore.Events;
using Timeline.EventStore.Projections;
using Timeline.Testing.Databases;

namespace Timeline.EventStore.Tests.Projections;

public sealed record LoanView(Guid Id, string Title, int Reminders, Instant ChangedAt, long LastPosition);

public sealed record ReaderView(string Id, int Books, string LastTitle);

/// <summary>A schema of one test's own, and nodes with runners on it.</summary>
public sealed class BackgroundWorld(DatabaseFixture databases) : IAsyncLifetime
{
    public const string Loans = "mt_doc_loanview";
    public const string Readers = "mt_doc_readerview";

    private readonly StoreFixture _fixture = new(databases);
    private readonly List<(CancellationTokenSource Stop, Task Running)> _runners = [];

    public StoreFixture Sql => _fixture;

    /// <summary>Appends; knows no projections.</summary>
    public IEventStore Plain => _fixture.Store;

    public async ValueTask InitializeAsync()
    {
        await _fixture.InitializeAsync();
        await _fixture.Node(Options(new LoanViews(), new ReaderViews())).MigrateAsync();
    }

    public EventStoreOptions Options(params IProjection[] projections) => Options(1, onFault: null, projections);

    public EventStoreOptions Options(Action<Exception> onFault, params IProjection[] projections) => Options(1, onFault, projections);

    private EventStoreOptions Options(int version, Action<Exception>? onFault, IProjection[] projections)
    {
        var options = Samples.Options(_fixture.Schema, onFault: onFault);
        options.Documents.Add<LoanView>(view => view.Id, "loanview").Index("title", "data ->> 'Title'");
        options.Documents.Add<ReaderView>(view => view.Id, "readerview").UniqueIndex("last_title", "data ->> 'LastTitle'");
        foreach (var projection in projections)
            options.BackgroundProjections.Add(projection, version);
        return options;
    }

    public PostgresEventStore Node(params IProjection[] projections) => _fixture.Node(Options(projections));

    public PostgresEventStore NewerNode(params IProjection[] projections) => _fixture.Node(Options(2, onFault: null, projections));

    /// <summary>Runs the projections of a node until the returned source is cancelled, or the test ends.</summary>
    public async Task<Func<Task>> RunAsync(PostgresEventStore node)
    {
        var stop = new CancellationTokenSource();
        var running = new ProjectionRunner(node).RunAsync(stop.Token);
        _runners.Add((stop, running));
        await Task.Yield();
        return async () =>
        {
            await stop.CancelAsync();
            await running.WaitAsync(TimeSpan.FromSeconds(20));
        };
    }

    public async Task CaughtUpAsync(IEventStore node) =>
        await UntilAsync(async () => (await node.GetProjectionStatusAsync()).All(status => status.Position >= status.Newest));

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                if (await condition())
                    return;
            }
            catch (NpgsqlException)
            {
                // Connections are killed in these tests.
            }

            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromSeconds(30), "the condition was not met within 30 s");
            await Task.Delay(10);
        }
    }

    /// <summary>Kills the connections that hold the right to a projection; tells how many there were.</summary>
    public Task<long> KillAsync(string purpose, string projection) =>
        _fixture.ScalarAsync<long>(
            "select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory' and granted and (classid::bigint << 32 | objid::bigint) = hashtextextended($1, 0)",
            $"{purpose} {_fixture.Schema} {projection}");

    public Task<long> ProgressAsync(string name) =>
        _fixture.ScalarAsync<long>("select coalesce((select last_seq_id from mt_event_progression where name = $1), -1)", name);

    public Task<IReadOnlyList<string>> BytesAsync(string table) =>
        _fixture.LinesAsync($"select tenant_id, id, data::text, mt_dotnet_type, mt_version from {table} order by tenant_id, id");

    public async ValueTask DisposeAsync()
    {
        foreach (var (stop, _) in _runners)
            await stop.CancelAsync();
        await Task.WhenAll(_runners.Select(runner => runner.Running)).WaitAsync(TimeSpan.FromSeconds(20));
        foreach (var (stop, _) in _runners)
            stop.Dispose();
        await _fixture.DisposeAsync();
    }
}

/// <summary>One document per loan.</summary>
internal sealed class LoanViews : SingleStreamProjection<LoanView>
{
    private long _seen;

    public override string Name => "loans";

    /// <summary>Called before each event is taken in.</summary>
    public Action<StoredEvent>? OnEvent { get; set; }

    public long Seen => Volatile.Read(ref _seen);

    public override bool Handles(Type eventType) => eventType.IsAssignableTo(typeof(LoanEvent));

    protected override LoanView? Evolve(LoanView? document, StoredEvent stored)
    {
        OnEvent?.Invoke(stored);
        Interlocked.Increment(ref _seen);
        return (stored.Data, document) switch
        {
            (BookLent lent, _) => new LoanView(stored.StreamId, lent.Title, 0, stored.Timestamp, stored.Position),
            (ReminderSent, { } loan) => loan with { Reminders = loan.Reminders + 1, ChangedAt = stored.Timestamp, LastPosition = stored.Position },
            (BookReturned, _) => null,
            _ => document,
        };
    }
}

/// <summary>One document per reader over all loans.</summary>
internal sealed class ReaderViews : IProjection
{
    public string Name => "readers";

    public IReadOnlyCollection<Type> DocumentTypes { get; } = [typeof(ReaderView)];

    /// <summary>Called after the documents of each event are changed.</summary>
    public Func<StoredEvent, Task> AfterEvent { get; set; } = _ => Task.CompletedTask;

    public bool Handles(Type eventType) => eventType == typeof(BookLent);

    public async ValueTask ApplyAsync(IProjectionSession documents, StreamSlice slice, CancellationToken cancellation)
    {
        foreach (var stored in slice.Events)
        {
            if (stored.Data is not BookLent lent)
                continue;
            var reader = await documents.LoadAsync<ReaderView>(lent.Reader, cancellation) ?? new ReaderView(lent.Reader, 0, "");
            documents.Store(reader with { Books = reader.Books + 1, LastTitle = lent.Title });
            await AfterEvent(stored);
        }
    }
}
