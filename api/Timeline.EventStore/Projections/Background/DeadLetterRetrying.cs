using System.Data;
using Npgsql;
using Timeline.EventStore.Events;
using Timeline.EventStore.Reading;

namespace Timeline.EventStore.Projections.Background;

/// <summary>Takes a parked event in once more, while the projection stands still.</summary>
internal sealed class DeadLetterRetrying(StoreContext store)
{
    private readonly DeadLetterRows _rows = new(store);

    public async Task<DeadLetterRetry> RunAsync(Guid id, CancellationToken cancellation)
    {
        var connection = await store.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var named = await _rows.ListAsync(connection, projection: null, id, cancellation).ConfigureAwait(false);
        if (named.Count == 0)
            return DeadLetterRetry.Gone;

        var projection = store.Options.BackgroundProjections.Of(named[0].Projection);
        try
        {
            return await ApplyAsync(connection, projection, id, cancellation).ConfigureAwait(false);
        }
        catch (EventFaultException e)
        {
            await _rows.FailedAgainAsync(connection, id, e.Cause, cancellation).ConfigureAwait(false);
            return DeadLetterRetry.FailedAgain;
        }
    }

    private async Task<DeadLetterRetry> ApplyAsync(NpgsqlConnection connection, BackgroundProjection projection, Guid id, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);

        // The owner's next batch waits at this row, and writes nothing before it.
        var progress = await new ProgressRows(store, projection).LoadAsync(connection, forUpdate: true, cancellation).ConfigureAwait(false);
        if (progress.Newer is not null || progress.Position is not { } position)
            throw new InvalidOperationException($"The projection '{projection.Name}' has not begun with version {projection.Version}, or a newer one is at work.");

        // Looked at again: a rebuild, or another retry, may have been quicker.
        var letters = await _rows.ListAsync(connection, projection.Name, id: null, cancellation).ConfigureAwait(false);
        if (letters.Find(letter => letter.Id == id) is not { } letter)
            return DeadLetterRetry.Gone;

        var page = await EventPage.ReadAsync(store, EventPage.Everything, letter.Position - 1, letter.Position, size: 1, cancellation).ConfigureAwait(false);
        if (page.Events.Count > 0)
        {
            var buffer = new DocumentBuffer(store, connection, ProjectionTarget.Live(store, projection));
            if (projection.Projection is IPerStreamProjection perStream)
                await RefoldAsync(buffer, perStream, page.Events[0], [.. letters.Where(other => other.Id != id).Select(other => other.Position)], position, cancellation).ConfigureAwait(false);
            else
                await Applying.ApplyAsync(buffer, page, cancellation).ConfigureAwait(false);
            await Applying.FlushAsync(buffer, cancellation).ConfigureAwait(false);
        }

        await _rows.DeleteAsync(connection, id, cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
        return page.Events.Count > 0 ? DeadLetterRetry.Applied : DeadLetterRetry.Gone;
    }

    private async Task RefoldAsync(
        DocumentBuffer buffer, IPerStreamProjection perStream, StoredEvent parked, HashSet<long> parkedStill, long position, CancellationToken cancellation)
    {
        var range = new StreamRange(1, long.MaxValue, RecordedUntil: null, Archived: false);
        var stream = StreamReading.ReadAsync(store, buffer.Connection, parked.TenantId, parked.StreamId, range, cancellation);
        object? document = null;
        var version = 0L;
        try
        {
            await foreach (var stored in stream.ConfigureAwait(false))
            {
                if (stored.Position > position || parkedStill.Contains(stored.Position) || !buffer.Target.Projection.Projection.Handles(stored.Data.GetType()))
                    continue;
                document = perStream.Evolve(document, stored);
                version = stored.Version;
            }
        }
        catch (Exception e) when (EventFaultException.Is(e, buffer.Connection, cancellation))
        {
            throw new EventFaultException(e);
        }

        buffer.Set(buffer.Unread(buffer.Target.ToWrite(perStream.DocumentType), parked.TenantId, parked.StreamId), document, version);
    }
}
