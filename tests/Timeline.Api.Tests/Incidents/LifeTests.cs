using System.Text.Json;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Incidents;

namespace Timeline.Api.Tests.Incidents;

/// <summary>An incident's status, title, severity and kind changed at any time, as a client sees it.</summary>
public sealed class LifeTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task Resolved_reopened_and_resolved_again_the_last_counts_on_the_board_too()
    {
        var incidentId = await _client.DeclareAsync("It comes back");
        await _client.DoAsync("resolveIncident", new { incidentId, occurredAt = "2026-03-14T08:00:00Z" });
        var reopened = await _client.DoAsync("reopenIncident", new { incidentId, reason = "Down again.", occurredAt = "2026-03-14T08:10:00Z" }, "entry { kind text } incident { status milestones { kind } }");
        Assert.Equal(("STATUS", "Down again.", "DECLARED"), (reopened.Text("entry.kind"), reopened.Text("entry.text"), reopened.Text("incident.status")));
        Assert.Empty(reopened.At("incident.milestones").EnumerateArray());
        Assert.Null((await BoardLineAsync("It comes back")).Text("resolvedAt"));
        await _client.DoAsync("changeStatus", new { incidentId, to = "RESOLVED", occurredAt = "2026-03-14T08:30:00Z" });
        var line = await BoardLineAsync("It comes back");
        Assert.Equal(("RESOLVED", "2026-03-14T08:30:00Z"), (line.Text("status"), line.Text("resolvedAt")));
    }

    [Fact]
    public async Task Resolved_back_and_resolved_in_one_paste_are_all_kept()
    {
        var incidentId = await _client.DeclareAsync("One paste");
        object[] entries =
        [
            new { occurredAt = "2026-03-14T06:00:00Z", text = "Called.", role = "REPORTED" }, new { occurredAt = "2026-03-14T07:00:00Z", text = "Over.", role = "RESOLVED" },
            new { occurredAt = "2026-03-14T08:00:00Z", text = "Back.", role = "NOTE" }, new { occurredAt = "2026-03-14T08:30:00Z", text = "Over again.", role = "RESOLVED" },
        ];
        await _client.DoAsync("importEntries", new { incidentId, entries }, "skippedCount");
        var line = await BoardLineAsync("One paste");
        Assert.Equal(("RESOLVED", "2026-03-14T08:30:00Z", 4), (line.Text("status"), line.Text("resolvedAt"), line.Number("entryCount")));
    }

    [Fact]
    public async Task Closing_is_for_managers_and_reopening_for_everyone_who_records()
    {
        var incidentId = await _client.DeclareAsync();
        var secret = (await _client.DoAsync("issueAccessToken", new { name = "A responder's program", role = "RESPONDER" }, "secret")).Text("secret");
        using var responder = new TimelineClient(timeline.Root, secret);
        foreach (var (mutation, type, input) in new (string, string, object)[] { ("closeIncident", "CloseIncidentInput", new { incidentId }), ("changeStatus", "ChangeStatusInput", new { incidentId, to = "CLOSED" }) })
            Assert.Equal("FORBIDDEN", (await responder.SendAsync($"mutation($input: {type}!) {{ {mutation}(input: $input) {{ error {{ code }} }} }}", new { input })).Text("errors.0.extensions.code"));
        Assert.Equal("CLOSED", (await _client.DoAsync("closeIncident", new { incidentId })).Text("incident.status"));
        Assert.Equal("DECLARED", (await responder.DoAsync("reopenIncident", new { incidentId, reason = "Back." })).Text("incident.status"));
    }

    [Fact]
    public async Task A_cancelled_incident_leaves_the_lists_unless_asked_for_and_comes_back_when_reopened()
    {
        var incidentId = await _client.DeclareAsync("By mistake");
        await _client.DoAsync("recordLesson", new { incidentId, category = "LUCKY", text = "A lesson of a mistake." }, "lesson { id }");
        var cancelled = await _client.DoAsync("cancelIncident", new { incidentId, reason = "Wrong tenant." }, "entry { kind } incident { key status cancelled cancellation { text } }");
        Assert.Equal(("CANCELLATION", "DECLARED", "Wrong tenant."), (cancelled.Text("entry.kind"), cancelled.Text("incident.status"), cancelled.Text("incident.cancellation.text")));
        Assert.Empty((await BoardAsync("By mistake")).EnumerateArray());
        Assert.True((await BoardAsync("By mistake", includeCancelled: true)).EnumerateArray().Single().GetProperty("cancelled").GetBoolean());
        await LessonsAsync("A lesson of a mistake", includeCancelled: true, expected: 1);
        await LessonsAsync("A lesson of a mistake", includeCancelled: false, expected: 0);

        await _client.DoAsync("reopenIncident", new { incidentId, reason = "It is ours." }, "entry { kind } incident { cancelled }");
        Assert.Single((await BoardAsync("By mistake")).EnumerateArray());
        await LessonsAsync("A lesson of a mistake", includeCancelled: false, expected: 1);
    }

    [Fact]
    public async Task Title_severity_and_kind_follow_on_the_board_and_as_known_before_are_what_they_were()
    {
        var incidentId = await _client.DeclareAsync("Mail is slow");
        var before = (await _client.AskAsync("query($key: String!) { incident(key: $key) { asKnownAt } }", new { key = incidentId })).Text("incident.asKnownAt");
        timeline.Clock.Advance(NodaTime.Duration.FromMinutes(1));
        await _client.DoAsync("changeTitle", new { incidentId, title = "Mail stands still", reason = "Worse." }, "entry { kind facts { name value } }");
        await _client.DoAsync("changeSeverity", new { incidentId, severity = "SEV2" }, "entry { text }");
        var entry = (await _client.DoAsync("noteDetection", new { incidentId, by = "CUSTOMER", occurredAt = "2026-03-14T08:00:00Z" }, "entry { text milestones } incident { detectedBy }"));
        Assert.Equal(("Detected by a customer.", "DETECTED", "CUSTOMER"), (entry.Text("entry.text"), entry.Text("entry.milestones.0"), entry.Text("incident.detectedBy")));
        var line = await BoardLineAsync("Mail stands still");
        Assert.Equal("SEV2", line.Text("severity"));
        var known = await _client.AskAsync("query($key: String!, $at: Instant) { incident(key: $key, asKnownAt: $at) { title severity detectedBy } }", new { key = incidentId, at = before });
        Assert.Equal(("Mail is slow", "SEV1", null), (known.Text("incident.title"), known.Text("incident.severity"), known.Text("incident.detectedBy")));
        await _client.DoAsync("changeKind", new { incidentId, kind = "DRILL" }, "entry { text }");
        Assert.Empty((await BoardAsync("Mail stands still")).EnumerateArray());
    }

    [Fact]
    public async Task A_declaration_says_how_it_was_detected() =>
        Assert.Equal("MONITORING", (await _client.DoAsync("declareIncident", new { title = "Seen early", detectedBy = "MONITORING" }, "incident { detectedBy }")).Text("incident.detectedBy"));

    [Fact]
    public async Task A_redacted_title_is_nowhere_any_more_and_the_record_is_still_verified()
    {
        const string Secret = "hunter3";
        var incidentId = await _client.DeclareAsync($"Mail of {Secret}");
        await _client.DoAsync("draftPostmortem", new { incidentId }, "postmortem { id }");
        var redacted = await _client.DoAsync("redact", new { incidentId, id = incidentId, reason = "A name." }, "incident { title key }");
        Assert.Equal(EntryContent.Redacted, redacted.Text("incident.title"));
        Assert.Empty((await BoardAsync(Secret)).EnumerateArray());
        await using var look = timeline.Database.CreateCommand("select count(*) from mt_events where data::text like '%hunter3%'");
        Assert.Equal(0L, await look.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    private async Task LessonsAsync(string text, bool includeCancelled, int expected) => await Until.GoodAsync(
        async () => (await _client.AskAsync("query($filter: LessonFilter) { lessons(filter: $filter) { totalCount } }", new { filter = new { text, includeCancelled } })).Number("lessons.totalCount"),
        count => count == expected);

    private async Task<JsonElement> BoardLineAsync(string text) => (await BoardAsync(text)).EnumerateArray().Single();

    private async Task<JsonElement> BoardAsync(string text, bool includeCancelled = false) => (await _client.AskAsync(
        "query($filter: IncidentFilter) { incidents(filter: $filter) { nodes { key title severity status resolvedAt entryCount cancelled } } }", new { filter = new { text, includeCancelled } })).At("incidents.nodes");
}
