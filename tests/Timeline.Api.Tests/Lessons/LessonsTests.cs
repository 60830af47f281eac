using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Lessons;

/// <summary>The library, kept behind the appends by the program itself.</summary>
public sealed class LessonsTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task A_lesson_is_found_by_its_words_with_the_incident_it_was_learnt_in()
    {
        var incidentId = await _client.DeclareAsync("A night to learn from");
        await RecordAsync(incidentId, "Ring the SECOND number too.", "DO_DIFFERENTLY");
        await RecordAsync(incidentId, "Nobody slept.", "WENT_BADLY");

        var found = await FindAsync(new { text = "second NUMBER" }, expected: 1);
        Assert.Equal(("Ring the SECOND number too.", "DO_DIFFERENTLY", "A night to learn from"), (found.Text("nodes.0.text"), found.Text("nodes.0.category"), found.Text("nodes.0.incident.title")));
        Assert.Equal(incidentId, found.Text("nodes.0.incident.incidentId"));
        Assert.Equal("Nobody slept.", (await FindAsync(new { text = "slept", category = new[] { "WENT_BADLY" } }, expected: 1)).Text("nodes.0.text"));
        Assert.Equal(0, (await FindAsync(new { text = "slept", category = new[] { "LUCKY" } }, expected: 0)).Number("totalCount"));
    }

    [Fact]
    public async Task Pages_go_on_where_the_one_before_ended_newest_first()
    {
        var incidentId = await _client.DeclareAsync();
        for (var number = 1; number <= 5; number++)
            await RecordAsync(incidentId, $"Paged lesson {number}", "LUCKY");
        var first = await FindAsync(new { text = "Paged lesson" }, expected: 5, first: 2);
        Assert.Equal(["Paged lesson 5", "Paged lesson 4"], first.At("nodes").EnumerateArray().Select(node => node.Text("text")));
        var second = await FindAsync(new { text = "Paged lesson" }, expected: 5, first: 4, after: first.Text("pageInfo.endCursor"));
        Assert.Equal(["Paged lesson 3", "Paged lesson 2", "Paged lesson 1"], second.At("nodes").EnumerateArray().Select(node => node.Text("text")));
    }

    [Fact]
    public async Task What_was_recorded_while_the_program_was_down_is_in_it_afterwards()
    {
        var incidentId = await _client.DeclareAsync();
        await RecordAsync(incidentId, "Just before the restart.", "LUCKY");
        await timeline.RestartAsync();
        Assert.Equal(1, (await FindAsync(new { text = "before the restart" }, expected: 1)).Number("totalCount"));
    }

    [Fact]
    public async Task Words_without_bound_are_refused_in_words()
    {
        var refused = await _client.SendAsync("query($filter: LessonFilter) { lessons(filter: $filter) { totalCount } }", new { filter = new { text = new string('x', 201) } });
        Assert.Equal("filter.text is 201 characters; the limit is 200.", refused.Text("errors.0.message"));
    }

    private Task<JsonElement> RecordAsync(string incidentId, string text, string category) => _client.DoAsync("recordLesson", new { incidentId, category, text }, "lesson { id }");

    // How many there are is another query than the page: the page is read once all of them are there.
    private async Task<JsonElement> FindAsync(object filter, int expected, int first = 25, string? after = null)
    {
        await Until.GoodAsync(
            async () => (await _client.AskAsync("query($filter: LessonFilter) { lessons(filter: $filter) { totalCount } }", new { filter })).Number("lessons.totalCount"),
            count => count == expected);
        return (await _client.AskAsync(
            "query($filter: LessonFilter, $first: Int, $after: String) { lessons(filter: $filter, first: $first, after: $after) { totalCount pageInfo { endCursor } nodes { text category incident { incidentId title } } } }",
            new { filter, first, after })).At("lessons");
    }
}
