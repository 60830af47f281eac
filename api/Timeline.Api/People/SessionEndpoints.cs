using Microsoft.AspNetCore.Mvc;
using Timeline.Api.Host;
using Timeline.Domain.Shared;

namespace Timeline.Api.People;

/// <summary>Signing in and out. A link's token travels in the address's fragment and in a body, so that it is in no log.</summary>
internal static class SessionEndpoints
{
    public const string RateLimit = "sign-in";

    private const long MostBytes = 10_000;

    public static void MapSession(this IEndpointRouteBuilder app)
    {
        var session = app.MapGroup("/session").RequireRateLimiting(RateLimit).WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        session.MapPost("/preview", PreviewAsync);
        session.MapPost("/", OpenAsync);
        session.MapDelete("/", CloseAsync);
    }

    private static async Task<IResult> PreviewAsync(SignInRequest request, SignIn signIn, CancellationToken cancellation) =>
        await signIn.PreviewAsync(request.Token, cancellation) is { } person
            ? Results.Json(new { name = person.HasNamed ? person.Name : "", role = person.Role.ToString().ToUpperInvariant(), needsName = !person.HasNamed })
            : BadLink();

    private static async Task<IResult> OpenAsync(SignInRequest request, SignIn signIn, Settings settings, HttpContext context, CancellationToken cancellation)
    {
        var opened = await signIn.OpenSessionAsync(request.Token, request.Name, cancellation);
        if (opened.Rejection is { } rejection)
            return Problem.Of(StatusCodes.Status400BadRequest, Say.Name(rejection.Code), rejection.Message);
        if (opened.Session is not { } credential)
            return BadLink();
        context.Response.Cookies.Append(ActorAuthentication.Cookie, credential.ToString(), CookieOptions(context, settings));
        return Results.NoContent();
    }

    private static async Task<IResult> CloseAsync(SignIn signIn, HttpContext context, CancellationToken cancellation)
    {
        if (context.Request.Cookies[ActorAuthentication.Cookie] is { Length: > 0 } cookie)
            await signIn.CloseSessionAsync(cookie, cancellation);
        context.Response.Cookies.Delete(ActorAuthentication.Cookie, new CookieOptions { Path = "/" });
        return Results.NoContent();
    }

    private static CookieOptions CookieOptions(HttpContext context, Settings settings) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = TimeSpan.FromDays(settings.SessionDays),
    };

    private static IResult BadLink() => Problem.Of(
        StatusCodes.Status401Unauthorized, "LINK_INVALID", "This sign-in link was used already, or has expired. Ask an administrator for a new one, or run the verb sign-in on the server.");
}

/// <param name="Token">What follows <c>#</c> in the link.</param>
/// <param name="Name">Asked of the first administrator.</param>
internal sealed record SignInRequest(string? Token, string? Name = null);
