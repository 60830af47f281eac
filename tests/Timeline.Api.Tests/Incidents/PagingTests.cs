using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Incidents;

public sealed class PagingTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string TimelinePage = """
        query($key: String!, $after: String) {
          incident(key: $key) { timeline(first: 2, after: $after) { nodes { ... on TimelineEntry { text } } pageInfo { hasNextPage endCursor } } }
        }
        """;

    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task A_cursor_holds_when_an_entry_is_added_before_it()
    {
        var incidentId = await _client.DeclareAsync();
        foreach (var minute in new[] { 10, 20, 30 })
            await _client.DoAsync("logEntry", new { incidentId, text = $"At {minute}", occurredAt = $"2026-03-14T08:{minute}:00Z" });

        var first = (await _client.AskAsync(TimelinePage, new { key = incidentId })).At("incident.timeline");
        Assert.True(first.At("pageInfo.hasNextPage").GetBoolean());
        await _client.DoAsync("logEntry", new { incidentId, text = "Remembered late", occurredAt = "2026-03-14T08:05:00Z" });
        var second = (await _client.AskAsync(TimelinePage, new { key = incidentId, after = first.Text("pageInfo.endCursor") })).At("incident.timeline");
        Assert.Equal(["At 30"], second.At("nodes").EnumerateArray().Select(node => node.Text("text")));
        Assert.False(second.At("pageInfo.hasNextPage").GetBoolean());
    }

    [Fact]
    public async Task The_board_pages_newest_first_and_filters()
    {
        for (var number = 1; number <= 5; number++)
            await _client.DoAsync("declareIncident", new { title = $"100%_done {number}", severity = number % 2 == 0 ? "SEV2" : "SEV4", kind = number == 5 ? "DRILL" : "REAL" });
        const string Query = "query($after: String, $filter: IncidentFilter) { incidents(first: 2, after: $after, filter: $filter) { totalCount nodes { title severity } pageInfo { hasNextPage endCursor } } }";
        var filter = new { text = "100%_DONE" };
        var first = (await _client.AskAsync(Query, new { filter })).At("incidents");
        Assert.Equal(4, first.Number("totalCount"));
        Assert.Equal(["100%_done 4", "100%_done 3"], first.At("nodes").EnumerateArray().Select(node => node.Text("title")));
        var second = (await _client.AskAsync(Query, new { filter, after = first.Text("pageInfo.endCursor") })).At("incidents");
        Assert.Equal(["100%_done 2", "100%_done 1"], second.At("nodes").EnumerateArray().Select(node => node.Text("title")));
        Assert.False(second.At("pageInfo.hasNextPage").GetBoolean());

        var severe = (await _client.AskAsync(Query, new { filter = new { text = "100%_done", severity = new[] { "SEV4" }, status = new[] { "DECLARED" }, includeDrills = true } })).At("incidents");
        Assert.Equal(3, severe.Number("totalCount"));
    }

    [Theory]
    [InlineData("first: 0", "first is 0; ask for 1 to 100.")]
    [InlineData("first: 101", "first is 101; ask for 1 to 100.")]
    [InlineData("after: \"nonsense\"", "after is \"nonsense\", which is no cursor of this list. Pass an endCursor as it was given.")]
    public async Task A_page_that_cannot_be_had_is_an_error_that_names_the_limit(string arguments, string message)
    {
        var answer = await _client.SendAsync($"{{ incidents({arguments}) {{ totalCount }} }}");
        Assert.Equal(message, answer.Text("errors.0.message"));
        Assert.Equal("BAD_USER_INPUT", answer.Text("errors.0.extensions.code"));
    }
}
