using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Incidents;

public sealed class DeviceClockTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string TimeHeader = "Timeline-Device-Time";

    [Fact]
    public async Task How_far_the_clock_of_a_device_is_off_is_recorded_beside_what_it_sends_and_changes_no_time()
    {
        var key = (await timeline.Client.DoAsync("declareIncident", new { title = "A clock" }, "incident { key }")).Text("incident.key")!;
        const string Said = "2026-03-14T08:00:00Z";
        var ahead = await LogAsync(key, Said, TimeSpan.FromMinutes(4));
        Assert.Equal(240, ahead.Number("entry.deviceClockAhead"));
        Assert.Equal(Said, ahead.Text("entry.occurredAt"));
        Assert.Equal(-10_800, (await LogAsync(key, Said, TimeSpan.FromHours(-3))).Number("entry.deviceClockAhead"));
        Assert.Equal(JsonValueKind.Null, (await LogAsync(key, Said, TimeSpan.FromSeconds(1))).At("entry.deviceClockAhead").ValueKind);

        var entries = (await timeline.Client.AskAsync("query($key: String!) { incident(key: $key) { timeline { nodes { ... on TimelineEntry { deviceClockAhead } } } } }", new { key })).At("incident.timeline.nodes");
        Assert.Equal(2, entries.EnumerateArray().Count(entry => entry.At("deviceClockAhead").ValueKind == JsonValueKind.Number));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("")]
    public async Task A_time_that_tells_nothing_is_no_reason_to_refuse(string told)
    {
        var key = (await timeline.Client.DoAsync("declareIncident", new { title = "A clock" }, "incident { key }")).Text("incident.key")!;
        using var device = timeline.Client;
        device.Http.DefaultRequestHeaders.TryAddWithoutValidation(TimeHeader, told);
        var logged = await device.DoAsync("logEntry", new { incidentId = key, text = "Said" }, "entry { deviceClockAhead }");
        Assert.Equal(JsonValueKind.Null, logged.At("entry.deviceClockAhead").ValueKind);
    }

    private async Task<JsonElement> LogAsync(string key, string occurredAt, TimeSpan ahead)
    {
        using var device = timeline.Client;
        device.Http.DefaultRequestHeaders.Add(TimeHeader, InstantPattern.ExtendedIso.Format(timeline.Clock.GetCurrentInstant() + Duration.FromTimeSpan(ahead)));
        return await device.DoAsync("logEntry", new { incidentId = key, text = "Said", occurredAt }, "entry { occurredAt deviceClockAhead }");
    }
}
