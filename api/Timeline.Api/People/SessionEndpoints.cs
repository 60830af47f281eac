using Microsoft.AspNetCore.Mvc;
using Timeline.Api.Host;
using Timeline.Domain.Shared;

namespace Timeline.Api.People;

/// <summary>Signing in and out. A link's token travels in the address's fragment and in a body, so that it is in no log.</summary>
internal static class SessionEndpoints
{
    public const string RateLimit = "sign-in";

    private const long MostBytes = 10_000;
    private const string BadLink = "This sign-in link was used already, or has expired. Ask an administrator for a new one, or run the verb sign-in on the server.";

    public static void MapSession(this IEndpointRouteBuilder app)
    {
        var session = app.MapGroup("/session").RequireRateLimiting(RateLimit).WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        session.MapPost("/preview", PreviewAsync);
        session.MapPost("/", OpenAsync);
        session.MapDelete("/", CloseAsync);
        session.MapDelete("/all", CloseAllAsync);
        // For the UI, before it asks anything that would be refused; no attempt to sign in.
        app.MapGet("/session", static (HttpContext context) => Results.Json(new { signedIn = context.User.Identity?.IsAuthenticated is true }));
    }

    private static async Task<IResult> PreviewAsync(SignInRequest request, SignIn signIn, CancellationToken cancellation) =>
        await signIn.PreviewAsync(request.Token, cancellation) is { } person
            ? Results.Json(new { name = person.HasNamed ? person.Name : "", role = person.Role.ToString().ToUpperInvariant(), needsName = !person.HasNamed })
            // An answer to the question, not a failure of it: browsers tell of failures in their console.
            : Results.Json(Problem.Body("LINK_INVALID", BadLink));

    private static async Task<IResult> OpenAsync(SignInRequest request, SignIn signIn, Settings settings, AccessLog access, HttpContext context, CancellationToken cancellation)
    {
        var opened = await signIn.OpenSessionAsync(request.Token, request.Name, SessionCookie.MayBeHostOnly(context.Request, settings), cancellation);
        if (opened.Rejection is { } rejection)
            return Problem.Of(StatusCodes.Status400BadRequest, Say.Name(rejection.Code), rejection.Message);
        if (opened.Session is not { } cookie)
        {
            access.Refused("sign-in link", Credential.TryParse(request.Token, out var refused) ? refused.Id : null, context.Connection.RemoteIpAddress);
            return Problem.Of(StatusCodes.Status401Unauthorized, "LINK_INVALID", BadLink);
        }

        // Whoever signs in anew is not to keep the session that somebody else may know.
        await CloseCurrentAsync(signIn, context, cancellation);
        cookie.Set(context.Response, settings);
        access.SignedIn(opened.PersonId, opened.SessionId, context.Connection.RemoteIpAddress);
        return Results.NoContent();
    }

    private static async Task<IResult> CloseAsync(SignIn signIn, HttpContext context, CancellationToken cancellation)
    {
        await CloseCurrentAsync(signIn, context, cancellation);
        SessionCookie.Delete(context.Response);
        return Results.NoContent();
    }

    private static async Task<IResult> CloseAllAsync(SignIn signIn, HttpContext context, CancellationToken cancellation)
    {
        if (CurrentActor.From(context.User) is not { Source: Source.Web } actor)
            return Problem.Of(StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", Problem.SignInFirst);
        await signIn.CloseSessionsAsync(actor.Id, cancellation);
        SessionCookie.Delete(context.Response);
        return Results.NoContent();
    }

    private static Task CloseCurrentAsync(SignIn signIn, HttpContext context, CancellationToken cancellation) =>
        SessionCookie.Of(context.Request) is { } cookie ? signIn.CloseSessionAsync(cookie, cancellation) : Task.CompletedTask;
}

/// <param name="Token">What follows <c>#</c> in the link.</param>
/// <param name="Name">Asked of the first administrator.</param>
internal sealed record SignInRequest(string? Token, string? Name = null);
