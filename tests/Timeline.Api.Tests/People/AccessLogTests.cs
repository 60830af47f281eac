using System.Net.Http.Json;
using Timeline.Api.People;
using Timeline.Api.Tests.Running;
using Timeline.Api.Tests.Running.Collecting;

namespace Timeline.Api.Tests.People;

/// <summary>The application with its log as a deployment has it: at the levels of appsettings.json.</summary>
public sealed class UsuallyLogged : IAsyncLifetime
{
    internal CollectedLog Log { get; } = new();

    internal RunningTimeline Timeline { get; }

    public UsuallyLogged() => Timeline = new RunningTimeline { Log = Log };

    public ValueTask InitializeAsync() => Timeline.InitializeAsync();

    public ValueTask DisposeAsync() => Timeline.DisposeAsync();
}

public sealed class AccessLogTests(UsuallyLogged logged) : IClassFixture<UsuallyLogged>
{
    private readonly RunningTimeline _timeline = logged.Timeline;

    [Fact]
    public async Task Signing_in_and_out_and_a_spent_link_are_logged_by_ids()
    {
        using var client = _timeline.Client;
        var invited = await client.DoAsync("invitePerson", new { name = "Nadia Secret-Name", role = "RESPONDER" }, "person { id } signInUrl");
        var (person, link) = (invited.Text("person.id")!, invited.Text("signInUrl")!.Split('#')[1]);
        using var browser = _timeline.Anonymous;
        using var opened = await browser.Http.PostAsJsonAsync("/session", new { token = link }, TestContext.Current.CancellationToken);
        var cookie = opened.Headers.GetValues("Set-Cookie").First().Split(';')[0];
        await browser.Http.PostAsJsonAsync("/session", new { token = link }, TestContext.Current.CancellationToken);
        browser.Http.DefaultRequestHeaders.Add("Cookie", cookie);
        await browser.Http.DeleteAsync("/session", TestContext.Current.CancellationToken);

        AssertTold("Information", "invited, as Responder,", person);
        AssertTold("Information", "signed in from 127.0.0.1", person);
        AssertTold("Warning", "sign-in link", link[..8], "was refused");
        AssertTold("Information", "signed out of session", person);
        Assert.DoesNotContain(logged.Log.Lines, line => line.Contains("Secret-Name", StringComparison.Ordinal) || line.Contains(link[33..], StringComparison.Ordinal) || line.Contains(cookie[(cookie.IndexOf('.', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Changes_of_rights_are_logged_with_who_made_them()
    {
        using var client = _timeline.Client;
        var somebody = await new SignedInPeople(_timeline).SignInAsync("OBSERVER");
        await somebody.ChangeAsync(new { personId = somebody.PersonId, role = "MANAGER" });
        await somebody.ChangeAsync(new { personId = somebody.PersonId, active = false });
        var issued = await client.DoAsync("issueAccessToken", new { name = "Program", role = "OBSERVER" }, "secret accessToken { id }");
        var token = issued.Text("accessToken.id")!;
        await client.DoAsync("revokeAccessToken", new { tokenId = token }, "accessToken { id }");

        AssertTold("Information", "let in, as Manager,", somebody.PersonId);
        AssertTold("Information", "shut out", somebody.PersonId);
        AssertTold("Information", "issued, as Observer, the token", token);
        AssertTold("Information", "revoked the token", token);
        Assert.DoesNotContain(logged.Log.Lines, line => line.Contains(issued.Text("secret")![33..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_role_is_too_small_for_and_tokens_that_are_no_good_are_logged()
    {
        var observer = await new SignedInPeople(_timeline).SignInAsync("OBSERVER");
        using var client = observer.Http(_timeline.Root);
        Assert.Equal("FORBIDDEN", (await client.SendAsync("{ people { name } }")).Text("errors.0.extensions.code"));
        AssertTold("Warning", observer.PersonId, "Observer", "Administrator");

        using var stranger = new TimelineClient(_timeline.Root, Credential.Create().ToString());
        Assert.Equal("UNAUTHENTICATED", (await stranger.SendAsync("{ viewer { name } }")).Text("errors.0.extensions.code"));
        AssertTold("Warning", "access token", "from 127.0.0.1 was refused");
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_leaves_nothing_in_the_log()
    {
        using var anonymous = _timeline.Anonymous;
        var before = logged.Log.Lines.Count(static line => line.Contains(" Information ", StringComparison.Ordinal) && line.Contains("Authentication", StringComparison.Ordinal));
        foreach (var path in new[] { "/", "/session", "/graphql?query={viewer{name}}", "/incidents/INC-1/postmortem.pdf", "/nowhere", "/health/live" })
            (await anonymous.Http.GetAsync(path, TestContext.Current.CancellationToken)).Dispose();
        Assert.Equal("UNAUTHENTICATED", (await anonymous.SendAsync("{ viewer { name } }")).Text("errors.0.extensions.code"));
        Assert.Equal(before, logged.Log.Lines.Count(static line => line.Contains(" Information ", StringComparison.Ordinal) && line.Contains("Authentication", StringComparison.Ordinal)));
        Assert.Equal(0, before);
    }

    private void AssertTold(string level, params string[] parts) => Assert.Contains(
        logged.Log.Lines, line => line.StartsWith($"Timeline.Access {level} ", StringComparison.Ordinal) && Array.TrueForAll(parts, part => line.Contains(part, StringComparison.OrdinalIgnoreCase)));
}
