using System.Text.Json;
using NodaTime;
using Timeline.Api.Tests.Postmortems.Writing;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Postmortems.Library;

/// <summary>The postmortems of all incidents.</summary>
public sealed class PostmortemsQueryTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Line = "nodes { incident { incidentId } status changedAt authors { personId } review { reviewers { personId } } approvals { by { personId } } openComments published }";

    [Fact]
    public async Task They_are_found_by_state_and_by_who_was_asked_those_that_changed_last_first()
    {
        using var draft = await WrittenPostmortem.DraftAsync(timeline);
        timeline.Clock.Advance(Duration.FromSeconds(1));
        using var review = await WrittenPostmortem.DraftAsync(timeline);
        await review.WriteAsync(review.Ada, "Mail stood still.");
        await review.ReviewAsync(review.Ada, "requestReview", new { reviewers = new[] { review.GraceId } });

        Assert.Equal([review.Incident], await FoundAsync(review.Grace, new { awaitsMe = true }, 1));
        Assert.Equal([], await FoundAsync(review.Ada, new { awaitsMe = true }, 0));
        Assert.Equal([review.Incident], await FoundAsync(review.Ada, new { state = new[] { "IN_REVIEW", "WITHDRAWN" } }, 1));
        Assert.Equal([], await FoundAsync(review.Ada, new { state = Array.Empty<string>() }, 0));

        timeline.Clock.Advance(Duration.FromSeconds(1));
        await draft.Ada.DoAsync("addComment", new { incidentId = draft.Incident, section = "SUMMARY", text = "Say when." }, "incident { id }");
        await Until.GoodAsync(() => FoundAsync(draft.Ada, new { state = new[] { "DRAFT", "IN_REVIEW" } }, expected: null), found => found[0] == draft.Incident && found[1] == review.Incident);
        await review.ReviewAsync(review.Grace, "approvePostmortem");
        await review.ReviewAsync(review.Grace, "publishPostmortem", new { reason = "The owners are on leave." });
        Assert.Equal([review.Incident], await FoundAsync(review.Ada, new { state = new[] { "PUBLISHED" } }, 1));

        var lines = (await draft.Ada.AskAsync($"{{ postmortems {{ {Line} }} }}")).At("postmortems");
        var published = lines.At("nodes").EnumerateArray().Single(line => line.Text("incident.incidentId") == review.Incident);
        Assert.Equal(("PUBLISHED", 1L, review.AdaId, 0L), (published.Text("status"), published.Number("published"), published.Text("authors.0.personId"), published.Number("openComments")));
        var open = lines.At("nodes").EnumerateArray().Single(line => line.Text("incident.incidentId") == draft.Incident);
        Assert.Equal(("DRAFT", 1L, JsonValueKind.Null), (open.Text("status"), open.Number("openComments"), open.At("published").ValueKind));
    }

    [Fact]
    public async Task They_are_found_by_words_of_the_incident_and_one_that_is_private_only_by_those_who_are_named()
    {
        var people = new SignedInPeople(timeline);
        using var named = (await people.SignInAsync("RESPONDER")).Http(timeline.Root);
        using var stranger = (await people.SignInAsync("ADMINISTRATOR")).Http(timeline.Root);
        var incident = (await named.DoAsync("declareIncident", new { title = "Salaries of the Heron team" }, "incident { id }")).Text("incident.id");
        await named.DoAsync("draftPostmortem", new { incidentId = incident }, "postmortem { id }");
        Assert.Equal([incident], await FoundAsync(stranger, new { text = "hErOn" }, 1));
        await named.DoAsync("makeIncidentPrivate", new { incidentId = incident, people = Array.Empty<string>() });
        Assert.Equal([], await FoundAsync(stranger, new { text = "heron" }, 0));
        Assert.Equal([incident], await FoundAsync(named, new { text = "heron" }, 1));
        var refused = await named.SendAsync($"{{ postmortems(filter: {{ text: \"{new string('x', 201)}\" }}) {{ totalCount }} }}");
        Assert.Equal("BAD_USER_INPUT", refused.Text("errors.0.extensions.code"));
    }

    [Fact]
    public async Task Incidents_without_one_are_found_until_it_is_drafted()
    {
        using var client = timeline.Client;
        var incident = (await client.DoAsync("declareIncident", new { title = "The Bittern stands" }, "incident { id }")).Text("incident.id");
        Assert.Equal(1, await CountAsync(client, without: true));
        await client.DoAsync("draftPostmortem", new { incidentId = incident }, "postmortem { id }");
        await Until.GoodAsync(() => CountAsync(client, without: true), count => count == 0);
        Assert.Equal(1, await CountAsync(client, without: false));
    }

    [Fact]
    public async Task A_document_shows_what_is_being_typed_only_to_whoever_asks_for_it()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var held = await at.DoAsync(at.Ada, "holdSection");
        await at.DoAsync(at.Ada, "saveSectionDraft", new { version = held.Number("draft.version"), markdown = "Half a sentence" });
        Assert.DoesNotContain("Half a sentence", await ReadAsync(at, ""), StringComparison.Ordinal);
        Assert.Contains("Half a sentence", await ReadAsync(at, "?words=typed"), StringComparison.Ordinal);
        Assert.Contains("Give recorded or typed, or leave it out.", await ReadAsync(at, "?words=spoken"), StringComparison.Ordinal);
        Assert.Contains("Leave version or words out.", await ReadAsync(at, "?words=typed&version=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_with_the_section_action_item_and_thread_that_mend_it()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var item = (await at.Ada.DoAsync("raiseActionItem", new { incidentId = at.Incident, text = "Watch it." }, "actionItem { id }")).Text("actionItem.id");
        await at.Ada.DoAsync("draftPostmortem", new { incidentId = at.Incident }, "postmortem { id }");
        var comment = (await at.Ada.DoAsync("addComment", new { incidentId = at.Incident, section = "IMPACT", text = "Whom?" }, "comment { commentId }")).Text("comment.commentId");
        var postmortem = await at.PostmortemAsync("missing gaps { sentence section entryId actionItemId commentId }");
        var gaps = postmortem.At("gaps").EnumerateArray().ToList();
        Assert.Equal(postmortem.At("missing").EnumerateArray().Select(sentence => sentence.GetString()), gaps.Select(gap => gap.Text("sentence")));
        Assert.Contains(gaps, gap => gap.Text("section") == "ACTIONS" && gap.Text("actionItemId") == item);
        Assert.Contains(gaps, gap => gap.Text("section") == "IMPACT" && gap.Text("commentId") == comment);
        Assert.Contains(gaps, gap => gap.Text("section") == "CAUSES" && gap.Text("sentence") == "No root cause is noted.");
    }

    private static async Task<string> ReadAsync(WrittenPostmortem at, string query)
    {
        using var answer = await at.Ada.Http.GetAsync($"/incidents/{at.Incident}/postmortem.md{query}", TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<long> CountAsync(TimelineClient client, bool without) => (await client.AskAsync(
        "query($filter: IncidentFilter) { incidents(filter: $filter) { totalCount } }", new { filter = new { text = "Bittern", withoutPostmortem = without } })).Number("incidents.totalCount");

    private static async Task<IReadOnlyList<string?>> FoundAsync(TimelineClient client, object filter, int? expected) => await Until.GoodAsync(
        async () => (await client.AskAsync("query($filter: PostmortemFilter) { postmortems(filter: $filter) { nodes { incident { incidentId } } } }", new { filter }))
            .At("postmortems.nodes").EnumerateArray().Select(row => row.Text("incident.incidentId")).ToList(),
        rows => expected is null || rows.Count == expected);
}
