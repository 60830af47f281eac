using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marten;
using NodaTime;
using Timeline.Api.People;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.People;

/// <summary>Sessions of browsers: their cookie, their ends, and that one cannot be slipped to somebody.</summary>
public sealed class SessionTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly SignedInPeople _people = new(timeline);

    [Fact]
    public async Task Over_http_the_cookie_is_plain_and_out_of_reach_of_scripts()
    {
        var cookie = Assert.Single(await SignInAsync("http://127.0.0.1"));
        Assert.StartsWith("timeline_session=", cookie, StringComparison.Ordinal);
        Assert.Contains("max-age=7776000; path=/; samesite=lax; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Over_https_the_cookie_is_secure_and_bound_to_the_host()
    {
        var cookie = (await SignInAsync("https://127.0.0.1"))[0];
        Assert.StartsWith("__Host-timeline_session=", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/; secure; samesite=lax; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);

        var value = cookie.Split(';')[0].Split('=', 2)[1];
        Assert.Equal(HttpStatusCode.OK, await AskAsync($"__Host-timeline_session={value}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync($"timeline_session={value}"));
    }

    [Fact]
    public async Task Signing_in_makes_a_new_session_and_ends_the_one_that_was_there()
    {
        var before = await _people.SignInAsync("OBSERVER");
        var after = (await SignInAsync("http://127.0.0.1", $"timeline_session={before.Cookie}"))[0].Split(';')[0];
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync($"timeline_session={before.Cookie}"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(after));
    }

    [Fact]
    public async Task A_session_of_someones_own_choice_is_never_taken()
    {
        var chosen = Credential.Create();
        var cookie = (await SignInAsync("http://127.0.0.1", $"timeline_session={chosen}"))[0];
        Assert.DoesNotContain(chosen.Secret, cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync($"timeline_session={chosen}"));
    }

    [Fact]
    public async Task A_session_that_is_used_every_day_ends_after_ninety()
    {
        var browser = await _people.SignInAsync("OBSERVER");
        for (var day = 0; day < 89; day++)
        {
            timeline.Clock.Advance(Duration.FromDays(1));
            Assert.Equal(HttpStatusCode.OK, await AskAsync($"timeline_session={browser.Cookie}"));
        }

        timeline.Clock.Advance(Duration.FromDays(1) + Duration.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync($"timeline_session={browser.Cookie}"));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_ones_own_sessions_and_no_others()
    {
        var (here, other) = (await _people.SignInAsync("OBSERVER"), await _people.SignInAsync("OBSERVER"));
        var link = await timeline.SignIn.IssueLinkAsync(Guid.Parse(here.PersonId), TestContext.Current.CancellationToken);
        var elsewhere = (await timeline.SignIn.OpenSessionAsync(link.ToString(), name: null, hostOnly: false, TestContext.Current.CancellationToken)).Session!.Value;
        Assert.Equal(HttpStatusCode.OK, await AskAsync($"timeline_session={elsewhere.Text}"));

        using var client = here.Http(timeline.Root);
        Assert.Equal(HttpStatusCode.NoContent, (await client.Http.DeleteAsync("/session/all", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync($"timeline_session={here.Cookie}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync($"timeline_session={elsewhere.Text}"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync($"timeline_session={other.Cookie}"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.Http.DeleteAsync("/session/all", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_shut_out_keeps_no_session_and_no_link_for_the_day_they_are_let_in_again()
    {
        var leaver = await _people.SignInAsync("RESPONDER");
        var personId = Guid.Parse(leaver.PersonId);
        var link = await timeline.SignIn.IssueLinkAsync(personId, TestContext.Current.CancellationToken);
        await leaver.ChangeAsync(new { personId = leaver.PersonId, active = false });
        await using (var session = timeline.Store.Reading())
        {
            Assert.Equal(0, await session.Query<Session>().CountAsync(known => known.PersonId == personId, TestContext.Current.CancellationToken));
            Assert.Equal(0, await session.Query<SignInLink>().CountAsync(known => known.PersonId == personId, TestContext.Current.CancellationToken));
        }

        await leaver.ChangeAsync(new { personId = leaver.PersonId, active = true });
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync($"timeline_session={leaver.Cookie}"));
        Assert.Null((await timeline.SignIn.OpenSessionAsync(link.ToString(), name: null, hostOnly: false, TestContext.Current.CancellationToken)).Session);
    }

    [Fact]
    public async Task Whether_somebody_is_signed_in_is_told_without_an_error()
    {
        var browser = await _people.SignInAsync("OBSERVER");
        using var client = browser.Http(timeline.Root);
        using var anonymous = timeline.Anonymous;
        Assert.True((await client.Http.GetFromJsonAsync<JsonElement>("/session", TestContext.Current.CancellationToken)).At("signedIn").GetBoolean());
        Assert.False((await anonymous.Http.GetFromJsonAsync<JsonElement>("/session", TestContext.Current.CancellationToken)).At("signedIn").GetBoolean());

        using var preview = await anonymous.Http.PostAsJsonAsync("/session/preview", new { token = "spent" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        Assert.Equal("LINK_INVALID", (await preview.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).Text("error.code"));
    }

    [Fact]
    public void A_secret_has_256_random_bits_and_is_compared_whole()
    {
        var (one, other) = (Credential.Create(), Credential.Create());
        Assert.Equal(32, System.Buffers.Text.Base64Url.DecodeFromChars(one.Secret).Length);
        Assert.NotEqual(one.Secret, other.Secret);
        Assert.True(one.Matches(one.SecretHash));
        Assert.False(one.Matches(other.SecretHash));
        Assert.False(one.Matches(one.SecretHash[..63]));
        Assert.False(Credential.TryParse($"{one}x", out _));
    }

    private async Task<IReadOnlyList<string>> SignInAsync(string origin, string? cookie = null)
    {
        var invited = await _people.SignInAsync("OBSERVER");
        var link = await timeline.SignIn.IssueLinkAsync(Guid.Parse(invited.PersonId), TestContext.Current.CancellationToken);
        using var client = timeline.Anonymous;
        client.Http.DefaultRequestHeaders.Add("Origin", $"{origin}:{timeline.Root.Port}");
        if (cookie is not null)
            client.Http.DefaultRequestHeaders.Add("Cookie", cookie);
        using var response = await client.Http.PostAsJsonAsync("/session", new { token = link.ToString() }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        return [.. response.Headers.GetValues("Set-Cookie")];
    }

    private async Task<HttpStatusCode> AskAsync(string cookie)
    {
        using var client = timeline.Anonymous;
        client.Http.DefaultRequestHeaders.Add("Cookie", cookie);
        using var response = await client.Http.PostAsJsonAsync("/graphql", new { query = "{ viewer { name } }" }, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
