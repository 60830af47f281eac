using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Timeline.Api.Tests.Running;
using Timeline.Testing;

namespace Timeline.Api.Tests.Incidents;

/// <summary>Clocks that are wrong, as the application shows it: record times never run back, and no figure is negative without a word.</summary>
public sealed class ClockTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private static readonly Duration Hour = Duration.FromHours(1);
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task A_clock_that_jumps_back_an_hour_neither_turns_the_record_round_nor_makes_a_figure_negative()
    {
        var incidentId = await _client.DeclareAsync();
        await _client.DoAsync("logEntry", new { incidentId, text = "They ring.", kind = "REPORT" });
        var rang = timeline.Clock.GetCurrentInstant();
        timeline.Clock.Advance(-Hour);
        try
        {
            await _client.DoAsync("engageResponder", new { incidentId, who = "Ada" });
            await _client.DoAsync("logEntry", new { incidentId, text = "An hour ago, by this clock." });
        }
        finally
        {
            timeline.Clock.Advance(Hour + Duration.FromMinutes(1));
        }

        await _client.DoAsync("logEntry", new { incidentId, text = "The clock is right again." });

        var incident = await ReadAsync(_client, incidentId);
        Assert.Equal([rang, rang, rang, rang + Duration.FromMinutes(1)], RecordTimes(incident));
        var metric = incident.At("metrics.ticketToEngagement");
        Assert.Equal(("INVALID", JsonValueKind.Null), (metric.Text("status"), metric.At("seconds").ValueKind));
        Assert.Contains("is 1 h before the start, \"First contact\"", metric.Text("reason"), StringComparison.Ordinal);
        AssertNoneNegative(incident);
    }

    [Fact]
    public async Task What_was_known_before_the_jump_is_known_of_that_moment_still()
    {
        var incidentId = await _client.DeclareAsync();
        await _client.DoAsync("logEntry", new { incidentId, text = "Before the jump." });
        var then = timeline.Clock.Advance(Duration.FromMinutes(1));
        timeline.Clock.Advance(Duration.FromMinutes(1));
        await _client.DoAsync("logEntry", new { incidentId, text = "Later." });
        timeline.Clock.Advance(-Hour);
        try
        {
            await _client.DoAsync("logEntry", new { incidentId, text = "After the jump." });
        }
        finally
        {
            timeline.Clock.Advance(Hour);
        }

        var known = await _client.AskAsync(
            "query($key: String!, $at: Instant) { incident(key: $key, asKnownAt: $at) { timeline { nodes { ... on TimelineEntry { text } } } } }",
            new { key = incidentId, at = InstantPattern.ExtendedIso.Format(then) });
        Assert.Equal("Before the jump.", Assert.Single(known.At("incident.timeline.nodes").EnumerateArray()).Text("text"));
    }

    [Fact]
    public async Task Two_nodes_whose_clocks_are_five_minutes_apart_keep_one_record_in_one_order()
    {
        var behind = _client;
        var now = timeline.Clock.GetCurrentInstant();
        var (node, root) = await timeline.StartAnotherAsync(new FakeClock(now + Duration.FromMinutes(5)));
        await using var _ = node;
        using var ahead = new TimelineClient(root, RunningTimeline.AdminToken);
        var incidentId = await behind.DeclareAsync();
        await ahead.DoAsync("logEntry", new { incidentId, text = "They ring.", kind = "REPORT" });
        await behind.DoAsync("engageResponder", new { incidentId, who = "Ada" });
        for (var number = 1; number <= 6; number++)
            await (number % 2 == 0 ? ahead : behind).DoAsync("logEntry", new { incidentId, text = $"Note {number}." });
        // What somebody saw on the node that is ahead can be said on the one that is behind.
        await behind.DoAsync("logEntry", new { incidentId, text = "Said again.", occurredAt = InstantPattern.ExtendedIso.Format(now + Duration.FromMinutes(5)) });

        var (one, other) = (await ReadAsync(behind, incidentId), await ReadAsync(ahead, incidentId));
        Assert.Equal(one.ToString(), other.ToString());
        var times = RecordTimes(one);
        Assert.Equal(times.Order(), times);
        Assert.Equal(9, times.Count);
        Assert.Equal("INVALID", one.Text("metrics.ticketToEngagement.status"));
        Assert.Contains("is 5 min before the start, \"First contact\"", one.Text("metrics.ticketToEngagement.reason"), StringComparison.Ordinal);
        AssertNoneNegative(one);
    }

    private static async Task<JsonElement> ReadAsync(TimelineClient client, string key) => (await client.AskAsync(
        """
        query($key: String!) {
          incident(key: $key) {
            timeline { nodes { id sequence recordedAt } }
            contactAttempts { sincePrevious }
            metrics {
              ticketToEngagement { ...metric } formalTicketToEngagement { ...metric } timeToReach { ...metric } timeToFirstUpdate { ...metric } timeToDetect { ...metric }
              missedWarning { ...metric } timeToAcknowledge { ...metric } timeToDiagnose { ...metric } timeToMitigate { ...metric } timeToResolve { ...metric }
              reportToResolve { ...metric } longestSilence { ...metric }
            }
          }
        }
        fragment metric on DurationMetric { status seconds reason }
        """,
        new { key })).At("incident");

    /// <summary>In the order of the record.</summary>
    private static List<Instant> RecordTimes(JsonElement incident) =>
        [.. incident.At("timeline.nodes").EnumerateArray().OrderBy(entry => entry.Number("sequence")).Select(entry => InstantPattern.ExtendedIso.Parse(entry.Text("recordedAt")!).Value)];

    private static void AssertNoneNegative(JsonElement incident) => Assert.All(
        incident.At("metrics").EnumerateObject().Select(metric => metric.Value),
        metric => Assert.True(
            metric.At("seconds").ValueKind == JsonValueKind.Number ? metric.Number("seconds") >= 0 : metric.Text("reason") is { Length: > 0 }, metric.ToString()));
}
