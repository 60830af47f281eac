using System.Text.Json;

namespace Timeline.GraphQL.Execution;

/// <summary>What a client asks for.</summary>
/// <param name="Query">The document.</param>
/// <param name="OperationName">Which operation of the document; null when it has only one.</param>
/// <param name="Variables">A JSON object, or null for none. Its document must live as long as the request runs.</param>
public sealed record GraphQLRequest(string Query, string? OperationName = null, JsonElement? Variables = null);
