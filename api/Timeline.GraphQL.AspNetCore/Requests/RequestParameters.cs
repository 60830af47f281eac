using System.Text.Json;
using Timeline.GraphQL.Execution;

namespace Timeline.GraphQL.AspNetCore.Requests;

/// <summary>A request as it was sent: its document by text or by id.</summary>
/// <param name="Query">The document; null when it is named.</param>
/// <param name="DocumentId">The id of a trusted document; null when the text was sent.</param>
/// <param name="OperationName">Which operation of the document.</param>
/// <param name="Variables">A JSON object; null for none.</param>
internal sealed record RequestParameters(string? Query, string? DocumentId, string? OperationName, JsonElement? Variables)
{
    /// <summary>The request with the text of its document.</summary>
    /// <exception cref="RequestException">The document is not known, or not one of those the endpoint executes.</exception>
    public GraphQLRequest Resolve(GraphQLEndpointOptions options)
    {
        if (DocumentId is not null)
        {
            var text = options.TrustedDocuments.Find(DocumentId) ?? throw RequestException.UnknownDocument(DocumentId);
            return new GraphQLRequest(text, OperationName, Variables);
        }

        return !options.OnlyTrustedDocuments || options.TrustedDocuments.Contains(Query!)
            ? new GraphQLRequest(Query!, OperationName, Variables)
            : throw RequestException.UntrustedDocument();
    }
}
