using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Timeline.Api.Host;
using Timeline.Domain.Shared;

namespace Timeline.Api.People;

/// <summary>Finds out who is asking: a bearer token of a program, else the session cookie of a browser.</summary>
internal sealed class ActorAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, SignIn signIn, Settings settings)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "timeline";
    public const string Cookie = "timeline_session";

    private static readonly Guid AdminTokenId = Guid.Parse("00000000-0000-8000-8000-0000000000ad");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerToken(Request.Headers.Authorization.ToString()) is { } token)
        {
            return await ActorOfTokenAsync(token) is { } program
                ? Success(program)
                : AuthenticateResult.Fail("The access token is unknown, expired or revoked.");
        }

        if (Request.Cookies[Cookie] is { Length: > 0 } cookie && await signIn.FindSessionAsync(cookie, Context.RequestAborted) is { } person)
            return Success(person);
        return AuthenticateResult.NoResult();
    }

    /// <summary>The actor behind a token, for transports that carry it elsewhere than in a header. Null when it is not good.</summary>
    public static async ValueTask<CurrentActor?> ActorOfTokenAsync(string token, SignIn signIn, Settings settings, CancellationToken cancellation)
    {
        if (settings.AdminToken is { } admin && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(Encoding.UTF8.GetBytes(admin))))
        {
            return new CurrentActor(AdminTokenId, "Administrator token", Role.Administrator, Source.Api);
        }

        return await signIn.FindTokenAsync(token, cancellation);
    }

    public static string? BearerToken(string authorization) =>
        authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authorization["Bearer ".Length..].Trim() : null;

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return Problem.WriteAsync(Context, StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", Problem.SignInFirst);
    }

    private ValueTask<CurrentActor?> ActorOfTokenAsync(string token) => ActorOfTokenAsync(token, signIn, settings, Context.RequestAborted);

    private static AuthenticateResult Success(CurrentActor actor) =>
        AuthenticateResult.Success(new AuthenticationTicket(actor.ToPrincipal(Scheme), Scheme));
}
