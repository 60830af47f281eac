using System.Runtime.CompilerServices;
using JasperFx.Events;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace Timeline.Storage.Following;

/// <summary>
/// Streams as they grow, on whatever node: each event is told of after its commit; a lost notice costs at most a second. Every node listens
/// for itself. Thread-safe; one for each process and schema.
/// </summary>
/// <param name="store">Reads the events.</param>
/// <param name="database">The pool; one connection of it is kept for listening.</param>
/// <param name="signals">Those of the store.</param>
/// <param name="report">Told of faults that are got over (a lost connection, made anew), for a log. Called from any thread.</param>
public sealed class LiveStreams(IDocumentStore store, NpgsqlDataSource database, CommitSignals signals, Action<Exception>? report = null) : IAsyncDisposable
{
    private const int PageSize = 1_000;

    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);

    private readonly Guid _node = Guid.CreateVersion7();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly Wake _look = new();
    private Task? _running;

    /// <summary>Begins to listen, to tell other nodes, and to look for what nobody told. Followers begin it too.</summary>
    public void Start()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, this);
            if (_running is not null)
                return;
            var schema = store.Options.DatabaseSchemaName;
            var notifier = new Notifier(database, schema, _node, report);
            signals.CommittedHere += notifier.Add;
            signals.ChangedHere += notifier.Add;
            var listener = new Listener(database, schema, _node, signals, LookEverywhere, report);
            _running = Task.WhenAll(
                Task.Run(() => notifier.RunAsync(_stop.Token)),
                Task.Run(() => listener.RunAsync(_stop.Token)),
                Task.Run(PollAsync));
        }
    }

    /// <summary>
    /// The events of a stream after a version: first those that are there, then each as it is committed, in order and once. Lost connections
    /// are outlasted. Ends by an <see cref="OperationCanceledException"/>, also when this is disposed of.
    /// </summary>
    /// <param name="tenant">Whose stream; it need not exist yet.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="after">The last version already seen; 0 for none.</param>
    /// <param name="cancellation">Ends the following.</param>
    public async IAsyncEnumerable<IEvent> FollowAsync(string tenant, Guid stream, long after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stop.Token);

        // Watched before it is read: an append in between is told of, not missed.
        var watch = signals.Watch(tenant, stream);
        try
        {
            Start();
            var (last, told) = (after, 0L);
            while (true)
            {
                IReadOnlyList<IEvent> page;
                do
                {
                    page = await LostConnection.OutlastAsync(() => PageAsync(tenant, stream, last, linked.Token), report, linked.Token).ConfigureAwait(false);
                    foreach (var stored in page)
                    {
                        last = stored.Version;
                        yield return stored;
                    }
                }
                while (page.Count == PageSize);

                // A version that was told of and yet not found is archived since: it will not come, and is not waited for again.
                told = await watch.WaitPastAsync(Math.Max(last, told), linked.Token).ConfigureAwait(false);
            }
        }
        finally
        {
            signals.Unwatch(tenant, stream, watch);
        }
    }

    /// <summary>
    /// The streams of a tenant that are appended to from now on, each as often as it is told of and at most once in a step: what is told while a
    /// follower is busy comes together.
    /// </summary>
    /// <param name="tenant">Whose streams.</param>
    /// <param name="cancellation">Ends the following.</param>
    public async IAsyncEnumerable<IReadOnlyCollection<Guid>> FollowTenantAsync(string tenant, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stop.Token);
        var watch = signals.WatchTenant(tenant);
        try
        {
            Start();
            while (true)
                yield return await watch.TakeAsync(linked.Token).ConfigureAwait(false);
        }
        finally
        {
            signals.Unwatch(watch);
        }
    }

    /// <summary>Ends everything that was begun, and all followers.</summary>
    public async ValueTask DisposeAsync()
    {
        Task? running;
        lock (_lock)
        {
            if (_stop.IsCancellationRequested)
                return;
            _stop.Cancel();
            running = _running;
        }

        if (running is not null)
            await running.ConfigureAwait(false);
        _stop.Dispose();
    }

    private void LookEverywhere()
    {
        signals.Anything();
        _look.Set();
    }

    private async Task<IReadOnlyList<IEvent>> PageAsync(string tenant, Guid stream, long after, CancellationToken cancellation)
    {
        var session = store.QuerySession(tenant);
        await using var _ = session.ConfigureAwait(false);
        return await session.Events.FetchStreamAsync(stream, version: after + PageSize, fromVersion: after + 1, token: cancellation).ConfigureAwait(false);
    }

    // For appends that no notice announced. Transactions commit out of order, so each look goes back over what was new some looks ago.
    private async Task PollAsync()
    {
        var seen = new RecentPositions();
        var failed = 0;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await LookAsync(seen, _stop.Token).ConfigureAwait(false);
                failed = 0;
                await _look.WaitAsync(PollEvery, _stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Followers outlive any fault of the database.
            catch (Exception e)
#pragma warning restore CA1031
            {
                report?.Invoke(e);
                await Task.Delay(LostConnection.Pause(failed++), _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task LookAsync(RecentPositions seen, CancellationToken cancellation)
    {
        var events = $"{SchemaName.Quote(store.Options.DatabaseSchemaName)}.mt_events";
        var command = database.CreateCommand(seen.Oldest is null
            ? $"select null::varchar, null::uuid, null::bigint, coalesce(max(seq_id), 0) from {events}"
            : $"select tenant_id, stream_id, max(version), max(seq_id) from {events} where seq_id > $1 group by tenant_id, stream_id");
        await using var _ = command.ConfigureAwait(false);
        if (seen.Oldest is { } oldest)
            command.Parameters.Add(new() { Value = oldest, NpgsqlDbType = NpgsqlDbType.Bigint });
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        var newest = seen.Newest;
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            newest = Math.Max(newest, reader.GetInt64(3));
            if (!reader.IsDBNull(0) && seen.IsNews((reader.GetString(0), reader.GetGuid(1)), reader.GetInt64(2)))
                signals.Reached(reader.GetString(0), reader.GetGuid(1), reader.GetInt64(2));
        }

        // What was appended before the first look and after a follower's first reading is found by reading again.
        if (seen.Oldest is null)
            signals.Anything();
        seen.Looked(newest);
    }

    /// <summary>Where the last looks ended, a minute of them: a transaction that takes longer is found by its stream's next event.</summary>
    private sealed class RecentPositions
    {
        private const int Looks = 60;

        private readonly Queue<long> _ends = new();
        private readonly Dictionary<(string Tenant, Guid Stream), (long Version, long Look)> _told = [];
        private long _looks;

        /// <summary>Null before the first look.</summary>
        public long? Oldest => _ends.Count == 0 ? null : _ends.Peek();

        public long Newest { get; private set; }

        public bool IsNews((string Tenant, Guid Stream) stream, long version)
        {
            var news = !_told.TryGetValue(stream, out var before) || before.Version < version;
            _told[stream] = (version, _looks);
            return news;
        }

        public void Looked(long newest)
        {
            Newest = newest;
            _ends.Enqueue(newest);
            if (_ends.Count > Looks)
                _ends.Dequeue();
            _looks++;
            foreach (var (stream, _) in _told.Where(told => told.Value.Look < _looks - 1).ToList())
                _told.Remove(stream);
        }
    }
}
