using System.Data;
using Npgsql;

namespace Timeline.Storage.Following;

/// <summary>The one connection of a process that listens for other nodes' notices; made anew whenever it is lost.</summary>
internal sealed class Listener(NpgsqlDataSource database, string schema, Guid node, CommitSignals signals, Action lookEverywhere, Action<Exception>? report)
{
    // A connection that died without a word is found out this late; polling covers the time.
    private static readonly TimeSpan ProbeAfter = TimeSpan.FromSeconds(15);

    public async Task RunAsync(CancellationToken cancellation)
    {
        var failed = 0;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(() => failed = 0, cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever ended the connection, a new one is made.
            catch (Exception e)
#pragma warning restore CA1031
            {
                report?.Invoke(e);
                await Task.Delay(LostConnection.Pause(failed++), cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(Action connected, CancellationToken cancellation)
    {
        var connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        connection.Notification += (_, e) => Heard(e.Payload);
        try
        {
            await RunAsync(connection, $"listen {Notice.Channel}", cancellation).ConfigureAwait(false);
            connected();

            // What happened while nobody listened announced itself to nobody.
            signals.RemovedContent();
            lookEverywhere();
            while (true)
            {
                if (!await connection.WaitAsync(ProbeAfter, cancellation).ConfigureAwait(false))
                    await RunAsync(connection, "select 1", cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            // The pool does not reset it, and its next user wants no notices.
            if (connection.State == ConnectionState.Open)
                await RunAsync(connection, "unlisten *", CancellationToken.None).ConfigureAwait(false);
        }
    }

    private void Heard(string payload)
    {
        if (payload.Length == 0)
            signals.RemovedContent();
        else if (Notice.Parse(payload) is { } notice && notice.Node != node && notice.Schema == schema)
            Tell(notice);
    }

    private void Tell(Notice notice)
    {
        if (notice.Streams is null)
            lookEverywhere();
        foreach (var stream in notice.Streams ?? [])
            signals.Reached(stream.Tenant, stream.Stream, stream.Version);
        foreach (var document in notice.Documents ?? [])
            signals.DocumentChanged?.Invoke(document);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using var _ = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
