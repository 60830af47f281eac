using System.Net;
using System.Text;

namespace Timeline.GraphQL.Tests.Transports.Http;

public sealed class RequestTests(HttpFixture fixture) : IClassFixture<HttpFixture>
{
    private readonly TestServer _server = fixture.Server;

    [Fact]
    public async Task A_post_executes_a_query_with_variables_and_an_operation_name()
    {
        var answer = await _server.PostAsync(
            """{"query":"query A { hello } query B($n: String) { hello(name: $n) }","operationName":"B","variables":{"n":"Ada 🏃"},"extensions":{"x":1}}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Hello, Ada 🏃!", answer.Data("hello"));
    }

    [Fact]
    public async Task A_get_executes_a_query()
    {
        var answer = await _server.GetAsync(
            "?query=" + Uri.EscapeDataString("query A { user } query B($n: String) { hello(name: $n) }")
            + "&operationName=B&extensions=&variables=" + Uri.EscapeDataString("""{"n":"Ada"}"""));

        Assert.Equal("Hello, Ada!", answer.Data("hello"));
    }

    [Fact]
    public async Task A_get_may_not_write()
    {
        var answer = await _server.GetAsync("?query=" + Uri.EscapeDataString("""mutation { add(text: "x") { sequence } }"""));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal(["POST"], answer.ContentHeaders.Allow);
        Assert.Equal("A GET may only read; send the mutation by POST.", answer.Error);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    public async Task Other_methods_are_not_allowed(string method)
    {
        var answer = await _server.SendAsync(new HttpMethod(method), "/graphql", _ => { });

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal(["GET", "POST"], answer.ContentHeaders.Allow);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/graphql")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task A_body_of_another_type_is_not_read(string? contentType)
    {
        var answer = await _server.PostAsync("""{"query":"{ hello }"}""", with: request =>
        {
            request.Content!.Headers.ContentType = null;
            if (contentType is not null)
                request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        });

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Equal("UNSUPPORTED_MEDIA_TYPE", answer.Code);
    }

    [Theory]
    [InlineData("", "The request body is empty; send an object with \"query\".")]
    [InlineData("{", "The request body is not valid JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed. (line 1, byte 2)")]
    [InlineData("{\"query\":\"{ hello }\",}", "The request body is not valid JSON: The JSON object contains a trailing comma at the end which is not supported in this mode. Change the reader options. (line 1, byte 22)")]
    [InlineData("\"text\"", "The request body must be an object, but it is a string: \"text\".")]
    [InlineData("null", "The request body must be an object, but it is null.")]
    [InlineData("[{\"query\":\"{ hello }\"}]", "The request body is a list; requests are not batched here, send one object at a time.")]
    [InlineData("{}", "The request body has no \"query\" with the GraphQL document; it is empty.")]
    [InlineData("{\"qeury\":\"{ hello }\"}", "The request body has no \"query\" with the GraphQL document; it has \"qeury\".")]
    [InlineData("{\"query\":null}", "The request body has no \"query\" with the GraphQL document; it has \"query\".")]
    [InlineData("{\"query\":{\"obj\":\"ect\"}}", "The request body: \"query\" must be a string, but it is an object: {\"obj\":\"ect\"}.")]
    [InlineData("{\"query\":\"{ hello }\",\"operationName\":0}", "The request body: \"operationName\" must be a string, but it is a number: 0.")]
    [InlineData("{\"query\":\"{ hello }\",\"variables\":[\"a\"]}", "The request body: \"variables\" must be an object, but it is a list: [\"a\"].")]
    [InlineData("{\"query\":\"{ hello }\",\"extensions\":false}", "The request body: \"extensions\" must be an object, but it is a boolean: false.")]
    public async Task A_malformed_body_is_named_with_its_member_and_value(string body, string error)
    {
        var answer = await _server.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(error, answer.Error);
        Assert.Equal("BAD_REQUEST", answer.Code);
    }

    [Theory]
    [InlineData("""{"query":"{ echo(text: \"\ud800\") }"}""", "at byte 9: ")]
    [InlineData("""{"query":"query($t: String) { echo(text: $t) }","variables":{"t":"a\udc00b"}}""", "at byte 65: \"a\\udc00b\"")]
    [InlineData("""{"query":"{ hello }","variables":{"\ud800":1}}""", "at byte 34: \"\\ud800\"")]
    [InlineData("""{"query":"{ hello }","extensions":{"deep":[{"t":"\ud800\ud800"}]}}""", "at byte 48: ")]
    public async Task Half_a_surrogate_pair_is_a_bad_request(string body, string where)
    {
        var answer = await _server.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("has a string that is not Unicode text, " + where, answer.Error, StringComparison.Ordinal);
        Assert.Contains("escapes half of a surrogate pair", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_surrogate_pair_arrives()
    {
        var answer = await _server.PostAsync("""{"query":"query($t: String) { echo(text: $t) }","variables":{"t":"\ud83c\udfc3 \u0000 \u202e"}}""");

        Assert.Equal("🏃 \0 \u202e", answer.Data("echo"));
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_a_bad_request()
    {
        var body = Encoding.UTF8.GetBytes("""{"query":"{ hello }","variables":{"a":"?"}}""");
        body[^4] = 0xFF;

        var answer = await _server.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal($"The request body is not valid UTF-8: the byte at position {body.Length - 4} does not fit.", answer.Error);
    }

    [Fact]
    public async Task A_nul_is_no_character_of_a_document()
    {
        var escaped = await _server.PostAsync("""{"query":"{ hello\u0000 }"}""");
        var raw = await _server.PostAsync("{\"query\":\"{ hello\0 }\"}");

        Assert.Equal(HttpStatusCode.BadRequest, escaped.Status);
        Assert.Contains("Syntax Error", escaped.Error, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, raw.Status);
        Assert.Contains("not valid JSON", raw.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_nested_too_deep_is_a_bad_request()
    {
        var answer = await _server.PostAsync("""{"query":"{ hello }","variables":{"a":""" + new string('[', 10_000) + new string(']', 10_000) + "}}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("not valid JSON", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?variables={}", "The URL has no parameter \"query\" with the GraphQL document.")]
    [InlineData("?query={hello}&query={user}", "The URL has 2 parameters \"query\"; send one.")]
    [InlineData("?query={hello}&variables=[1]", "The URL parameter \"variables\" must be an object, but it is a list: [1].")]
    [InlineData("?query={hello}&extensions=1", "The URL parameter \"extensions\" must be an object, but it is a number: 1.")]
    [InlineData("?query={hello}&variables={", "The URL parameter \"variables\" is not valid JSON: ")]
    public async Task A_malformed_url_is_named_with_its_parameter_and_value(string parameters, string error)
    {
        var answer = await _server.GetAsync(parameters);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith(error, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_operation_is_named()
    {
        var answer = await _server.PostAsync("""{"query":"query A { hello }","operationName":"Nope"}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Nope", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_is_told_where_to_go()
    {
        var answer = await _server.QueryAsync("subscription { count(to: 1) }");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("graphql-transport-ws", answer.Error, StringComparison.Ordinal);
    }
}
