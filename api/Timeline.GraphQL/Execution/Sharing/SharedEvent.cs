using System.Collections.Concurrent;

namespace Timeline.GraphQL.Execution.Sharing;

/// <summary>
/// A value of a subscription that many subscribers get. Subscribers who ask the same of it share one execution and its
/// bytes. Safe to use from several threads.
/// </summary>
/// <remarks>
/// A subscription's resolver yields the same object to each of its subscribers; the object keeps the responses as long as
/// it lives. Two subscribers ask the same when they have the same document and operation, equal
/// <see cref="GraphQLRequest.Audience"/>, and equal variables, those left out that stand only in arguments of the root field:
/// the value is the same whatever these were.
/// </remarks>
public sealed class SharedEvent
{
    // Variables come from clients; beyond this many different responses each subscriber gets one of its own.
    private const int MaxResponses = 64;

    private readonly ConcurrentDictionary<ResponseKey, Lazy<Task<ExecutionResult>>> _responses = new();

    /// <summary>Makes an event.</summary>
    /// <param name="value">The root field's value. Executions read it from several threads.</param>
    public SharedEvent(object? value) => Value = value;

    /// <summary>The root field's value.</summary>
    public object? Value { get; }

    /// <summary>The response to those who ask with this key: executed by the first of them, waited for by the others.</summary>
    /// <param name="key">What decides about the response.</param>
    /// <param name="execute">Executes the event. Runs to its end even when the subscriber who began it leaves.</param>
    /// <param name="cancellation">Ends the waiting for somebody else's execution.</param>
    internal Task<ExecutionResult> RespondAsync(ResponseKey key, Func<Task<ExecutionResult>> execute, CancellationToken cancellation)
    {
        if (!_responses.TryGetValue(key, out var response))
        {
            if (_responses.Count >= MaxResponses)
                return execute();
            var own = new Lazy<Task<ExecutionResult>>(execute);
            response = _responses.GetOrAdd(key, own);
            // Not cancelled: the services it runs with live until this subscriber's turn has ended.
            if (ReferenceEquals(response, own))
                return own.Value;
        }

        return response.IsValueCreated && response.Value.IsCompletedSuccessfully ? response.Value : response.Value.WaitAsync(cancellation);
    }
}
