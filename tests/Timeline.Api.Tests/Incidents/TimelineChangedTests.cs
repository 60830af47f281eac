using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Incidents;

public sealed class TimelineChangedTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task Gives_first_what_was_missed_then_what_comes_each_once_and_in_order()
    {
        var incidentId = await _client.DeclareAsync();
        await LogAsync(incidentId, "missed 1");
        await LogAsync(incidentId, "missed 2");
        await using var live = await LiveClient.TimelineAsync(timeline.Root, incidentId, afterSequence: 2);
        Assert.Equal("missed 2", (await live.NextAsync()).Text("timelineChanged.entry.text"));
        await LogAsync(incidentId, "live 1");
        await LogAsync(incidentId, "live 2");
        var first = (await live.NextAsync()).At("timelineChanged");
        Assert.Equal((4, "entry_logged", "live 1", 4), (first.Number("sequence"), first.Text("type"), first.Text("entry.text"), first.Number("incident.version")));
        Assert.Equal(5, (await live.NextAsync()).Number("timelineChanged.sequence"));
    }

    [Fact]
    public async Task Two_watchers_see_the_same_and_neither_misses_anything_over_a_restart()
    {
        var incidentId = await _client.DeclareAsync();
        await using (var before = await LiveClient.TimelineAsync(timeline.Root, incidentId, afterSequence: 1))
        {
            await LogAsync(incidentId, "before the restart");
            Assert.Equal(2, (await before.NextAsync()).Number("timelineChanged.sequence"));
        }

        await timeline.RestartAsync();
        await LogAsync(incidentId, "while nobody watched");
        await using var one = await LiveClient.TimelineAsync(timeline.Root, incidentId, afterSequence: 2);
        await using var two = await LiveClient.TimelineAsync(timeline.Root, incidentId, afterSequence: 2);
        await LogAsync(incidentId, "after it");
        foreach (var watcher in new[] { one, two })
        {
            Assert.Equal("while nobody watched", (await watcher.NextAsync()).Text("timelineChanged.entry.text"));
            Assert.Equal("after it", (await watcher.NextAsync()).Text("timelineChanged.entry.text"));
        }
    }

    [Fact]
    public async Task Tells_of_changes_that_are_no_entries_too()
    {
        var incidentId = await _client.DeclareAsync();
        await using var live = await LiveClient.TimelineAsync(timeline.Root, incidentId, afterSequence: 1);
        await _client.DoAsync("recordLesson", new { incidentId, text = "Write it down." }, "lesson { id }");
        var change = (await live.NextAsync()).At("timelineChanged");
        Assert.Equal("lesson_recorded", change.Text("type"));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, change.At("entry").ValueKind);
    }

    [Fact]
    public async Task Server_sent_events_resume_where_a_socket_broke_off()
    {
        var incidentId = await _client.DeclareAsync();
        await using (var socket = await LiveClient.TimelineAsync(timeline.Root, incidentId, afterSequence: 1))
        {
            await LogAsync(incidentId, "over the socket");
            Assert.Equal(2, (await socket.NextAsync()).Number("timelineChanged.sequence"));
        }

        await LogAsync(incidentId, "missed");
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(timeline.Root, "/graphql?query=" + Uri.EscapeDataString(
            $$"""subscription { timelineChanged(incidentId: "{{incidentId}}", afterSequence: 2) { sequence entry { text } } }""")));
        request.Headers.Add("Accept", "text/event-stream");
        request.Headers.Authorization = new("Bearer", RunningTimeline.AdminToken);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var events = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        Assert.Equal("""{"data":{"timelineChanged":{"sequence":3,"entry":{"text":"missed"}}}}""", await NextEventAsync(events));
        await LogAsync(incidentId, "live");
        Assert.Equal("""{"data":{"timelineChanged":{"sequence":4,"entry":{"text":"live"}}}}""", await NextEventAsync(events));
    }

    [Fact]
    public async Task Who_resumes_after_a_redaction_gets_nothing_of_what_was_removed_though_others_have_seen_it()
    {
        var incidentId = await _client.DeclareAsync();
        await using var before = await LiveClient.TimelineAsync(timeline.Root, incidentId, afterSequence: 1);
        var entryId = (await _client.DoAsync("logEntry", new { incidentId, text = "The password is swordfish." }, "entry { id }")).Text("entry.id");
        Assert.Equal("The password is swordfish.", (await before.NextAsync()).Text("timelineChanged.entry.text"));

        await _client.DoAsync("redactEntry", new { incidentId, entryId, reason = "A password." }, "entry { id }");
        Assert.Equal("entry_redacted", (await before.NextAsync()).Text("timelineChanged.type"));
        await using var after = await LiveClient.TimelineAsync(timeline.Root, incidentId, afterSequence: 1);

        foreach (var sequence in new[] { 2, 3 })
        {
            var change = (await after.NextAsync()).At("timelineChanged");
            Assert.Equal(sequence, change.Number("sequence"));
            Assert.DoesNotContain("swordfish", change.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_sequence_only_what_comes_is_given()
    {
        var incidentId = await _client.DeclareAsync();
        await LogAsync(incidentId, "old");
        await using var live = await LiveClient.TimelineAsync(timeline.Root, incidentId, afterSequence: null);

        // Nothing tells when a subscription has begun, so entries are logged until one arrives.
        var next = live.NextAsync();
        for (var number = 1; !next.IsCompleted; number++)
        {
            await LogAsync(incidentId, $"new {number}");
            await Task.WhenAny(next, Task.Delay(20, TestContext.Current.CancellationToken));
        }

        Assert.StartsWith("new ", (await next).Text("timelineChanged.entry.text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sequence_ahead_of_the_record_is_refused_in_words()
    {
        var incidentId = await _client.DeclareAsync();
        await using var live = await LiveClient.TimelineAsync(timeline.Root, incidentId, afterSequence: 99);
        Assert.Contains("afterSequence is 99", (await live.ReceiveAsync()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_incident_is_refused_in_words()
    {
        await using var live = await LiveClient.TimelineAsync(timeline.Root, "INC-9999", afterSequence: 0);
        var message = (await live.ReceiveAsync()).ToString();
        Assert.Contains("INC-9999", message, StringComparison.Ordinal);
        Assert.Contains("NOT_FOUND", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_board_hears_of_a_new_incident()
    {
        await using var live = await LiveClient.SubscribeAsync(timeline.Root, "subscription { boardChanged { title status } }", variables: null);
        var next = live.NextAsync();
        while (!next.IsCompleted)
        {
            await _client.DeclareAsync("For the board");
            await Task.WhenAny(next, Task.Delay(20, TestContext.Current.CancellationToken));
        }

        Assert.Equal("DECLARED", (await next).Text("boardChanged.status"));
    }

    private static async Task<string> NextEventAsync(StreamReader events)
    {
        const string Data = "data: ";
        while (true)
        {
            var line = await events.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new EndOfStreamException("the events ended");
            if (line.StartsWith(Data, StringComparison.Ordinal))
                return line[Data.Length..];
        }
    }

    private Task<System.Text.Json.JsonElement> LogAsync(string incidentId, string text) => _client.DoAsync("logEntry", new { incidentId, text });
}
