namespace Timeline.GraphQL.Execution;

/// <summary>The answer to a subscription; exactly one member is not null.</summary>
public sealed class SubscriptionResult
{
    internal SubscriptionResult(ExecutionResult failure) => Failure = failure;

    internal SubscriptionResult(IAsyncEnumerable<ExecutionResult> events) => Events = events;

    /// <summary>Why there is no stream.</summary>
    public ExecutionResult? Failure { get; }

    /// <summary>
    /// One response per event, in order. To be read once; ending the reading ends the source. When the source fails, the last
    /// response holds the error and no data.
    /// </summary>
    public IAsyncEnumerable<ExecutionResult>? Events { get; }
}
