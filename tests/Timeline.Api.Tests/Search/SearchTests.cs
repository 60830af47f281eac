using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Search;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Shared;

namespace Timeline.Api.Tests.Search;

/// <summary>Search through the public API, over a real PostgreSQL.</summary>
public sealed class SearchTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task The_last_word_may_be_a_beginning_and_what_was_found_is_marked()
    {
        var incidentId = await _client.DeclareAsync("Nothing arrives");
        var entryId = await LogAsync(incidentId, "The **mail queue** of kestrel grows by the minute.");

        var found = await FindAsync("kestrel mail que", expected: 1);
        Assert.Equal((entryId, entryId, "ENTRY", "NOTE"), (found.Text("nodes.0.nodeId"), found.Text("nodes.0.entryId"), found.Text("nodes.0.thing"), found.Text("nodes.0.entryKind")));
        Assert.Equal((incidentId, "2026-03-14T08:00:00Z"), (found.Text("nodes.0.incident.incidentId"), found.Text("nodes.0.occurredAt")));
        Assert.Equal("The **[mail] [queue]** of [kestrel] grows by the minute.", Marked(found.At("nodes.0")));
        Assert.Equal((1L, false, false), (found.Number("rankedAmong"), found.At("more").GetBoolean(), found.At("similar").GetBoolean()));
        await FindAsync("kestrel qu mail", expected: 0);
    }

    [Fact]
    public async Task Titles_keys_theories_causes_lessons_action_items_and_names_are_found()
    {
        var incidentId = await _client.DeclareAsync("Heron gateway unreachable");
        var key = (await _client.AskAsync("query($key: String!) { incident(key: $key) { key } }", new { key = incidentId })).Text("incident.key")!;
        await _client.DoAsync("raiseHypothesis", new { incidentId, statement = "The heron lost its route." }, "hypothesis { id }");
        await _client.DoAsync("noteRootCause", new { incidentId, text = "A heron sat on the fibre." }, "incident { id }");
        await _client.DoAsync("recordLesson", new { incidentId, category = "LUCKY", text = "Herons leave." }, "lesson { id }");
        await _client.DoAsync("raiseActionItem", new { incidentId, text = "Scare off the heron", type = "PREVENT", owner = "Lovelace" }, "incident { id }");
        await _client.DoAsync("recordContactAttempt", new { incidentId, who = "Grace Heron", rung = "PRIMARY", channel = "PHONE", outcome = "REACHED", text = "Answered at once." }, "incident { id }");

        var found = await FindAsync("heron", expected: 6);
        Assert.Equal(["ACTION_ITEM", "CAUSE", "ENTRY", "INCIDENT", "LESSON", "THEORY"], found.At("nodes").EnumerateArray().Select(node => node.Text("thing")!).Order(StringComparer.Ordinal));
        Assert.Equal("INCIDENT", found.Text("nodes.0.thing"));
        Assert.Equal("THEORY", (await FindAsync("heron", expected: 1, new { thing = new[] { "THEORY" } })).Text("nodes.0.thing"));
        Assert.Equal("ACTION_ITEM", (await FindAsync("lovelace", expected: 1)).Text("nodes.0.thing"));
        Assert.Equal("INCIDENT", (await FindAsync($"{key} heron", expected: 1)).Text("nodes.0.thing"));

        foreach (var node in found.At("nodes").EnumerateArray())
            Assert.Equal(node.Text("nodeId"), (await _client.AskAsync("query($id: ID!) { node(id: $id) { id } }", new { id = node.Text("nodeId") })).Text("node.id"));
    }

    [Theory]
    [InlineData("osprey mial", "Osprey [mail] is late")]
    [InlineData("ospray", "[Osprey] mail is late")]
    [InlineData("sprey", "[Osprey] mail is late")]
    public async Task A_slip_of_the_keys_finds_it_all_the_same(string typed, string marked)
    {
        await LogAsync(await _client.DeclareAsync(), "Osprey mail is late");
        var found = await Until.GoodAsync(() => SearchAsync(typed), answer => answer.At("nodes").GetArrayLength() > 0);
        Assert.True(found.At("similar").GetBoolean());
        Assert.Equal(marked, Marked(found.At("nodes.0")).Replace("[Osprey] [mail]", "Osprey [mail]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Filters_hold_together()
    {
        var real = await _client.DeclareAsync("A real one");
        var drill = (await _client.DoAsync("declareIncident", new { title = "A drill", severity = "SEV4", kind = "DRILL" })).Text("incident.id")!;
        await LogAsync(real, "Petrel seen", "OBSERVATION", "2026-03-13T08:00:00Z");
        await LogAsync(real, "Petrel noted", "NOTE", "2026-03-14T08:00:00Z");
        await LogAsync(drill, "Petrel exercised");

        await FindAsync("petrel", expected: 2);
        await FindAsync("petrel", expected: 3, new { includeDrills = true });
        await FindAsync("petrel", expected: 1, new { includeDrills = true, severity = new[] { "SEV4", "SEV3" } });
        await FindAsync("petrel", expected: 0, new { severity = new[] { "SEV4" } });
        await FindAsync("petrel", expected: 1, new { entryKind = new[] { "OBSERVATION" } });
        await FindAsync("petrel", expected: 1, new { includeDrills = true, incident = new[] { drill } });
        await FindAsync("petrel", expected: 0, new { incident = new[] { "INC-999999" } });
        await FindAsync("petrel", expected: 0, new { thing = Array.Empty<string>() });
        await FindAsync("petrel", expected: 1, new { from = "2026-03-14T08:00:00Z" });
        await FindAsync("petrel", expected: 1, new { to = "2026-03-14T08:00:00Z" });
    }

    [Fact]
    public async Task A_correction_is_found_and_what_it_replaced_is_not_and_what_was_retracted_only_on_request()
    {
        var incidentId = await _client.DeclareAsync();
        var entryId = await LogAsync(incidentId, "The avocet failed");
        await FindAsync("avocet", expected: 1);
        await _client.DoAsync("amendEntry", new { incidentId, entryId, text = "The bittern failed", reason = "Wrong bird." }, "entry { id }");
        await FindAsync("bittern", expected: 1);
        await FindAsync("avocet", expected: 0);

        await _client.DoAsync("retractEntry", new { incidentId, entryId, reason = "No bird." }, "entry { id }");
        await FindAsync("bittern", expected: 0);
        Assert.True((await FindAsync("bittern", expected: 1, new { includeRetracted = true })).At("nodes.0.retracted").GetBoolean());
    }

    [Fact]
    public async Task What_was_redacted_is_found_no_more_when_the_answer_is_there_and_no_table_has_it()
    {
        var incidentId = await _client.DeclareAsync();
        var entryId = await LogAsync(incidentId, "The password is Cormorant");
        await FindAsync("cormorant", expected: 1);
        var before = await RecordAsync(incidentId);
        await _client.DoAsync("amendEntry", new { incidentId, entryId, text = "The password is Wryneck", reason = "Misheard." }, "entry { id }");
        await FindAsync("wryneck", expected: 1);
        await _client.DoAsync("logEntry", new { incidentId, text = "The password is Wryneck", author = "Siskin", amends = new { entryId, reason = "By whom." } }, "entry { id }");
        await FindAsync("siskin", expected: 1);
        await _client.DoAsync("redactEntry", new { incidentId, entryId, reason = "A password." }, "entry { id }");

        Assert.Equal(0, (await SearchAsync("cormorant")).Number("rankedAmong"));
        Assert.Empty(await RowsWithAsync("cormorant"));
        Assert.Empty(await RowsWithAsync("wryneck"));
        Assert.Empty(await RowsWithAsync("siskin"));

        // As a projection that read the record before the redaction, and writes after it.
        await using (var session = timeline.Store.Writing())
        {
            session.StoreSearchRow(SearchRow.Of(before, (Timeline.Domain.Incidents.IncidentEvent)before.Entry(new EntryId(Guid.Parse(entryId)))!.Origin).Single());
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Empty(await RowsWithAsync("cormorant"));
    }

    [Fact]
    public async Task Pages_go_on_where_the_one_before_ended_the_newest_of_equal_ones_first()
    {
        var incidentId = await _client.DeclareAsync();
        for (var number = 1; number <= 5; number++)
            await LogAsync(incidentId, $"Dunlin {number}", at: $"2026-03-14T0{number}:00:00Z");
        await FindAsync("dunlin", expected: 5);

        var first = await SearchAsync("dunlin", first: 2);
        Assert.Equal(["[Dunlin] 5", "[Dunlin] 4"], first.At("nodes").EnumerateArray().Select(Marked));
        Assert.True(first.At("pageInfo.hasNextPage").GetBoolean());
        await LogAsync(incidentId, "Dunlin 6");
        await FindAsync("dunlin", expected: 6);
        var second = await SearchAsync("dunlin", first: 4, after: first.Text("pageInfo.endCursor"));
        Assert.Equal(["[Dunlin] 3", "[Dunlin] 2", "[Dunlin] 1"], second.At("nodes").EnumerateArray().Select(Marked));
    }

    [Fact]
    public async Task Whatever_is_typed_is_only_looked_for()
    {
        var random = new Random(20260314);
        for (var time = 0; time < 300; time++)
        {
            var text = AnyText.Next(random);
            var answer = await _client.SendAsync("query($text: String!) { search(text: $text) { rankedAmong nodes { fragments { parts { text marked } } } } }", new { text });
            if (answer.TryGetProperty("errors", out var errors))
                Assert.Equal("BAD_USER_INPUT", errors.Text("0.extensions.code"));
        }

        var refused = await _client.SendAsync("query($text: String!) { search(text: $text) { rankedAmong } }", new { text = new string('x', 201) });
        Assert.Equal("text is 201 characters; the limit is 200.", refused.Text("errors.0.message"));
    }

    [Fact]
    public async Task A_retracted_lesson_is_found_only_when_asked_for_and_not_at_all_once_it_is_redacted()
    {
        var incidentId = await _client.DeclareAsync();
        var lessonId = (await _client.DoAsync("recordLesson", new { incidentId, text = "Ask quokkameister first." }, "lesson { id }")).Text("lesson.id");
        await FindAsync("quokkameister", 1);
        await _client.DoAsync("retractLesson", new { incidentId, lessonId, reason = "Twice." });
        await FindAsync("quokkameister", 0);
        await FindAsync("quokkameister", 1, new { includeRetracted = true });
        await _client.DoAsync("redact", new { incidentId, id = lessonId, reason = "A name." });
        Assert.Empty(await RowsWithAsync("quokkameister"));
    }

    private async Task<Timeline.Domain.Incidents.Record.IncidentRecord> RecordAsync(string incidentId)
    {
        await using var session = timeline.Store.Reading();
        return (await timeline.Services.GetRequiredService<IncidentRecords>().ReadAsync(session, new IncidentId(Guid.Parse(incidentId)), TestContext.Current.CancellationToken))!;
    }

    private async Task<IReadOnlyList<string>> RowsWithAsync(string word)
    {
        await using var command = timeline.Database.CreateCommand(
            "select 'thing' from search_thing t where strpos(lower(t::text), $1) > 0 union all select 'word' from search_word w where strpos(lower(w::text), $1) > 0");
        command.Parameters.Add(new() { Value = word });
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var found = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            found.Add(reader.GetString(0));
        return found;
    }

    private async Task<string> LogAsync(string incidentId, string text, string kind = "NOTE", string at = "2026-03-14T08:00:00Z") =>
        (await _client.DoAsync("logEntry", new { incidentId, text, kind, occurredAt = at }, "entry { id }")).Text("entry.id")!;

    private Task<JsonElement> FindAsync(string text, int expected, object? filter = null) =>
        Until.GoodAsync(() => SearchAsync(text, filter), answer => answer.Number("rankedAmong") == expected);

    private async Task<JsonElement> SearchAsync(string text, object? filter = null, int first = 25, string? after = null) => (await _client.AskAsync(
        """
        query($text: String!, $filter: SearchFilter, $first: Int, $after: String) {
          search(text: $text, filter: $filter, first: $first, after: $after) {
            rankedAmong more similar pageInfo { endCursor hasNextPage }
            nodes { nodeId thing entryId entryKind occurredAt retracted incident { incidentId } fragments { parts { text marked } } }
          }
        }
        """,
        new { text, filter, first, after })).At("search");

    private static string Marked(JsonElement node) => string.Concat(node.At("fragments").EnumerateArray().SelectMany(fragment => fragment.At("parts").EnumerateArray())
        .Select(part => part.At("marked").GetBoolean() ? $"[{part.Text("text")}]" : part.Text("text")));
}
