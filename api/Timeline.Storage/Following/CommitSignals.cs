using System.Collections.Concurrent;
using System.Collections.Immutable;
using JasperFx.Events.Daemon.HighWater;
using Marten;
using Marten.Services;

namespace Timeline.Storage.Following;

/// <summary>Tells this process that something was committed, by this node or another one. Thread-safe; one for each store.</summary>
public sealed class CommitSignals
{
    private readonly ConcurrentDictionary<(string Tenant, Guid Stream), ImmutableArray<StreamWatch>> _streams = new();
    private ImmutableList<TenantWatch> _tenants = [];

    /// <summary>Makes signals that nobody gives yet.</summary>
    public CommitSignals()
    {
        Listener = new CommitListener(this);
        DaemonWakeup = new Wakeup(this);
    }

    /// <summary>Content was removed from events that were read already, on whatever node: what is kept of any stream is to be forgotten.</summary>
    public Action? ContentRemoved { get; set; }

    /// <summary>
    /// A document was changed, on whatever node: its id, or null when notices may have been lost and it may be any. Only of documents whose
    /// changes are told of by <see cref="TellChanged"/>. Called from any thread.
    /// </summary>
    public Action<Guid?>? DocumentChanged { get; set; }

    /// <summary>Told of each transaction of this node that appended, with the number of its events. Called from any thread.</summary>
    public Action<int>? Appended { get; init; }

    internal IDocumentSessionListener Listener { get; }

    internal IDaemonWakeup DaemonWakeup { get; }

    /// <summary>This node committed: for whoever tells the others.</summary>
    internal Action<string, Guid, long>? CommittedHere { get; set; }

    /// <summary>This node changed a document: for whoever tells the others.</summary>
    internal Action<Guid>? ChangedHere { get; set; }

    internal Wake Daemon { get; } = new();

    /// <summary>Tells every node, this one at once, that a document was changed. To be called after the commit; a notice may be lost.</summary>
    public void TellChanged(Guid document)
    {
        DocumentChanged?.Invoke(document);
        ChangedHere?.Invoke(document);
    }

    internal StreamWatch Watch(string tenant, Guid stream)
    {
        var watch = new StreamWatch();
        _streams.AddOrUpdate((tenant, stream), _ => [watch], (_, others) => others.Add(watch));
        return watch;
    }

    internal void Unwatch(string tenant, Guid stream, StreamWatch watch)
    {
        var key = (tenant, stream);
        while (_streams.TryGetValue(key, out var watches))
        {
            var rest = watches.Remove(watch);
            if (rest.IsEmpty ? _streams.TryRemove(new(key, watches)) : _streams.TryUpdate(key, rest, watches))
                return;
        }
    }

    internal TenantWatch WatchTenant(string tenant)
    {
        var watch = new TenantWatch(tenant);
        ImmutableInterlocked.Update(ref _tenants, watches => watches.Add(watch));
        return watch;
    }

    internal void Unwatch(TenantWatch watch) => ImmutableInterlocked.Update(ref _tenants, watches => watches.Remove(watch));

    /// <summary>A stream is known to have reached a version.</summary>
    internal void Reached(string tenant, Guid stream, long version)
    {
        if (_streams.TryGetValue((tenant, stream), out var watches))
        {
            foreach (var watch in watches)
                watch.Reached(version);
        }

        foreach (var watch in _tenants)
            watch.Reached(tenant, stream, version);
        Daemon.Set();
    }

    /// <summary>Something may have happened to any stream or document: every follower of one looks.</summary>
    internal void Anything()
    {
        foreach (var watch in _streams.Values.SelectMany(watches => watches))
            watch.Reached(long.MaxValue);
        DocumentChanged?.Invoke(null);
        Daemon.Set();
    }

    internal void RemovedContent() => ContentRemoved?.Invoke();

    private sealed class CommitListener(CommitSignals signals) : DocumentSessionListenerBase
    {
        public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
        {
            var streams = commit.GetStreams().Where(stream => stream.Events.Count > 0).ToList();
            if (streams.Count > 0)
                signals.Appended?.Invoke(streams.Sum(stream => stream.Events.Count));
            foreach (var stream in streams)
            {
                var version = stream.Events[^1].Version;
                signals.Reached(stream.TenantId, stream.Id, version);
                signals.CommittedHere?.Invoke(stream.TenantId, stream.Id, version);
            }

            return Task.CompletedTask;
        }
    }

    /// <summary>Lets the daemon look for new events as soon as there are some, and at its own pace otherwise.</summary>
    private sealed class Wakeup(CommitSignals signals) : IDaemonWakeup
    {
        public Task WaitAsync(TimeSpan timeout, CancellationToken token) => signals.Daemon.WaitAsync(timeout, token);

        public void Dispose()
        {
        }
    }
}
