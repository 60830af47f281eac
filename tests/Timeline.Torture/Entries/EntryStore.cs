using NodaTime;
using Npgsql;
using Timeline.EventStore;

namespace Timeline.Torture.Entries;

/// <summary>One node: a store with its pool, for one process or one purpose.</summary>
internal sealed class EntryStore : IAsyncDisposable
{
    public const string Schema = "torture";

    private readonly NpgsqlDataSource _pool;

    /// <param name="connectionString">Of one server or several.</param>
    /// <param name="onFault">Told of faults that the store gets over by itself.</param>
    public EntryStore(string connectionString, Action<Exception>? onFault = null)
    {
        // As the application makes it, of several hosts too.
        _pool = NpgsqlDataSource.Create(connectionString);
        var options = new EventStoreOptions { Schema = Schema, StaleGapThreshold = Duration.Zero, OnBackgroundFault = onFault };
        options.Events.Add<EntryMade>().Add<EntryNoted>();
        options.Documents.Add<Account>(account => account.Id);
        options.Documents.Add<Statement>(statement => statement.Id);
        options.InlineProjections.Add(new AccountProjection());
        options.BackgroundProjections.Add(new StatementProjection());
        Store = new PostgresEventStore(_pool, options);
    }

    public PostgresEventStore Store { get; }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await _pool.DisposeAsync();
    }
}
