using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Incidents;

/// <summary>Every fact of an entry is corrected through the API. The rules are in Domain.Tests.</summary>
public sealed class AmendFactsTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Selection = "entry { id text worded author occurredAt amended facts { name value input } history { text reason facts { name value } } }";
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task An_entry_recorded_anew_keeps_its_id_and_shows_what_it_said_before()
    {
        var incidentId = await _client.DeclareAsync("Mixed up");
        var tried = (await _client.DoAsync(
            "recordContactAttempt", new { incidentId, who = "Ada", outcome = "NO_ANSWER", occurredAt = "2026-03-14T08:12:00Z", author = "Grace" }, Selection)).At("entry");
        Assert.True(tried.At("worded").GetBoolean());
        var again = (await _client.DoAsync(
            "recordContactAttempt",
            new { incidentId, who = "Lee", rung = "SECONDARY", outcome = "REACHED", text = "Came at once.", amends = new { entryId = tried.Text("id"), reason = "Heard wrongly." } },
            Selection)).At("entry");

        Assert.Equal((tried.Text("id"), "Came at once.", "Grace", "2026-03-14T08:12:00Z", true), (again.Text("id"), again.Text("text"), again.Text("author"), again.Text("occurredAt"), again.At("amended").GetBoolean()));
        Assert.Equal(["who Lee", "rung SECONDARY", "channel PHONE", "outcome REACHED"], again.At("facts").EnumerateArray().Select(fact => $"{fact.Text("name")} {fact.Text("input")}"));
        Assert.Equal(("Tried Ada (primary) by phone: no answer.", "Heard wrongly.", "Ada"), (again.Text("history.0.text"), again.Text("history.0.reason"), again.Text("history.0.facts.0.value")));

        var incident = (await _client.AskAsync("query($key: String!) { incident(key: $key) { contactAttempts { who outcome } timeline { totalCount } } }", new { key = incidentId })).At("incident");
        Assert.Equal((1, "Lee", "REACHED"), (incident.Number("timeline.totalCount"), incident.Text("contactAttempts.0.who"), incident.Text("contactAttempts.0.outcome")));
    }

    [Fact]
    public async Task The_entry_of_another_kind_or_incident_is_refused_by_name()
    {
        var incidentId = await _client.DeclareAsync("Mixed up");
        var elsewhere = await _client.DeclareAsync("Elsewhere");
        var note = (await _client.DoAsync("logEntry", new { incidentId, text = "A note." }, "entry { id }")).Text("entry.id");
        var amends = new { entryId = note, reason = "x" };
        Assert.Equal("amends.entryId", (await _client.MutateAsync("engageResponder", new { incidentId, who = "Ada", amends }, "error { field }")).Text("error.field"));
        Assert.Equal("ENTRY_NOT_FOUND", (await _client.MutateAsync("logEntry", new { incidentId = elsewhere, text = "x", amends }, "error { code }")).Text("error.code"));
    }
}
