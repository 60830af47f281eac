using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Timeline.GraphQL.Transports.Requests;

namespace Timeline.GraphQL.Transports.Http;

/// <summary>Reads a GraphQL request from a URL. GraphQL over HTTP spec, section "GET".</summary>
internal static class QueryString
{
    /// <summary>Reads <c>query</c> or <c>documentId</c>, <c>operationName</c>, <c>variables</c> and <c>extensions</c>; the last two are JSON.</summary>
    /// <exception cref="RequestException">A parameter is missing, repeated or of the wrong type.</exception>
    public static RequestParameters Read(IQueryCollection parameters)
    {
        var (query, documentId) = (Single(parameters, "query"), Single(parameters, "documentId"));
        if (query is null && documentId is null)
            throw RequestException.BadRequest("The URL has no parameter \"query\" with the GraphQL document.");
        if (query is not null && documentId is not null)
            throw RequestException.BadRequest("The URL has both parameters \"query\" and \"documentId\"; send one of them.");
        var variables = Map(parameters, "variables");
        _ = Map(parameters, "extensions");
        return new RequestParameters(query, documentId, Single(parameters, "operationName"), variables);
    }

    // An empty parameter counts as left out: HTML forms and many clients send all of them.
    private static string? Single(IQueryCollection parameters, string name) => parameters[name] switch
    {
        { Count: 0 } => null,
        { Count: 1 } value => string.IsNullOrEmpty(value[0]) ? null : value[0],
        { Count: var count } => throw RequestException.BadRequest($"The URL has {count} parameters \"{name}\"; send one."),
    };

    private static JsonElement? Map(IQueryCollection parameters, string name)
    {
        if (Single(parameters, name) is not { } text)
            return null;
        var what = $"The URL parameter \"{name}\"";
        using var document = JsonText.Parse(Encoding.UTF8.GetBytes(text), what);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Object => document.RootElement.Clone(),
            var kind => throw RequestException.BadRequest(
                $"{what} must be an object, but it is {JsonText.Describe(kind)}: {JsonText.Show(document.RootElement)}."),
        };
    }
}
