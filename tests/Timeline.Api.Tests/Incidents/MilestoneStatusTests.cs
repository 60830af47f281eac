using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Incidents;

/// <summary>Milestones of a status, and what does not fit together, as a client sees them.</summary>
public sealed class MilestoneStatusTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task Resolved_set_as_a_milestone_is_the_status_of_the_room_and_the_board_and_an_entry()
    {
        var incidentId = await _client.DeclareAsync();
        const string Selection = "incident { key status milestones { kind entryId } timeline { nodes { ... on TimelineEntry { id kind text milestones } } } }";
        var set = await _client.DoAsync("setMilestone", new { incidentId, kind = "RESOLVED", occurredAt = "2026-03-14T08:00:00Z" }, Selection);
        Assert.Equal("RESOLVED", set.Text("incident.status"));
        var entry = set.At("incident.timeline.nodes.0");
        Assert.Equal(("STATUS", "Status changed from declared to resolved."), (entry.Text("kind"), entry.Text("text")));
        Assert.Equal(entry.Text("id"), set.Text("incident.milestones.0.entryId"));
        Assert.Equal("RESOLVED", entry.Text("milestones.0"));
        Assert.Equal("RESOLVED", (await BoardLineAsync(set.Text("incident.key")!)).Text("status"));

        var cleared = await _client.DoAsync("setMilestone", new { incidentId, kind = "RESOLVED", reason = "Not over." }, Selection);
        Assert.Equal("DECLARED", cleared.Text("incident.status"));
        Assert.Empty(cleared.At("incident.milestones").EnumerateArray());
        Assert.Equal("DECLARED", (await BoardLineAsync(set.Text("incident.key")!)).Text("status"));
    }

    [Fact]
    public async Task Closed_is_refused_with_what_comes_instead()
    {
        var incidentId = await _client.DeclareAsync();
        var error = (await _client.MutateAsync("setMilestone", new { incidentId, kind = "CLOSED", occurredAt = "2026-03-14T08:00:00Z" })).At("error");
        Assert.Equal(("NOT_ALLOWED", "kind"), (error.Text("code"), error.Text("field")));
        Assert.Contains("closing comes with a command of its own", error.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_together_names_both_entries_and_was_not_there_before_it_was_recorded()
    {
        var incidentId = await _client.DeclareAsync();
        var raised = await _client.DoAsync(
            "raiseHypothesis", new { incidentId, statement = "The disk is full.", occurredAt = "2026-03-14T08:20:00Z" }, "hypothesis { id entryId } incident { asKnownAt contradictions { message } }");
        Assert.Empty(raised.At("incident.contradictions").EnumerateArray());
        timeline.Clock.Advance(NodaTime.Duration.FromMinutes(10));
        var refuted = await _client.DoAsync(
            "refuteHypothesis",
            new { incidentId, hypothesisId = raised.Text("hypothesis.id"), because = "It is half empty.", occurredAt = "2026-03-14T08:10:00Z" },
            "incident { contradictions { kind message moments { label at precision milestone entryId } } }");
        var found = Assert.Single(refuted.At("incident.contradictions").EnumerateArray());
        Assert.Equal(("SETTLED_BEFORE_RAISED", "The theory \"The disk is full.\" was refuted 10 min before it was raised."), (found.Text("kind"), found.Text("message")));
        Assert.Equal(["Theory raised", "Theory refuted"], found.At("moments").EnumerateArray().Select(moment => moment.Text("label")));
        Assert.Equal(raised.Text("hypothesis.entryId"), found.Text("moments.0.entryId"));
        Assert.NotNull(found.Text("moments.1.entryId"));

        var before = await _client.AskAsync(
            "query($key: String!, $at: Instant) { incident(key: $key, asKnownAt: $at) { contradictions { kind } } }", new { key = incidentId, at = raised.Text("incident.asKnownAt") });
        Assert.Empty(before.At("incident.contradictions").EnumerateArray());

        var draft = await _client.DoAsync("draftPostmortem", new { incidentId }, "postmortem { missing markdown }");
        Assert.Contains("## What does not fit together", draft.Text("postmortem.markdown"), StringComparison.Ordinal);
        Assert.Contains("It is half empty.", draft.Text("postmortem.markdown")!.Split("## What does not fit together")[1].Split("\n## ")[0], StringComparison.Ordinal);
        Assert.Contains(draft.At("postmortem.missing").EnumerateArray(), missing => missing.GetString()!.StartsWith("The theory \"The disk is full.\" was refuted", StringComparison.Ordinal));
    }

    private async Task<JsonElement> BoardLineAsync(string key) =>
        (await _client.AskAsync("query($text: String) { incidents(first: 5, filter: { text: $text }) { nodes { key status } } }", new { text = key }))
            .At("incidents.nodes").EnumerateArray().Single(line => line.Text("key") == key);
}
