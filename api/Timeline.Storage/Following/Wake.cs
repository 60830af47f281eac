namespace Timeline.Storage.Following;

/// <summary>Wakes one waiter. A wake while nobody waits is kept; many of them are one. Thread-safe.</summary>
#pragma warning disable CA1001 // SemaphoreSlim holds nothing to dispose of until its wait handle is asked for.
public sealed class Wake
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _pending = new(0, 1);

    /// <summary>Wakes the waiter, or the next one.</summary>
    public void Set()
    {
        try
        {
            _pending.Release();
        }
        catch (SemaphoreFullException)
        {
            // A wake is kept already.
        }
    }

    /// <summary>Waits to be woken.</summary>
    /// <param name="atMost">How long.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>False when nobody woke it within the time.</returns>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellation) => _pending.WaitAsync(atMost, cancellation);
}
