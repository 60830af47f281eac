using System.Text.Json;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Host.Paging;
using Timeline.Api.Incidents;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Incidents;

public sealed class PagingTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Page = "edges { cursor node { ... on TimelineEntry { text } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount";

    private const string Timeline =
        $"query($key: String!, $first: Int, $after: String, $last: Int, $before: String) {{ incident(key: $key) {{ timeline(first: $first, after: $after, last: $last, before: $before) {{ {Page} }} }} }}";

    private readonly TimelineClient _client = timeline.Client;

    [Theory]
    [InlineData("first", "after", "endCursor", "hasNextPage")]
    [InlineData("last", "before", "startCursor", "hasPreviousPage")]
    public async Task Whoever_walks_a_timeline_sees_each_entry_once_though_others_are_added_around_every_page(string size, string from, string cursor, string more)
    {
        var incidentId = await DeclareWithEntriesAsync(10, 20, 30, 40, 50);
        var seen = new List<string>();
        string? place = null;
        for (var page = 0; page == 0 || place is not null; page++)
        {
            var given = new Dictionary<string, object?> { ["key"] = incidentId, [size] = 2, [from] = place };
            var found = (await _client.AskAsync(Timeline, given)).At("incident.timeline");
            seen.AddRange(size == "first" ? Texts(found) : Texts(found).Reverse());
            place = found.At("pageInfo").GetProperty(more).GetBoolean() ? found.At("pageInfo").Text(cursor) : null;

            // Before everything, in the middle, and after everything.
            foreach (var minute in page < 4 ? new[] { 1 + page, 21 + page, 31 + page, 55 + page } : [])
                await LogAsync(incidentId, minute, $"Meanwhile at {minute}");
        }

        var expected = new[] { 10, 20, 30, 40, 50 }.Select(minute => $"At {minute}");
        Assert.Equal(size == "first" ? expected : expected.Reverse(), seen.Where(text => text.StartsWith("At ", StringComparison.Ordinal)));
        Assert.Equal(seen.Distinct(), seen);
    }

    [Theory]
    [InlineData("first: 2", "10 20", false, true)]
    [InlineData("first: 2, after: $20", "30 40", true, true)]
    [InlineData("first: 4, after: $20", "30 40 50", true, false)]
    [InlineData("last: 2", "40 50", true, false)]
    [InlineData("last: 2, before: $40", "20 30", true, true)]
    [InlineData("last: 4, before: $40", "10 20 30", false, true)]
    [InlineData("first: 3, last: 2", "20 30", true, true)]
    [InlineData("after: $10, before: $50", "20 30 40", true, true)]
    [InlineData("after: $50", "", true, false)]
    [InlineData("after: $40, before: $20", "", true, true)]
    [InlineData("", "10 20 30 40 50", false, false)]
    public async Task Both_ends_and_both_cursors_cut_a_page_as_Relay_says(string arguments, string minutes, bool before, bool after)
    {
        var incidentId = await DeclareWithEntriesAsync(10, 20, 30, 40, 50);
        var all = (await _client.AskAsync(Timeline, new { key = incidentId })).At("incident.timeline");
        foreach (var edge in all.At("edges").EnumerateArray())
            arguments = arguments.Replace("$" + edge.Text("node.text")![3..], $"\"{edge.Text("cursor")}\"", StringComparison.Ordinal);
        var called = arguments.Length == 0 ? "timeline" : $"timeline({arguments})";

        var page = (await _client.AskAsync($"{{ incident(key: \"{incidentId}\") {{ {called} {{ {Page} nodes {{ ... on TimelineEntry {{ text }} }} }} }} }}")).At("incident.timeline");
        Assert.Equal(minutes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(minute => "At " + minute), Texts(page));
        Assert.Equal(Texts(page), page.At("nodes").EnumerateArray().Select(node => node.Text("text")));
        Assert.Equal((before, after), (page.At("pageInfo.hasPreviousPage").GetBoolean(), page.At("pageInfo.hasNextPage").GetBoolean()));
        Assert.Equal(5, page.Number("totalCount"));
        var cursors = page.At("edges").EnumerateArray().Select(edge => edge.Text("cursor")).ToList();
        Assert.Equal((cursors.FirstOrDefault(), cursors.LastOrDefault()), (page.Text("pageInfo.startCursor"), page.Text("pageInfo.endCursor")));
    }

    [Fact]
    public async Task The_board_pages_newest_first_and_filters()
    {
        for (var number = 1; number <= 5; number++)
            await _client.DoAsync("declareIncident", new { title = $"100%_done {number}", severity = number % 2 == 0 ? "SEV2" : "SEV4", kind = number == 5 ? "DRILL" : "REAL" });
        const string Query = "query($after: String, $filter: IncidentFilter) { incidents(first: 2, after: $after, filter: $filter) { totalCount nodes { title severity } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";
        var filter = new { text = "100%_DONE" };
        var first = (await _client.AskAsync(Query, new { filter })).At("incidents");
        Assert.Equal(4, first.Number("totalCount"));
        Assert.Equal(["100%_done 4", "100%_done 3"], first.At("nodes").EnumerateArray().Select(node => node.Text("title")));
        var second = (await _client.AskAsync(Query, new { filter, after = first.Text("pageInfo.endCursor") })).At("incidents");
        Assert.Equal(["100%_done 2", "100%_done 1"], second.At("nodes").EnumerateArray().Select(node => node.Text("title")));
        Assert.False(second.At("pageInfo.hasNextPage").GetBoolean());
        Assert.True(second.At("pageInfo.hasPreviousPage").GetBoolean());
        var back = (await _client.AskAsync(
            "query($before: String, $filter: IncidentFilter) { incidents(last: 1, before: $before, filter: $filter) { edges { node { title } } pageInfo { hasNextPage hasPreviousPage } } }",
            new { filter, before = second.Text("pageInfo.startCursor") })).At("incidents");
        Assert.Equal("100%_done 3", back.Text("edges.0.node.title"));
        Assert.True(back.At("pageInfo.hasNextPage").GetBoolean());
        Assert.True(back.At("pageInfo.hasPreviousPage").GetBoolean());

        var severe = (await _client.AskAsync(Query, new { filter = new { text = "100%_done", severity = new[] { "SEV4" }, status = new[] { "DECLARED" }, includeDrills = true } })).At("incidents");
        Assert.Equal(3, severe.Number("totalCount"));
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(2, 2)]
    [InlineData(1, 3)]
    public async Task A_page_that_is_the_whole_list_is_its_own_count_and_another_counts_what_came_meanwhile(int size, int total)
    {
        var title = $"counted in pages of {size}";
        await _client.DoAsync("declareIncident", new { title = $"{title}: 1" });
        await _client.DoAsync("declareIncident", new { title = $"{title}: 2" });
        var order = new ListOrder<IncidentSummary>('i', OrderPart.Number<IncidentSummary>(summary => summary.Number, "(d.data ->> 'Number')::int"));
        var list = new DocumentList<IncidentSummary>(timeline.Services.GetRequiredService<IDocumentStore>(), "d.data ->> 'Title' like ?", [title + "%"], order);
        var page = await list.PageAsync(new(size, null, null, null), TestContext.Current.CancellationToken);
        await _client.DoAsync("declareIncident", new { title = $"{title}: 3" });
        Assert.Equal(Math.Min(size, 2), page.Nodes.Count);
        Assert.Equal(total, await page.TotalCount(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("first: 0", "first is 0; ask for 1 to 100.")]
    [InlineData("first: 101", "first is 101; ask for 1 to 100.")]
    [InlineData("after: \"nonsense\"", "after is \"nonsense\", which is no cursor of this list. Pass one as it was given.")]
    [InlineData("last: 0", "last is 0; ask for 1 to 100.")]
    [InlineData("first: 1, last: 101", "last is 101; ask for 1 to 100.")]
    [InlineData("before: \"aTpub25zZW5zZQ\"", "before is \"aTpub25zZW5zZQ\", which is no cursor of this list. Pass one as it was given.")]
    public async Task A_page_that_cannot_be_had_is_an_error_that_names_the_limit(string arguments, string message)
    {
        var answer = await _client.SendAsync($"{{ incidents({arguments}) {{ totalCount }} }}");
        Assert.Equal(message, answer.Text("errors.0.message"));
        Assert.Equal("BAD_USER_INPUT", answer.Text("errors.0.extensions.code"));
    }

    private static IEnumerable<string> Texts(JsonElement page) => page.At("edges").EnumerateArray().Select(edge => edge.Text("node.text")!);

    private async Task<string> DeclareWithEntriesAsync(params int[] minutes)
    {
        var incidentId = await _client.DeclareAsync();
        foreach (var minute in minutes)
            await LogAsync(incidentId, minute, $"At {minute}");
        return incidentId;
    }

    private Task<JsonElement> LogAsync(string incidentId, int minute, string text) =>
        _client.DoAsync("logEntry", new { incidentId, text, occurredAt = $"2026-03-14T08:{minute:00}:00Z" });
}
