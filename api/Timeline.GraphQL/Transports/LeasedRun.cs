namespace Timeline.GraphQL.Transports;

/// <summary>One subscription for as long as its client and its caller's rights last.</summary>
internal sealed class LeasedRun : IDisposable
{
    private readonly GraphQLLease? _lease;
    private readonly CancellationTokenSource _either;

    /// <summary>Takes the lease.</summary>
    /// <param name="options">Give the lease.</param>
    /// <param name="caller">Whose it is.</param>
    /// <param name="gone">Fires when the client has left, or wants no more.</param>
    public LeasedRun(GraphQLEndpointOptions options, GraphQLCaller caller, CancellationToken gone)
    {
        _lease = options.Lease?.Invoke(caller);
        _either = CancellationTokenSource.CreateLinkedTokenSource(gone, _lease?.Ended ?? CancellationToken.None);
    }

    /// <summary>Fires when either ends.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>What the client is told of the end of its rights; null while they last.</summary>
    public RequestException? Refusal => _lease?.WhyEnded switch
    {
        null => null,
        { IsSignedOut: true, Message: var message } => RequestException.Unauthenticated(message),
        { Message: var message } => RequestException.Forbidden(message),
    };

    public void Dispose()
    {
        _either.Dispose();
        _lease?.Dispose();
    }
}
