using NodaTime;
using Npgsql;
using NpgsqlTypes;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Documents;
using Timeline.EventStore.Events;
using Timeline.EventStore.Following;
using Timeline.EventStore.Projections;
using Timeline.EventStore.Projections.Background;
using Timeline.EventStore.Reading;
using Timeline.EventStore.Schema;
using Timeline.EventStore.Sealing;

namespace Timeline.EventStore;

/// <summary>The event store on PostgreSQL 14 or newer, in the on-disk format of Marten 9.</summary>
public sealed class PostgresEventStore : IEventStore, IAsyncDisposable
{
    private readonly StoreContext _store;
    private readonly Horizon _horizon;
    private readonly Pump _pump;
    private readonly Notifier? _notifier;
    private readonly NpgsqlDataSource? _owned;
    private int _disposed;

    /// <summary>A store over a pool of connections that stays the caller's.</summary>
    /// <param name="database">Must lead to the primary: a standby does not know which transactions are under way.</param>
    /// <param name="options">Not to be changed afterwards.</param>
    /// <exception cref="ArgumentException">The schema's name cannot be one.</exception>
    /// <exception cref="InvalidOperationException">A projection writes documents of a type that is not registered.</exception>
    public PostgresEventStore(NpgsqlDataSource database, EventStoreOptions options)
        : this(database, options, announce: true)
    {
    }

    /// <summary>A store with a pool of its own.</summary>
    /// <inheritdoc cref="PostgresEventStore(NpgsqlDataSource, EventStoreOptions)" path="/exception" />
    public PostgresEventStore(string connectionString, EventStoreOptions options)
        : this(connectionString, options, announce: true)
    {
    }

    internal PostgresEventStore(string connectionString, EventStoreOptions options, bool announce)
        : this(OwnPool(connectionString), options, announce) => _owned = _store.Database;

