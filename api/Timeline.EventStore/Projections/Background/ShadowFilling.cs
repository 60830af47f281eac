using System.Data;

namespace Timeline.EventStore.Projections.Background;

/// <summary>Fills a rebuild's tables from all events: fast in large portions, and carefully where an event is at fault.</summary>
internal sealed class ShadowFilling(StoreContext store, ProjectionTarget target, ProjectionLock right, long total, IProgress<RebuildProgress>? progress)
{
    private const int MostPerPage = 4000;
    private const int CarefulPageSize = 1000;
    private const int MostPending = 100_000;
    private const long MostBytes = 64 * 1024 * 1024;
    private const int MostHeld = 50_000;

    private readonly BatchWriter _careful = new(store, target, right);
    private long _done;
    private long _reading;

    /// <summary>Every event up to here is in the tables, or parked.</summary>
    public long Position { get; private set; }

    public async Task FillAsync(long upTo, CancellationToken cancellation)
    {
        while (Position < upTo)
        {
            try
            {
                await FillFastAsync(upTo, cancellation).ConfigureAwait(false);
            }
            catch (EventFaultException)
            {
                await FillCarefullyAsync(_reading, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Takes in the last few events within the caller's transaction; where this one is, is only known when that commits.</summary>
    public async Task FillTailAsync(long upTo, CancellationToken cancellation)
    {
        var buffer = new DocumentBuffer(store, right.Connection, target);
        for (var position = Position; position < upTo;)
        {
            var page = await EventPage.ReadAsync(store, target.Wanted, position, upTo, CarefulPageSize, cancellation).ConfigureAwait(false);
            await Applying.ApplyAsync(buffer, page, cancellation).ConfigureAwait(false);
            position = page.UpTo;
        }

        await Applying.FlushAsync(buffer, cancellation).ConfigureAwait(false);
    }

    private async Task FillFastAsync(long upTo, CancellationToken cancellation)
    {
        var buffer = new DocumentBuffer(store, right.Connection, target);
        var (pending, bytes) = (0L, 0L);
        var ahead = ReadAsync(Position, upTo, CarefulPageSize, cancellation);
        try
        {
            while (Position < upTo)
            {
                var page = await ahead.ConfigureAwait(false);
                if (page.UpTo < upTo)
                    ahead = ReadAsync(page.UpTo, upTo, page.NextSize(MostPerPage), cancellation);
                _reading = page.UpTo;
                await Applying.ApplyAsync(buffer, page, cancellation).ConfigureAwait(false);
                (pending, bytes) = (pending + page.Events.Count, bytes + page.Bytes);
                if (page.UpTo == upTo || pending >= MostPending || buffer.Count >= MostHeld || bytes + buffer.LoadedBytes >= MostBytes)
                {
                    await FlushAsync(buffer, cancellation).ConfigureAwait(false);
                    (Position, _done, pending) = (page.UpTo, _done + pending, 0);
                    if (buffer.Count >= MostHeld || bytes + buffer.LoadedBytes >= MostBytes)
                        (buffer, bytes) = (new DocumentBuffer(store, right.Connection, target), 0);
                }

                Report(_done + pending);
            }
        }
        finally
        {
            await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FlushAsync(DocumentBuffer buffer, CancellationToken cancellation)
    {
        var transaction = await right.Connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        await Applying.FlushAsync(buffer, cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    private async Task FillCarefullyAsync(long upTo, CancellationToken cancellation)
    {
        while (Position < upTo)
        {
            var page = await EventPage.ReadAsync(store, target.Wanted, Position, upTo, CarefulPageSize, cancellation).ConfigureAwait(false);
            await _careful.WriteAsync(page, cancellation).ConfigureAwait(false);
            (Position, _done) = (page.UpTo, _done + page.Events.Count);
            Report(_done);
        }
    }

    private Task<EventPage> ReadAsync(long after, long upTo, int size, CancellationToken cancellation) =>
        Task.Run(() => EventPage.ReadAsync(store, target.Wanted, after, upTo, size, cancellation), cancellation);

    private void Report(long done) => progress?.Report(new RebuildProgress(done, Math.Max(total, done)));
}
