using NodaTime;
using Timeline.EventStore.Events;

namespace Timeline.EventStore.Projections;

/// <summary>Folds one stream.</summary>
public static class FoldingExtensions
{
    /// <summary>
    /// Folds a stream as it was known at a moment: its events before the first one recorded after it. Reads them all, page by page;
    /// memory does not grow with their number.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="tenantId">Whose stream.</param>
    /// <param name="streamId">The stream; without events until then, the answer is the seed.</param>
    /// <param name="seed">The state before the first event.</param>
    /// <param name="evolve">The state after an event; pure.</param>
    /// <param name="recordedUntil">The moment, inclusive; null for now, whatever the clocks say.</param>
    /// <param name="archived">True folds an archived stream, which is left out otherwise.</param>
    /// <param name="cancellation">Cancels it.</param>
    public static async Task<TState> FoldStreamAsync<TState>(
        this IEventStore store, string tenantId, Guid streamId, TState seed, Func<TState, StoredEvent, TState> evolve,
        Instant? recordedUntil = null, bool archived = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(evolve);
        var state = seed;
        var events = store.ReadStreamAsync(tenantId, streamId, archived: archived, cancellation: cancellation);
        await foreach (var stored in events.ConfigureAwait(false))
        {
            if (recordedUntil is { } until && stored.Timestamp > until)
                break;
            state = evolve(state, stored);
        }

        return state;
    }
}
