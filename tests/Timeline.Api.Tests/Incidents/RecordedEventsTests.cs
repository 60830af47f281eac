using System.Text.Json;
using NodaTime;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Shared;

namespace Timeline.Api.Tests.Incidents;

/// <summary>The events of an incident in the order of recording, and whether they are as they were recorded.</summary>
public sealed class RecordedEventsTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Question = """
        query($key: String!, $asKnownAt: Instant, $last: Int! = 100, $before: Long) {
          incident(key: $key, asKnownAt: $asKnownAt) {
            recordedEvents(last: $last, before: $before) { sequence recordedAt actor source name entryId hash redaction { by reason } }
            verification { fits events headHash unsealed redacted problem problemAt }
          }
        }
        """;

    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task Events_come_in_the_order_of_recording_each_with_its_hash_and_the_last_is_the_head()
    {
        var key = await _client.DeclareAsync();
        var note = (await _client.DoAsync("logEntry", new { incidentId = key, text = "second", occurredAt = "2026-03-14T08:30:00Z" }, "entry { id }")).Text("entry.id");
        await _client.DoAsync("amendEntry", new { incidentId = key, entryId = note, text = "third", reason = "misheard" }, "entry { id }");

        var incident = await AskAsync(new { key });
        var events = incident.At("recordedEvents").EnumerateArray().ToList();
        Assert.Equal(["1", "2", "3"], events.Select(one => one.At("sequence").ToString()));
        Assert.Equal(["entry_logged", "entry_amended"], events.Skip(1).Select(one => one.Text("name")));
        Assert.Equal([note, note], events.Skip(1).Select(one => one.Text("entryId")));
        Assert.All(events, one => Assert.Matches("^[0-9a-f]{64}$", one.Text("hash")));
        Assert.True(incident.At("verification.fits").GetBoolean());
        Assert.Equal(events[2].Text("hash"), incident.Text("verification.headHash"));

        var page = await AskAsync(new { key, last = 1, before = 3 });
        Assert.Equal("2", Assert.Single(page.At("recordedEvents").EnumerateArray()).At("sequence").ToString());
        Assert.Empty((await AskAsync(new { key, before = 1 })).At("recordedEvents").EnumerateArray());
    }

    [Fact]
    public async Task As_known_earlier_there_is_what_was_recorded_by_then_and_nothing_to_verify()
    {
        var key = await _client.DeclareAsync();
        var then = timeline.Clock.GetCurrentInstant() + Duration.FromMinutes(1);
        timeline.Clock.Advance(Duration.FromMinutes(30));
        await _client.DoAsync("logEntry", new { incidentId = key, text = "later" }, "entry { id }");

        var earlier = await AskAsync(new { key, asKnownAt = Say.Time(then) });
        Assert.Equal("1", Assert.Single(earlier.At("recordedEvents").EnumerateArray()).At("sequence").ToString());
        Assert.Equal(JsonValueKind.Null, earlier.At("verification").ValueKind);
    }

    [Fact]
    public async Task An_event_that_was_changed_in_the_database_is_named()
    {
        var key = await _client.DeclareAsync();
        await _client.DoAsync("logEntry", new { incidentId = key, text = "It was hunter2" }, "entry { id }");
        await using (var change = timeline.Database.CreateCommand($"update mt_events set data = replace(data::text, 'hunter2', 'swordfish')::jsonb where stream_id = '{key}'"))
            await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var found = (await AskAsync(new { key })).At("verification");
        Assert.False(found.At("fits").GetBoolean());
        Assert.Equal("2", found.At("problemAt").ToString());
        Assert.NotNull(found.Text("problem"));
        Assert.Equal(JsonValueKind.Null, found.At("headHash").ValueKind);
    }

    private async Task<JsonElement> AskAsync(object variables) => (await _client.AskAsync(Question, variables)).At("incident");
}
