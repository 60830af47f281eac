using System.Text.Json;
using NodaTime;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Incidents;

/// <summary>Who is in the room of an incident, on two nodes, and what is new to whoever comes back.</summary>
public sealed class RoomTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    private const string Present = "people { person { personId } writing }";

    private SignedInPeople People => new(nodes.Timeline);

    [Fact]
    public async Task Who_comes_writes_and_leaves_is_told_to_those_who_look_on_another_node()
    {
        var (ada, grace) = (await People.SignInAsync("RESPONDER"), await People.SignInAsync("OBSERVER"));
        using var hers = ada.Http(nodes.Timeline.Root);
        var id = await DeclareAsync(hers);
        await using var live = await grace.ConnectAsync(nodes.Other);
        await live.StartAsync("1", $"subscription($id: ID!) {{ roomChanged(incidentId: $id) {{ {Present} }} }}", new { id });
        Assert.Equal([], Said(await live.NextAsync()));

        await VisitAsync(hers, id, "WATCHING", 0);
        Assert.Equal([$"{ada.PersonId} False"], Said(await live.NextAsync()));
        // That she still looks is no news.
        await VisitAsync(hers, id, "WATCHING", 1);
        await VisitAsync(hers, id, "WRITING", 1);
        Assert.Equal([$"{ada.PersonId} True"], Said(await live.NextAsync()));
        await VisitAsync(hers, id, "LEFT", 1);
        Assert.Equal([], Said(await live.NextAsync()));
    }

    [Fact]
    public async Task Whoever_says_nothing_for_a_minute_is_gone()
    {
        var ada = await People.SignInAsync("RESPONDER");
        using var hers = ada.Http(nodes.Timeline.Root);
        var id = await DeclareAsync(hers);
        await VisitAsync(hers, id, "WATCHING", 1);
        nodes.Timeline.Clock.Advance(Duration.FromSeconds(59));
        Assert.Equal(1, (await InRoomAsync(hers, id)).GetArrayLength());
        nodes.Timeline.Clock.Advance(Duration.FromSeconds(1));
        Assert.Equal(0, (await InRoomAsync(hers, id)).GetArrayLength());
    }

    [Fact]
    public async Task Who_comes_back_is_told_how_many_entries_others_recorded_since()
    {
        var (ada, grace) = (await People.SignInAsync("RESPONDER"), await People.SignInAsync("RESPONDER"));
        using var hers = ada.Http(nodes.Timeline.Root);
        using var others = grace.Http(nodes.Other);
        var id = await DeclareAsync(hers);
        Assert.Equal(JsonValueKind.Null, (await LastVisitAsync(hers, id)).ValueKind);
        var seen = (await hers.DoAsync("logEntry", new { incidentId = id, text = "Before." }, "incident { version }")).Number("incident.version");
        await VisitAsync(hers, id, "LEFT", seen);
        await hers.DoAsync("logEntry", new { incidentId = id, text = "Her own." }, "entry { id }");
        var wrong = await others.DoAsync("logEntry", new { incidentId = id, text = "By mistake." }, "entry { id }");
        await others.DoAsync("retractEntry", new { incidentId = id, entryId = wrong.Text("entry.id"), reason = "Not here." }, "incident { id }");
        await others.DoAsync("logEntry", new { incidentId = id, text = "News." }, "entry { id }");

        var back = await LastVisitAsync(hers, id);
        Assert.Equal((seen, 1), (back.Number("seenVersion"), back.Number("newEntries")));
        // An older window takes nothing back.
        await VisitAsync(hers, id, "LEFT", 1);
        Assert.Equal(seen, (await LastVisitAsync(hers, id)).Number("seenVersion"));
        Assert.Equal(JsonValueKind.Null, (await LastVisitAsync(others, id)).ValueKind);
    }

    [Fact]
    public async Task The_board_says_what_is_broken_who_works_on_it_and_what_was_recorded_last()
    {
        using var hers = (await People.SignInAsync("RESPONDER")).Http(nodes.Timeline.Root);
        using var others = (await People.SignInAsync("RESPONDER")).Http(nodes.Other);
        var id = await DeclareAsync(hers);
        Assert.Equal((0, 0, JsonValueKind.Null), Counts(await GlanceAsync(hers, id)));
        await hers.DoAsync("startImpact", new { incidentId = id, service = "Calendar", level = "DEGRADED" }, "entry { id }");
        await hers.DoAsync("startImpact", new { incidentId = id, service = "Mail", level = "DOWN" }, "entry { id }");
        await hers.DoAsync("engageResponder", new { incidentId = id, who = "Ada" }, "entry { id }");
        await VisitAsync(hers, id, "WATCHING", 1);
        await others.DoAsync("logEntry", new { incidentId = id, text = "The **queue** is full.", author = "Grace" }, "entry { id }");

        var glance = await GlanceAsync(hers, id);
        Assert.Equal(["Mail down", "Calendar degraded"], glance.At("impact").EnumerateArray().Select(impact => impact.GetString()));
        Assert.Equal((1, 1), (glance.GetProperty("engaged").GetArrayLength(), (int)glance.Number("inRoom")));
        Assert.Equal(("The queue is full.", "Grace", 1), (glance.Text("lastEntryText"), glance.Text("lastEntryAuthor"), (int)glance.Number("newEntries")));
    }

    [Fact]
    public async Task The_board_says_what_runs_the_earliest_first_and_what_a_pause_holds()
    {
        using var manager = (await People.SignInAsync("MANAGER")).Http(nodes.Timeline.Root);
        var id = await DeclareAsync(manager);
        var now = nodes.Timeline.Clock.GetCurrentInstant();
        string In(int minutes) => NodaTime.Text.InstantPattern.ExtendedIso.Format(now.Plus(Duration.FromMinutes(minutes)));
        await manager.DoAsync("sendUpdate", new { incidentId = id, audience = "CUSTOMER", channel = "PHONE", text = "We look.", nextUpdateDue = In(60) }, "entry { id }");
        await manager.DoAsync("setTimeBox", new { incidentId = id, deadline = In(30), whatThen = "Drive the tapes over." }, "entry { id }");
        await manager.DoAsync("recordDemand", new { incidentId = id, fromWhom = "The councillor", what = "A call", by = In(90) }, "entry { id }");
        await manager.DoAsync("giveEta", new { incidentId = id, by = In(120), @for = "Mail" }, "entry { id }");

        var clocks = (await GlanceAsync(manager, id)).At("clocks").EnumerateArray().Select(clock => $"{clock.Text("kind")} {clock.Text("words")} {clock.Text("at")}").ToList();
        Assert.Equal([$"TIME_BOX Drive the tapes over. {In(30)}", $"UPDATE Update to customers {In(60)}", $"DEMAND A call {In(90)}", $"ETA Mail {In(120)}"], clocks);

        await manager.DoAsync("resolveIncident", new { incidentId = id });
        await manager.DoAsync("closeIncident", new { incidentId = id });
        Assert.Equal(0, (await GlanceAsync(manager, id)).At("clocks").GetArrayLength());
    }

    [Theory]
    [InlineData(-1, "OUT_OF_RANGE", "seenVersion is -1; ")]
    [InlineData(99, "OUT_OF_RANGE", "seenVersion is 99; ")]
    public async Task What_was_never_shown_is_refused(long seenVersion, string code, string message)
    {
        using var hers = (await People.SignInAsync("RESPONDER")).Http(nodes.Timeline.Root);
        var error = (await hers.MutateAsync("visitRoom", new { incidentId = await DeclareAsync(hers), seenVersion })).At("error");
        Assert.Equal(code, error.Text("code"));
        Assert.StartsWith(message, error.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_access_token_and_whoever_may_not_see_it_are_in_no_room()
    {
        using var hers = (await People.SignInAsync("RESPONDER")).Http(nodes.Timeline.Root);
        var hidden = (await hers.DoAsync("declareIncident", new { title = "Hidden", @private = true }, "incident { id }")).Text("incident.id")!;
        using var program = (await People.IssueTokenAsync("RESPONDER", life: null)).Http(nodes.Timeline.Root);
        Assert.Equal("NOT_ALLOWED", (await program.MutateAsync("visitRoom", new { incidentId = await DeclareAsync(hers), seenVersion = 0 })).Text("error.code"));
        var stranger = await People.SignInAsync("ADMINISTRATOR");
        using var theirs = stranger.Http(nodes.Timeline.Root);
        Assert.Equal("INCIDENT_NOT_FOUND", (await theirs.MutateAsync("visitRoom", new { incidentId = hidden, seenVersion = 0 })).Text("error.code"));
        await using var live = await stranger.ConnectAsync(nodes.Other);
        await live.StartAsync("1", $"subscription($id: ID!) {{ roomChanged(incidentId: $id) {{ {Present} }} }}", new { id = hidden });
        Assert.Equal("NOT_FOUND", (await live.ReceiveAsync()).Text("payload.errors.0.extensions.code"));
    }

    private static async Task<string> DeclareAsync(TimelineClient client) =>
        (await client.DoAsync("declareIncident", new { title = "Mail stands still" }, "incident { id }")).Text("incident.id")!;

    private static Task<JsonElement> VisitAsync(TimelineClient client, string incidentId, string activity, long seenVersion) =>
        client.DoAsync("visitRoom", new { incidentId, activity, seenVersion }, "incident { id }");

    private static async Task<JsonElement> InRoomAsync(TimelineClient client, string id) =>
        (await client.AskAsync("query($id: ID!) { node(id: $id) { ... on Incident { inRoom { since } } } }", new { id })).At("node.inRoom");

    private static async Task<JsonElement> LastVisitAsync(TimelineClient client, string id) =>
        (await client.AskAsync("query($id: ID!) { node(id: $id) { ... on Incident { lastVisit { at seenVersion newEntries } } } }", new { id })).At("node.lastVisit");

    private static async Task<JsonElement> GlanceAsync(TimelineClient client, string id) =>
        (await client.AskAsync("{ incidents(first: 100) { nodes { incidentId glance { lastEntryText lastEntryAuthor impact engaged inRoom newEntries clocks { kind words at state } } } } }"))
            .At("incidents.nodes").EnumerateArray().Single(line => line.Text("incidentId") == id).At("glance");

    private static (int Impact, int Engaged, JsonValueKind New) Counts(JsonElement glance) =>
        (glance.GetProperty("impact").GetArrayLength(), glance.GetProperty("engaged").GetArrayLength(), glance.GetProperty("newEntries").ValueKind);

    private static IEnumerable<string> Said(JsonElement data) =>
        data.At("roomChanged.people").EnumerateArray().Select(present => $"{present.Text("person.personId")} {present.At("writing").GetBoolean()}");
}
