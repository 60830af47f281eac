namespace Timeline.GraphQL.Execution;

/// <summary>The answer to a subscription; exactly one member is not null.</summary>
/// <param name="Failure">Why there is no stream.</param>
/// <param name="Events">
/// One response per event, in order. To be read once; ending the reading ends the source. When the source fails, the last
/// response holds the error and no data.
/// </param>
public sealed record SubscriptionResult(ExecutionResult? Failure, IAsyncEnumerable<ExecutionResult>? Events);
