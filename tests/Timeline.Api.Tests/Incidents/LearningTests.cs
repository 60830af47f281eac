using Timeline.Api.Tests.Running;
using Timeline.Domain.Incidents;

namespace Timeline.Api.Tests.Incidents;

/// <summary>Lessons and action items after they were recorded: in the incident, in the library, by their ids.</summary>
public sealed class LearningTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task A_lesson_is_amended_redacted_and_retracted_in_the_library_too()
    {
        var incidentId = await _client.DeclareAsync();
        var lessonId = (await _client.DoAsync("recordLesson", new { incidentId, category = "LUCKY", text = "Ring hunter4 first." }, "lesson { id }")).Text("lesson.id");
        var amended = await _client.DoAsync("amendLesson", new { incidentId, lessonId, text = "Ring hunter4 second.", category = "WENT_WELL", reason = "Of hunter4." }, "lesson { text category history { text reason replacedBy } }");
        Assert.Equal(("Ring hunter4 second.", "WENT_WELL", "Ring hunter4 first."), (amended.Text("lesson.text"), amended.Text("lesson.category"), amended.Text("lesson.history.0.text")));
        await FoundAsync("hunter4 second", expected: 1);

        await _client.DoAsync("redact", new { incidentId, id = lessonId, reason = "A name." }, "incident { id }");
        await FoundAsync("hunter4", expected: 0);
        var node = await _client.AskAsync("query($id: ID!) { node(id: $id) { ... on Lesson { text retracted redaction { by reason } history { text reason } } } }", new { id = lessonId });
        Assert.Equal((EntryContent.Redacted, "A name.", EntryContent.Redacted), (node.Text("node.text"), node.Text("node.redaction.reason"), node.Text("node.history.0.reason")));
        await using var look = timeline.Database.CreateCommand("select (select count(*) from mt_events where data::text like '%hunter4%') + (select count(*) from mt_doc_librarylesson where data::text like '%hunter4%')");
        Assert.Equal(0L, await look.ExecuteScalarAsync(TestContext.Current.CancellationToken));

        var retracted = await _client.DoAsync("retractLesson", new { incidentId, lessonId, reason = "Of another incident." }, "lesson { retracted } incident { lessons { id } }");
        Assert.Empty(retracted.At("incident.lessons").EnumerateArray());
        Assert.True(retracted.At("lesson.retracted").GetBoolean());
        await FoundAsync("redacted", expected: 0);
    }

    [Fact]
    public async Task An_action_item_is_assigned_done_reopened_and_dropped_and_its_history_says_who()
    {
        var incidentId = await _client.DeclareAsync();
        var actionItemId = (await _client.DoAsync("raiseActionItem", new { incidentId, text = "Watch the disk." }, "actionItem { id status }")).Text("actionItem.id");
        const string Selection = "actionItem { text owner due status settledAt settledBecause history { kind by reason owner } }";
        await _client.DoAsync("assignActionItem", new { incidentId, actionItemId, owner = "Grace", due = "2026-06-01" }, Selection);
        await _client.DoAsync("amendActionItem", new { incidentId, actionItemId, text = "Watch both disks.", reason = "There are two." }, Selection);
        var done = (await _client.DoAsync("completeActionItem", new { incidentId, actionItemId, text = "A monitor.", occurredAt = "2026-03-14T08:00:00Z" }, Selection)).At("actionItem");
        Assert.Equal(("DONE", "2026-03-14T08:00:00Z", "A monitor.", "Grace"), (done.Text("status"), done.Text("settledAt"), done.Text("settledBecause"), done.Text("owner")));
        await _client.DoAsync("reopenActionItem", new { incidentId, actionItemId, reason = "Only one." }, Selection);
        var dropped = (await _client.DoAsync("dropActionItem", new { incidentId, actionItemId, reason = "It goes." }, Selection)).At("actionItem");
        Assert.Equal(["ASSIGNED", "AMENDED", "DONE", "REOPENED", "DROPPED"], dropped.At("history").EnumerateArray().Select(change => change.Text("kind")));
        Assert.Equal(("DROPPED", "Watch both disks."), (dropped.Text("status"), dropped.Text("text")));
        var unknown = await _client.MutateAsync("dropActionItem", new { incidentId, actionItemId = incidentId, reason = "It goes." });
        Assert.Equal("ACTION_ITEM_NOT_FOUND", unknown.Text("error.code"));
    }

    private async Task FoundAsync(string text, int expected) => await Until.GoodAsync(
        async () => (await _client.AskAsync("query($filter: LessonFilter) { lessons(filter: $filter) { totalCount } }", new { filter = new { text } })).Number("lessons.totalCount"),
        count => count == expected);
}
