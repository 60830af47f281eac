using NodaTime;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Actions;

/// <summary>Action items that an earlier version recorded, which waited for no last day.</summary>
public sealed class ActionItemsOfBeforeTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    [Fact]
    public async Task After_an_upgrade_one_is_found_overdue_though_nothing_is_recorded_in_its_incident()
    {
        using var client = timeline.Client;
        var (past, coming) = (await RaiseAsync(client, "2026-03-10"), await RaiseAsync(client, "2026-03-20"));
        // The second step makes both as if they had been raised by a version without judges, whatever this one noted.
        await timeline.NothingIsDueAsync();
        await timeline.RestartAsync(() => Execute(
            "delete from mt_doc_dueitem; delete from mt_doc_libraryactionitem; delete from mt_event_progression where name like 'ActionItemLibrary%'; "
            + "delete from mt_events where type = 'action_item_overdue'; update mt_streams s set version = (select max(version) from mt_events e where e.stream_id = s.id)"));
        Assert.Equal(["OVERDUE"], await Until.GoodAsync(() => HistoryAsync(client, past), history => history.Count > 0));
        Assert.Equal([], await HistoryAsync(client, coming));
        timeline.Clock.Advance(Duration.FromDays(8));
        Assert.Equal(["OVERDUE"], await Until.GoodAsync(() => HistoryAsync(client, coming), history => history.Count > 0));
        await timeline.NothingIsDueAsync();
        Assert.Equal(["OVERDUE"], await HistoryAsync(client, past));
    }

    private static async Task<string> RaiseAsync(TimelineClient client, string due)
    {
        var incidentId = await client.DeclareAsync();
        await client.DoAsync("raiseActionItem", new { incidentId, text = "Watch the disk.", due }, "actionItem { id }");
        return incidentId;
    }

    private static async Task<IReadOnlyList<string?>> HistoryAsync(TimelineClient client, string incident) => [.. (await client.AskAsync(
        "query($key: String!) { incident(key: $key) { actionItems { history { kind } } } }", new { key = incident })).At("incident.actionItems.0.history").EnumerateArray().Select(change => change.Text("kind"))];

    private void Execute(string sql)
    {
        using var command = timeline.Database.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}
