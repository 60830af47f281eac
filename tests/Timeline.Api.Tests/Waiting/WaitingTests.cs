using System.Text.Json;
using NodaTime;
using Timeline.Api.Tests.Postmortems.Writing;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Waiting;

/// <summary>What waits for whoever asks.</summary>
public sealed class WaitingTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Fields = "kind words since by actionItemId lessonId incident { incidentId }";

    private SignedInPeople People => new(timeline);

    [Fact]
    public async Task A_review_waits_for_who_was_asked_by_name_until_it_is_over()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        await at.WriteAsync(at.Ada, "Mail stood still.");
        Assert.Equal([], await WaitingAsync(at.Grace, 0));
        await at.ReviewAsync(at.Ada, "requestReview", new { reviewers = new[] { at.GraceId } });

        var review = (await WaitingAsync(at.Grace, 1))[0];
        Assert.Equal(("REVIEW", at.Incident), (review.Text("kind"), review.Text("incident.incidentId")));
        Assert.Equal((await at.Ada.AskAsync("{ viewer { name } }")).Text("viewer.name"), review.Text("by"));
        Assert.Equal([], await WaitingAsync(at.Ada, 0));

        await at.ReviewAsync(at.Grace, "approvePostmortem");
        Assert.Equal([], await WaitingAsync(at.Grace, 0));
        await using var kept = timeline.Database.CreateCommand("select count(*) from mt_doc_librarypostmortem where data ->> 'Status' = 'InReview'");
        await Until.GoodAsync(async () => await kept.ExecuteScalarAsync(TestContext.Current.CancellationToken), count => count is 0L);
    }

    [Fact]
    public async Task An_action_item_waits_for_its_owner_once_its_day_is_over()
    {
        var (ada, grace) = (await People.SignInAsync("RESPONDER"), await People.SignInAsync("RESPONDER"));
        using var hers = ada.Http(timeline.Root);
        using var others = grace.Http(timeline.Root);
        var name = (await hers.AskAsync("{ viewer { name } }")).Text("viewer.name")!;
        var incidentId = await others.DeclareAsync();
        var today = timeline.Clock.GetCurrentInstant().InUtc().Date;
        var soon = await RaiseAsync(others, incidentId, "Soon", name, today.PlusDays(400));
        var late = await RaiseAsync(others, incidentId, "A **second** path", name.ToUpperInvariant(), today.PlusDays(-3));
        await RaiseAsync(others, incidentId, "Of nobody", owner: null, today.PlusDays(-3));

        var waiting = (await WaitingAsync(hers, 1))[0];
        Assert.Equal(("ACTION_OVERDUE", late, "A second path"), (waiting.Text("kind"), waiting.Text("actionItemId"), waiting.Text("words")));
        Assert.NotEqual(soon, late);
        Assert.Equal([], await WaitingAsync(others, 0));
        await others.DoAsync("completeActionItem", new { incidentId, actionItemId = late }, "incident { id }");
        await WaitingAsync(hers, 0);
    }

    [Fact]
    public async Task A_lesson_that_came_back_waits_thirty_days_for_who_recorded_it()
    {
        // Programs: a session would not last so long.
        using var hers = (await People.IssueTokenAsync("RESPONDER", life: null)).Http(timeline.Root);
        using var others = (await People.IssueTokenAsync("RESPONDER", life: null)).Http(timeline.Root);
        var (first, second) = (await hers.DeclareAsync(), await others.DeclareAsync());
        var lessonId = (await hers.DoAsync("recordLesson", new { incidentId = first, category = "DO_DIFFERENTLY", text = "Check the witness first." }, "lesson { id }")).Text("lesson.id");
        await Until.GoodAsync(async () => (await hers.AskAsync("{ lessons { nodes { lessonId } } }")).ToString(), found => found.Contains(lessonId!, StringComparison.Ordinal));
        timeline.Clock.Advance(Duration.FromMinutes(1));
        await others.DoAsync("recordLessonCameBack", new { incidentId = second, lessonId }, "lesson { id }");

        var waiting = (await WaitingAsync(hers, 1))[0];
        Assert.Equal(("LESSON_CAME_BACK", lessonId, "Check the witness first.", second), (waiting.Text("kind"), waiting.Text("lessonId"), waiting.Text("words"), waiting.Text("incident.incidentId")));
        Assert.Equal([], await WaitingAsync(others, 0));
        timeline.Clock.Advance(Duration.FromDays(31));
        await WaitingAsync(hers, 0);
    }

    [Fact]
    public async Task Nothing_of_a_private_incident_waits_for_who_may_not_see_it()
    {
        var (ada, grace) = (await People.SignInAsync("RESPONDER"), await People.SignInAsync("RESPONDER"));
        using var hers = ada.Http(timeline.Root);
        using var others = grace.Http(timeline.Root);
        var name = (await others.AskAsync("{ viewer { name } }")).Text("viewer.name")!;
        var hidden = (await hers.DoAsync("declareIncident", new { title = "Hidden", @private = true }, "incident { id }")).Text("incident.id")!;
        var open = await hers.DeclareAsync();
        var day = timeline.Clock.GetCurrentInstant().InUtc().Date.PlusDays(-3);
        await RaiseAsync(hers, hidden, "Hidden", name, day);
        var seen = await RaiseAsync(hers, open, "Seen", name, day);
        Assert.Equal(seen, (await WaitingAsync(others, 1))[0].Text("actionItemId"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task So_many_are_not_given(int first) =>
        Assert.Equal($"first is {first}; it is from 1 to 100.", (await timeline.Client.SendAsync($"{{ waiting(first: {first}) {{ kind }} }}")).Text("errors.0.message"));

    private static async Task<string> RaiseAsync(TimelineClient client, string incidentId, string text, string? owner, LocalDate due) =>
        (await client.DoAsync("raiseActionItem", new { incidentId, text, owner, due = NodaTime.Text.LocalDatePattern.Iso.Format(due) }, "actionItem { id }")).Text("actionItem.id")!;

    private static Task<JsonElement[]> WaitingAsync(TimelineClient client, int count) => Until.GoodAsync(
        async () => (await client.AskAsync($"{{ waiting {{ {Fields} }} }}")).At("waiting").EnumerateArray().ToArray(), found => found.Length == count);
}