    private PostgresEventStore(NpgsqlDataSource database, EventStoreOptions options, bool announce)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(options);
        _store = new StoreContext(database, options);
        _horizon = new Horizon(_store);
        var node = Guid.CreateVersion7();
        _pump = new Pump(_store, _horizon, node);
        _notifier = announce ? new Notifier(_store, node) : null;
        Documents = new DocumentReader(_store);
    }

    /// <inheritdoc />
    public IDocumentReader Documents { get; }

    /// <inheritdoc />
    public Task MigrateAsync(CancellationToken cancellation = default) =>
        new SchemaMigrator(_store.Database, _store.Options.Schema, _store.Options.Documents.All).MigrateAsync(cancellation);

    /// <inheritdoc />
    public IEventSession OpenSession(string tenantId, SessionMetadata? metadata = null) =>
        new EventSession(_store, TenantName.Checked(tenantId), (metadata ?? SessionMetadata.None).Checked());

    /// <inheritdoc />
    public Task<HandledCommand?> FindCommandAsync(string tenantId, Guid commandId, CancellationToken cancellation = default) =>
        CommandLookup.FindAsync(_store, TenantName.Checked(tenantId), commandId, cancellation);

    /// <inheritdoc />
    public Task<StreamState?> GetStreamStateAsync(string tenantId, Guid streamId, CancellationToken cancellation = default) =>
        StreamReading.StateAsync(_store, TenantName.Checked(tenantId), streamId, cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(
        string tenantId, Guid streamId, long fromVersion = 1, long? toVersion = null, Instant? recordedUntil = null, bool archived = false,
        CancellationToken cancellation = default)
    {
        var range = new StreamRange(fromVersion, toVersion ?? long.MaxValue, recordedUntil, archived);
        return StreamReading.ReadAsync(_store, connection: null, TenantName.Checked(tenantId), streamId, range, cancellation);
    }

    /// <inheritdoc />
    public Task<FoldedStream<TState>> FoldDataAsync<TState>(
        string tenantId, Guid streamId, TState seed, Func<TState, object, TState> evolve, long? toVersion = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(evolve);
        return StreamFolding.RunAsync(
            _store, TenantName.Checked(tenantId), streamId, toVersion ?? long.MaxValue, new FoldedStream<TState>(seed, 0), evolve, cancellation);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<StoredEvent> ReadAllAsync(
        string? tenantId, long afterPosition = 0, IReadOnlyCollection<string>? aliases = null, CancellationToken cancellation = default) =>
        AllReading.ReadAsync(_store, _horizon, Filter(tenantId, aliases), afterPosition, cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<StoredEvent> FollowStreamAsync(
        string tenantId, Guid streamId, long afterVersion, CancellationToken cancellation = default) =>
        EventFollowing.StreamAsync(_store, _pump, TenantName.Checked(tenantId), streamId, afterVersion, cancellation);

    /// <inheritdoc />
    public async Task<long> GetPositionAsync(CancellationToken cancellation = default)
    {
        long before;
        do
        {
            before = _horizon.Settled;
            await _horizon.AdvanceAsync(cancellation).ConfigureAwait(false);
        }
        while (_horizon.Settled > before);
        return before;
    }

    /// <inheritdoc />
    public IAsyncEnumerable<StoredEvent> FollowAsync(string? tenantId, long afterPosition, CancellationToken cancellation = default) =>
        EventFollowing.AllAsync(_store, _pump, _horizon, Filter(tenantId, aliases: null), afterPosition, cancellation);

    /// <inheritdoc />
    public async Task ArchiveStreamAsync(string tenantId, Guid streamId, CancellationToken cancellation = default)
    {
        var command = _store.Database.CreateCommand($"select {_store.QuotedSchema}.mt_archive_stream($1, $2)");
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(new() { Value = streamId, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(DocumentReading.Tenant(TenantName.Checked(tenantId)));
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task RedactEventAsync(
        string tenantId, Guid streamId, long version, string actor, string reason, object? replacement = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        var session = OpenSession(tenantId, new SessionMetadata { Actor = actor });
        session.Redact(streamId, version, reason, replacement);
        return session.SaveChangesAsync(cancellation);
    }

    /// <inheritdoc />
    public Task<HeadHash?> GetHeadHashAsync(string tenantId, Guid streamId, long? version = null, CancellationToken cancellation = default) =>
        ChainWalk.HeadAsync(_store, TenantName.Checked(tenantId), streamId, version, cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<StreamVerification> VerifyAsync(
        string? tenantId = null, Guid? streamId = null, IProgress<VerificationProgress>? progress = null, CancellationToken cancellation = default) =>
        ChainWalk.VerifyAsync(_store, tenantId is null ? null : TenantName.Checked(tenantId), streamId, progress, cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<DocumentAsKnown<TDocument>> ProjectAsKnownAtAsync<TDocument>(
        string tenantId, SingleStreamProjection<TDocument> projection, Instant recordedUntil, StreamSelection? streams = null,
        CancellationToken cancellation = default)
        where TDocument : class
    {
        ArgumentNullException.ThrowIfNull(projection);
        return AsKnownAtReading.ProjectAsync(
            _store, TenantName.Checked(tenantId), projection, recordedUntil, streams ?? StreamSelection.Everything, cancellation);
    }

    /// <inheritdoc />
    public Task RebuildAsync(IProjection projection, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(projection);
        return ProjectionRebuild.RunAsync(_store, projection, cancellation);
    }

    /// <inheritdoc />
    public Task RebuildAsync(string projection, IProgress<RebuildProgress>? progress = null, CancellationToken cancellation = default) =>
        new BackgroundRebuild(_store, _horizon, _store.Options.BackgroundProjections.Of(projection), progress).RunAsync(cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<ProjectionStatus>> GetProjectionStatusAsync(CancellationToken cancellation = default) =>
        ProjectionWatching.StatusAsync(_store, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<DeadLetter>> GetDeadLettersAsync(string? projection = null, CancellationToken cancellation = default) =>
        ProjectionWatching.DeadLettersAsync(_store, projection, cancellation);

    /// <inheritdoc />
    public Task<DeadLetterRetry> RetryDeadLetterAsync(Guid id, CancellationToken cancellation = default) =>
        new DeadLetterRetrying(_store).RunAsync(id, cancellation);

    internal Task RunBackgroundAsync(BackgroundProjection projection, CancellationToken cancellation) =>
        new ProjectionKeeper(_store, _horizon, _pump, projection).RunAsync(cancellation);

    internal IReadOnlyList<BackgroundProjection> BackgroundProjections => _store.Options.BackgroundProjections.All;

    /// <summary>Ends all followers and background work; a pool that the store made is closed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _pump.DisposeAsync().ConfigureAwait(false);
        if (_notifier is not null)
            await _notifier.DisposeAsync().ConfigureAwait(false);
        _horizon.Dispose();
        if (_owned is not null)
            await _owned.DisposeAsync().ConfigureAwait(false);
    }

    private static AllFilter Filter(string? tenantId, IReadOnlyCollection<string>? aliases) =>
        new(tenantId is null ? null : TenantName.Checked(tenantId), aliases?.ToArray());

    private static NpgsqlDataSource OwnPool(string connectionString)
    {
        // The store's own statements are few and always the same: the server need not plan them each time.
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConnectionStringBuilder.MaxAutoPrepare = Math.Max(builder.ConnectionStringBuilder.MaxAutoPrepare, 50);
        builder.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
        // Seven statements before the next one of each append; the store's own users of a connection leave nothing behind.
        if (!builder.ConnectionStringBuilder.ShouldSerialize("No Reset On Close"))
            builder.ConnectionStringBuilder.NoResetOnClose = true;
        return builder.Build();
    }
}
