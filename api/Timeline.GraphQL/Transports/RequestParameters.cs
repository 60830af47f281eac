using System.Text;
using System.Text.Json;
using Timeline.GraphQL.Execution;

namespace Timeline.GraphQL.Transports;

/// <summary>A request as it was sent: its document by text or by id. GraphQL over HTTP spec, section "Request Parameters".</summary>
/// <param name="Query">The document; null when it is named.</param>
/// <param name="DocumentId">The id of a trusted document; null when the text was sent.</param>
/// <param name="OperationName">Which operation of the document.</param>
/// <param name="Variables">A JSON object; null for none.</param>
internal sealed record RequestParameters(string? Query, string? DocumentId, string? OperationName, JsonElement? Variables)
{
    /// <summary>Reads an object with <c>query</c> or <c>documentId</c>, <c>operationName</c>, <c>variables</c> and <c>extensions</c>.</summary>
    /// <param name="request">The object. The variables keep pointing into its document.</param>
    /// <param name="what">What the object is, as the subject of a sentence: "The request body".</param>
    /// <exception cref="RequestException">It is not an object, or a member is missing or of the wrong type.</exception>
    public static RequestParameters Read(JsonElement request, string what)
    {
        if (request.ValueKind == JsonValueKind.Array)
            throw RequestException.BadRequest($"{what} is a list; requests are not batched here, send one object at a time.");
        if (request.ValueKind != JsonValueKind.Object)
            throw RequestException.BadRequest($"{what} must be an object, but it is {JsonText.Describe(request)}.");

        var query = Member(request, "query", JsonValueKind.String, what)?.GetString();
        var documentId = Member(request, "documentId", JsonValueKind.String, what)?.GetString();
        if (query is null && documentId is null)
            throw RequestException.BadRequest($"{what} has no \"query\" with the GraphQL document; it {Members(request)}.");
        if (query is not null && documentId is not null)
            throw RequestException.BadRequest($"{what} has both \"query\" and \"documentId\"; send one of them.");
        var operationName = Member(request, "operationName", JsonValueKind.String, what)?.GetString();
        _ = Member(request, "extensions", JsonValueKind.Object, what);
        return new RequestParameters(query, documentId, operationName, Member(request, "variables", JsonValueKind.Object, what));
    }

    /// <summary>Reads the same from a URL, <c>variables</c> and <c>extensions</c> as JSON. Section "GET".</summary>
    /// <exception cref="RequestException">A parameter is missing, repeated or of the wrong type.</exception>
    public static RequestParameters Read(IQueryCollection url)
    {
        var (query, documentId) = (Single(url, "query"), Single(url, "documentId"));
        if (query is null && documentId is null)
            throw RequestException.BadRequest("The URL has no parameter \"query\" with the GraphQL document.");
        if (query is not null && documentId is not null)
            throw RequestException.BadRequest("The URL has both parameters \"query\" and \"documentId\"; send one of them.");
        _ = Map(url, "extensions");
        return new RequestParameters(query, documentId, Single(url, "operationName"), Map(url, "variables"));
    }

    /// <summary>The request with the text of its document.</summary>
    /// <exception cref="RequestException">The document is not known, or not one of those the endpoint executes.</exception>
    public GraphQLRequest Resolve(GraphQLEndpointOptions options, HttpContext context) => new(Document(options), OperationName, Variables)
    {
        AllowIntrospection = options.AllowIntrospection?.Invoke(context) ?? true,
    };

    private string Document(GraphQLEndpointOptions options)
    {
        const string Untrusted = "This server executes only documents that were registered with it. Send the \"documentId\" of one, or ask its operator to allow others.";
        if (Query is not null)
            return !options.OnlyTrustedDocuments || options.TrustedDocuments.Contains(Query) ? Query : throw new RequestException(StatusCodes.Status403Forbidden, "DOCUMENT_NOT_TRUSTED", Untrusted);
        var unknown = $"No document {JsonText.Cut(DocumentId!)} is registered here. The client may be of another version than the server: load it again.";
        return options.TrustedDocuments.Find(DocumentId!) ?? throw new RequestException(StatusCodes.Status404NotFound, "DOCUMENT_NOT_FOUND", unknown);
    }

    private static JsonElement? Member(JsonElement request, string name, JsonValueKind expected, string what)
    {
        if (!request.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == expected
            ? value
            : throw RequestException.BadRequest($"{what}: \"{name}\" must be {JsonText.Describe(expected)}, but it is {JsonText.Describe(value)}.");
    }

    private static string Members(JsonElement request)
    {
        var names = string.Join(", ", request.EnumerateObject().Take(5).Select(member => $"\"{JsonText.Cut(member.Name, 40)}\""));
        return names.Length == 0 ? "is empty" : "has " + names;
    }

    // An empty parameter counts as left out: HTML forms and many clients send all of them.
    private static string? Single(IQueryCollection url, string name) => url[name] switch
    {
        { Count: > 1 } values => throw RequestException.BadRequest($"The URL has {values.Count} parameters \"{name}\"; send one."),
        var value => string.IsNullOrEmpty(value) ? null : value.ToString(),
    };

    private static JsonElement? Map(IQueryCollection url, string name)
    {
        if (Single(url, name) is not { } text)
            return null;
        var what = $"The URL parameter \"{name}\"";
        var value = JsonText.Parse(Encoding.UTF8.GetBytes(text), what).RootElement;
        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Object => value,
            _ => throw RequestException.BadRequest($"{what} must be an object, but it is {JsonText.Describe(value)}."),
        };
    }
}
