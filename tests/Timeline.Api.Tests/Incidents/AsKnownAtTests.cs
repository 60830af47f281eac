using System.Net;
using NodaTime;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Incidents;

/// <summary>Lists and documents as they were known at a moment.</summary>
public sealed class AsKnownAtTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Lines = "query($at: Instant, $filter: IncidentFilter) { incidents(asKnownAt: $at, filter: $filter) { totalCount nodes { key title status engagedAt resolvedAt version entryCount } } }";

    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task The_board_has_those_declared_by_then_each_as_it_was_known_then()
    {
        var early = await _client.DeclareAsync("Declared first");
        await _client.DoAsync("engageResponder", new { incidentId = early, who = "Ada" });
        var at = await NextMomentAsync(early);
        await _client.DoAsync("resolveIncident", new { incidentId = early });
        await _client.DeclareAsync("Declared later");

        var then = (await _client.AskAsync(Lines, new { at })).At("incidents");
        var line = then.At("nodes").EnumerateArray().Single(one => one.Text("title") == "Declared first");
        Assert.Equal(("ENGAGED", 3L, 1L), (line.Text("status"), line.Number("version"), line.Number("entryCount")));
        Assert.Equal((System.Text.Json.JsonValueKind.String, System.Text.Json.JsonValueKind.Null), (line.At("engagedAt").ValueKind, line.At("resolvedAt").ValueKind));
        Assert.DoesNotContain("Declared later", then.ToString(), StringComparison.Ordinal);
        Assert.Equal(then.At("nodes").GetArrayLength(), then.Number("totalCount"));
        var now = (await _client.AskAsync(Lines)).At("incidents.nodes").EnumerateArray().Single(one => one.Text("title") == "Declared first");
        Assert.Equal("RESOLVED", now.Text("status"));
    }

    [Fact]
    public async Task What_looks_for_the_state_of_now_is_refused_beside_a_moment()
    {
        var refused = await _client.SendAsync(Lines, new { at = "2026-03-14T09:00:00Z", filter = new { status = new[] { "DECLARED" } } });
        Assert.Equal("BAD_USER_INPUT", refused.Text("errors.0.extensions.code"));
        Assert.Contains("includeDrills", refused.Text("errors.0.message"), StringComparison.Ordinal);
        await _client.AskAsync(Lines, new { at = "2026-03-14T09:00:00Z", filter = new { includeDrills = true } });
    }

    [Fact]
    public async Task A_document_is_the_one_that_stood_then()
    {
        var id = await _client.DeclareAsync("Drafted twice");
        var key = (await _client.AskAsync("query($key: String!) { incident(key: $key) { key } }", new { key = id })).Text("incident.key");
        var before = await NextMomentAsync(id);
        await _client.DoAsync("draftPostmortem", new { incidentId = id }, "postmortem { id }");
        var between = await NextMomentAsync(id);
        await _client.DoAsync("logEntry", new { incidentId = id, text = "Afterthought." });
        await _client.DoAsync("draftPostmortem", new { incidentId = id }, "postmortem { id }");

        const string Query = "query($key: String!, $at: Instant) { incident(key: $key, asKnownAt: $at) { postmortem { markdown outdated } } }";
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await _client.AskAsync(Query, new { key, at = before })).At("incident.postmortem").ValueKind);
        Assert.DoesNotContain("Afterthought.", (await _client.AskAsync(Query, new { key, at = between })).Text("incident.postmortem.markdown"), StringComparison.Ordinal);
        Assert.Contains("Afterthought.", (await _client.AskAsync(Query, new { key })).Text("incident.postmortem.markdown"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(key, before)).Status);
        Assert.DoesNotContain("Afterthought.", (await GetAsync(key, between)).Body, StringComparison.Ordinal);
        Assert.Contains("Afterthought.", (await GetAsync(key, null)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync(key, "yesterday")).Status);
    }

    private async Task<(HttpStatusCode Status, string Body)> GetAsync(string? key, string? asKnownAt)
    {
        using var answer = await _client.Http.GetAsync($"/incidents/{key}/postmortem.md{(asKnownAt is null ? "" : "?asKnownAt=" + asKnownAt)}", TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    // Between what is recorded and what comes next.
    private async Task<string> NextMomentAsync(string id)
    {
        timeline.Clock.Advance(Duration.FromMinutes(1));
        await _client.AskAsync("query($key: String!) { incident(key: $key) { version } }", new { key = id });
        var at = timeline.Clock.GetCurrentInstant();
        timeline.Clock.Advance(Duration.FromMinutes(1));
        return Domain.Shared.Say.Time(at);
    }
}
