using Timeline.Storage.Commands;

namespace Timeline.Benchmarks.Load.Appending;

/// <summary>Appends through Marten's sessions, opened as a command of the program opens its own. Each worker has its own streams.</summary>
internal sealed class StoreAppends(BenchStore store, string kind, int workers)
{
    private readonly Guid[] _streams = [.. Enumerable.Range(0, workers).Select(_ => Guid.CreateVersion7())];
    private readonly long[] _versions = new long[workers];
    private readonly object _note = Notes.Make(1);

    public async Task PrepareAsync()
    {
        for (var worker = 0; worker < workers; worker++)
            await AppendAsync(_streams[worker], ++_versions[worker]);
    }

    public Task OnceAsync(int worker) => kind == "start" ? AppendAsync(Guid.CreateVersion7(), 1) : AppendAsync(_streams[worker], ++_versions[worker]);

    private async Task AppendAsync(Guid stream, long version)
    {
        await using var session = new CommandMetadata(Guid.CreateVersion7(), "ada@example.org", "API", "request-0198c0de").OpenSession(store.Documents, Bench.Tenant);
        session.Events.Append(stream, version, _note);
        await session.SaveChangesAsync();
    }
}
