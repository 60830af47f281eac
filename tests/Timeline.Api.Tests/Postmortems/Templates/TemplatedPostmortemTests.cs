using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using Timeline.Api.Tests.Catalogue;
using Timeline.Api.Tests.Postmortems.Writing;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Shared;

namespace Timeline.Api.Tests.Postmortems.Templates;

/// <summary>Postmortems that are drafted with a template, through the API.</summary>
public sealed partial class TemplatedPostmortemTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Template = "postmortem { template { name version outdated template { id version } sections { title } } incidentVersion html missing }";
    private static readonly string[] Formats = ["md", "html", "json", "pdf"];

    [Fact]
    public async Task The_template_decides_all_four_outputs_and_a_preview_shows_the_same()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var (template, source) = await DefineAsync(at, "Two parts", "## What we do {#actions}", "## Why it broke {#causes}");
        var preview = (await at.Ada.AskAsync(
            "query($source: String, $incidentId: ID) { postmortemTemplatePreview(source: $source, incidentId: $incidentId) { missing documentHtml sections { section { key } missing } } }",
            new { source, incidentId = at.Incident })).At("postmortemTemplatePreview");
        var drafted = (await DraftAsync(at, template)).At("postmortem");
        Assert.Equal(("Two parts", 1L, false, template), (drafted.Text("template.name"), drafted.Number("template.version"), drafted.At("template.outdated").GetBoolean(), drafted.Text("template.template.id")));
        Assert.Equal(drafted.At("missing").ToString(), preview.At("missing").ToString());
        Assert.Equal(BodyOf(drafted.Text("html")!), BodyOf(preview.Text("documentHtml")!));

        foreach (var format in Formats)
        {
            var text = Letters(await ReadAsync(at, format));
            Assert.True(text.IndexOf("Whatwedo", StringComparison.Ordinal) < text.IndexOf("Whyitbroke", StringComparison.Ordinal), format);
            Assert.Contains("Openquestions", text, StringComparison.Ordinal);
            Assert.Contains("Twoparts,version1", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Detectionandreport<", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Whatdoweknow", text, StringComparison.Ordinal);
        }

        var parts = (await at.PostmortemAsync("sections { section title inTemplate required questions questionsHtml }")).GetProperty("sections");
        Assert.Equal((17, "ACTIONS", "CAUSES", "SUMMARY"), (parts.GetArrayLength(), parts.Text("0.section"), parts.Text("1.section"), parts.Text("2.section")));
        Assert.Equal(("What we do", true, true, "What do we **know**?"), (parts.Text("0.title"), parts.At("0.inTemplate").GetBoolean(), parts.At("0.required").GetBoolean(), parts.Text("0.questions")));
        Assert.Contains("<strong>know</strong>", parts.Text("0.questionsHtml"), StringComparison.Ordinal);
        Assert.Equal(("Summary", false, false, JsonValueKind.Null), (parts.Text("2.title"), parts.At("2.inTemplate").GetBoolean(), parts.At("2.required").GetBoolean(), parts.At("2.questions").ValueKind));
    }

    [Fact]
    public async Task A_refresh_keeps_the_template_takes_its_newest_version_and_goes_back_to_the_standard_one()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var (template, source) = await DefineAsync(at, "Kept", "## Why {#causes}");
        await DraftAsync(at, template);
        var before = await ReadAsync(at, "md");
        var moment = Later();

        await at.Ada.DoAsync("definePostmortemTemplate", new { templateId = template, source = source.Replace("## Why", "## Reasons", StringComparison.Ordinal) }, "template { id }");
        var outdated = (await at.PostmortemAsync("template { version outdated template { version } sections { title } }")).At("template");
        Assert.Equal((1L, true, 2L, "Why"), (outdated.Number("version"), outdated.At("outdated").GetBoolean(), outdated.Number("template.version"), outdated.Text("sections.0.title")));
        Assert.Equal(before, await ReadAsync(at, "md"));

        await at.Ada.DoAsync("retireCatalogueItem", new { itemId = template }, "item { id }");
        var newer = (await DraftAsync(at, templateId: null)).At("postmortem.template");
        Assert.Equal(("Kept", 2L, false, "Reasons"), (newer.Text("name"), newer.Number("version"), newer.At("outdated").GetBoolean(), newer.Text("sections.0.title")));
        var standard = (await DraftAsync(at, "standard")).At("postmortem.template");
        Assert.Equal(("Standard", JsonValueKind.Null, JsonValueKind.Null, 17), (standard.Text("name"), standard.At("version").ValueKind, standard.At("template").ValueKind, standard.At("sections").GetArrayLength()));
        Assert.Equal("Standard", (await DraftAsync(at, templateId: null)).Text("postmortem.template.name"));
        Assert.Equal("CATALOGUE_ITEM_RETIRED", (await RefusedAsync(at, template)).Text("code"));

        var then = (await at.Ada.AskAsync(
            "query($key: String!, $at: Instant) { incident(key: $key, asKnownAt: $at) { postmortem { template { name version outdated } } } }", new { key = at.Incident, at = moment })).At("incident.postmortem");
        Assert.Equal(("Kept", 1L, false), (then.Text("template.name"), then.Number("template.version"), then.At("template.outdated").GetBoolean()));
    }

    [Fact]
    public async Task A_template_that_cannot_be_taken_is_refused_and_nothing_is_drafted()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var version = (await at.PostmortemAsync("version")).Number("version");
        var service = (await at.Ada.DoAsync("addService", new { name = $"Mail {at.Incident}" }, "service { id }")).Text("service.id")!;
        Assert.Contains($"a service, \"Mail {at.Incident}\"", (await RefusedAsync(at, service)).Text("message"), StringComparison.Ordinal);
        foreach (var unknown in new[] { "Standard", "", at.Incident })
        {
            var error = await RefusedAsync(at, unknown);
            Assert.Equal(("CATALOGUE_ITEM_NOT_FOUND", "templateId"), (error.Text("code"), error.Text("field")));
            Assert.Contains($"\"{unknown}\"", error.Text("message"), StringComparison.Ordinal);
        }

        Assert.Equal(version, (await at.PostmortemAsync("version")).Number("version"));
    }

    [Fact]
    public async Task A_required_section_that_says_nothing_keeps_it_from_being_published_without_a_reason()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var (template, _) = await DefineAsync(at, "Demanding", "## Who was hit {#impact}");
        Assert.Contains("Nothing stands in the section \"Who was hit\"", (await DraftAsync(at, template)).At("postmortem.missing").ToString().Replace("\\u0022", "\"", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
        await at.ReviewAsync(at.Ada, "requestReview");
        await at.ReviewAsync(at.Grace, "approvePostmortem");
        var refused = (await at.ReviewAsync(at.Grace, "publishPostmortem")).At("error");
        Assert.Equal("INCOMPLETE", refused.Text("code"));
        Assert.Contains("\"Who was hit\", which the template \"Demanding", refused.Text("message"), StringComparison.Ordinal);

        var published = await at.ReviewAsync(at.Grace, "publishPostmortem", new { reason = "Nobody knows." });
        await DraftAsync(at, "standard");
        Assert.Contains(published.At("postmortem.publications.0.missing").EnumerateArray(), missing => missing.GetString()!.Contains("Who was hit", StringComparison.Ordinal));
        Assert.Contains((await at.PostmortemAsync("publications { missing }")).At("publications.0.missing").EnumerateArray(), missing => missing.GetString()!.Contains("Who was hit", StringComparison.Ordinal));

        await DraftAsync(at, template);
        await at.WriteAsync(at.Ada, "Everybody.", "IMPACT");
        Assert.DoesNotContain("Who was hit", (await at.PostmortemAsync("missing")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_versions_keep_their_template_and_are_compared_with_what_it_leaves_out()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        await at.WriteAsync(at.Ada, "Mail stood still.");
        await PublishAsync(at);
        var (template, source) = await DefineAsync(at, "Compared", "## Why {#causes}");
        await DraftAsync(at, template);
        await PublishAsync(at);
        var second = await ReadAsync(at, "md", "?version=2");
        Assert.Contains("Mail stood still.", second, StringComparison.Ordinal);
        Assert.Contains("The template has no such section.", second, StringComparison.Ordinal);
        await at.Ada.DoAsync("definePostmortemTemplate", new { templateId = template, source = source.Replace("## Why", "## Reasons", StringComparison.Ordinal) }, "template { id }");
        await DraftAsync(at, templateId: null);
        Assert.Equal(second, await ReadAsync(at, "md", "?version=2"));
        Assert.Contains("## Reasons", await ReadAsync(at, "md"), StringComparison.Ordinal);

        var told = await at.PostmortemAsync("publications { template { name version outdated } } compare(from: 1, to: 2) { sections { section difference { paragraphs { kind } } } }");
        Assert.Equal(["Standard  False", $"{(await at.PostmortemAsync("template { name }")).Text("template.name")} 1 True"], told.At("publications").EnumerateArray().Select(
            publication => $"{publication.Text("template.name")} {publication.At("template.version")} {publication.At("template.outdated").GetBoolean()}"));
        var sections = told.At("compare.sections").EnumerateArray().ToDictionary(section => section.Text("section")!, section => section.At("difference.paragraphs").EnumerateArray().Select(paragraph => paragraph.Text("kind")).Distinct().ToList());
        Assert.DoesNotContain("SUMMARY", sections.Keys);
        Assert.DoesNotContain("CAUSES", sections.Keys);
        Assert.Equal(["REMOVED"], sections["IMPACT"]);
    }

    [Fact]
    public async Task A_section_that_the_template_leaves_out_can_be_written_and_a_document_for_customers_has_what_the_template_has()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var (template, _) = await DefineAsync(at, "Narrow", "## Why {#causes}");
        await DraftAsync(at, template);
        var held = await at.DoAsync(at.Ada, "holdSection", section: "RESPONSE");
        Assert.Equal((await at.PostmortemAsync("sections(only: [RESPONSE]) { generated }")).Text("sections.0.generated"), held.Text("draft.markdown"));
        Assert.Contains("nothing for customers", await ReadAsync(at, "md", "?audience=external&sections=IMPACT"), StringComparison.Ordinal);
        await at.WriteAsync(at.Ada, "We are sorry.", "EXTERNAL_MESSAGE");
        foreach (var format in Formats)
            Assert.Contains("Wearesorry.", Letters(await ReadAsync(at, format, "?audience=external")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_catalogue_lists_templates_in_pages_and_as_known_at_a_moment()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var (first, source) = await DefineAsync(at, "Listed A", "## Why {#causes}");
        var (second, _) = await DefineAsync(at, "Listed B", "## Why {#causes}");
        var then = Later();
        await at.Ada.DoAsync("definePostmortemTemplate", new { templateId = first, source = source.Replace("Listed A", "Listed C", StringComparison.Ordinal) }, "template { id }");
        await at.Ada.DoAsync("retireCatalogueItem", new { itemId = second }, "item { id }");
        const string List = "templates(text: \"LISTED\", first: 1) { totalCount nodes { id name version } pageInfo { hasNextPage } }";
        var now = (await at.Ada.CatalogueAsync(List)).At("templates");
        Assert.Equal((1L, first, "Listed C", 2L, false), (now.Number("totalCount"), now.Text("nodes.0.id"), now.Text("nodes.0.name"), now.Number("nodes.0.version"), now.At("pageInfo.hasNextPage").GetBoolean()));
        var earlier = (await at.Ada.CatalogueAsync($"{List} template(id: \"{second}\") {{ name retired {{ at }} }}", then));
        Assert.Equal((2L, "Listed A", 1L, true), (earlier.Number("templates.totalCount"), earlier.Text("templates.nodes.0.name"), earlier.Number("templates.nodes.0.version"), earlier.At("templates.pageInfo.hasNextPage").GetBoolean()));
        Assert.Equal(("Listed B", JsonValueKind.Null), (earlier.Text("template.name"), earlier.At("template.retired").ValueKind));
        Assert.Equal(2, (await at.Ada.CatalogueAsync("templates(text: \"listed\", includeRetired: true) { totalCount }")).Number("templates.totalCount"));
    }

    // The moment until now; what comes next is recorded after it.
    private string Later()
    {
        var now = Say.Time(timeline.Clock.GetCurrentInstant());
        timeline.Clock.Advance(Duration.FromMinutes(10));
        return now;
    }

    private static async Task<(string Id, string Source)> DefineAsync(WrittenPostmortem at, string name, params string[] sections)
    {
        var keys = sections.Select(section => section[(section.IndexOf('#', 2) + 1)..^1]);
        var source = $"---\nname: {name}\nrequired: [{string.Join(", ", keys)}]\n---\n\n{string.Join("\n\n", sections.Select(section => $"{section}\n\nWhat do we **know**?"))}\n";
        return ((await at.Ada.DoAsync("definePostmortemTemplate", new { source }, "template { id }")).Text("template.id")!, source);
    }

    private static Task<JsonElement> DraftAsync(WrittenPostmortem at, string? templateId) => at.Ada.DoAsync("draftPostmortem", new { incidentId = at.Incident, templateId }, Template);

    private static async Task<JsonElement> RefusedAsync(WrittenPostmortem at, string templateId) =>
        (await at.Ada.MutateAsync("draftPostmortem", new { incidentId = at.Incident, templateId }, Template)).GetProperty("error");

    private static async Task PublishAsync(WrittenPostmortem at)
    {
        await at.ReviewAsync(at.Ada, "requestReview");
        await at.ReviewAsync(at.Grace, "approvePostmortem");
        var published = await at.ReviewAsync(at.Grace, "publishPostmortem", new { reason = "The owners are on leave." });
        Assert.True(published.GetProperty("error").ValueKind == JsonValueKind.Null, published.ToString());
    }

    private static async Task<string> ReadAsync(WrittenPostmortem at, string format, string query = "")
    {
        using var answer = await at.Ada.Http.GetAsync($"/incidents/{at.Incident}/postmortem.{format}{query}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return format == "pdf" ? ReadPdf.Shown(bytes) : Encoding.UTF8.GetString(bytes);
    }

    private static string Letters(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    // Version and hash are known only of what is drafted.
    private static string BodyOf(string html) => Drafted().Replace(html, "");

    [GeneratedRegex("<div[^>]*><dt>(Template|Head hash)</dt>.*?</div>\\s*", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Drafted();
}
