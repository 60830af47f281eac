using System.Diagnostics;
using NodaTime;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.People;

/// <summary>Rights are changed on one node while connections are open on the other.</summary>
public sealed class ChangedRightsTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    // The look for what no notice told comes each second; the rest is for a busy machine.
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(2.5);

    private readonly TimelineClient _client = nodes.Timeline.Client;

    public static TheoryData<string> WaysOut => ["revoked", "token expired", "signed out", "shut out", "session expired"];

    private SignedInPeople People => new(nodes.Timeline);

    [Theory]
    [MemberData(nameof(WaysOut))]
    public async Task A_socket_with_a_stream_is_closed_with_4403_when_its_caller_is_signed_in_no_more(string way)
    {
        var caller = await SignInAsync(way);
        await using var socket = await caller.ConnectAsync(nodes.Other);
        await FollowAsync(socket);

        await caller.EndAsync(way);

        var (message, after) = await TimedAsync(socket.ReceiveAsync);
        Assert.Equal(("closed", 4403), (message.Text("type"), message.Number("code")));
        Assert.Contains("ign in", message.Text("reason"), StringComparison.Ordinal);
        Assert.True(after < AtMost, $"the stream went on for {after}");
    }

    [Theory]
    [MemberData(nameof(WaysOut))]
    public async Task Events_end_with_UNAUTHENTICATED_when_their_caller_is_signed_in_no_more(string way)
    {
        var caller = await SignInAsync(way);
        using var http = caller.Http(nodes.Other);
        using var events = await EventStreamClient.OpenAsync(http.Http, await FollowingAsync());
        Assert.Equal(1, (await events.NextAsync()).Data.Number("data.timelineChanged.sequence"));

        await caller.EndAsync(way);

        var (last, after) = await TimedAsync(events.NextAsync);
        Assert.Equal("next", last.Event);
        Assert.Equal("UNAUTHENTICATED", last.Data.Text("errors.0.extensions.code"));
        Assert.Equal("complete", (await events.NextAsync()).Event);
        Assert.True(after < AtMost, $"the stream went on for {after}");
        Assert.Equal("UNAUTHENTICATED", (await http.SendAsync("{ viewer { name } }")).Text("errors.0.extensions.code"));
    }

    [Theory]
    [MemberData(nameof(WaysOut))]
    public async Task Nothing_is_done_any_more_over_an_open_socket_without_a_stream(string way)
    {
        var caller = await SignInAsync(way);
        await using var socket = await caller.ConnectAsync(nodes.Other);
        await socket.StartAsync("1", "mutation { declareIncident(input: { title: \"Before\" }) { incident { title } } }");
        Assert.Equal("Before", (await socket.NextAsync()).Text("declareIncident.incident.title"));
        Assert.Equal("complete", (await socket.ReceiveAsync()).Text("type"));

        await caller.EndAsync(way);

        await socket.StartAsync("2", "mutation { declareIncident(input: { title: \"Too late\" }) { incident { title } } }");
        var message = await socket.ReceiveAsync();
        Assert.Equal(("closed", 4403), (message.Text("type"), message.Number("code")));
        Assert.DoesNotContain("Too late", (await _client.AskAsync("{ incidents(first: 50) { nodes { title } } }")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_is_demoted_administers_nothing_over_the_socket_that_was_open_and_somebody_promoted_does()
    {
        var (caller, _) = (await People.SignInAsync("ADMINISTRATOR"), await People.SignInAsync("ADMINISTRATOR"));
        await using var socket = await caller.ConnectAsync(nodes.Other);
        const string Issue = "mutation { issueAccessToken(input: { name: \"By hand\", role: ADMINISTRATOR }) { secret } }";

        await caller.ChangeAsync(new { personId = caller.PersonId, role = "RESPONDER" });
        await socket.StartAsync("1", Issue);
        var refused = (await socket.ReceiveAsync()).ToString();
        Assert.Contains("FORBIDDEN", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("secret\":\"", refused, StringComparison.Ordinal);
        await SkipAsync(socket, "1", refused);

        await caller.ChangeAsync(new { personId = caller.PersonId, role = "ADMINISTRATOR" });
        await socket.StartAsync("2", Issue);
        Assert.NotNull((await socket.NextAsync()).Text("issueAccessToken.secret"));
    }

    [Theory]
    [InlineData("MANAGER")]
    [InlineData("OBSERVER")]
    public async Task The_stream_of_somebody_whose_role_changed_ends_and_begins_again_on_the_same_socket(string role)
    {
        var caller = await People.SignInAsync("RESPONDER");
        await using var socket = await caller.ConnectAsync(nodes.Other);
        var following = await FollowAsync(socket);

        await caller.ChangeAsync(new { personId = caller.PersonId, role });

        var (message, after) = await TimedAsync(socket.ReceiveAsync);
        Assert.Equal(("error", "FORBIDDEN"), (message.Text("type"), message.Text("payload.0.extensions.code")));
        Assert.Contains(role, message.Text("payload.0.message"), StringComparison.Ordinal);
        Assert.True(after < AtMost, $"the stream went on for {after}");
        await socket.StartAsync("1", following);
        Assert.Equal(1, (await socket.NextAsync()).Number("timelineChanged.sequence"));
    }

    [Fact]
    public async Task Events_of_somebody_whose_role_changed_end_with_FORBIDDEN_and_begin_again()
    {
        var caller = await People.SignInAsync("RESPONDER");
        using var http = caller.Http(nodes.Other);
        var following = await FollowingAsync();
        using (var events = await EventStreamClient.OpenAsync(http.Http, following))
        {
            await events.NextAsync();
            await caller.ChangeAsync(new { personId = caller.PersonId, role = "MANAGER" });
            Assert.Equal("FORBIDDEN", (await events.NextAsync()).Data.Text("errors.0.extensions.code"));
            Assert.Equal("complete", (await events.NextAsync()).Event);
        }

        using var again = await EventStreamClient.OpenAsync(http.Http, following);
        Assert.Equal(1, (await again.NextAsync()).Data.Number("data.timelineChanged.sequence"));
    }

    [Fact]
    public async Task A_change_that_no_notice_told_of_ends_the_stream_too()
    {
        var caller = await SignInAsync("revoked");
        await using var socket = await caller.ConnectAsync(nodes.Other);
        await FollowAsync(socket);

        await using var silently = nodes.Timeline.Database.CreateCommand("""update mt_doc_accesstoken set data = jsonb_set(data, '{Revoked}', 'true')""");
        await silently.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var (message, after) = await TimedAsync(socket.ReceiveAsync);
        Assert.Equal(("closed", 4403), (message.Text("type"), message.Number("code")));
        Assert.True(after < AtMost, $"the stream went on for {after}");
    }

    [Fact]
    public async Task Streams_of_others_go_on()
    {
        var (leaving, staying) = (await SignInAsync("signed out"), await People.SignInAsync("RESPONDER"));
        await using var left = await leaving.ConnectAsync(nodes.Other);
        await using var stayed = await staying.ConnectAsync(nodes.Other);
        await FollowAsync(left);
        var incidentId = await _client.DeclareAsync();
        await stayed.StartAsync("1", Following(incidentId));
        Assert.Equal(1, (await stayed.NextAsync()).Number("timelineChanged.sequence"));

        await leaving.EndAsync("signed out");
        Assert.Equal("closed", (await left.ReceiveAsync()).Text("type"));

        await _client.DoAsync("logEntry", new { incidentId, text = "Still here." });
        Assert.Equal(2, (await stayed.NextAsync()).Number("timelineChanged.sequence"));
    }

    private Task<SignedInCaller> SignInAsync(string way) => way switch
    {
        "revoked" => People.IssueTokenAsync("RESPONDER", life: null),
        "token expired" => People.IssueTokenAsync("RESPONDER", Duration.FromHours(1)),
        _ => People.SignInAsync("RESPONDER"),
    };

    private async Task<string> FollowAsync(LiveClient socket)
    {
        var following = await FollowingAsync();
        await socket.StartAsync("1", following);
        Assert.Equal(1, (await socket.NextAsync()).Number("timelineChanged.sequence"));
        return following;
    }

    private async Task<string> FollowingAsync() => Following(await _client.DeclareAsync());

    private static string Following(string incidentId) => $$"""subscription { timelineChanged(incidentId: "{{incidentId}}", afterSequence: 0) { sequence } }""";

    // A field that is refused answers with a next and a complete, a whole operation with an error alone.
    private static async Task SkipAsync(LiveClient socket, string id, string answer)
    {
        if (answer.Contains("\"next\"", StringComparison.Ordinal))
            Assert.Equal(("complete", id), await socket.ReceiveAsync() is var end ? (end.Text("type"), end.Text("id")) : default);
    }

    private static async Task<(T Answer, TimeSpan After)> TimedAsync<T>(Func<Task<T>> ask)
    {
        var begun = Stopwatch.GetTimestamp();
        return (await ask(), Stopwatch.GetElapsedTime(begun));
    }
}
