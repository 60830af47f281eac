using System.Net;
using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Incidents;

/// <summary>What those named see of a private incident, what others do, and what happens when that changes, on two nodes.</summary>
public sealed class PrivateIncidentTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    private const string Title = "Payroll of the board";

    private readonly TimelineClient _administrator = nodes.Timeline.Client;

    private SignedInPeople People => new(nodes.Timeline);

    [Fact]
    public async Task Declared_private_it_is_there_for_those_named_and_for_nobody_else()
    {
        const string Hidden = "Salaries of the heads";
        var (ada, grace, stranger) = (await People.SignInAsync("RESPONDER"), await People.SignInAsync("OBSERVER"), await People.SignInAsync("MANAGER"));
        var declared = await DoAsync(ada, "declareIncident", new { title = Hidden, people = new[] { grace.PersonId } }, "incident { id key private namedPeople { personId name } timeline { nodes { ... on TimelineEntry { kind text } } } }");
        var key = declared.Text("incident.key")!;
        Assert.True(declared.At("incident.private").GetBoolean());
        Assert.Equal(
            new[] { ada.PersonId, grace.PersonId }.Order(StringComparer.Ordinal), declared.At("incident.namedPeople").EnumerateArray().Select(named => named.Text("personId")).Order(StringComparer.Ordinal));
        Assert.Equal("ACCESS", declared.Text("incident.timeline.nodes.0.kind"));

        Assert.Equal(Hidden, (await AskAsync(grace, key)).Text("incident.title"));
        Assert.Contains(Hidden, await BoardAsync(grace), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await AskAsync(stranger, key)).At("incident").ValueKind);
        Assert.DoesNotContain(Hidden, await BoardAsync(stranger), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await _administrator.AskAsync("query($key: String!) { incident(key: $key) { title } }", new { key })).At("incident").ValueKind);
    }

    [Fact]
    public async Task To_others_a_command_on_it_and_its_document_answer_as_for_one_that_there_is_not()
    {
        var (ada, stranger) = (await People.SignInAsync("RESPONDER"), await People.SignInAsync("MANAGER"));
        var key = await DeclareAsync(ada);
        await DoAsync(ada, "draftPostmortem", new { incidentId = key }, "postmortem { id }");
        using var http = stranger.Http(nodes.Other);
        Assert.Equal(
            (await http.MutateAsync("logEntry", new { incidentId = "INC-4711", text = "Hello?" })).ToString().Replace("INC-4711", key, StringComparison.Ordinal),
            (await http.MutateAsync("logEntry", new { incidentId = key, text = "Hello?" })).ToString());
        using var unknown = await http.Http.GetAsync("/incidents/INC-4711/postmortem.md", TestContext.Current.CancellationToken);
        using var hidden = await http.Http.GetAsync($"/incidents/{key}/postmortem.md", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (unknown.StatusCode, hidden.StatusCode));
        Assert.Equal(
            (await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Replace("INC-4711", key, StringComparison.Ordinal),
            await hidden.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Made_private_it_is_hidden_as_known_earlier_too_and_made_public_it_comes_back()
    {
        var (ada, stranger) = (await People.SignInAsync("MANAGER"), await People.SignInAsync("RESPONDER"));
        var before = await DoAsync(ada, "declareIncident", new { title = Title }, "incident { key asKnownAt }");
        var (key, asKnownAt) = (before.Text("incident.key")!, before.Text("incident.asKnownAt"));
        Assert.Equal(Title, (await AskAsync(stranger, key)).Text("incident.title"));

        await DoAsync(ada, "makeIncidentPrivate", new { incidentId = key, reason = "Salaries." }, "incident { private }");
        using var http = stranger.Http(nodes.Other);
        Assert.Equal(JsonValueKind.Null, (await http.AskAsync("query($key: String!, $asKnownAt: Instant) { incident(key: $key, asKnownAt: $asKnownAt) { title } }", new { key, asKnownAt })).At("incident").ValueKind);

        await DoAsync(ada, "makeIncidentPublic", new { incidentId = key, reason = "The board agreed." }, "incident { private }");
        Assert.Equal(Title, (await AskAsync(stranger, key)).Text("incident.title"));
    }

    [Fact]
    public async Task People_are_named_by_name_and_one_that_nobody_has_is_refused()
    {
        var (ada, grace) = (await People.SignInAsync("RESPONDER"), await People.SignInAsync("RESPONDER"));
        using var http = ada.Http(nodes.Timeline.Root);
        var name = (await grace.Http(nodes.Timeline.Root).AskAsync("{ viewer { name } }")).Text("viewer.name");
        var key = await DeclareAsync(ada);
        await http.DoAsync("grantAccess", new { incidentId = key, person = name!.ToUpperInvariant() }, "incident { key }");
        Assert.Equal(Title, (await AskAsync(grace, key)).Text("incident.title"));
        var refused = await http.MutateAsync("grantAccess", new { incidentId = key, person = "Nobody at all" });
        Assert.Equal(("PERSON_NOT_FOUND", "person"), (refused.Text("error.code"), refused.Text("error.field")));
        Assert.Equal("LAST_NAMED_PERSON", await OnlyOneLeftAsync(http, key, grace, ada));
    }

    [Fact]
    public async Task An_administrator_sees_it_after_a_reason_that_those_named_are_told_of()
    {
        var (ada, edsger) = (await People.SignInAsync("RESPONDER"), await People.SignInAsync("ADMINISTRATOR"));
        await People.SignInAsync("ADMINISTRATOR");
        var key = await DeclareAsync(ada);
        using var http = edsger.Http(nodes.Other);
        Assert.Equal("INCIDENT_NOT_FOUND", (await http.MutateAsync("grantAccess", new { incidentId = key, person = edsger.PersonId })).Text("error.code"));
        Assert.Equal("FORBIDDEN", (await ada.Http(nodes.Other).SendAsync("mutation($id: ID!) { takeAccess(input: { incidentId: $id, reason: \"So.\" }) { error { code } } }", new { id = key })).Text("errors.0.extensions.code"));

        await http.DoAsync("takeAccess", new { incidentId = key, reason = "Ada has left." }, "incident { title }");
        Assert.Equal(Title, (await AskAsync(edsger, key)).Text("incident.title"));
        var told = (await ada.Http(nodes.Timeline.Root).AskAsync("query($key: String!) { incident(key: $key) { accessTakenBy { personId reason name } } }", new { key })).At("incident.accessTakenBy.0");
        Assert.Equal((edsger.PersonId, "Ada has left."), (told.Text("personId"), told.Text("reason")));

        await edsger.ChangeAsync(new { personId = edsger.PersonId, active = false });
        Assert.Equal("Former member", (await ada.Http(nodes.Timeline.Root).AskAsync("query($key: String!) { incident(key: $key) { accessTakenBy { name } } }", new { key })).Text("incident.accessTakenBy.0.name"));
    }

    [Fact]
    public async Task A_token_sees_what_the_person_sees_who_issued_it_until_they_are_shut_out()
    {
        var (edsger, _) = (await People.SignInAsync("ADMINISTRATOR"), await People.SignInAsync("ADMINISTRATOR"));
        using var http = edsger.Http(nodes.Timeline.Root);
        var issued = await http.DoAsync("issueAccessToken", new { name = $"Program {Guid.NewGuid():N}", role = "OBSERVER" }, "secret");
        var key = await DeclareAsync(edsger);
        using var program = new TimelineClient(nodes.Other, issued.Text("secret"));
        const string Query = "query($key: String!) { incident(key: $key) { title } }";
        Assert.Equal(Title, (await program.AskAsync(Query, new { key })).Text("incident.title"));

        await edsger.ChangeAsync(new { personId = edsger.PersonId, active = false });
        Assert.Equal(JsonValueKind.Null, (await program.AskAsync(Query, new { key })).At("incident").ValueKind);
    }

    [Fact]
    public async Task Who_removes_their_own_access_is_answered_without_the_incident()
    {
        var (ada, grace) = (await People.SignInAsync("RESPONDER"), await People.SignInAsync("RESPONDER"));
        var key = await DeclareAsync(ada, grace);
        var left = await DoAsync(ada, "removeAccess", new { incidentId = key, person = ada.PersonId }, "incident { title } entry { text }");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (left.At("incident").ValueKind, left.At("entry").ValueKind));
        Assert.Equal(JsonValueKind.Null, (await AskAsync(ada, key)).At("incident").ValueKind);
    }

    [Fact]
    public async Task An_open_timeline_ends_when_the_right_goes_and_those_of_others_go_on()
    {
        var (ada, grace) = (await People.SignInAsync("RESPONDER"), await People.SignInAsync("RESPONDER"));
        var key = await DeclareAsync(ada, grace);
        await using var going = await grace.ConnectAsync(nodes.Other);
        await using var staying = await ada.ConnectAsync(nodes.Other);
        var following = $$"""subscription { timelineChanged(incidentId: "{{key}}", afterSequence: 1) { sequence entry { text } } }""";
        foreach (var socket in new[] { going, staying })
        {
            await socket.StartAsync("1", following);
            Assert.Equal(2, (await socket.NextAsync()).Number("timelineChanged.sequence"));
        }

        await DoAsync(ada, "removeAccess", new { incidentId = key, person = grace.PersonId, reason = "Left the team." }, "incident { key }");
        Assert.Equal(3, (await staying.NextAsync()).Number("timelineChanged.sequence"));
        var end = (await going.ReceiveAsync()).ToString();
        Assert.Contains("NOT_FOUND", end, StringComparison.Ordinal);
        Assert.DoesNotContain("Left the team.", end, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_board_ends_for_whom_a_line_was_hidden_and_shows_nothing_of_it_to_those_who_never_saw_it()
    {
        var (ada, stranger) = (await People.SignInAsync("RESPONDER"), await People.SignInAsync("RESPONDER"));
        var open = (await DoAsync(ada, "declareIncident", new { title = "A public one" }, "incident { key }")).Text("incident.key")!;
        await using var board = await stranger.ConnectAsync(nodes.Other);
        await board.StartAsync("1", "subscription { boardChanged { title } }");
        var joined = board.NextAsync();
        await Until.GoodAsync(
            async () =>
            {
                await DoAsync(ada, "logEntry", new { incidentId = open, text = "Joined?" }, "entry { id }");
                return joined.IsCompleted;
            },
            heard => heard);
        Assert.Equal("A public one", (await joined).Text("boardChanged.title"));

        // A title of its own: that of the other tests is on a public line too, whose change may still be on its way to this node.
        const string Hidden = "Bonuses of the board";
        await DoAsync(ada, "declareIncident", new { title = Hidden, @private = true }, "incident { key }");
        await DoAsync(ada, "makeIncidentPrivate", new { incidentId = open }, "incident { private }");
        while (true)
        {
            var message = (await board.ReceiveAsync()).ToString();
            Assert.DoesNotContain(Hidden, message, StringComparison.Ordinal);
            if (!message.Contains("A public one", StringComparison.Ordinal))
            {
                Assert.Contains("FORBIDDEN", message, StringComparison.Ordinal);
                break;
            }
        }
    }

    [Fact]
    public async Task Lessons_of_it_are_in_the_library_for_those_named_only()
    {
        var (ada, stranger) = (await People.SignInAsync("RESPONDER"), await People.SignInAsync("ADMINISTRATOR"));
        var key = await DeclareAsync(ada);
        var word = $"lesson {Guid.NewGuid():N}";
        await DoAsync(ada, "recordLesson", new { incidentId = key, category = "LUCKY", text = word }, "lesson { id }");
        const string Query = "query($filter: LessonFilter) { lessons(filter: $filter) { totalCount nodes { text incident { title } } } }";
        using var hers = ada.Http(nodes.Timeline.Root);
        var found = await Until.GoodAsync(() => hers.AskAsync(Query, new { filter = new { text = word } }), data => data.At("lessons.nodes").GetArrayLength() == 1);
        Assert.Equal(Title, found.Text("lessons.nodes.0.incident.title"));
        Assert.Equal(0, (await stranger.Http(nodes.Timeline.Root).AskAsync(Query, new { filter = new { text = word } })).Number("lessons.totalCount"));
    }

    private static async Task<string?> OnlyOneLeftAsync(TimelineClient http, string key, SignedInCaller leaving, SignedInCaller last)
    {
        await http.DoAsync("removeAccess", new { incidentId = key, person = leaving.PersonId }, "incident { key }");
        return (await http.MutateAsync("removeAccess", new { incidentId = key, person = last.PersonId })).Text("error.code");
    }

    private async Task<string> DeclareAsync(SignedInCaller by, params SignedInCaller[] named) =>
        (await DoAsync(by, "declareIncident", new { title = Title, @private = true, people = named.Select(one => one.PersonId) }, "incident { key }")).Text("incident.key")!;

    private async Task<JsonElement> DoAsync(SignedInCaller caller, string mutation, object input, string selection)
    {
        using var http = caller.Http(nodes.Timeline.Root);
        return await http.DoAsync(mutation, input, selection);
    }

    private async Task<JsonElement> AskAsync(SignedInCaller caller, string key)
    {
        using var http = caller.Http(nodes.Other);
        return await http.AskAsync("query($key: String!) { incident(key: $key) { title } }", new { key });
    }

    private async Task<string> BoardAsync(SignedInCaller caller)
    {
        using var http = caller.Http(nodes.Other);
        return (await http.AskAsync("{ incidents(first: 100) { totalCount nodes { title } } }")).ToString();
    }
}
