using System.Text.Json;

namespace Timeline.GraphQL.Transports.Requests;

/// <summary>Reads a GraphQL request from JSON. GraphQL over HTTP spec, section "Request Parameters".</summary>
internal static class RequestJson
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
            throw RequestException.BadRequest($"{what} must be an object, but it is {Found(request)}.");

        var query = Member(request, "query", JsonValueKind.String, what);
        var documentId = Member(request, "documentId", JsonValueKind.String, what);
        if (query is null && documentId is null)
            throw MissingQuery(request, what);
        if (query is not null && documentId is not null)
            throw RequestException.BadRequest($"{what} has both \"query\" and \"documentId\"; send one of them.");
        var operationName = Member(request, "operationName", JsonValueKind.String, what);
        var variables = Member(request, "variables", JsonValueKind.Object, what);
        _ = Member(request, "extensions", JsonValueKind.Object, what);
        return new RequestParameters(query?.GetString(), documentId?.GetString(), operationName?.GetString(), variables);
    }

    private static JsonElement? Member(JsonElement request, string name, JsonValueKind expected, string what)
    {
        if (!request.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == expected
            ? value
            : throw RequestException.BadRequest($"{what}: \"{name}\" must be {JsonText.Describe(expected)}, but it is {Found(value)}.");
    }

    private static RequestException MissingQuery(JsonElement request, string what)
    {
        var members = request.EnumerateObject().Take(5).Select(member => $"\"{JsonTextName(member)}\"").ToArray();
        var found = members.Length == 0 ? "it is empty" : $"it has {string.Join(", ", members)}";
        return RequestException.BadRequest($"{what} has no \"query\" with the GraphQL document; {found}.");
    }

    private static string JsonTextName(JsonProperty member) =>
        member.Name.Length <= 40 ? member.Name : string.Concat(member.Name.AsSpan(0, 39), "…");

    private static string Found(JsonElement value) => value.ValueKind == JsonValueKind.Null
        ? "null"
        : $"{JsonText.Describe(value.ValueKind)}: {JsonText.Show(value)}";
}
