using System.Net;
using System.Text;
using Timeline.Api.Host;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Host;

/// <summary>The application with a web UI, of which only its first file matters here.</summary>
public sealed class TimelineWithUi : IAsyncLifetime
{
    public const string Page = "<!doctype html><title>The UI</title>";

    private readonly string _folder = Directory.CreateTempSubdirectory("web-ui").FullName;

    internal RunningTimeline Timeline { get; }

    public TimelineWithUi() => Timeline = new RunningTimeline { WebRoot = _folder };

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "index.html"), Page, TestContext.Current.CancellationToken);
        await Timeline.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Timeline.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

public sealed class WebPagesTests(TimelineWithUi ui) : IClassFixture<TimelineWithUi>
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    public static TheoryData<string> Pages { get; } = [.. WebPages.Patterns.Select(pattern => pattern.Replace("{key}", "INC-1", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_of_the_UI_is_there_and_is_asked_for_again_each_time(string path)
    {
        var (response, body) = await GetAsync(path, Browser);
        Assert.Equal((HttpStatusCode.OK, TimelineWithUi.Page), (response.StatusCode, body));
        Assert.Equal("no-cache", response.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/incident")]
    [InlineData("/incidents/INC-1/nothing")]
    [InlineData("/people/42")]
    [InlineData("/favicon.gif")]
    public async Task Where_there_is_no_page_browsers_get_404_with_the_UI_and_programs_a_sentence(string path)
    {
        var (page, drawn) = await GetAsync(path, Browser);
        Assert.Equal((HttpStatusCode.NotFound, "text/html", TimelineWithUi.Page), (page.StatusCode, page.Content.Headers.ContentType!.MediaType, drawn));
        var (program, said) = await GetAsync(path, "*/*");
        Assert.Equal((HttpStatusCode.NotFound, "application/json"), (program.StatusCode, program.Content.Headers.ContentType!.MediaType));
        Assert.Contains("NOT_FOUND", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/assets/gone-1234.js")]
    [InlineData("/graphql/xyz")]
    [InlineData("/session/xyz")]
    [InlineData("/health/xyz")]
    [InlineData("/incidents/INC-1/postmortem.docx")]
    public async Task Where_no_page_could_be_nobody_gets_one(string path)
    {
        var (response, body) = await GetAsync(path, Browser);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("NOT_FOUND", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_reads_is_said_to_those_who_send()
    {
        using var client = ui.Timeline.Anonymous;
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var response = await client.Http.PostAsync("/people", content, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "application/json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains("send GET, HEAD", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_is_answered_alike_whether_it_is_there_or_not()
    {
        using var client = ui.Timeline.Client;
        await client.DeclareAsync();
        foreach (var path in new[] { "/incidents/{0}", "/incidents/{0}/postmortem", "/incidents/{0}/postmortem.pdf", "/incidents/{0}/postmortem.md", "/incidents/{0}/postmortem.html" })
        {
            var there = await GetAsync(string.Format(null, path, "INC-1"), Browser);
            var unknown = await GetAsync(string.Format(null, path, "INC-999"), Browser);
            Assert.Equal((there.Response.StatusCode, there.Body), (unknown.Response.StatusCode, unknown.Body));
        }
    }

    private async Task<(HttpResponseMessage Response, string Body)> GetAsync(string path, string accept)
    {
        using var client = ui.Timeline.Anonymous;
        client.Http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);
        var response = await client.Http.GetAsync(path, TestContext.Current.CancellationToken);
        return (response, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
