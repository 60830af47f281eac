using System.Net;
using System.Security.Claims;
using Microsoft.Extensions.FileProviders;

namespace Timeline.GraphQL.Tests.Transports.Http;

public sealed class AccessTests
{
    private const string Introspection = "{ __schema { queryType { name } } }";

    [Theory]
    [InlineData("{ hello }")]
    [InlineData(Introspection)]
    [InlineData("not even graphql")]
    public async Task Whoever_is_not_signed_in_gets_nothing(string query)
    {
        await using var server = await TestServer.StartAsync(options => options.Authorize = _ => ValueTask.FromResult(false));

        var answer = await server.QueryAsync(query);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("UNAUTHENTICATED", answer.Code);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        Assert.False(answer.Json.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task Whoever_is_signed_in_is_known_to_resolvers()
    {
        await using var server = await TestServer.StartAsync(options => options.Authorize = context =>
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "ada")], "test"));
            return ValueTask.FromResult(context.Request.Headers.Authorization == "Bearer secret");
        });

        var answer = await server.QueryAsync("{ user }", with: request => request.Headers.Add("Authorization", "Bearer secret"));

        Assert.Equal("ada", answer.Data("user"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.QueryAsync("{ user }")).Status);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Pages_of_other_origins_are_refused(string header, string value)
    {
        await using var server = await TestServer.StartAsync();

        foreach (var answer in new[]
        {
            await server.QueryAsync("{ hello }", with: request => request.Headers.Add(header, value)),
            await server.GetAsync("?query={hello}", with: request => request.Headers.Add(header, value)),
        })
        {
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Assert.Equal("FORBIDDEN", answer.Code);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    [Fact]
    public async Task A_host_may_say_itself_which_pages_may_call_and_why_not()
    {
        await using var server = await TestServer.StartAsync(options =>
        {
            options.RefusePage = request => request.Headers.Origin == "https://timeline.example" ? null : "Set the address.";
            options.AllowedOrigins.Add("https://status.example");
        });

        var own = await server.QueryAsync("{ hello }", with: request => request.Headers.Add("Origin", "https://timeline.example"));
        var listed = await server.QueryAsync("{ hello }", with: request => request.Headers.Add("Origin", "https://status.example"));
        var other = await server.QueryAsync("{ hello }", with: request =>
        {
            request.Headers.Host = "evil.example";
            request.Headers.Add("Origin", "http://evil.example");
        });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (own.Status, listed.Status));
        Assert.Equal((HttpStatusCode.Forbidden, "FORBIDDEN", "Set the address."), (other.Status, other.Code, other.Error));
    }

    [Fact]
    public async Task The_own_origin_passes_even_when_a_proxy_ends_tls()
    {
        await using var server = await TestServer.StartAsync();
        var port = server.Url.Port;

        var direct = await server.QueryAsync("{ hello }", with: request => request.Headers.Add("Origin", $"http://127.0.0.1:{port}"));
        var proxied = await server.QueryAsync("{ hello }", with: request =>
        {
            request.Headers.Host = "timeline.example";
            request.Headers.Add("Origin", "https://timeline.example");
        });

        Assert.Equal(HttpStatusCode.OK, direct.Status);
        Assert.Equal(HttpStatusCode.OK, proxied.Status);
    }

    [Fact]
    public async Task A_listed_origin_gets_cors_headers_and_its_preflight()
    {
        await using var server = await TestServer.StartAsync(options => options.AllowedOrigins.Add("https://status.example"));

        var preflight = await server.SendAsync(HttpMethod.Options, "/graphql", request =>
        {
            request.Headers.Add("Origin", "https://status.example");
            request.Headers.Add("Access-Control-Request-Method", "POST");
        });
        var answer = await server.QueryAsync("{ hello }", with: request => request.Headers.Add("Origin", "https://status.example"));

        Assert.Equal(HttpStatusCode.NoContent, preflight.Status);
        Assert.Equal(["GET,POST"], preflight.Headers.GetValues("Access-Control-Allow-Methods"));
        Assert.Equal(["https://status.example"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Equal("Hello, world!", answer.Data("hello"));
    }

    [Fact]
    public async Task An_origin_that_is_not_listed_gets_neither_an_answer_nor_cors_headers()
    {
        await using var server = await TestServer.StartAsync(options => options.AllowedOrigins.Add("https://status.example"));

        var preflight = await server.SendAsync(HttpMethod.Options, "/graphql", request =>
        {
            request.Headers.Add("Origin", "https://evil.example");
            request.Headers.Add("Access-Control-Request-Method", "POST");
        });
        var answer = await server.QueryAsync("{ hello }", with: request => request.Headers.Add("Origin", "https://evil.example"));

        Assert.False(preflight.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal((HttpStatusCode.Forbidden, "FORBIDDEN"), (answer.Status, answer.Code));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_browser_gets_the_page_and_programs_get_json()
    {
        var folder = Directory.CreateTempSubdirectory("graphiql").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "page.html"), "<!doctype html><title>GraphiQL</title>", TestContext.Current.CancellationToken);
        using var files = new PhysicalFileProvider(folder);
        await using var server = await TestServer.StartAsync(options =>
        {
            options.GraphiQLHtml = _ => files.GetFileInfo("page.html");
            options.Authorize = context => ValueTask.FromResult(context.Request.Headers.Accept != "application/json");
        });

        var page = await server.GetAsync("", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        var json = await server.GetAsync("?query={hello}", "*/*");
        var unauthorized = await server.GetAsync("?query={hello}", "application/json");
        Directory.Delete(folder, recursive: true);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.Status, page.MediaType));
        Assert.Contains("GraphiQL", page.Body, StringComparison.Ordinal);
        Assert.Contains("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("Hello, world!", json.Data("hello"));
        Assert.Equal(HttpStatusCode.Unauthorized, unauthorized.Status);
    }

    [Fact]
    public async Task Without_a_page_a_browser_is_answered_like_a_program()
    {
        await using var server = await TestServer.StartAsync(options => options.GraphiQLHtml = _ => new NotFoundFileInfo("graphiql.html"));

        var answer = await server.GetAsync("?query={hello}", "text/html,*/*;q=0.8");

        Assert.Equal("Hello, world!", answer.Data("hello"));
    }
}
