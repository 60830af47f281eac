using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Postmortems.Templates;

/// <summary>Templates of postmortems in the application. How they are read is in Domain.Tests.</summary>
public sealed class TemplateTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Source = "---\nname: Kestrel\ndescription: For birds.\nrequired: [causes]\n---\n\n## Why {#causes}\n\nWhat **made** it possible?\n\n## Todo {#actions}\n";
    private const string Preview =
        "query($source: String, $incidentId: ID) { postmortemTemplatePreview(source: $source, incidentId: $incidentId) { name description faults { line message } sections { section { key title questions required } html missing } } }";

    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task One_is_defined_written_anew_found_and_retired()
    {
        const string Selection = "template { id name description version source sections { key title required } versions { number source } retired { at } }";
        var made = (await _client.DoAsync("definePostmortemTemplate", new { source = Source }, Selection)).At("template");
        Assert.Equal(("Kestrel", "For birds.", 1L, "causes", "Why", true), (made.Text("name"), made.Text("description"), made.Number("version"), made.Text("sections.0.key"), made.Text("sections.0.title"), made.At("sections.0.required").GetBoolean()));
        var templateId = made.Text("id");
        var again = (await _client.DoAsync("definePostmortemTemplate", new { templateId, source = Source.Replace("Kestrel", "Falcon", StringComparison.Ordinal) }, Selection)).At("template");
        Assert.Equal((templateId, "Falcon", 2L, 2), (again.Text("id"), again.Text("name"), again.Number("version"), again.At("versions").GetArrayLength()));
        Assert.Contains("Falcon", await NamesAsync(includeRetired: false));
        Assert.Equal("Falcon", (await _client.AskAsync("query($id: ID!) { node(id: $id) { ... on PostmortemTemplate { name } } }", new { id = templateId })).Text("node.name"));
        await _client.DoAsync("retireCatalogueItem", new { itemId = templateId, reason = "Not used." }, "item { id }");
        Assert.DoesNotContain("Falcon", await NamesAsync(includeRetired: false));
        Assert.Contains("Falcon", await NamesAsync(includeRetired: true));
    }

    [Fact]
    public async Task A_preview_shows_the_sections_in_order_and_what_an_incident_still_lacks()
    {
        var shown = (await _client.AskAsync(Preview, new { source = Source, incidentId = await _client.DeclareAsync() })).At("postmortemTemplatePreview");
        Assert.Equal(["causes", "actions"], shown.At("sections").EnumerateArray().Select(section => section.Text("section.key")));
        Assert.Equal(("<p>What <strong>made</strong> it possible?</p>", "No root cause is noted."), (shown.Text("sections.0.html")!.Trim(), shown.Text("sections.0.missing.0")));
        Assert.Equal((JsonValueKind.Null, "No action item is raised."), (shown.At("sections.1.html").ValueKind, shown.Text("sections.1.missing.0")));
        Assert.Empty(shown.At("faults").EnumerateArray());
        var standard = (await _client.AskAsync(Preview)).At("postmortemTemplatePreview");
        Assert.Equal(("Standard", 17), (standard.Text("name"), standard.At("sections").GetArrayLength()));
        Assert.All(standard.At("sections").EnumerateArray(), section => Assert.Empty(section.At("missing").EnumerateArray()));
    }

    [Fact]
    public async Task What_is_wrong_is_shown_whole_in_the_preview_and_refused_by_the_mutation()
    {
        const string Wrong = "---\nname: Wrong\n---\n## A {#nonsense}\n## B {#other}\n";
        var shown = (await _client.AskAsync(Preview, new { source = Wrong })).At("postmortemTemplatePreview");
        Assert.Equal([4L, 5], shown.At("faults").EnumerateArray().Select(fault => fault.Number("line")));
        Assert.Equal((JsonValueKind.Null, 0), (shown.At("name").ValueKind, shown.At("sections").GetArrayLength()));
        var refused = await _client.MutateAsync("definePostmortemTemplate", new { source = Wrong }, "template { id }");
        Assert.Equal(("INVALID_TEXT", "source"), (refused.Text("error.code"), refused.Text("error.field")));
    }

    [Fact]
    public async Task Managers_define_and_everybody_looks()
    {
        using var responder = (await new SignedInPeople(timeline).SignInAsync("RESPONDER")).Http(timeline.Root);
        var refused = await responder.SendAsync("mutation($input: DefinePostmortemTemplateInput!) { definePostmortemTemplate(input: $input) { template { id } } }", new { input = new { source = Source } });
        Assert.Equal("FORBIDDEN", refused.Text("errors.0.extensions.code"));
        Assert.Equal("Kestrel", (await responder.AskAsync(Preview, new { source = Source })).Text("postmortemTemplatePreview.name"));
    }

    private async Task<IReadOnlyList<string?>> NamesAsync(bool includeRetired) =>
        [.. (await _client.AskAsync("query($all: Boolean) { postmortemTemplates(includeRetired: $all) { name } }", new { all = includeRetired })).At("postmortemTemplates").EnumerateArray().Select(template => template.Text("name"))];
}
