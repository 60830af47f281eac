using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Host;

public sealed class SecurityHeaderTests(RunningTimeline timeline, SecurityHeaderTests.OverHttps https) : IClassFixture<RunningTimeline>, IClassFixture<SecurityHeaderTests.OverHttps>
{
    /// <summary>Behind a proxy that ends TLS and is not believed.</summary>
    public sealed class OverHttps : IAsyncLifetime
    {
        internal RunningTimeline Timeline { get; } = new() { Set = static settings => settings with { PublicUrl = new Uri("https://timeline.example.com") } };

        public ValueTask InitializeAsync() => Timeline.InitializeAsync();

        public ValueTask DisposeAsync() => Timeline.DisposeAsync();
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/session")]
    [InlineData("/graphql?query={viewer{name}}")]
    [InlineData("/incidents/INC-1/postmortem.md")]
    [InlineData("/nowhere")]
    public async Task Every_answer_tells_browsers_what_not_to_do(string path)
    {
        using var response = await GetAsync(timeline, path);
        var headers = response.Headers;
        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("object-src 'none'; base-uri 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("ws:", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Equal("same-origin", Assert.Single(headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Contains("camera=()", Assert.Single(headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.Contains("no-store", headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.False(headers.Contains("Server"));
        Assert.False(headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_document_is_kept_by_no_cache()
    {
        using var client = timeline.Client;
        var incidentId = await client.DeclareAsync();
        var drafted = await client.DoAsync("draftPostmortem", new { incidentId }, "postmortem { markdownUrl htmlUrl pdfUrl }");
        foreach (var url in new[] { "markdownUrl", "htmlUrl", "pdfUrl" })
        {
            using var response = await client.Http.GetAsync(drafted.Text($"postmortem.{url}"), TestContext.Current.CancellationToken);
            Assert.Contains("no-store", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_site_over_https_asks_to_be_opened_so_for_a_year()
    {
        using var response = await GetAsync(https.Timeline, "/health/live");
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(response.Headers.GetValues("Strict-Transport-Security")));
    }

    private static async Task<HttpResponseMessage> GetAsync(RunningTimeline from, string path)
    {
        using var client = from.Anonymous;
        return await client.Http.GetAsync(path, TestContext.Current.CancellationToken);
    }
}
