using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Timeline.GraphQL.Tests.Transports.Http;

/// <summary>A response, read.</summary>
internal sealed record Answer(HttpStatusCode Status, string? MediaType, string? Charset, string Body, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public JsonElement Json => JsonElement.Parse(Body);

    public string Data(string field) => Json.GetProperty("data").GetProperty(field).ToString();

    public string Error => Json.GetProperty("errors")[0].GetProperty("message").GetString()!;

    public string? Code => Json.GetProperty("errors")[0].TryGetProperty("extensions", out var extensions) ? extensions.GetProperty("code").GetString() : null;
}

internal static class HttpExchange
{
    public const string GraphQLResponse = "application/graphql-response+json";

    /// <summary>Posts a JSON body as written.</summary>
    public static Task<Answer> PostAsync(this TestServer server, string json, string? accept = GraphQLResponse, Action<HttpRequestMessage>? with = null) =>
        server.PostAsync(Encoding.UTF8.GetBytes(json), accept, with);

    public static Task<Answer> PostAsync(this TestServer server, byte[] body, string? accept = GraphQLResponse, Action<HttpRequestMessage>? with = null)
    {
        var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return server.SendAsync(HttpMethod.Post, "/graphql", request =>
        {
            request.Content = content;
            Accept(request, accept);
            with?.Invoke(request);
        });
    }

    /// <summary>Posts a document.</summary>
    public static Task<Answer> QueryAsync(this TestServer server, string query, string? accept = GraphQLResponse, Action<HttpRequestMessage>? with = null) =>
        server.PostAsync(JsonSerializer.Serialize(new { query }), accept, with);

    public static Task<Answer> GetAsync(this TestServer server, string parameters, string? accept = GraphQLResponse, Action<HttpRequestMessage>? with = null) =>
        server.SendAsync(HttpMethod.Get, "/graphql" + parameters, request =>
        {
            Accept(request, accept);
            with?.Invoke(request);
        });

    public static async Task<Answer> SendAsync(this TestServer server, HttpMethod method, string url, Action<HttpRequestMessage> with)
    {
        using var request = new HttpRequestMessage(method, url);
        with(request);
        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(
            response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            response.Content.Headers.ContentType?.CharSet,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Headers,
            response.Content.Headers);
    }

    private static void Accept(HttpRequestMessage request, string? accept)
    {
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
    }
}
