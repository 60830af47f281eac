using Timeline.Torture.Checking;
using Timeline.Torture.Entries;
using Timeline.Torture.Writing;

namespace Timeline.Torture.Rounds;

/// <summary>The writer processes; one that was killed is replaced at once.</summary>
internal sealed class Crew(string connectionString, int seed) : IAsyncDisposable
{
    private readonly List<WriterProcess> _writers = [];
    private string? _tenant;
    private Journal _journal = new();
    private int _started;

    public async Task BeginAsync(string tenant, Journal journal, int count)
    {
        (_tenant, _journal) = (tenant, journal);
        while (_writers.Count < count)
            _writers.Add(New());
        foreach (var writer in _writers)
            await writer.BeginAsync(tenant, journal);
    }

    public async Task KillOneAsync(int which)
    {
        var victim = _writers[which % _writers.Count];
        await victim.KillAsync();
        await victim.DisposeAsync();
        _writers.Remove(victim);
        var next = New();
        _writers.Add(next);
        await next.BeginAsync(_tenant!, _journal);
    }

    /// <summary>Ends the load; a writer that died of itself, or does not end, is a finding and is replaced.</summary>
    public async Task EndAsync(Findings findings)
    {
        foreach (var writer in _writers.ToList())
        {
            try
            {
                await writer.EndAsync();
            }
            catch (Exception e) when (e is InvalidOperationException or IOException or TimeoutException)
            {
                findings.Add("writer", e.Message);
                _writers.Remove(writer);
                await writer.DisposeAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var writer in _writers)
            await writer.DisposeAsync();
    }

    // Another seed for each: none makes the commands of one before.
    private WriterProcess New() => WriterProcess.Start(connectionString, Seeds.Of("writer", seed, ++_started));
}
