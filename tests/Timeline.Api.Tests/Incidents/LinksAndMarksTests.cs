using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Incidents;

/// <summary>Links between incidents, tags, stars, mentions and the calendar of overlaps, as a client sees them.</summary>
public sealed class LinksAndMarksTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Links = "links { entryId kind outgoing words incident { incidentId } }";
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task A_link_stands_in_both_incidents_and_goes_from_both()
    {
        var (one, other) = (await _client.DeclareAsync("One"), await _client.DeclareAsync("Other"));
        var input = new { commandId = Guid.CreateVersion7(), incidentId = one, otherIncidentId = other, kind = "CAUSED_BY", text = "The same switch." };
        var linked = await _client.DoAsync("linkIncidents", input, $"entry {{ id kind text }} incident {{ version {Links} }}");
        Assert.Equal(("LINK", "Caused by", other), (linked.Text("entry.kind"), linked.Text("incident.links.0.words"), linked.Text("incident.links.0.incident.incidentId")));
        Assert.Equal(("Caused", one), await LinkOfAsync(other));
        Assert.Equal(2, (await _client.DoAsync("linkIncidents", input, "incident { version }")).Number("incident.version"));

        var refused = await _client.MutateAsync("retractEntry", new { incidentId = one, entryId = linked.Text("entry.id"), reason = "No." });
        Assert.Equal("NOT_ALLOWED", refused.Text("error.code"));
        var unlinked = await _client.DoAsync("unlinkIncidents", new { incidentId = one, entryId = linked.Text("entry.id"), reason = "Another switch." }, $"entry {{ retracted }} incident {{ {Links} }}");
        Assert.True(unlinked.At("entry.retracted").GetBoolean());
        Assert.Empty(unlinked.At("incident.links").EnumerateArray());
        Assert.Empty((await IncidentAsync(other, Links)).At("links").EnumerateArray());
    }

    [Fact]
    public async Task A_duplicate_leaves_the_board_and_names_the_other()
    {
        var (one, other) = (await _client.DeclareAsync("Twice, the second"), await _client.DeclareAsync("Twice, the first"));
        var linked = await _client.DoAsync("linkIncidents", new { incidentId = one, otherIncidentId = other, kind = "DUPLICATE_OF" }, "incident { cancelled duplicateOf { incidentId } }");
        Assert.Equal(other, linked.Text("incident.duplicateOf.incidentId"));
        var board = await _client.AskAsync("query { hidden: incidents(filter: { text: \"Twice\" }) { nodes { title } } all: incidents(filter: { text: \"Twice\", includeCancelled: true }) { nodes { title duplicateOf { title } } } }");
        Assert.Equal("Twice, the first", Assert.Single(board.At("hidden.nodes").EnumerateArray()).Text("title"));
        Assert.Equal("Twice, the first", board.At("all.nodes").EnumerateArray().Single(line => line.Text("title") == "Twice, the second").Text("duplicateOf.title"));
    }

    [Fact]
    public async Task An_incident_is_not_linked_with_itself_nor_with_one_that_is_not_there()
    {
        var incidentId = await _client.DeclareAsync();
        Assert.Equal(("NOT_ALLOWED", "otherIncidentId"), await RefusalAsync(new { incidentId, otherIncidentId = incidentId, kind = "SAME_CAUSE" }));
        Assert.Equal(("INCIDENT_NOT_FOUND", "otherIncidentId"), await RefusalAsync(new { incidentId, otherIncidentId = "INC-9999", kind = "SAME_CAUSE" }));
        var unlinked = await _client.MutateAsync("unlinkIncidents", new { incidentId, entryId = Guid.CreateVersion7(), reason = "No." });
        Assert.Equal(("ENTRY_NOT_FOUND", "entryId"), (unlinked.Text("error.code"), unlinked.Text("error.field")));
    }

    [Fact]
    public async Task Entries_and_incidents_are_tagged_starred_and_say_whom_they_name()
    {
        var incidentId = await _client.DeclareAsync("Tagged");
        var entryId = (await _client.DoAsync("logEntry", new { incidentId, text = "@grace looks at #mail.", tags = new[] { "Night Shift" } }, "entry { id }")).Text("entry.id");
        await _client.DoAsync("tagEntry", new { incidentId, entryId, tags = new[] { "mail" } }, "entry { id }");
        await _client.DoAsync("untagEntry", new { incidentId, entryId, tags = new[] { "MAIL" } }, "entry { id }");
        var starred = (await _client.DoAsync("starEntry", new { incidentId, entryId }, "entry { tags starred marks { kind tags by } mentions { kind name } }")).At("entry");
        Assert.Equal(("night-shift", true), (starred.Text("tags.0"), starred.At("starred").GetBoolean()));
        Assert.Equal(["TAGGED", "TAGGED", "UNTAGGED", "STARRED"], starred.At("marks").EnumerateArray().Select(mark => mark.Text("kind")));
        Assert.Equal(["PERSON grace", "SERVICE mail"], starred.At("mentions").EnumerateArray().Select(mention => $"{mention.Text("kind")} {mention.Text("name")}"));
        Assert.False((await _client.DoAsync("unstarEntry", new { incidentId, entryId }, "entry { starred }")).At("entry.starred").GetBoolean());

        await _client.DoAsync("tagIncident", new { incidentId, tags = new[] { "Storage" } }, "incident { tags }");
        var found = await _client.AskAsync("query { incidents(filter: { tag: \"#storage\" }) { nodes { title tags } } }");
        Assert.Equal(("Tagged", "storage"), (found.Text("incidents.nodes.0.title"), found.Text("incidents.nodes.0.tags.0")));
        Assert.Empty((await _client.DoAsync("untagIncident", new { incidentId, tags = new[] { "storage" } }, "incident { tags }")).At("incident.tags").EnumerateArray());
    }

    [Fact]
    public async Task The_calendar_shows_what_went_on_at_the_same_time()
    {
        await LastingAsync("Monday to Tuesday", "2026-02-02T10:00:00Z", "2026-02-03T10:00:00Z");
        await LastingAsync("On Tuesday", "2026-02-03T08:00:00Z", "2026-02-03T12:00:00Z");
        await LastingAsync("On Wednesday", "2026-02-04T08:00:00Z", "2026-02-04T12:00:00Z");
        const string Query = "query($from: LocalDate!, $to: LocalDate!, $zone: String!) { overlaps(from: $from, to: $to, zone: $zone) { from truncated incidents { beganAt endedAt incident { title } others { title } } } }";
        var calendar = (await _client.AskAsync(Query, new { from = "2026-02-03", to = "2026-02-03", zone = "UTC" })).At("overlaps");
        Assert.Equal(["Monday to Tuesday: On Tuesday", "On Tuesday: Monday to Tuesday"], calendar.At("incidents").EnumerateArray().Select(each => $"{each.Text("incident.title")}: {each.Text("others.0.title")}"));
        Assert.Equal("2026-02-03T10:00:00Z", calendar.Text("incidents.0.endedAt"));
        Assert.Equal("2026-02-03T06:00:00Z", (await _client.AskAsync(Query, new { from = "2026-02-03", to = "2026-02-04", zone = "America/Chicago" })).Text("overlaps.from"));
        Assert.Equal("2011-12-30T10:00:00Z", (await _client.AskAsync(Query, new { from = "2011-12-30", to = "2011-12-30", zone = "Pacific/Apia" })).Text("overlaps.from"));
        var refused = await _client.SendAsync(Query, new { from = "2026-02-03", to = "2026-02-02", zone = "UTC" });
        Assert.Equal("BAD_USER_INPUT", refused.Text("errors.0.extensions.code"));
    }

    private async Task LastingAsync(string title, string from, string to)
    {
        var incidentId = (await _client.DoAsync("declareIncident", new { title, reportedAt = from }, "incident { id }")).Text("incident.id");
        await _client.DoAsync("resolveIncident", new { incidentId, occurredAt = to });
    }

    private async Task<(string? Code, string? Field)> RefusalAsync(object input)
    {
        var refused = await _client.MutateAsync("linkIncidents", input);
        return (refused.Text("error.code"), refused.Text("error.field"));
    }

    private async Task<(string? Words, string? Other)> LinkOfAsync(string id)
    {
        var incident = await IncidentAsync(id, Links);
        return (incident.Text("links.0.words"), incident.Text("links.0.incident.incidentId"));
    }

    private async Task<JsonElement> IncidentAsync(string id, string selection) =>
        (await _client.AskAsync($"query($key: String!) {{ incident(key: $key) {{ {selection} }} }}", new { key = id })).At("incident");
}
