using System.Net;
using System.Text;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Postmortems.Writing;

/// <summary>What was written, as it is downloaded.</summary>
public sealed class WrittenDocumentTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private static readonly string[] Formats = ["md", "html", "json", "pdf"];

    [Fact]
    public async Task A_written_section_stands_in_every_output_with_who_wrote_it_and_a_published_version_stays_as_it_was()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        await at.WriteAsync(at.Ada, "Mail **stood** still for one night.");
        foreach (var format in Formats)
            Assert.Contains("stoodstillforonenight.", Letters(await ReadAsync(at, format)), StringComparison.Ordinal);
        Assert.Contains("Written by ", await ReadAsync(at, "md"), StringComparison.Ordinal);
        Assert.Contains("· Draft</p>", await ReadAsync(at, "html"), StringComparison.Ordinal);

        await at.ReviewAsync(at.Ada, "requestReview");
        await at.ReviewAsync(at.Grace, "approvePostmortem");
        await at.ReviewAsync(at.Grace, "publishPostmortem", new { reason = "The owners are on leave." });
        var published = await ReadAsync(at, "md", "?version=1");
        Assert.Contains("document: \"Version 1, published ", published, StringComparison.Ordinal);
        Assert.Contains("publishedAlthoughSomethingIsMissing: \"The owners are on leave.\"", published, StringComparison.Ordinal);

        await at.WriteAsync(at.Ada, "Quite another text.");
        Assert.Equal(published, await ReadAsync(at, "md", "?version=1"));
        Assert.Contains("document: \"Draft", await ReadAsync(at, "md"), StringComparison.Ordinal);

        await at.ReviewAsync(at.Grace, "withdrawPublication", new { number = 1, reason = "Wrong times." });
        Assert.Contains("document: \"Version 1, withdrawn ", await ReadAsync(at, "md", "?version=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_stand_for_authors_and_for_whoever_is_named_in_what_was_written()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var author = (await at.PostmortemAsync("draftedBy")).Text("draftedBy")!;
        await at.WriteAsync(at.Grace, $"We asked {author} first.");
        Assert.Contains(author, await ReadAsync(at, "md"), StringComparison.Ordinal);
        foreach (var format in Formats)
            Assert.DoesNotContain(author, await ReadAsync(at, format, "?names=roles"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("We asked Colleague", await ReadAsync(at, "md", "?names=roles"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_leads_to_its_entry_in_the_page_and_stays_one_in_Markdown()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var entry = (await at.Ada.DoAsync("logEntry", new { incidentId = at.Incident, text = "The server stops." }, "entry { id }")).Text("entry.id");
        await at.Ada.DoAsync("draftPostmortem", new { incidentId = at.Incident }, "postmortem { id }");
        await at.WriteAsync(at.Ada, $"Then [@the server stopped](timeline:entry/{entry}).");
        var html = await ReadAsync(at, "html");
        Assert.Contains($"<a href=\"#entry-{entry}\"", html, StringComparison.Ordinal);
        Assert.Contains($"<li id=\"entry-{entry}\">", html, StringComparison.Ordinal);
        Assert.Contains($"[@the server stopped](timeline:entry/{entry})", await ReadAsync(at, "md"), StringComparison.Ordinal);
        Assert.Contains($"entry-{entry}", ReadPdf.Everything(await BytesAsync(at, "pdf", "")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?version=0", HttpStatusCode.BadRequest, "from 1")]
    [InlineData("?version=7", HttpStatusCode.NotFound, "no published version 7")]
    [InlineData("?names=nicknames", HttpStatusCode.BadRequest, "Give people or roles")]
    [InlineData("?audience=everybody", HttpStatusCode.BadRequest, "internal or external")]
    [InlineData("?audience=external&sections=IMPACT,SECRETS", HttpStatusCode.BadRequest, "SECRETS")]
    [InlineData("?sections=IMPACT", HttpStatusCode.BadRequest, "audience=external")]
    public async Task What_is_asked_for_in_vain_is_said(string query, HttpStatusCode status, string words)
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        using var answer = await at.Ada.Http.GetAsync($"/incidents/{at.Incident}/postmortem.md{query}", TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(WrittenPostmortem at, string format, string query = "")
    {
        var bytes = await BytesAsync(at, format, query);
        return format == "pdf" ? ReadPdf.Everything(bytes) : Encoding.UTF8.GetString(bytes);
    }

    private static async Task<byte[]> BytesAsync(WrittenPostmortem at, string format, string query)
    {
        using var answer = await at.Ada.Http.GetAsync($"/incidents/{at.Incident}/postmortem.{format}{query}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static string Letters(string text) => text.Replace("*", "", StringComparison.Ordinal).Replace("<strong>", "", StringComparison.Ordinal).Replace("</strong>", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
