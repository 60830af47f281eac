using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Timeline.Api.Tests.Running;
using Timeline.Api.Tests.Running.Collecting;

namespace Timeline.Api.Tests.Host.Names;

/// <summary>A server behind a trusted proxy, with a public address.</summary>
public sealed class NamedTimeline : IAsyncLifetime
{
    internal CollectedLog Log { get; } = new();

    internal RunningTimeline Timeline { get; }

    public NamedTimeline() => Timeline = new RunningTimeline
    {
        Log = Log,
        Set = static settings => settings with { PublicUrl = new Uri("https://timeline.example.com"), TrustedProxies = [IPNetwork.Parse("127.0.0.0/8")] },
    };

    public ValueTask InitializeAsync() => Timeline.InitializeAsync();

    public ValueTask DisposeAsync() => Timeline.DisposeAsync();
}

public sealed class NameCheckTests(RunningTimeline timeline, NamedTimeline named) : IClassFixture<RunningTimeline>, IClassFixture<NamedTimeline>
{
    private const string Query = """{"query":"{ viewer { name } }"}""";

    [Theory]
    [InlineData("/")]
    [InlineData("/graphql?query={viewer{name}}")]
    [InlineData("/session/preview")]
    [InlineData("/incidents/INC-1/postmortem.pdf")]
    public async Task A_name_that_was_rebound_to_this_machine_is_refused_in_words(string path)
    {
        var (status, body) = await SendAsync(timeline, HttpMethod.Get, path, ("Host", "evil.example"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("HOST_UNKNOWN", body.Text("error.code"));
        Assert.StartsWith("This server is not called \"evil.example\".", body.Text("error.message"), StringComparison.Ordinal);
        Assert.Contains("TIMELINE_PUBLIC_URL", body.Text("error.message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1:80")]
    [InlineData("[::1]:5080")]
    public async Task Every_name_of_this_machine_is_answered(string host) =>
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(timeline, HttpMethod.Post, "/graphql", ("Host", host))).Status);

    [Fact]
    public async Task Health_is_told_under_any_name() =>
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(timeline, HttpMethod.Get, "/health/live", ("Host", "10.2.3.4:8080"))).Status);

    [Theory]
    [InlineData("/graphql", "errors.0.message", "Origin", "http://evil.example")]
    [InlineData("/graphql", "errors.0.message", "Origin", "null")]
    [InlineData("/graphql", "errors.0.message", "Sec-Fetch-Site", "same-site")]
    [InlineData("/session", "error.message", "Origin", "http://localhost:3000")]
    [InlineData("/session/preview", "error.message", "Origin", "https://evil.example")]
    [InlineData("/session", "error.message", "Sec-Fetch-Site", "cross-site")]
    public async Task What_a_page_of_another_origin_sends_is_refused_in_words(string path, string message, string header, string value)
    {
        var (status, body) = await SendAsync(timeline, HttpMethod.Post, path, (header, value));
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("may not call this server", body.Text(message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_came_along_does_not_make_an_origin_ours()
    {
        var (status, _) = await SendAsync(timeline, HttpMethod.Post, "/graphql", ("Host", "evil.example"), ("Origin", "http://evil.example"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("http://localhost:3000")]
    public async Task A_handshake_from_a_page_of_another_origin_is_refused(string origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Origin", origin);
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new UriBuilder(timeline.Root) { Scheme = "ws", Path = "/graphql" }.Uri, TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Theory]
    [InlineData("timeline.example.com", "https://timeline.example.com", HttpStatusCode.OK)]
    [InlineData("evil.example", "https://timeline.example.com", HttpStatusCode.BadRequest)]
    [InlineData("timeline.example.com", "http://timeline.example.com", HttpStatusCode.Forbidden)]
    [InlineData("timeline.example.com", "https://evil.example", HttpStatusCode.Forbidden)]
    public async Task Behind_a_trusted_proxy_the_name_that_the_browser_used_counts(string forwarded, string origin, HttpStatusCode status) =>
        Assert.Equal(status, (await SendAsync(named.Timeline, HttpMethod.Post, "/graphql", ("Host", "timeline:8080"), ("X-Forwarded-Host", forwarded), ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "192.0.2.7"), ("Origin", origin))).Status);

    [Fact]
    public async Task What_an_unknown_proxy_says_of_the_name_is_not_believed() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(timeline, HttpMethod.Post, "/graphql", ("Host", "evil.example"), ("X-Forwarded-Host", "localhost"))).Status);

    [Fact]
    public async Task A_refused_name_is_logged_once_and_cannot_break_the_log()
    {
        for (var i = 0; i < 3; i++)
            await SendAsync(named.Timeline, HttpMethod.Post, "/graphql", ("Host", "again.example"), ("Origin", "https://a.example"));
        Assert.Single(named.Log.Lines, static line => line.Contains("RefusedNames", StringComparison.Ordinal) && line.Contains("again.example", StringComparison.Ordinal));

        await SendAsync(named.Timeline, HttpMethod.Post, "/session", ("Origin", "https://x\u0085\u001b[31m\u2028fatal"));
        var line = Assert.Single(named.Log.Lines, static line => line.Contains("fatal", StringComparison.Ordinal));
        Assert.DoesNotContain(line, static character => char.IsControl(character) || character == '\u2028');
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(RunningTimeline to, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        using var client = new HttpClient(handler) { BaseAddress = to.Root, DefaultRequestHeaders = { Authorization = new("Bearer", RunningTimeline.AdminToken) } };
        using var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Post)
            request.Content = new StringContent(path == "/graphql" ? Query : "{}", Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        return (response.StatusCode, isJson ? await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken) : default);
    }
}
