using System.Text.Json;
using NodaTime;
using Timeline.Api.Tests.Files;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Actions;

/// <summary>Action items over many incidents, and what Timeline records of those that are late.</summary>
public sealed class ActionItemsTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly TimelineClient _client = timeline.Client;

    private SignedInPeople People => new(timeline);

    [Fact]
    public async Task They_are_found_by_state_owner_type_day_incident_and_words_the_earliest_day_first()
    {
        var (one, other) = (await _client.DeclareAsync(), await _client.DeclareAsync());
        await RaiseAsync(one, "Finch late", owner: "Grace", type: "DETECT", due: "2036-05-01");
        timeline.Clock.Advance(Duration.FromSeconds(1));
        await RaiseAsync(other, "Finch soon", owner: "GRACE", type: "PREVENT", due: "2036-04-01");
        timeline.Clock.Advance(Duration.FromSeconds(1));
        await RaiseAsync(one, "Finch whenever");
        timeline.Clock.Advance(Duration.FromSeconds(1));
        var dropped = await RaiseAsync(other, "Finch never", owner: "Ada", due: "2036-04-02");
        await _client.DoAsync("dropActionItem", new { incidentId = other, actionItemId = dropped, reason = "It goes." }, "incident { id }");

        Assert.Equal(["Finch soon", "Finch never", "Finch late", "Finch whenever"], await FoundAsync(new { text = "finch" }, 4));
        Assert.Equal(["Finch never", "Finch whenever", "Finch soon", "Finch late"], await FoundAsync(new { text = "finch" }, 4, "NEWEST"));
        Assert.Equal(["Finch soon", "Finch late"], await FoundAsync(new { text = "finch", owner = "grace" }, 2));
        Assert.Equal(["Finch whenever"], await FoundAsync(new { text = "finch", unassigned = true }, 1));
        Assert.Equal(["Finch never"], await FoundAsync(new { text = "finch", state = new[] { "DROPPED", "DONE" } }, 1));
        Assert.Equal(["Finch late"], await FoundAsync(new { text = "finch", type = new[] { "DETECT" } }, 1));
        Assert.Equal(["Finch soon"], await FoundAsync(new { text = "finch", dueBefore = "2036-04-02" }, 1));
        Assert.Equal(["Finch late", "Finch whenever"], await FoundAsync(new { text = "finch", incident = one }, 2));
        await FoundAsync(new { incident = "INC-4711" }, 0);
        var page = await _client.AskAsync("{ actionItems(first: 2, filter: { text: \"finch\" }) { totalCount pageInfo { hasNextPage endCursor } } }");
        Assert.Equal((4L, true), (page.Number("actionItems.totalCount"), page.At("actionItems.pageInfo.hasNextPage").GetBoolean()));
        var rest = await _client.AskAsync("query($after: String) { actionItems(after: $after, filter: { text: \"finch\" }) { nodes { actionItem { text } } } }", new { after = page.Text("actionItems.pageInfo.endCursor") });
        Assert.Equal(["Finch late", "Finch whenever"], rest.At("actionItems.nodes").EnumerateArray().Select(row => row.Text("actionItem.text")));
    }

    [Fact]
    public async Task It_is_kept_track_of_and_done_with_proof()
    {
        var incidentId = await _client.DeclareAsync();
        var fileId = (await _client.AttachAsync(incidentId, "10:02 all quiet\n"u8.ToArray(), "quiet.log")).Text("file.id");
        var actionItemId = (await _client.DoAsync("raiseActionItem", new { incidentId, text = "Watch it.", trackerUrl = "https://tracker.example/7" }, "actionItem { id trackerUrl }")).Text("actionItem.id");
        const string Selection = "actionItem { trackerUrl doneLate proof { url fileId } }";
        var early = await _client.MutateAsync("amendActionItem", new { incidentId, actionItemId, proofUrl = "https://monitor.example", reason = "So." }, Selection);
        Assert.Equal(("NOT_ALLOWED", "proofUrl"), (early.Text("error.code"), early.Text("error.field")));
        var done = await _client.DoAsync("completeActionItem", new { incidentId, actionItemId, proofUrl = "https://monitor.example/1", proofFileId = fileId }, Selection);
        Assert.Equal(("https://tracker.example/7", "https://monitor.example/1", fileId), (done.Text("actionItem.trackerUrl"), done.Text("actionItem.proof.url"), done.Text("actionItem.proof.fileId")));
        var amended = await _client.DoAsync("amendActionItem", new { incidentId, actionItemId, untracked = true, proofUrl = "http://monitor.example/2", reason = "Moved." }, Selection);
        Assert.Equal((JsonValueKind.Null, "http://monitor.example/2", JsonValueKind.Null), (amended.At("actionItem.trackerUrl").ValueKind, amended.Text("actionItem.proof.url"), amended.At("actionItem.proof.fileId").ValueKind));
        var unknown = await _client.MutateAsync("completeActionItem", new { incidentId, actionItemId = await RaiseAsync(incidentId, "Another."), proofFileId = actionItemId }, Selection);
        Assert.Equal(("ENTRY_NOT_FOUND", "proofFileId"), (unknown.Text("error.code"), unknown.Text("error.field")));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://tracker.example/7")]
    [InlineData("tracker.example/7")]
    [InlineData("https://")]
    [InlineData("https://tracker.example/a b")]
    public async Task Only_a_link_is_one(string trackerUrl)
    {
        var refused = await _client.MutateAsync("raiseActionItem", new { incidentId = await _client.DeclareAsync(), text = "Watch it.", trackerUrl });
        Assert.Equal(("INVALID_TEXT", "trackerUrl"), (refused.Text("error.code"), refused.Text("error.field")));
        Assert.Equal($"trackerUrl is \"{trackerUrl}\", which is no link. Give one that begins with https:// or http://, without spaces.", refused.Text("error.message"));
    }

    [Fact]
    public async Task At_the_end_of_its_day_in_the_zone_of_the_incident_it_is_recorded_as_overdue_once()
    {
        var incidentId = await _client.DeclareAsync();
        await _client.DoAsync("resolveIncident", new { incidentId });
        await _client.DoAsync("closeIncident", new { incidentId });
        var today = timeline.Clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["America/Chicago"]).Date;
        var actionItemId = await RaiseAsync(incidentId, "Robin watches", due: NodaTime.Text.LocalDatePattern.Iso.Format(today));
        Assert.Equal([], await FoundAsync(new { text = "robin", overdue = true }, 0));

        timeline.Clock.Set(today.PlusDays(1).AtStartOfDayInZone(DateTimeZoneProviders.Tzdb["America/Chicago"]).ToInstant());
        await timeline.NothingIsDueAsync();
        Assert.Equal(["Robin watches"], await FoundAsync(new { text = "robin", overdue = true }, 1));
        var item = await ItemAsync(actionItemId);
        Assert.Equal(["OVERDUE"], item.At("history").EnumerateArray().Select(change => change.Text("kind")));
        Assert.Equal("Timeline", item.Text("history.0.by"));
        timeline.Clock.Advance(Duration.FromDays(3));
        await timeline.NothingIsDueAsync();
        var late = await _client.AskAsync("{ actionItems(filter: { text: \"robin\" }) { nodes { daysOverdue incident { incidentId } } } }");
        Assert.Equal((4L, incidentId), (late.Number("actionItems.nodes.0.daysOverdue"), late.Text("actionItems.nodes.0.incident.incidentId")));

        await _client.DoAsync("completeActionItem", new { incidentId, actionItemId }, "incident { id }");
        await FoundAsync(new { text = "robin", overdue = true }, 0);
        Assert.True((await ItemAsync(actionItemId)).At("doneLate").GetBoolean());
        Assert.Equal(["OVERDUE", "DONE"], (await ItemAsync(actionItemId)).At("history").EnumerateArray().Select(change => change.Text("kind")));
    }

    [Fact]
    public async Task In_another_zone_its_day_ends_at_another_time()
    {
        var incidentId = await _client.DeclareAsync();
        var actionItemId = await RaiseAsync(incidentId, "Wren watches", due: "2040-06-01");
        Assert.Equal("2040-06-02T05:00:00Z", (await ItemAsync(actionItemId)).Text("dueEnds"));
        await _client.DoAsync("changeZone", new { incidentId, zone = "Europe/Berlin" });
        Assert.Equal("2040-06-01T22:00:00Z", (await ItemAsync(actionItemId)).Text("dueEnds"));
        await using var kept = timeline.Database.CreateCommand("select (data ->> 'DueSeconds')::bigint from mt_doc_libraryactionitem where data ->> 'Text' = 'Wren watches'");
        await Until.GoodAsync(async () => await kept.ExecuteScalarAsync(TestContext.Current.CancellationToken), seconds => seconds is 2222200800L);
    }

    [Fact]
    public async Task Redacted_or_retracted_it_is_found_by_nothing_that_was_typed_and_of_a_private_incident_by_nobody_else()
    {
        using var named = (await People.SignInAsync("ADMINISTRATOR")).Http(timeline.Root);
        var incidentId = await named.DeclareAsync();
        var (redacted, retracted) = (await RaiseAsync(incidentId, "Ask hunter5", owner: "hunter5"), await RaiseAsync(incidentId, "Plover goes"));
        await RaiseAsync(incidentId, "Plover stays");
        await FoundAsync(new { text = "plover" }, 2);
        await named.DoAsync("redact", new { incidentId, id = redacted, reason = "A name." }, "incident { id }");
        await named.DoAsync("retractActionItem", new { incidentId, actionItemId = retracted, reason = "No." }, "incident { id }");
        Assert.Equal(["Plover stays"], await FoundAsync(new { text = "plover" }, 1));
        await FoundAsync(new { owner = "hunter5" }, 0);
        await using var look = timeline.Database.CreateCommand("select count(*) from mt_doc_libraryactionitem where data::text like '%hunter5%'");
        Assert.Equal(0L, await look.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        await named.DoAsync("makeIncidentPrivate", new { incidentId, people = Array.Empty<string>() });
        Assert.Equal([], await FoundAsync(new { text = "plover" }, 0));
        Assert.Equal(1L, (await named.AskAsync("{ actionItems(filter: { text: \"plover\" }) { totalCount } }")).Number("actionItems.totalCount"));
    }

    private async Task<string> RaiseAsync(string incidentId, string text, string? owner = null, string type = "PREVENT", string? due = null) =>
        (await _client.DoAsync("raiseActionItem", new { incidentId, text, owner, type, due }, "actionItem { id }")).Text("actionItem.id")!;

    private async Task<JsonElement> ItemAsync(string id) =>
        (await _client.AskAsync("query($id: ID!) { node(id: $id) { ... on ActionItem { dueEnds doneLate history { kind by } } } }", new { id })).At("node");

    private async Task<IReadOnlyList<string?>> FoundAsync(object filter, int expected, string orderBy = "DUE") => await Until.GoodAsync(
        async () => (await _client.AskAsync(
            "query($filter: ActionItemFilter, $orderBy: ActionItemOrder) { actionItems(filter: $filter, orderBy: $orderBy) { nodes { actionItem { text } } } }", new { filter, orderBy }))
            .At("actionItems.nodes").EnumerateArray().Select(row => row.Text("actionItem.text")).ToList(),
        rows => rows.Count == expected);
}
