using NodaTime;
using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.Domain.Shared;

namespace Timeline.Api.Tests.Running;

/// <summary>Signs people and programs in, to have their rights changed.</summary>
public sealed class SignedInPeople(RunningTimeline timeline)
{
    /// <summary>A new person with a browser that is signed in.</summary>
    public async Task<SignedInCaller> SignInAsync(string role)
    {
        var invited = await timeline.Client.DoAsync("invitePerson", new { name = $"Person {Guid.NewGuid():N}", role }, "person { id }");
        var person = Guid.Parse(invited.Text("person.id")!);
        var link = await timeline.SignIn.IssueLinkAsync(person, TestContext.Current.CancellationToken);
        var opened = await timeline.SignIn.OpenSessionAsync(link.ToString(), name: null, hostOnly: false, TestContext.Current.CancellationToken);
        return new SignedInCaller(timeline) { PersonId = invited.Text("person.id")!, Cookie = opened.Session!.Value.Text };
    }

    /// <summary>A new program with a token.</summary>
    public async Task<SignedInCaller> IssueTokenAsync(string role, Duration? life)
    {
        var expiresAt = life is { } length ? Say.Time(timeline.Clock.GetCurrentInstant() + length) : null;
        var issued = await timeline.Client.DoAsync("issueAccessToken", new { name = "Program", role, expiresAt }, "secret accessToken { id }");
        return new SignedInCaller(timeline) { TokenId = issued.Text("accessToken.id")!, Token = issued.Text("secret")! };
    }
}

/// <summary>Somebody who is signed in: a person by a cookie, or a program by a token.</summary>
public sealed class SignedInCaller(RunningTimeline timeline)
{
    public string PersonId { get; init; } = "";

    public string TokenId { get; init; } = "";

    public string Cookie { get; init; } = "";

    public string? Token { get; init; }

    private string CookieHeader => $"{SessionCookie.Name}={Cookie}";

    public Task<LiveClient> ConnectAsync(Uri root) => Token is null ? LiveClient.ConnectByCookieAsync(root, CookieHeader) : LiveClient.ConnectAsync(root, Token);

    public TimelineClient Http(Uri root)
    {
        var client = new TimelineClient(root, Token);
        if (Token is null)
            client.Http.DefaultRequestHeaders.Add("Cookie", CookieHeader);
        return client;
    }

    public Task ChangeAsync(object change) => timeline.Client.DoAsync("changePerson", change, "person { id }");

    /// <summary>Ends what the caller is signed in by, on the first node.</summary>
    public async Task EndAsync(string way)
    {
        switch (way)
        {
            case "revoked":
                await timeline.Client.DoAsync("revokeAccessToken", new { tokenId = TokenId }, "accessToken { id }");
                break;
            case "signed out":
                await timeline.SignIn.CloseSessionAsync(new SessionCookie(Cookie, IsHostOnly: false), TestContext.Current.CancellationToken);
                break;
            case "shut out":
                await ChangeAsync(new { personId = PersonId, active = false });
                break;
            case "token expired":
                timeline.Clock.Advance(Duration.FromHours(2));
                break;
            case "session expired":
                timeline.Clock.Advance(Duration.FromDays(new Settings().SessionDays + 1));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(way), way, "no way out");
        }
    }
}
