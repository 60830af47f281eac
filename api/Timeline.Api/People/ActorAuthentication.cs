using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Timeline.Api.Host;

namespace Timeline.Api.People;

/// <summary>Finds out who is asking: a bearer token of a program, else the session cookie of a browser.</summary>
internal sealed class ActorAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, SignIn signIn, AccessLog access)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "timeline";

    /// <summary>Who sent a request, as the database has it now. Null when nobody is signed in by what it carries.</summary>
    public static async Task<CurrentActor?> FindActorAsync(HttpRequest request, SignIn signIn, CancellationToken cancellation)
    {
        if (BearerToken(request.Headers.Authorization.ToString()) is { } token)
            return await signIn.FindTokenAsync(token, cancellation);
        return SessionCookie.Of(request) is { } cookie ? await signIn.FindSessionAsync(cookie, cancellation) : null;
    }

    public static string? BearerToken(string authorization) =>
        authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authorization["Bearer ".Length..].Trim() : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (await FindActorAsync(Request, signIn, Context.RequestAborted) is { } actor)
            return AuthenticateResult.Success(new AuthenticationTicket(actor.ToPrincipal(Scheme), Scheme));
        if (BearerToken(Request.Headers.Authorization.ToString()) is not { } token)
            return AuthenticateResult.NoResult();
        access.Refused("access token", Credential.TryParse(token, out var credential) ? credential.Id : null, Context.Connection.RemoteIpAddress);
        return AuthenticateResult.Fail("The access token is unknown, expired or revoked.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return Problem.WriteAsync(Context, StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", Problem.SignInFirst);
    }
}
