using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Lessons;

/// <summary>Lessons over many incidents: that came back, that are like another, that something is still to be done about.</summary>
public sealed class LessonsComeBackTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Rows =
        "nodes { lessonId text count occurrences { at daysSincePrevious text incident { key } } services causes { text } actionItems { text status } incident { key } }";

    private readonly TimelineClient _client = timeline.Client;

    private SignedInPeople People => new(timeline);

    [Fact]
    public async Task A_lesson_that_came_back_is_shown_once_with_each_time_and_the_days_between()
    {
        var first = await DeclareAsync("First night", "2025-03-01T04:30:00Z");
        var second = await DeclareAsync("Second night", "2025-03-11T12:00:00Z");
        var lessonId = await RecordAsync(first, "Heron numbers are on the wall.");
        var back = await _client.DoAsync("recordLessonCameBack", new { incidentId = second, lessonId }, "lesson { id text category cameBack sameAs { lessonId } }");
        Assert.Equal(("A lesson of " + await KeyAsync(first) + " came back.", "LUCKY", true), (back.Text("lesson.text"), back.Text("lesson.category"), back.At("lesson.cameBack").GetBoolean()));

        var found = (await LessonsAsync(new { text = "Heron numbers" }, row => row.Number("count") == 2)).Single();
        Assert.Equal([await KeyAsync(first), await KeyAsync(second)], found.At("occurrences").EnumerateArray().Select(time => time.Text("incident.key")));
        // The last evening of February in Chicago, and the eleventh of March.
        Assert.Equal(["", "11"], found.At("occurrences").EnumerateArray().Select(time => time.At("daysSincePrevious").ToString()));
        Assert.Equal([], await TextsAsync(new { text = "came back" }, expected: 0));
        Assert.Equal(["Heron numbers are on the wall."], await TextsAsync(new { text = "Heron numbers", cameBack = true }, expected: 1));
        await TextsAsync(new { text = "Heron numbers", cameBack = false }, expected: 0);

        var sameAs = (await _client.AskAsync("query($id: ID!) { node(id: $id) { ... on Lesson { sameAs { lessonId text } } } }", new { id = back.Text("lesson.id") })).At("node.sameAs");
        Assert.Equal((lessonId, "Heron numbers are on the wall."), (sameAs.Text("lessonId"), sameAs.Text("text")));
        await _client.DoAsync("retractLesson", new { incidentId = second, lessonId = back.Text("lesson.id"), reason = "Another one." });
        await TextsAsync(new { text = "Heron numbers", cameBack = false }, expected: 1);
    }

    [Fact]
    public async Task A_lesson_that_is_the_same_as_one_that_came_back_counts_with_the_first()
    {
        var (first, second, third) = (await _client.DeclareAsync(), await _client.DeclareAsync(), await _client.DeclareAsync());
        var lessonId = await RecordAsync(first, "Egret backups are counted.");
        var back = (await _client.DoAsync("recordLessonCameBack", new { incidentId = second, lessonId, text = "Egret again." }, "lesson { id }")).Text("lesson.id");
        await _client.DoAsync("recordLesson", new { incidentId = third, category = "LUCKY", text = "Egret a third time.", sameAs = back }, "lesson { id }");

        var rows = await LessonsAsync(new { text = "Egret" }, row => row.Number("count") == 3, expected: 2);
        Assert.Equal(["Egret a third time.", "Egret backups are counted."], rows.Select(row => row.Text("text")));
        var often = await _client.AskAsync("{ lessons(first: 1, orderBy: MOST_OFTEN) { totalCount pageInfo { hasNextPage endCursor } nodes { text count } } }");
        Assert.Equal(("Egret a third time.", 3L), (often.Text("lessons.nodes.0.text"), often.Number("lessons.nodes.0.count")));
        var next = await _client.AskAsync("query($after: String) { lessons(first: 1, after: $after, orderBy: MOST_OFTEN) { nodes { text } } }", new { after = often.Text("lessons.pageInfo.endCursor") });
        Assert.Equal("Egret backups are counted.", next.Text("lessons.nodes.0.text"));
    }

    [Fact]
    public async Task What_cannot_come_back_is_refused_in_words()
    {
        var incidentId = await _client.DeclareAsync();
        var lessonId = await RecordAsync(incidentId, "Ibis is learnt here.");
        var here = await _client.MutateAsync("recordLessonCameBack", new { incidentId, lessonId });
        Assert.Equal(("NOT_ALLOWED", "lessonId"), (here.Text("error.code"), here.Text("error.field")));
        foreach (var id in new[] { incidentId, "nonsense" })
            Assert.Equal("LESSON_NOT_FOUND", (await _client.MutateAsync("recordLessonCameBack", new { incidentId, lessonId = id })).Text("error.code"));
        Assert.Equal(("LESSON_NOT_FOUND", "sameAs"), Fault(await _client.MutateAsync("recordLesson", new { incidentId, text = "x", sameAs = Guid.NewGuid() })));
    }

    [Fact]
    public async Task The_library_is_narrowed_by_service_team_cause_and_what_is_still_to_be_done()
    {
        var teamId = (await _client.DoAsync("addTeam", new { name = "Stork keepers" }, "team { id }")).Text("team.id");
        await _client.DoAsync("addService", new { name = "Stork mail", keptBy = new[] { teamId } }, "service { id }");
        var incidentId = await _client.DeclareAsync();
        await _client.DoAsync("startImpact", new { incidentId, service = "stork mail", level = "DOWN", occurredAt = "2026-03-14T08:00:00Z" }, "incident { id }");
        await _client.DoAsync("noteRootCause", new { incidentId, text = "The stork sat on the switch." }, "incident { id }");
        var lessonId = await RecordAsync(incidentId, "Stork lesson one.");
        await RecordAsync(incidentId, "Stork lesson two.");
        await RecordAsync(await _client.DeclareAsync(), "Stork lesson elsewhere.");
        var actionItemId = (await _client.DoAsync("raiseActionItem", new { incidentId, text = "Move the switch.", lessonId }, "actionItem { id }")).Text("actionItem.id");

        await TextsAsync(new { text = "Stork lesson" }, expected: 3);
        await TextsAsync(new { text = "Stork lesson", service = new[] { "STORK MAIL" } }, expected: 2);
        await TextsAsync(new { text = "Stork lesson", team = new[] { "Stork keepers" } }, expected: 2);
        await TextsAsync(new { text = "Stork lesson", cause = "sat ON the" }, expected: 2);
        await TextsAsync(new { text = "Stork lesson", cause = "eel" }, expected: 0);
        await TextsAsync(new { text = "Stork lesson", from = "2026-03-14T08:00:00Z", to = "2026-03-14T08:30:00Z" }, expected: 0);
        await TextsAsync(new { text = "Stork lesson", from = "2026-03-14T08:00:00Z" }, expected: 3);
        Assert.Equal(["Stork lesson one."], await TextsAsync(new { text = "Stork lesson", withOpenActions = true }, expected: 1));
        var row = (await LessonsAsync(new { text = "Stork lesson one" }, _ => true)).Single();
        Assert.Equal(
            ("stork mail", "The stork sat on the switch.", "Move the switch.", "OPEN"),
            (row.Text("services.0"), row.Text("causes.0.text"), row.Text("actionItems.0.text"), row.Text("actionItems.0.status")), StringTuple);
        await _client.DoAsync("completeActionItem", new { incidentId, actionItemId }, "incident { id }");
        await TextsAsync(new { text = "Stork lesson", withOpenActions = true }, expected: 0);
        var unknown = await _client.SendAsync("query($filter: LessonFilter) { lessons(filter: $filter) { totalCount } }", new { filter = new { team = new[] { "Nobody" } } });
        Assert.StartsWith("filter.team holds \"Nobody\", which is no team of the catalogue.", unknown.Text("errors.0.message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Like_lessons_are_offered_with_the_reason_in_words()
    {
        var (before, other, now) = (await _client.DeclareAsync(), await _client.DeclareAsync(), await _client.DeclareAsync());
        foreach (var incidentId in new[] { before, now })
        {
            await _client.DoAsync("startImpact", new { incidentId, service = "Crane queue", level = "DOWN", occurredAt = "2026-03-14T08:00:00Z" }, "incident { id }");
            await _client.DoAsync("noteContributingFactor", new { incidentId, text = "Nobody watched the crane queue grow." }, "incident { id }");
        }

        await RecordAsync(before, "Watch the length of the crane queue and warn early.");
        await RecordAsync(other, "Watch the length of the crane queue every hour.");
        await RecordAsync(other, "Bring sandwiches.");
        await RecordAsync(now, "Watch the length of the crane queue: mine.");
        const string Question = "query($text: String!, $incidentId: ID) { similarLessons(text: $text, incidentId: $incidentId) { score reason lesson { text incident { incidentId } } } }";
        var found = await Until.GoodAsync(
            () => _client.AskAsync(Question, new { text = "watch teh lenght of the crane queue", incidentId = now }),
            all => all.At("similarLessons").GetArrayLength() == 2 && all.Text("similarLessons.0.reason")!.Contains("cause", StringComparison.Ordinal) && all.Text("similarLessons.0.reason")!.Contains("service", StringComparison.Ordinal));
        Assert.Equal([before, other], found.At("similarLessons").EnumerateArray().Select(similar => similar.Text("lesson.incident.incidentId")));
        Assert.Equal("same service: Crane queue; similar cause: Nobody watched the crane queue grow.; similar words", found.Text("similarLessons.0.reason"), ignoreCase: true);
        Assert.Equal("similar words", found.Text("similarLessons.1.reason"));
        Assert.Equal(0, (await _client.AskAsync(Question, new { text = "zzz qqq" })).At("similarLessons").GetArrayLength());
        Assert.Equal(0, (await _client.AskAsync(Question, new { text = " ' & | !:* \\ " })).At("similarLessons").GetArrayLength());
        Assert.Equal("text is 2001 characters; the limit is 2000.", (await _client.SendAsync(Question, new { text = new string('x', 2001) })).Text("errors.0.message"));
    }

    [Fact]
    public async Task Of_a_private_incident_nothing_is_offered_counted_or_named_to_others()
    {
        using var named = (await People.SignInAsync("MANAGER")).Http(timeline.Root);
        using var stranger = (await People.SignInAsync("MANAGER")).Http(timeline.Root);
        var (open, hidden) = (await named.DeclareAsync("Open"), await named.DeclareAsync("Hidden"));
        var lessonId = (await named.DoAsync("recordLesson", new { incidentId = open, text = "The osprey key was lost." }, "lesson { id }")).Text("lesson.id");
        await named.DoAsync("makeIncidentPrivate", new { incidentId = hidden, people = Array.Empty<string>() });
        var back = (await named.DoAsync("recordLessonCameBack", new { incidentId = hidden, lessonId, text = "The osprey key was lost by the board." }, "lesson { id }")).Text("lesson.id");
        var own = (await named.DoAsync("recordLesson", new { incidentId = hidden, text = "The osprey key of the board." }, "lesson { id }")).Text("lesson.id");

        const string Question = "{ lessons(filter: { text: \"osprey\" }) { nodes { lessonId count } } similarLessons(text: \"the osprey key was lost\") { lesson { lessonId } } }";
        var seen = await Until.GoodAsync(() => named.AskAsync(Question), all => all.At("lessons.nodes").GetArrayLength() == 2 && all.Number("lessons.nodes.1.count") == 2 && all.At("similarLessons").GetArrayLength() == 2);
        Assert.Equal([own, lessonId], seen.At("lessons.nodes").EnumerateArray().Select(row => row.Text("lessonId")));
        var others = await stranger.AskAsync(Question);
        Assert.Equal((lessonId, 1L, 1, lessonId), (others.Text("lessons.nodes.0.lessonId"), others.Number("lessons.nodes.0.count"), others.At("similarLessons").GetArrayLength(), others.Text("similarLessons.0.lesson.lessonId")));
        Assert.Equal(1, others.At("lessons.nodes").GetArrayLength());
        Assert.Equal(("LESSON_NOT_FOUND", "lessonId"), Fault(await stranger.MutateAsync("recordLessonCameBack", new { incidentId = open, lessonId = own })));
        Assert.Equal(("NOT_ALLOWED", "lessonId"), Fault(await named.MutateAsync("recordLessonCameBack", new { incidentId = open, lessonId = back })));
        Assert.Equal(0L, (await stranger.AskAsync("{ lessons(filter: { text: \"osprey\", cameBack: true }) { totalCount } }")).Number("lessons.totalCount"));
    }

    private static readonly IEqualityComparer<(string?, string?, string?, string?)> StringTuple = EqualityComparer<(string?, string?, string?, string?)>.Create(
        (one, other) => string.Equals(one.ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase));

    private static (string?, string?) Fault(JsonElement payload) => (payload.Text("error.code"), payload.Text("error.field"));

    private async Task<string> DeclareAsync(string title, string reportedAt) =>
        (await _client.DoAsync("declareIncident", new { title, zone = "America/Chicago", severity = "SEV2", reportedAt })).Text("incident.id")!;

    private async Task<string> KeyAsync(string incidentId) => (await _client.AskAsync("query($key: String!) { incident(key: $key) { key } }", new { key = incidentId })).Text("incident.key")!;

    private async Task<string> RecordAsync(string incidentId, string text) => (await _client.DoAsync("recordLesson", new { incidentId, category = "LUCKY", text }, "lesson { id }")).Text("lesson.id")!;

    private async Task<IReadOnlyList<JsonElement>> LessonsAsync(object filter, Func<JsonElement, bool> isGood, int expected = 1) => await Until.GoodAsync(
        async () => (await _client.AskAsync($"query($filter: LessonFilter) {{ lessons(filter: $filter) {{ {Rows} }} }}", new { filter })).At("lessons.nodes").EnumerateArray().ToList(),
        rows => rows.Count == expected && rows.TrueForAll(row => isGood(row)));

    private async Task<IReadOnlyList<string?>> TextsAsync(object filter, int expected) => await Until.GoodAsync(
        async () => (await _client.AskAsync("query($filter: LessonFilter) { lessons(filter: $filter) { nodes { text } } }", new { filter })).At("lessons.nodes").EnumerateArray().Select(row => row.Text("text")).ToList(),
        rows => rows.Count == expected);
}
