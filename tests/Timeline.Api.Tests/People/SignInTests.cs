using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marten;
using NodaTime;
using Timeline.Api.People;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.People;

public sealed class SignInTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly TimelineClient _client = timeline.Client;

    [Theory]
    [InlineData("POST", "/graphql")]
    [InlineData("GET", "/graphql?query={__typename}")]
    [InlineData("GET", "/incidents/INC-1/postmortem.pdf")]
    [InlineData("GET", "/incidents/INC-1/postmortem.html")]
    [InlineData("GET", "/incidents/INC-1/postmortem.md")]
    public async Task Nothing_is_readable_without_signing_in(string method, string path)
    {
        using var anonymous = timeline.Anonymous;
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST")
            request.Content = JsonContent.Create(new { query = "{ __schema { queryType { name } } }" });
        using var response = await anonymous.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("UNAUTHENTICATED", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_readable_by_anybody()
    {
        using var anonymous = timeline.Anonymous;
        foreach (var path in new[] { "/health/live", "/health/ready" })
            Assert.Equal(HttpStatusCode.OK, (await anonymous.Http.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_first_administrator_says_a_name_and_stands_behind_every_event()
    {
        var administrator = await FirstAdministrator.FindOrAddAsync(timeline.Store, timeline.Clock, TestContext.Current.CancellationToken);
        var link = (await timeline.SignIn.IssueLinkAsync(administrator.Id, TestContext.Current.CancellationToken)).ToString();
        using var anonymous = timeline.Anonymous;

        var preview = await PostAsync(anonymous, "/session/preview", new { token = link });
        Assert.True(preview.Body.At("needsName").GetBoolean());
        Assert.Equal("ADMINISTRATOR", preview.Body.Text("role"));

        var nameless = await PostAsync(anonymous, "/session", new { token = link });
        Assert.Equal(HttpStatusCode.BadRequest, nameless.Status);
        Assert.Equal("REQUIRED", nameless.Body.Text("error.code"));

        var opened = await PostAsync(anonymous, "/session", new { token = link, name = "Ada Lovelace" });
        Assert.Equal(HttpStatusCode.NoContent, opened.Status);
        Assert.Contains("httponly", opened.Cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", opened.Cookie, StringComparison.OrdinalIgnoreCase);

        using var browser = Browser(opened.Cookie);
        Assert.Equal("Ada Lovelace", (await browser.AskAsync("{ viewer { name role } }")).Text("viewer.name"));
        var incidentId = await browser.DeclareAsync();
        var entry = await browser.DoAsync("logEntry", new { incidentId, text = "By hand." }, "entry { recordedBy author source }");
        Assert.Equal(("Ada Lovelace", "Ada Lovelace", "WEB"), (entry.Text("entry.recordedBy"), entry.Text("entry.author"), entry.Text("entry.source")));

        using var signOut = await browser.Http.DeleteAsync("/session", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, signOut.StatusCode);
        Assert.Equal("UNAUTHENTICATED", (await browser.SendAsync("{ viewer { name } }")).Text("errors.0.extensions.code"));
    }

    [Fact]
    public async Task A_link_signs_in_once_even_when_two_use_it_at_once()
    {
        var link = await InviteAsync("Used twice", "RESPONDER");
        using var anonymous = timeline.Anonymous;
        var statuses = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ => (await PostAsync(anonymous, "/session", new { token = link })).Status));
        Assert.Single(statuses, HttpStatusCode.NoContent);
        Assert.Equal(5, statuses.Count(status => status == HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task A_link_ends_after_seven_days_and_a_session_after_its_days_unused()
    {
        var (first, second) = (await InviteAsync("Late", "OBSERVER"), await InviteAsync("In time", "OBSERVER"));
        using var anonymous = timeline.Anonymous;
        var opened = await PostAsync(anonymous, "/session", new { token = second });
        timeline.Clock.Advance(Duration.FromDays(8));
        Assert.Equal("LINK_INVALID", (await PostAsync(anonymous, "/session", new { token = first })).Body.Text("error.code"));

        using var browser = Browser(opened.Cookie);
        Assert.Equal("In time", (await browser.AskAsync("{ viewer { name } }")).Text("viewer.name"));
        timeline.Clock.Advance(Duration.FromDays(13));
        Assert.Equal("In time", (await browser.AskAsync("{ viewer { name } }")).Text("viewer.name"));
        timeline.Clock.Advance(Duration.FromDays(15));
        Assert.Equal("UNAUTHENTICATED", (await browser.SendAsync("{ viewer { name } }")).Text("errors.0.extensions.code"));
    }

    [Fact]
    public async Task An_observer_reads_and_may_not_record()
    {
        using var observer = await ProgramAsync("Dashboard", "OBSERVER");
        Assert.Equal(JsonValueKind.Number, (await observer.AskAsync("{ incidents { totalCount } }")).At("incidents.totalCount").ValueKind);
        var refused = await observer.SendAsync("mutation { declareIncident(input: { title: \"No\" }) { incident { id } } }");
        Assert.Equal("FORBIDDEN", refused.Text("errors.0.extensions.code"));
        Assert.Equal("FORBIDDEN", (await observer.SendAsync("{ people { name } }")).Text("errors.0.extensions.code"));
    }

    [Fact]
    public async Task A_token_works_until_it_is_revoked_or_runs_out()
    {
        var expiresAt = Domain.Shared.Say.Time(timeline.Clock.GetCurrentInstant() + Duration.FromDays(1));
        var issued = await _client.DoAsync("issueAccessToken", new { name = "Short-lived", expiresAt }, "secret accessToken { id name role lastUsedAt }");
        using var program = new TimelineClient(timeline.Root, issued.Text("secret"));
        Assert.Equal("Short-lived", (await program.AskAsync("{ viewer { name } }")).Text("viewer.name"));
        var listed = await _client.AskAsync("{ accessTokens { name lastUsedAt } }");
        Assert.DoesNotContain(issued.Text("secret")!, listed.ToString(), StringComparison.Ordinal);
        timeline.Clock.Advance(Duration.FromDays(2));
        Assert.Equal("UNAUTHENTICATED", (await program.SendAsync("{ viewer { name } }")).Text("errors.0.extensions.code"));

        using var second = await ProgramAsync("To be revoked", "RESPONDER");
        var tokens = (await _client.AskAsync("{ accessTokens { id name } }")).At("accessTokens").EnumerateArray();
        await _client.DoAsync("revokeAccessToken", new { tokenId = tokens.First(token => token.Text("name") == "To be revoked").Text("id") }, "accessToken { id }");
        Assert.Equal("UNAUTHENTICATED", (await second.SendAsync("{ viewer { name } }")).Text("errors.0.extensions.code"));
    }

    [Fact]
    public async Task Secrets_are_stored_as_hashes_only()
    {
        var link = await InviteAsync("Hashed", "OBSERVER");
        await using var session = timeline.Store.Reading();
        var stored = await session.Query<SignInLink>().ToListAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(stored, known => link.Contains(known.SecretHash, StringComparison.Ordinal) || known.SecretHash.Contains(link[33..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_is_unique_in_any_case_and_width()
    {
        await InviteAsync("Grace Hopper", "RESPONDER");
        var error = (await _client.MutateAsync("invitePerson", new { name = " grace HOPPER " }, "person { id }")).At("error");
        Assert.Equal("NAME_TAKEN", error.Text("code"));
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        var administrator = await FirstAdministrator.FindOrAddAsync(timeline.Store, timeline.Clock, TestContext.Current.CancellationToken);
        var error = (await _client.MutateAsync("changePerson", new { personId = administrator.Id, role = "OBSERVER" }, "person { role }")).At("error");
        Assert.Equal("LAST_ADMINISTRATOR", error.Text("code"));
    }

    [Fact]
    public async Task Somebody_who_is_shut_out_is_out_at_once()
    {
        var link = await InviteAsync("Leaver", "RESPONDER");
        using var anonymous = timeline.Anonymous;
        using var browser = Browser((await PostAsync(anonymous, "/session", new { token = link })).Cookie);
        var people = (await _client.AskAsync("{ people { id name } }")).At("people").EnumerateArray();
        await _client.DoAsync("changePerson", new { personId = people.First(person => person.Text("name") == "Leaver").Text("id"), active = false }, "person { active }");
        Assert.Equal("UNAUTHENTICATED", (await browser.SendAsync("{ viewer { name } }")).Text("errors.0.extensions.code"));
    }

    [Fact]
    public async Task A_websocket_without_a_good_token_is_closed()
    {
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(timeline.Root) { Scheme = "ws", Path = "/graphql" }.Uri, TestContext.Current.CancellationToken);
        await socket.SendAsync("""{"type":"connection_init","payload":{"Authorization":"Bearer wrong"}}"""u8.ToArray(), System.Net.WebSockets.WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        await socket.ReceiveAsync(new byte[1024].AsMemory(), TestContext.Current.CancellationToken);
        Assert.Equal(4403, (int)socket.CloseStatus!.Value);
    }

    private async Task<string> InviteAsync(string name, string role)
    {
        var url = (await _client.DoAsync("invitePerson", new { name, role }, "signInUrl person { id }")).Text("signInUrl")!;
        Assert.Contains("/sign-in#", url, StringComparison.Ordinal);
        return url[(url.IndexOf('#', StringComparison.Ordinal) + 1)..];
    }

    private async Task<TimelineClient> ProgramAsync(string name, string role) =>
        new(timeline.Root, (await _client.DoAsync("issueAccessToken", new { name, role }, "secret")).Text("secret"));

    private TimelineClient Browser(string cookie)
    {
        var browser = new TimelineClient(timeline.Root, token: null);
        browser.Http.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        return browser;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body, string Cookie)> PostAsync(TimelineClient client, string path, object body)
    {
        using var response = await client.Http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, text.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(text) : default,
            response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.First() : "");
    }
}
