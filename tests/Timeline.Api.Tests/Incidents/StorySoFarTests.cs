using System.Text.Json;
using NodaTime;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Shared;

namespace Timeline.Api.Tests.Incidents;

/// <summary>The story so far through the API; its sentences are tested in the domain.</summary>
public sealed class StorySoFarTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task A_newcomer_is_told_where_it_stands_and_which_entries_say_so()
    {
        var incidentId = await _client.DeclareAsync("The pumps stand still");
        var theory = (await _client.DoAsync("raiseHypothesis", new { incidentId, statement = "A valve is shut.", occurredAt = "2026-03-14T08:30:00Z" }, "hypothesis { entryId }")).Text("hypothesis.entryId");

        var story = await TellAsync(incidentId, new { });
        Assert.Equal(Say.Time(timeline.Clock.GetCurrentInstant()), story.Text("moment"));
        Assert.Contains("is SEV1, and has been declared since ", Sentence(story, "WHERE_WE_ARE").Text("text"), StringComparison.Ordinal);
        Assert.Equal(theory, Sentence(story, "THEORIES").Text("entryIds.0"));
        Assert.DoesNotContain(story.At("sentences").EnumerateArray(), sentence => sentence.Text("section") == "SINCE_YOU_LEFT");
    }

    [Fact]
    public async Task As_known_at_an_earlier_moment_it_is_told_as_it_would_have_been_then()
    {
        var start = timeline.Clock.GetCurrentInstant();
        var incidentId = await _client.DeclareAsync();
        timeline.Clock.Advance(Duration.FromMinutes(30));
        await _client.DoAsync("engageResponder", new { incidentId, who = "Ada" });

        var now = await TellAsync(incidentId, new { since = Say.Time(start) });
        Assert.Contains("Ada has had hands on it", Sentence(now, "WHO_DOES_WHAT").Text("text"), StringComparison.Ordinal);
        Assert.Contains("1 × engagement", Sentence(now, "SINCE_YOU_LEFT").Text("text"), StringComparison.Ordinal);
        var then = await TellAsync(incidentId, new { asKnownAt = Say.Time(start + Duration.FromMinutes(10)) });
        Assert.Equal("Nobody is recorded as having hands on it.", Sentence(then, "WHO_DOES_WHAT").Text("text"));
        Assert.Equal(Say.Time(start + Duration.FromMinutes(10)), then.Text("moment"));
        Assert.Equal(JsonValueKind.Null, (await TellAsync(incidentId, new { asKnownAt = "2026-03-14T08:00:00Z" })).ValueKind);
    }

    private async Task<JsonElement> TellAsync(string incidentId, object arguments)
    {
        var variables = JsonSerializer.SerializeToNode(arguments)!.AsObject();
        variables["key"] = incidentId;
        return (await _client.AskAsync(
            "query($key: String!, $since: Instant, $asKnownAt: Instant) { incident(key: $key) { storySoFar(since: $since, asKnownAt: $asKnownAt) { moment since sentences { section text entryIds } } } }",
            variables)).At("incident.storySoFar");
    }

    private static JsonElement Sentence(JsonElement story, string section) => story.At("sentences").EnumerateArray().First(sentence => sentence.Text("section") == section);
}
