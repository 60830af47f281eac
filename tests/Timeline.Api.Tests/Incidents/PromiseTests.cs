using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Timeline.Api.Tests.Running;
using static Timeline.Api.Tests.Running.Moments;

namespace Timeline.Api.Tests.Incidents;

/// <summary>Estimates, time boxes and demands through the API, and what the application records of them by itself. The rules are in Domain.Tests.</summary>
public sealed class PromiseTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private static readonly Duration Minute = Duration.FromMinutes(1);
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task A_time_box_whose_deadline_passed_while_no_node_ran_expires_once_late_and_is_shown_until_it_is_answered()
    {
        var (incidentId, boxId, deadline) = await SetTimeBoxAsync();
        await timeline.RestartAsync(() => timeline.Clock.Set(deadline + (120 * Minute)));
        await timeline.NothingIsDueAsync();

        var incident = await ReadAsync(incidentId);
        var expired = Assert.Single(Of(incident, "TIME_BOX_EXPIRED"));
        Assert.Equal((deadline, deadline + (120 * Minute)), (Moment(expired, "occurredAt"), Moment(expired, "recordedAt")));
        Assert.Equal(("SYSTEM", "Timeline"), (expired.Text("source"), expired.Text("recordedBy")));
        var due = Assert.Single(incident.At("due").EnumerateArray());
        Assert.Equal(
            ("TIME_BOX", "EXPIRED", "The time box for \"Bring the cluster back\" has ended; now: Call the vendor.", "Call the vendor", boxId, deadline),
            (due.Text("kind"), due.Text("state"), due.Text("words"), due.Text("whatThen"), due.Text("entryId"), Moment(due, "at")));

        await _client.DoAsync("answerTimeBox", new { incidentId, timeBoxId = boxId, text = "Called the vendor." });
        incident = await ReadAsync(incidentId);
        Assert.Empty(incident.At("due").EnumerateArray());
        Assert.Equal(("ANSWERED", true), (incident.Text("timeBoxes.0.state"), incident.At("timeBoxes.0.expired").GetBoolean()));
        await timeline.NothingIsDueAsync();
        Assert.Single(Of(await ReadAsync(incidentId), "TIME_BOX_EXPIRED"));
    }

    [Fact]
    public async Task Nodes_that_find_it_together_record_it_once()
    {
        var (node, _) = await timeline.StartAnotherAsync(timeline.Clock);
        await using var _ = node;
        var set = new List<string>();
        for (var number = 0; number < 5; number++)
            set.Add((await SetTimeBoxAsync()).IncidentId);
        timeline.Clock.Advance(90 * Minute);
        await timeline.NothingIsDueAsync();

        foreach (var incidentId in set)
            Assert.Single(Of(await ReadAsync(incidentId), "TIME_BOX_EXPIRED"));
    }

    [Fact]
    public async Task Whatever_comes_first_in_an_incident_is_looked_at_first_and_the_rest_in_its_time()
    {
        var (incidentId, boxId, deadline) = await SetTimeBoxAsync();
        await _client.DoAsync("sendUpdate", new { incidentId, text = "We are on it.", nextUpdateDue = Text(deadline - (30 * Minute)) });
        await _client.DoAsync("recordDemand", new { incidentId, fromWhom = "Service manager", what = "Mail is back", by = Text(deadline + (30 * Minute)) });
        timeline.Clock.Set(deadline - (29 * Minute));
        await timeline.NothingIsDueAsync();
        Assert.Single(Of(await ReadAsync(incidentId), "UPDATE_OVERDUE"));

        await _client.DoAsync("meetTimeBox", new { incidentId, timeBoxId = boxId });
        timeline.Clock.Set(deadline + (31 * Minute));
        await timeline.NothingIsDueAsync();
        var incident = await ReadAsync(incidentId);
        Assert.Empty(Of(incident, "TIME_BOX_EXPIRED"));
        Assert.Equal(deadline + (30 * Minute), Moment(Assert.Single(Of(incident, "DEMAND_MISSED")), "occurredAt"));
    }

    [Fact]
    public async Task A_demand_that_was_met_in_time_says_how_much_there_was_to_spare()
    {
        var incidentId = await _client.DeclareAsync();
        var now = timeline.Clock.GetCurrentInstant();
        var demandId = (await _client.DoAsync(
            "recordDemand", new { incidentId, fromWhom = "Service manager", what = "Mail is back", by = Text(now + (60 * Minute)), channel = "IN_PERSON" }, "entry { id kind }")).Text("entry.id");
        timeline.Clock.Advance(30 * Minute);
        await _client.DoAsync("resolveIncident", new { incidentId });
        await _client.DoAsync("meetDemand", new { incidentId, demandId, occurredAt = Text(now + (30 * Minute)) });

        var demand = (await ReadAsync(incidentId)).At("demands.0");
        Assert.Equal(("MET", "PT30M", 1800), (demand.Text("state"), demand.Text("spare.duration"), demand.Number("spare.seconds")));
    }

    [Fact]
    public async Task Estimates_slip_and_know_their_error_once_the_service_is_back()
    {
        var incidentId = await _client.DeclareAsync();
        var now = timeline.Clock.GetCurrentInstant();
        await _client.DoAsync("giveEta", new { incidentId, by = Text(now + (10 * Minute)), givenBy = "Vendor" });
        timeline.Clock.Advance(Minute);
        var second = (await _client.DoAsync("giveEta", new { incidentId, by = Text(now + (20 * Minute)), byLatest = Text(now + (40 * Minute)) }, "entry { id }")).Text("entry.id");
        var pending = await ReadAsync(incidentId);
        Assert.Equal(("PENDING", "PENDING"), (pending.Text("etas.0.error.status"), pending.Text("etas.1.error.status")));
        Assert.Equal((second, now + (40 * Minute)), (pending.Text("due.0.entryId"), Moment(pending, "due.0.at")));

        timeline.Clock.Set(now + (30 * Minute));
        await _client.DoAsync("resolveIncident", new { incidentId, occurredAt = Text(now + (30 * Minute)) });
        var incident = await ReadAsync(incidentId);
        Assert.Equal(("Vendor", 1200, 0), (incident.Text("etas.0.givenBy"), incident.Number("etas.0.error.seconds"), incident.Number("etas.1.error.seconds")));
        Assert.Equal((1, "PT30M", second), (incident.Number("metrics.etaSlips"), incident.Text("etas.1.moved"), incident.Text("etas.0.supersededBy")));
        Assert.Equal([1200, 0], incident.At("metrics.etaErrors").EnumerateArray().Select(error => error.Number("seconds")));
    }

    [Fact]
    public async Task The_board_knows_what_is_due_next_and_a_question_about_then_what_was()
    {
        var (incidentId, boxId, deadline) = await SetTimeBoxAsync();
        Assert.Equal((deadline, "TIME_BOX"), await NextOnBoardAsync(incidentId));
        var then = timeline.Clock.Advance(Minute);
        timeline.Clock.Advance(Minute);
        await _client.DoAsync("cancelTimeBox", new { incidentId, timeBoxId = boxId, reason = "They called by themselves." });

        Assert.Equal((null, null), await NextOnBoardAsync(incidentId));
        Assert.Empty((await ReadAsync(incidentId)).At("due").EnumerateArray());
        Assert.Equal(boxId, (await ReadAsync(incidentId, then)).Text("due.0.entryId"));
    }

    [Fact]
    public async Task What_is_no_time_box_is_refused_in_words()
    {
        var (incidentId, boxId, _) = await SetTimeBoxAsync();
        var refused = await _client.MutateAsync("meetDemand", new { incidentId, demandId = boxId });
        Assert.Equal(("PROMISE_NOT_FOUND", "demandId"), (refused.Text("error.code"), refused.Text("error.field")));
        Assert.Equal("PROMISE_NOT_FOUND", (await _client.MutateAsync("answerTimeBox", new { incidentId, timeBoxId = "nothing" })).Text("error.code"));
        await _client.DoAsync("meetTimeBox", new { incidentId, timeBoxId = boxId });
        Assert.Equal("PROMISE_SETTLED", (await _client.MutateAsync("answerTimeBox", new { incidentId, timeBoxId = boxId })).Text("error.code"));
    }

    [Fact]
    public async Task A_deadline_is_corrected_by_the_command_that_sets_one_and_waited_for_anew()
    {
        var (incidentId, boxId, deadline) = await SetTimeBoxAsync();
        timeline.Clock.Set(deadline + Minute);
        await timeline.NothingIsDueAsync();
        var corrected = await _client.DoAsync(
            "setTimeBox",
            new { incidentId, deadline = Text(deadline + (60 * Minute)), whatThen = "Call the vendor", amends = new { entryId = boxId, reason = "Two hours were agreed." } },
            "entry { id amended }");
        Assert.True(corrected.At("entry.amended").GetBoolean());
        await timeline.NothingIsDueAsync();

        var incident = await ReadAsync(incidentId);
        Assert.Single(Of(incident, "TIME_BOX_EXPIRED_WITHDRAWN"));
        Assert.Equal(("RUNNING", deadline + (60 * Minute)), (incident.Text("due.0.state"), Moment(incident, "due.0.at")));
        timeline.Clock.Set(deadline + (61 * Minute));
        await timeline.NothingIsDueAsync();
        Assert.Equal(2, Of(await ReadAsync(incidentId), "TIME_BOX_EXPIRED").Count);
    }

    /// <summary>An incident with an hour's time box.</summary>
    private async Task<(string IncidentId, string BoxId, Instant Deadline)> SetTimeBoxAsync()
    {
        var incidentId = await _client.DeclareAsync();
        var deadline = timeline.Clock.GetCurrentInstant() + (60 * Minute);
        var set = await _client.DoAsync(
            "setTimeBox", new { incidentId, deadline = Text(deadline), whatThen = "Call the vendor", @for = "Bring the cluster back" }, "entry { id kind }");
        Assert.Equal("TIME_BOX", set.Text("entry.kind"));
        return (incidentId, set.Text("entry.id")!, deadline);
    }

    private async Task<JsonElement> ReadAsync(string key, Instant? asKnownAt = null) => (await _client.AskAsync(
        """
        query($key: String!, $asKnownAt: Instant) {
          incident(key: $key, asKnownAt: $asKnownAt) {
            due { kind at words entryId state whatThen }
            etas { entryId givenBy supersededBy moved slips error { status seconds } }
            timeBoxes { entryId state expired settledAt }
            demands { state spare { seconds duration } }
            metrics { etaSlips etaErrors { seconds } updateAdherence { status } }
            timeline { nodes { occurredAt recordedAt ... on TimelineEntry { kind source recordedBy } } }
          }
        }
        """,
        new { key, asKnownAt = asKnownAt is { } moment ? Text(moment) : null })).At("incident");

    private async Task<(Instant? At, string? Kind)> NextOnBoardAsync(string incidentId)
    {
        var line = (await _client.AskAsync("{ incidents(first: 100) { nodes { incidentId nextDue nextDueKind } } }"))
            .At("incidents.nodes").EnumerateArray().Single(node => node.Text("incidentId") == incidentId);
        return (line.Text("nextDue") is null ? null : Moment(line, "nextDue"), line.Text("nextDueKind"));
    }

    private static List<JsonElement> Of(JsonElement incident, string kind) =>
        [.. incident.At("timeline.nodes").EnumerateArray().Where(entry => entry.Text("kind") == kind)];
}
