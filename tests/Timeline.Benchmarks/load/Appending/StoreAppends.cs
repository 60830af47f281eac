using Timeline.EventStore;
using Timeline.EventStore.Appending;

namespace Timeline.Benchmarks.Load.Appending;

/// <summary>Appends through the store's public sessions. Each worker has its own streams.</summary>
internal sealed class StoreAppends(IEventStore store, string kind, int workers)
{
    private readonly Guid[] _streams = [.. Enumerable.Range(0, workers).Select(_ => Guid.CreateVersion7())];
    private readonly long[] _versions = new long[workers];
    private readonly object _note = Notes.Make(1);

    public async Task PrepareAsync()
    {
        for (var worker = 0; worker < workers; worker++)
        {
            await StartAsync(_streams[worker]);
            _versions[worker] = 1;
        }
    }

    public Task OnceAsync(int worker) => kind == "start" ? StartAsync(Guid.CreateVersion7()) : AppendAsync(worker);

    private Task<SaveResult> StartAsync(Guid stream)
    {
        var session = store.OpenSession(Bench.Tenant);
        session.StartStream(stream, "notebook", _note);
        return session.SaveChangesAsync();
    }

    private Task<SaveResult> AppendAsync(int worker)
    {
        var session = store.OpenSession(Bench.Tenant);
        session.Append(_streams[worker], _versions[worker]++, _note);
        return session.SaveChangesAsync();
    }
}
