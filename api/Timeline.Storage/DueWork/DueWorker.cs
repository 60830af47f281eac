using System.Collections.Concurrent;
using Marten;
using Marten.Linq.MatchesSql;
using Npgsql;
using Timeline.Storage.Following;

namespace Timeline.Storage.DueWork;

/// <summary>
/// Does what is due, on every node: whichever claims an item first has it. A claim is a row lock, which dies with its connection, so that a
/// node's death holds nothing up. Thread-safe.
/// </summary>
/// <param name="store">Where the items are.</param>
/// <param name="tenants">Whose items.</param>
/// <param name="works">The kinds of work that this program knows; items of others stay.</param>
/// <param name="deliveries">The kinds of deliveries that this program knows.</param>
/// <param name="options">How it is done; null for the defaults.</param>
public sealed class DueWorker(
    IDocumentStore store, IReadOnlyList<string> tenants, IEnumerable<IDueWork> works, IEnumerable<IDelivery> deliveries, DueWorkOptions? options = null)
{
    private const string IsOpen = "d.data ->> 'GivenUp' = 'false' and d.data ->> 'Kind' = any(?)";
    private const int LongestAnswer = 500;

    private readonly DueWorkOptions _options = options ?? new DueWorkOptions();
    private readonly Dictionary<string, IDueWork> _works = works.ToDictionary(work => work.Kind, StringComparer.Ordinal);
    private readonly Dictionary<string, IDelivery> _deliveries = deliveries.ToDictionary(delivery => delivery.Kind, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<Guid, Task> _underWay = new();

    private string[] Kinds => [.. _works.Keys, .. _deliveries.Keys];

    /// <summary>Works until it is cancelled, and what is under way has ended. Faults are reported and got over.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await LookAsync(cancellation).ConfigureAwait(false);
        await Task.WhenAll(_underWay.Values).ConfigureAwait(false);
    }

    /// <summary>How many items of the kinds known here are due now and not done yet, over all tenants.</summary>
    public async Task<int> CountDueAsync(CancellationToken cancellation)
    {
        var count = 0;
        foreach (var tenant in tenants)
        {
            var session = store.QuerySession(tenant);
            await using var _ = session.ConfigureAwait(false);
            var now = await NowAsync(session, cancellation).ConfigureAwait(false);
            count += await session.Query<DueItem>()
                .Where(item => item.MatchesSql("d.at <= ? and " + IsOpen, now, Kinds))
                .CountAsync(cancellation).ConfigureAwait(false);
        }

        return count;
    }

    /// <summary>What of the kinds known here is to be done, over all tenants: how many items, how many of them are due, and when the first is.</summary>
    public async Task<DueWorkState> LookOverAsync(CancellationToken cancellation)
    {
        var (waiting, first) = (0, (DateTimeOffset?)null);
        foreach (var tenant in tenants)
        {
            var session = store.QuerySession(tenant);
            await using var _ = session.ConfigureAwait(false);
            var open = session.Query<DueItem>().Where(item => item.MatchesSql(IsOpen, (object)Kinds));
            waiting += await open.CountAsync(cancellation).ConfigureAwait(false);
            var next = await session.QueryAsync<DueItem>($"where d.tenant_id = ? and {IsOpen} order by d.at limit 1", cancellation, tenant, Kinds).ConfigureAwait(false);
            if (next is [var item] && !(first < item.At))
                first = item.At;
        }

        return new(waiting, await CountDueAsync(cancellation).ConfigureAwait(false), first);
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var failed = 0;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                foreach (var tenant in tenants)
                    await WorkOffAsync(tenant, cancellation).ConfigureAwait(false);
                failed = 0;
                await Task.Delay(_options.LookEvery, cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Work that fails stays due; what ended one look must not end the next.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _options.Report?.Invoke(e);
                await Task.Delay(LostConnection.Pause(failed++), cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WorkOffAsync(string tenant, CancellationToken cancellation)
    {
        // What was looked at is not looked at again this time: a subject that is being appended to, an item that failed or is due anew.
        var seen = new HashSet<Guid>();
        while (await WorkOnceAsync(tenant, seen, cancellation).ConfigureAwait(false))
        {
        }
    }

    private async Task<bool> WorkOnceAsync(string tenant, HashSet<Guid> seen, CancellationToken cancellation)
    {
        var session = store.LightweightSession(tenant);
        await using var _ = session.ConfigureAwait(false);
        await session.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        var now = await NowAsync(session, cancellation).ConfigureAwait(false);
        var mayDeliver = _underWay.Count < _options.MostDeliveries;
        var due = await session.QueryAsync<DueItem>(
            $"where d.tenant_id = ? and d.at <= ? and {IsOpen} and d.id <> all(?) order by d.at limit 1 for update skip locked",
            cancellation, tenant, now, mayDeliver ? Kinds : [.. _works.Keys], seen.Concat(_underWay.Keys).ToArray()).ConfigureAwait(false);
        if (due is not [var item])
            return false;

        seen.Add(item.Id);
        try
        {
            if (_works.TryGetValue(item.Kind, out var work))
                await ActAsync(session, work, item, now, seen, cancellation).ConfigureAwait(false);
            else
                await DeliverAsync(session, _deliveries[item.Kind], item, now, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // One item that cannot be done must not hold up those after it; without a connection the next look fails too, and is put off.
            _options.Report?.Invoke(e);
        }

        return true;
    }

    private async Task ActAsync(IDocumentSession session, IDueWork work, DueItem item, DateTimeOffset now, HashSet<Guid> seen, CancellationToken cancellation)
    {
        // Commands lock the stream and then the item; the other way round nobody may wait.
        if (!await TryLockAsync(session, item.Subject, cancellation).ConfigureAwait(false))
            return;

        var next = await work.ActAsync(session, item, now, cancellation).ConfigureAwait(false);
        if (next is { } at)
            session.Store(item with { At = at });
        else
            session.Delete(item);
        await session.SaveChangesAsync(cancellation).ConfigureAwait(false);
        if (next is null)
            seen.Remove(item.Id);
        _options.Done?.Invoke(item.Kind, now - item.At);
    }

    private async Task<bool> TryLockAsync(IDocumentSession session, Guid stream, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(
            $"select 1 from {SchemaName.Quote(store.Options.DatabaseSchemaName)}.mt_streams where tenant_id = $1 and id = $2 for update skip locked")
        {
            Parameters = { new() { Value = session.TenantId }, new() { Value = stream } },
        };
        await using var _ = command.ConfigureAwait(false);
        var reader = await session.ExecuteReaderAsync(command, cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false);
    }

    // Claimed by putting it off: if this node dies meanwhile, another one tries again after the pause. What is slow to arrive holds up
    // nothing else.
    private async Task DeliverAsync(IDocumentSession session, IDelivery delivery, DueItem item, DateTimeOffset now, CancellationToken cancellation)
    {
        var pause = _options.PauseAfter(item.Attempts + 1);
        var claimed = item with { Attempts = item.Attempts + 1, At = now + (pause > _options.LongestDelivery ? pause : _options.LongestDelivery) };
        session.Store(claimed);
        await session.SaveChangesAsync(cancellation).ConfigureAwait(false);
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _underWay[item.Id] = SendAsync(begin.Task, session.TenantId, delivery, claimed, now - item.At, cancellation);
        begin.SetResult();
    }

    private async Task SendAsync(Task begin, string tenant, IDelivery delivery, DueItem claimed, TimeSpan late, CancellationToken cancellation)
    {
        try
        {
            await begin.ConfigureAwait(false);
            var answer = await AnswerAsync(delivery, claimed, cancellation).ConfigureAwait(false);
            var session = store.LightweightSession(tenant);
            await using var _ = session.ConfigureAwait(false);
            if (answer.Outcome == DeliveryOutcome.Delivered)
            {
                session.Delete(claimed);
            }
            else
            {
                session.Store(claimed with
                {
                    LastAnswer = answer.Text.Length <= LongestAnswer ? answer.Text : answer.Text[..LongestAnswer],
                    GivenUp = answer.Outcome == DeliveryOutcome.Refused || claimed.Attempts >= _options.MostAttempts,
                });
            }

            await session.SaveChangesAsync(cancellation).ConfigureAwait(false);
            _options.Done?.Invoke(claimed.Kind, late);
        }
#pragma warning disable CA1031 // What is not told of as delivered is delivered again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (!cancellation.IsCancellationRequested)
                _options.Report?.Invoke(e);
        }
        finally
        {
            _underWay.TryRemove(claimed.Id, out var _);
        }
    }

    private async Task<DeliveryAnswer> AnswerAsync(IDelivery delivery, DueItem item, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_options.LongestDelivery);
        try
        {
            return await delivery.DeliverAsync(item, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new DeliveryAnswer(DeliveryOutcome.TryAgain, FormattableString.Invariant($"no answer within {_options.LongestDelivery.TotalSeconds:0.#} s"));
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            return new DeliveryAnswer(DeliveryOutcome.TryAgain, e.Message);
        }
    }

    private async Task<DateTimeOffset> NowAsync(IQuerySession session, CancellationToken cancellation)
    {
        if (_options.Now is { } clock)
            return clock();
        var command = new NpgsqlCommand("select clock_timestamp()");
        await using var _ = command.ConfigureAwait(false);
        var reader = await session.ExecuteReaderAsync(command, cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        await reader.ReadAsync(cancellation).ConfigureAwait(false);
        return await reader.GetFieldValueAsync<DateTimeOffset>(0, cancellation).ConfigureAwait(false);
    }
}
