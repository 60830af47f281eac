using System.Text.Json;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Shared;
using Timeline.Domain.Tests.Sla.Counting;

namespace Timeline.Api.Tests.Sla;

public sealed class SlaPreviewTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Query = "query($input: SlaPreviewInput!) { slaPreview(input: $input) { dueAt warnsAt countedSeconds remainingSeconds status reason explanation } }";

    private static readonly object[] Monday = [new { day = "MONDAY", from = "09:00", until = "17:00" }];

    [Fact]
    public async Task Everything_that_can_be_said_is_taken_into_account()
    {
        var preview = await PreviewAsync(Input(
            calendar: new
            {
                zone = "Europe/Berlin",
                always = false,
                hours = new object[] { new { day = "FRIDAY", from = "22:00", until = "06:00" }, new { day = "TUESDAY", from = "09:00", until = "24:00" } },
                holidays = new[] { "2024-05-07" },
                exceptions = new object[] { new { date = "2024-05-06", hours = new[] { new { from = "09:00", until = "10:00" } } }, new { date = "2024-05-14", hours = Array.Empty<object>() } },
            },
            pauses: new object[] { new { from = "2024-05-03T20:30:00Z", until = "2024-05-03T21:00:00Z" }, new { from = "2024-06-01T00:00:00Z" } },
            target: "PT16H",
            at: "2024-05-10T21:30:00Z",
            warnAt: 50));
        Assert.Equal("2024-05-11T03:30:00Z", preview.GetProperty("dueAt").GetString());
        Assert.Equal("2024-05-06T07:30:00Z", preview.GetProperty("warnsAt").GetString());
        Assert.Equal(36_000, preview.GetProperty("countedSeconds").GetInt64());
        Assert.Equal(21_600, preview.GetProperty("remainingSeconds").GetInt64());
        Assert.Equal("AT_RISK", preview.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, preview.GetProperty("reason").ValueKind);
        Assert.Equal("Monday 2024-05-06, an exception, 09:00–10:00: 1 h.", preview.GetProperty("explanation")[5].GetString());
    }

    [Fact]
    public async Task All_that_may_be_left_out_has_a_default()
    {
        var preview = await PreviewAsync(Input(calendar: new { zone = "UTC", hours = Monday }));
        Assert.Equal("2024-05-06T13:00:00Z", preview.GetProperty("dueAt").GetString());
        Assert.Equal("RUNNING", preview.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, preview.GetProperty("warnsAt").ValueKind);
        var nulls = await PreviewAsync(Input(calendar: new { zone = "UTC", always = (bool?)null, hours = Monday, holidays = (string[]?)null, exceptions = (object[]?)null }));
        Assert.Equal(preview.ToString(), nulls.ToString());
    }

    [Fact]
    public async Task A_pause_without_an_end_leaves_no_due_time_and_the_explanation_says_why()
    {
        var preview = await PreviewAsync(Input(pauses: new[] { new { from = "2024-05-03T14:00:00Z", until = (string?)null } }, at: "2024-05-03T18:00:00Z"));
        Assert.Equal(JsonValueKind.Null, preview.GetProperty("dueAt").ValueKind);
        Assert.Equal("PAUSED", preview.GetProperty("status").GetString());
        Assert.Equal(3600, preview.GetProperty("countedSeconds").GetInt64());
        var reason = preview.GetProperty("reason").GetString()!;
        Assert.Contains("2024-05-03T14:00:00Z", reason, StringComparison.Ordinal);
        Assert.Contains(preview.GetProperty("explanation").EnumerateArray(), line => line.GetString()!.EndsWith(reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Late_is_less_than_nothing_and_before_the_start_nothing_has_counted()
    {
        var late = await PreviewAsync(Input(at: "2024-05-03T18:00:00Z"));
        Assert.Equal(("BREACHED", -3600), (late.GetProperty("status").GetString(), late.GetProperty("remainingSeconds").GetInt64()));
        var early = await PreviewAsync(Input(at: "2024-05-03T12:00:00Z"));
        Assert.Equal(("NOT_STARTED", 0), (early.GetProperty("status").GetString(), early.GetProperty("countedSeconds").GetInt64()));
    }

    [Fact]
    public async Task What_is_refused_names_its_field()
    {
        await RefusedAsync(Input(target: "PT0S"), "target", "0 s");
        await RefusedAsync(Input(target: "-PT1H"), "target", "-1 h");
        await RefusedAsync(Input(at: "2074-05-03T13:00:01Z"), "at", "50 years");
        await RefusedAsync(Input(start: "1899-01-01T00:00:00Z"), "start", "1900-01-01");
        await RefusedAsync(Input(warnAt: 100), "warnAt", "1 to 99");
        await RefusedAsync(Input(pauses: new[] { new { from = "2024-05-03T14:00:00Z", until = "2024-05-03T13:00:00Z" } }), "pauses.0.until", "2024-05-03T13:00:00Z");
        await RefusedAsync(Input(pauses: Enumerable.Repeat(new { from = "2024-05-03T14:00:00Z" }, 101)), "pauses", "101");
        await RefusedAsync(Input(calendar: new { zone = "Europe/Bertin", always = true }), "calendar.zone", "Europe/Berlin");
        await RefusedAsync(Input(calendar: new { zone = "UTC", always = true, hours = Monday }), "calendar.hours", "always");
        await RefusedAsync(Input(calendar: new { zone = "UTC" }), "calendar.hours", "always");
        await RefusedAsync(Input(calendar: new { zone = "UTC", hours = new[] { new { day = "MONDAY", from = "9:00", until = "17:00" } } }), "calendar.hours.0.from", "9:00");
        await RefusedAsync(Input(calendar: new { zone = "UTC", hours = Monday.Append(new { day = "SUNDAY", from = "18:00", until = "09:30" }) }), "calendar.hours.0", "Sunday 18:00–09:30");
        await RefusedAsync(
            Input(calendar: new { zone = "UTC", always = true, holidays = new[] { "2024-05-06" }, exceptions = new[] { new { date = "2024-05-06", hours = Monday[..0] } } }), "calendar.exceptions.0.date", "calendar.holidays.0");
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_may_not_ask()
    {
        using var anonymous = timeline.Anonymous;
        var answer = await anonymous.SendAsync(Query, new { input = Input() });
        Assert.Equal("UNAUTHENTICATED", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Every_case_with_a_known_answer_is_answered_so()
    {
        var cases = CountingCase.All();
        Assert.Equal(400, cases.Count);
        using var client = timeline.Client;
        foreach (var some in cases.Chunk(50))
        {
            var parameters = string.Join(", ", some.Select(one => $"$i{one.Line}: SlaPreviewInput!"));
            var fields = string.Join(' ', some.Select(one => $"c{one.Line}: slaPreview(input: $i{one.Line}) {{ dueAt countedSeconds remainingSeconds }}"));
            var data = await client.AskAsync($"query({parameters}) {{ {fields} }}", some.ToDictionary(one => $"i{one.Line}", one => Input(one)));
            foreach (var one in some)
            {
                var answer = data.GetProperty($"c{one.Line}");
                var due = one.DueAt is { } at ? Say.Time(at) : null;
                Assert.Equal((one.Line, due, one.CountedSeconds), (one.Line, answer.GetProperty("dueAt").GetString(), answer.GetProperty("countedSeconds").GetInt64()));
                Assert.Equal(one.Input.GetProperty("targetSeconds").GetInt64() - one.CountedSeconds, answer.GetProperty("remainingSeconds").GetInt64());
            }
        }
    }

    private static object Input(CountingCase one) => new
    {
        calendar = one.Input.GetProperty("calendar"),
        target = $"PT{one.Input.GetProperty("targetSeconds")}S",
        start = one.Input.GetProperty("start"),
        at = one.Input.GetProperty("at"),
        pauses = one.Input.GetProperty("pauses"),
    };

    private static object Input(
        object? calendar = null, string target = "PT4H", string start = "2024-05-03T13:00:00Z", string at = "2024-05-03T14:00:00Z", object? pauses = null, int? warnAt = null) =>
        new { calendar = calendar ?? new { zone = "UTC", always = true }, target, start, at, pauses, warnAt };

    private async Task<JsonElement> PreviewAsync(object input)
    {
        using var client = timeline.Client;
        return (await client.AskAsync(Query, new { input })).GetProperty("slaPreview");
    }

    private async Task RefusedAsync(object input, string field, string word)
    {
        using var client = timeline.Client;
        var error = (await client.SendAsync(Query, new { input })).GetProperty("errors")[0];
        Assert.Equal("BAD_USER_INPUT", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(field, error.GetProperty("extensions").GetProperty("field").GetString());
        Assert.Contains(field, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains(word, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
