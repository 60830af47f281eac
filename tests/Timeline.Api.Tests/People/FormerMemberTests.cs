using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.People;

/// <summary>What somebody recorded who was shut out since, on two nodes.</summary>
public sealed class FormerMemberTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    private const string Query = """
        query($key: String!) { incident(key: $key) { declaredBy timeline { nodes { ... on TimelineEntry { recordedBy author history { replacedBy } } } } lessons { recordedBy } postmortem { draftedBy markdown } }
          lessons(filter: { text: "Ring earlier" }) { nodes { recordedBy } } }
        """;

    [Fact]
    public async Task They_are_shown_as_a_former_member_everywhere_and_the_chain_keeps_the_name()
    {
        var people = new SignedInPeople(nodes.Timeline);
        var leaving = await people.SignInAsync("RESPONDER");
        using var theirs = leaving.Http(nodes.Timeline.Root);
        var name = (await theirs.AskAsync("{ viewer { name } }")).Text("viewer.name")!;
        var key = await theirs.DeclareAsync();
        var entryId = (await theirs.DoAsync("logEntry", new { incidentId = key, text = "The first look." }, "entry { id }")).Text("entry.id");
        await theirs.DoAsync("amendEntry", new { incidentId = key, entryId, text = "The first look, really.", reason = "Typo." }, "entry { id }");
        await theirs.DoAsync("recordLesson", new { incidentId = key, category = "LUCKY", text = "Ring earlier" }, "lesson { id }");
        await theirs.DoAsync("draftPostmortem", new { incidentId = key }, "postmortem { id }");
        using var other = new TimelineClient(nodes.Other, RunningTimeline.AdminToken);
        await Until.GoodAsync(() => other.AskAsync(Query, new { key }), found => found.At("lessons.nodes").GetArrayLength() == 1);
        Assert.Contains(name, (await other.AskAsync(Query, new { key })).ToString(), StringComparison.Ordinal);

        await leaving.ChangeAsync(new { personId = leaving.PersonId, active = false });
        var shown = await Until.GoodAsync(() => other.AskAsync(Query, new { key }), found => !found.ToString().Contains(name, StringComparison.Ordinal));
        Assert.All(
            ["incident.declaredBy", "incident.timeline.nodes.0.recordedBy", "incident.timeline.nodes.0.author", "incident.timeline.nodes.0.history.0.replacedBy", "incident.lessons.0.recordedBy", "incident.postmortem.draftedBy", "lessons.nodes.0.recordedBy"],
            path => Assert.Equal("Former member", shown.Text(path)));
        await using var stored = nodes.Timeline.Database.CreateCommand($"select count(*) from mt_events where user_name = '{name}'");
        Assert.Equal(5L, await stored.ExecuteScalarAsync(TestContext.Current.CancellationToken));

        await leaving.ChangeAsync(new { personId = leaving.PersonId, active = true });
        await Until.GoodAsync(() => other.AskAsync(Query, new { key }), found => found.Text("incident.declaredBy") == name);
    }

    [Fact]
    public async Task What_one_list_learns_of_them_holds_for_every_record_that_is_kept_in_memory()
    {
        var people = new SignedInPeople(nodes.Timeline);
        var leaving = await people.SignInAsync("RESPONDER");
        using var theirs = leaving.Http(nodes.Timeline.Root);
        var key = await theirs.DeclareAsync();
        await theirs.DoAsync("recordLesson", new { incidentId = key, category = "LUCKY", text = "Carry a lamp" }, "lesson { id }");
        const string Lessons = "{ lessons(filter: { text: \"Carry a lamp\" }) { nodes { recordedBy } } }";
        await Until.GoodAsync(() => nodes.Timeline.Client.AskAsync(Lessons), found => found.At("lessons.nodes").GetArrayLength() == 1);

        await leaving.ChangeAsync(new { personId = leaving.PersonId, active = false });
        await Until.GoodAsync(() => nodes.Timeline.Client.AskAsync(Lessons), found => found.Text("lessons.nodes.0.recordedBy") == "Former member");
        Assert.Equal("Former member", (await nodes.Timeline.Client.AskAsync(Query, new { key })).Text("incident.declaredBy"));
    }
}
