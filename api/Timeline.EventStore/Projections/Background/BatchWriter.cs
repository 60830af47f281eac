using System.Data;

namespace Timeline.EventStore.Projections.Background;

/// <summary>Writes batches on the connection that holds the right to: progress, documents and dead letters of a batch in one transaction.</summary>
internal sealed class BatchWriter(StoreContext store, ProjectionTarget target, ProjectionLock right)
{
    // A rebuild's tables have no progress row: with their connection they are lost, and begun anew.
    private readonly ProgressRows? _progress = target.Shard == DeadLetterRows.LiveShard ? new ProgressRows(store, target.Projection) : null;
    private readonly DeadLetterRows _deadLetters = new(store);

    /// <summary>Takes in a page; events at fault are tried again alone, then parked.</summary>
    public async Task WriteAsync(EventPage page, CancellationToken cancellation)
    {
        try
        {
            await CommitAsync(page, cancellation).ConfigureAwait(false);
        }
        catch (EventFaultException) when (page.Events.Count > 1)
        {
            // Halved until the event at fault is alone; all others stay in batches.
            var (first, second) = page.Split();
            await WriteAsync(first, cancellation).ConfigureAwait(false);
            await WriteAsync(second, cancellation).ConfigureAwait(false);
        }
        catch (EventFaultException)
        {
            await InsistAsync(page, cancellation).ConfigureAwait(false);
        }
    }

    private async Task InsistAsync(EventPage single, CancellationToken cancellation)
    {
        var policy = store.Options.ProjectionErrors;
        var pause = policy.FirstPause.ToTimeSpan();
        for (var attempt = 1; ; attempt++, pause *= 2)
        {
            try
            {
                if (attempt <= policy.Retries)
                    await Task.Delay(pause, cancellation).ConfigureAwait(false);
                await CommitAsync(single, cancellation).ConfigureAwait(false);
                return;
            }
            catch (EventFaultException e) when (attempt >= policy.Retries)
            {
                await ParkAsync(single, e.Cause, cancellation).ConfigureAwait(false);
                return;
            }
            catch (EventFaultException)
            {
                // Once more.
            }
        }
    }

    private async Task CommitAsync(EventPage page, CancellationToken cancellation)
    {
        var transaction = await right.Connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        await AdvanceAsync(page, cancellation).ConfigureAwait(false);
        var buffer = new DocumentBuffer(store, right.Connection, target);
        await Applying.ApplyAsync(buffer, page, cancellation).ConfigureAwait(false);
        await Applying.FlushAsync(buffer, cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    private async Task ParkAsync(EventPage single, Exception cause, CancellationToken cancellation)
    {
        var transaction = await right.Connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        await AdvanceAsync(single, cancellation).ConfigureAwait(false);
        await _deadLetters.ParkAsync(right.Connection, target, single.Events[0], cause, cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
        store.Options.OnBackgroundFault?.Invoke(cause);
    }

    // First of all: whoever switches to a rebuild waits here, not at the tables, and neither waits for the other.
    private Task AdvanceAsync(EventPage page, CancellationToken cancellation) =>
        _progress is null ? Task.CompletedTask : _progress.AdvanceAsync(right.Connection, page.After, page.UpTo, cancellation);
}
