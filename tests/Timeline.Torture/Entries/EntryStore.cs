using NodaTime;
using Npgsql;
using Timeline.EventStore;

namespace Timeline.Torture.Entries;

/// <summary>One node: a store with its pool, for one process or one purpose.</summary>
internal sealed class EntryStore : IAsyncDisposable
{
    public const string Schema = "torture";

    private readonly NpgsqlDataSource _pool;

    /// <param name="connectionString">Of one server; of several, divided by commas, the one that is the primary is used.</param>
    /// <param name="onFault">Told of faults that the store gets over by itself.</param>
    public EntryStore(string connectionString, Action<Exception>? onFault = null)
    {
        _pool = Pool(connectionString);
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

    private static NpgsqlDataSource Pool(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        // A builder of several hosts does not take the wanted role in its connection string.
        return builder.ConnectionStringBuilder.Host!.Contains(',', StringComparison.Ordinal)
            ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary)
            : builder.Build();
    }
}
