using Npgsql;

namespace Timeline.Storage.Following;

/// <summary>
/// Tells other nodes of what this one committed: after the commit and apart from it, because NOTIFY inside a transaction takes a
/// lock on the whole cluster while it commits. Many appends become one notice. A notice that is lost is made good by polling.
/// </summary>
internal sealed class Notifier(NpgsqlDataSource database, string schema, Guid node, Action<Exception>? report)
{
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(5);

    private readonly Wake _wake = new();
    private readonly Lock _lock = new();
    private Dictionary<(string Tenant, Guid Stream), long> _pending = [];
    private HashSet<Guid> _changed = [];

    public void Add(string tenant, Guid stream, long version)
    {
        lock (_lock)
            _pending[(tenant, stream)] = Math.Max(version, _pending.GetValueOrDefault((tenant, stream)));
        _wake.Set();
    }

    public void Add(Guid document)
    {
        lock (_lock)
            _changed.Add(document);
        _wake.Set();
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await _wake.WaitAsync(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false);
                await SendAsync(cancellation).ConfigureAwait(false);
                await Task.Delay(Spacing, cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever stops one notice must not stop those after it; other nodes poll meanwhile.
            catch (Exception e)
#pragma warning restore CA1031
            {
                report?.Invoke(e);
            }
        }
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        Dictionary<(string Tenant, Guid Stream), long> sending;
        HashSet<Guid> changed;
        lock (_lock)
        {
            (sending, changed) = (_pending, _changed);
            (_pending, _changed) = ([], []);
        }

        if (sending.Count == 0 && changed.Count == 0)
            return;

        var streams = sending.Select(pair => new StreamNotice(pair.Key.Tenant, pair.Key.Stream, pair.Value)).ToList();
        // A notice may be lost: its commit need not wait for the disk, nor the appends for it.
        var command = database.CreateCommand("select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)");
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(new() { Value = Notice.Channel });
        command.Parameters.Add(new() { Value = new Notice(node, schema, streams, [.. changed]).ToPayload() });
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
