using System.Net;

namespace Timeline.GraphQL.Tests.Transports.Http;

public sealed class ResponseTests(HttpFixture fixture) : IClassFixture<HttpFixture>
{
    private const string GraphQL = HttpExchange.GraphQLResponse;
    private const string Json = "application/json";
    private readonly TestServer _server = fixture.Server;

    [Theory]
    [InlineData(null, Json)]
    [InlineData("*/*", Json)]
    [InlineData("application/*", Json)]
    [InlineData(Json, Json)]
    [InlineData(GraphQL, GraphQL)]
    [InlineData("application/graphql-response+json, application/json", GraphQL)]
    [InlineData("application/json, application/graphql-response+json", GraphQL)]
    [InlineData("application/graphql-response+json;q=0.5, application/json", Json)]
    [InlineData("application/graphql-response+json;q=0, */*", Json)]
    [InlineData("application/graphql-response+json, */*;q=0.1", GraphQL)]
    [InlineData("application/json;q=0, */*", GraphQL)]
    [InlineData("application/graphql-response+json; charset=utf-8", GraphQL)]
    [InlineData("text/html, application/json;q=0.9", Json)]
    public async Task The_media_type_is_what_the_client_accepts(string? accept, string mediaType)
    {
        var answer = await _server.QueryAsync("{ hello }", accept);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(mediaType, answer.MediaType);
        Assert.Equal("utf-8", answer.Charset);
        Assert.Equal("Hello, world!", answer.Data("hello"));
    }

    [Theory]
    [InlineData("report", true)]
    [InlineData("validate", false)]
    [InlineData(null, false)]
    public async Task The_cost_is_told_to_whom_asks(string? header, bool told)
    {
        var answer = await _server.QueryAsync("{ hello }", with: request => request.Headers.TryAddWithoutValidation("GraphQL-Cost", header));

        Assert.Equal("Hello, world!", answer.Data("hello"));
        Assert.Equal(told ? """{"cost":{"fieldCost":0,"typeCost":1}}""" : "", answer.Json.TryGetProperty("extensions", out var extensions) ? extensions.GetRawText() : "");
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/*, text/plain")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json; charset=utf-16")]
    public async Task A_client_that_accepts_neither_type_is_told_so(string accept)
    {
        var answer = await _server.QueryAsync("{ hello }", accept);

        Assert.Equal(HttpStatusCode.NotAcceptable, answer.Status);
        Assert.Equal(Json, answer.MediaType);
        Assert.Equal("NOT_ACCEPTABLE", answer.Code);
    }

    [Theory]
    [InlineData("{", GraphQL, HttpStatusCode.BadRequest)]
    [InlineData("{", Json, HttpStatusCode.OK)]
    [InlineData("{ nope }", GraphQL, HttpStatusCode.BadRequest)]
    [InlineData("{ nope }", Json, HttpStatusCode.OK)]
    [InlineData("query($a: String!) { echo(text: $a) }", GraphQL, HttpStatusCode.BadRequest)]
    [InlineData("query($a: String!) { echo(text: $a) }", Json, HttpStatusCode.OK)]
    public async Task An_invalid_operation_is_400_with_the_new_media_type_and_200_with_the_old(string query, string accept, HttpStatusCode status)
    {
        var answer = await _server.QueryAsync(query, accept);

        Assert.Equal(status, answer.Status);
        Assert.Equal(accept, answer.MediaType);
        Assert.False(answer.Json.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task A_failing_field_is_an_answer_with_data()
    {
        var answer = await _server.QueryAsync("{ hello fail }");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Hello, world!", answer.Data("hello"));
        Assert.DoesNotContain("fire", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_are_neither_kept_nor_sniffed()
    {
        var answer = await _server.QueryAsync("""{ echo(text: "<script>") }""");

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["Accept", "Origin"], answer.Headers.Vary);
    }

    [Fact]
    public async Task Each_request_has_a_service_scope_of_its_own()
    {
        var first = await _server.QueryAsync("{ a: scope b: scope }");
        var second = await _server.QueryAsync("{ a: scope }");

        Assert.Equal(first.Data("a"), first.Data("b"));
        Assert.NotEqual(first.Data("a"), second.Data("a"));
    }

    [Fact]
    public async Task A_client_that_goes_away_cancels_its_resolvers()
    {
        await using var server = await TestServer.StartAsync();
        using var gone = new CancellationTokenSource();
        var request = server.Http.PostAsync(
            server.Url, new StringContent("""{"query":"{ hang }"}""", new System.Net.Http.Headers.MediaTypeHeaderValue(Json)), gone.Token);
        await Eventually.HoldsAsync(() => !server.Api.Hanging.IsEmpty, "the resolver starts");

        await gone.CancelAsync();

        await Eventually.HoldsAsync(() => !server.Api.Cancelled.IsEmpty, "the resolver is cancelled");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }

    [Theory]
    [InlineData("{ hello }")]
    [InlineData("{ nope }")]
    [InlineData("{")]
    public async Task An_answer_says_its_length(string query)
    {
        var answer = await _server.QueryAsync(query);

        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(answer.Body), answer.ContentHeaders.ContentLength);
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0.1, gzip;q=0.9", "gzip")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("deflate", null)]
    [InlineData("identity", null)]
    [InlineData(null, null)]
    public async Task A_long_answer_is_compressed_as_the_client_likes_it(string? accepted, string? encoding)
    {
        await using var server = await TestServer.StartAsync(options => options.CompressFromBytes = 1000);
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = System.Net.DecompressionMethods.None });
        var text = new string('x', 5000);

        async Task<HttpResponseMessage> AskAsync(string value)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, server.Url + "?query=" + Uri.EscapeDataString($$"""{ echo(text: "{{value}}") }"""));
            if (accepted is not null)
                request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
            return await client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        using var longAnswer = await AskAsync(text);
        using var shortAnswer = await AskAsync("x");
        var bytes = await longAnswer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream plain = encoding switch
        {
            "br" => new System.IO.Compression.BrotliStream(bytes, System.IO.Compression.CompressionMode.Decompress),
            "gzip" => new System.IO.Compression.GZipStream(bytes, System.IO.Compression.CompressionMode.Decompress),
            _ => bytes,
        };

        Assert.Equal(encoding, longAnswer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Empty(shortAnswer.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", longAnswer.Headers.Vary);
        Assert.Equal($$$"""{"data":{"echo":"{{{text}}}"}}""", await new StreamReader(plain).ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(encoding is null, longAnswer.Content.Headers.ContentLength > 1000);
    }
}
