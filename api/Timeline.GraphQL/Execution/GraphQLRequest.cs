using System.Text.Json;

namespace Timeline.GraphQL.Execution;

/// <summary>The answer to a subscription; exactly one member is not null.</summary>
/// <param name="Failure">Why there is no stream.</param>
/// <param name="Events">
/// One response per event, in order. To be read once; ending the reading ends the source. When the source fails, the last
/// response holds the error and no data.
/// </param>
public sealed record SubscriptionResult(ExecutionResult? Failure, IAsyncEnumerable<ExecutionResult>? Events);

/// <summary>What a client asks for.</summary>
/// <param name="Query">The document.</param>
/// <param name="OperationName">Which operation of the document; null when it has only one.</param>
/// <param name="Variables">A JSON object, or null for none. Its document must live as long as the request runs.</param>
public sealed record GraphQLRequest(string Query, string? OperationName = null, JsonElement? Variables = null)
{
    /// <summary>
    /// False when this client may not ask what the schema is: <c>__schema</c> and <c>__type</c> are then errors, and other
    /// errors suggest no names. True still needs <see cref="Limits.ExecutorOptions.AllowIntrospection"/>.
    /// </summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>True when the response says what the operation costs at most: <c>extensions.cost</c> with <c>fieldCost</c> and <c>typeCost</c>.</summary>
    public bool ReportCost { get; init; }

    /// <summary>
    /// Who may see the same: subscribers with equal audiences, compared by <see cref="object.Equals(object)"/>, share the
    /// responses to a <see cref="Sharing.SharedEvent"/>, executed with the services of one of them. Null shares nothing.
    /// </summary>
    public object? Audience { get; init; }
}
