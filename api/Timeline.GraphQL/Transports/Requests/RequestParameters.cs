using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Timeline.GraphQL.Execution;

namespace Timeline.GraphQL.Transports.Requests;

/// <summary>A request as it was sent: its document by text or by id.</summary>
/// <param name="Query">The document; null when it is named.</param>
/// <param name="DocumentId">The id of a trusted document; null when the text was sent.</param>
/// <param name="OperationName">Which operation of the document.</param>
/// <param name="Variables">A JSON object; null for none.</param>
internal sealed record RequestParameters(string? Query, string? DocumentId, string? OperationName, JsonElement? Variables)
{
    /// <summary>The request with the text of its document.</summary>
    /// <exception cref="RequestException">The document is not known, or not one of those the endpoint executes.</exception>
    public GraphQLRequest Resolve(GraphQLEndpointOptions options, HttpContext context)
    {
        return new GraphQLRequest(Document(options), OperationName, Variables)
        {
            AllowIntrospection = options.AllowIntrospection?.Invoke(context) ?? true,
        };
    }

    private string Document(GraphQLEndpointOptions options)
    {
        if (DocumentId is not null)
            return options.TrustedDocuments.Find(DocumentId) ?? throw RequestException.UnknownDocument(DocumentId);
        return !options.OnlyTrustedDocuments || options.TrustedDocuments.Contains(Query!) ? Query! : throw RequestException.UntrustedDocument();
    }
}
