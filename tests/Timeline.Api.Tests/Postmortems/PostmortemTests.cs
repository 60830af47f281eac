using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Tests.Running;
using Timeline.Storage.Sealing;

namespace Timeline.Api.Tests.Postmortems;

public sealed class PostmortemTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task Is_drafted_from_the_record_and_downloaded_in_three_formats()
    {
        var incidentId = await _client.DeclareAsync("Queue <stuck> & slow");
        await _client.DoAsync("logEntry", new { incidentId, text = "The customer rings.", kind = "REPORT", occurredAt = "2026-03-14T08:00:00Z" });
        await _client.DoAsync("engageResponder", new { incidentId, who = "Grace", occurredAt = "2026-03-14T08:18:00Z" });
        var drafted = await _client.DoAsync("draftPostmortem", new { incidentId }, "incident { key } postmortem { status missing outdated markdownUrl htmlUrl pdfUrl incidentVersion draftedBy html }");
        Assert.Equal("DRAFT", drafted.Text("postmortem.status"));
        Assert.Equal("Administrator token", drafted.Text("postmortem.draftedBy"));
        Assert.Contains(drafted.At("postmortem.missing").EnumerateArray(), missing => missing.GetString()!.Contains("root cause", StringComparison.Ordinal));
        Assert.Contains("Queue &lt;stuck&gt; &amp; slow", drafted.Text("postmortem.html"), StringComparison.Ordinal);

        var markdown = Encoding.UTF8.GetString(await GetAsync(drafted.Text("postmortem.markdownUrl")!, "text/markdown"));
        Assert.Contains("**18 min**", markdown, StringComparison.Ordinal);
        var html = Encoding.UTF8.GetString(await GetAsync(drafted.Text("postmortem.htmlUrl")!, "text/html"));
        Assert.Contains("<strong>18 min</strong>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        var pdf = await GetAsync(drafted.Text("postmortem.pdfUrl")!, "application/pdf");
        Assert.Equal("%PDF-1.7", Encoding.ASCII.GetString(pdf, 0, 8));
    }

    [Fact]
    public async Task The_same_events_give_the_same_bytes_and_later_ones_mark_it_outdated()
    {
        var incidentId = await _client.DeclareAsync();
        var url = (await _client.DoAsync("draftPostmortem", new { incidentId }, "postmortem { pdfUrl }")).Text("postmortem.pdfUrl")!;
        var first = await GetAsync(url, "application/pdf");
        await _client.DoAsync("logEntry", new { incidentId, text = "Something later." });
        timeline.Clock.Advance(NodaTime.Duration.FromHours(3));
        Assert.Equal(first, await GetAsync(url, "application/pdf"));
        var outdated = await _client.AskAsync("query($key: String!) { incident(key: $key) { postmortem { outdated } } }", new { key = incidentId });
        Assert.True(outdated.At("incident.postmortem.outdated").GetBoolean());

        await _client.DoAsync("draftPostmortem", new { incidentId }, "postmortem { outdated }");
        Assert.NotEqual(first, await GetAsync(url, "application/pdf"));
    }

    [Fact]
    public async Task Carries_the_head_hash_of_the_record_it_was_composed_from()
    {
        var incidentId = await _client.DeclareAsync();
        var url = (await _client.DoAsync("draftPostmortem", new { incidentId }, "postmortem { markdownUrl }")).Text("postmortem.markdownUrl")!;
        var head = await timeline.Services.GetRequiredService<ChainVerifier>().HeadAsync("*DEFAULT*", Guid.Parse(incidentId), version: 1, TestContext.Current.CancellationToken);
        await _client.DoAsync("logEntry", new { incidentId, text = "Something later." });
        Assert.Contains($"headHash: \"{head!.Hash}\"", Encoding.UTF8.GetString(await GetAsync(url, "text/markdown")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafting_twice_without_a_change_is_one_draft()
    {
        var incidentId = await _client.DeclareAsync();
        var drafts = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
            (await _client.DoAsync("draftPostmortem", new { incidentId }, "postmortem { draftedAt incidentVersion }")).At("postmortem").ToString()));
        Assert.Single(drafts.Distinct());
    }

    [Fact]
    public async Task The_answer_with_the_pdf_says_how_many_characters_are_missing_in_it()
    {
        var incidentId = await _client.DeclareAsync();
        await _client.DoAsync("logEntry", new { incidentId, text = "データベース停止 数据库 데이터베이스" });
        var url = (await _client.DoAsync("draftPostmortem", new { incidentId }, "postmortem { pdfUrl }")).Text("postmortem.pdfUrl")!;
        using var response = await _client.Http.GetAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal("17", Assert.Single(response.Headers.GetValues("Timeline-Missing-Characters")));
    }

    [Fact]
    public async Task One_that_was_not_drafted_is_not_found_and_says_what_to_do()
    {
        var incidentId = await _client.DeclareAsync();
        using var response = await _client.Http.GetAsync($"/incidents/{incidentId}/postmortem.pdf", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Draft it first", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var unknown = await _client.Http.GetAsync("/incidents/INC-9999/postmortem.md", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("INC-9999", await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<byte[]> GetAsync(string url, string type)
    {
        using var response = await _client.Http.GetAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(response.Headers.ETag);
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
