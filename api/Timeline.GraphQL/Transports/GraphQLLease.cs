namespace Timeline.GraphQL.Transports;

/// <summary>
/// What lets a subscription run: it ends when its caller's rights are no longer those it began with. The host makes it and ends it, the transport
/// disposes of it when the subscription is over. Thread-safe.
/// </summary>
/// <param name="returned">Told when the subscription is over.</param>
public sealed class GraphQLLease(Action<GraphQLLease>? returned = null) : IDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private LeaseEnd? _end;

    /// <summary>Fires when it ends.</summary>
    internal CancellationToken Ended => _ended.Token;

    /// <summary>Why it has ended; null while it lasts.</summary>
    internal LeaseEnd? WhyEnded => Volatile.Read(ref _end);

    /// <summary>Ends the subscription. Only the first call counts.</summary>
    /// <param name="message">A sentence for the client.</param>
    /// <param name="isSignedOut">
    /// True when the caller is signed in no more: a WebSocket is closed with 4403, server-sent events end with an error <c>UNAUTHENTICATED</c>.
    /// False when the rights are others: the subscription ends with an error <c>FORBIDDEN</c>, and may be begun again.
    /// </param>
    public void End(string message, bool isSignedOut)
    {
        if (Interlocked.CompareExchange(ref _end, new LeaseEnd(message, isSignedOut), null) is not null)
            return;
        try
        {
            // Not on the caller's thread: what resolvers registered for their cancellation may take its time, or throw.
            _ = _ended.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The subscription ended by itself in the same moment.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        returned?.Invoke(this);
        _ended.Dispose();
    }
}

/// <inheritdoc cref="GraphQLLease.End"/>
internal sealed record LeaseEnd(string Message, bool IsSignedOut);
