using Microsoft.Net.Http.Headers;

namespace Timeline.Api.Host;

/// <summary>Errors of the plain HTTP endpoints: <c>{ "error": { "code", "message" } }</c>.</summary>
internal static class Problem
{
    public const string SignInFirst = "You are not signed in. Open a sign-in link, or send Authorization: Bearer with an access token.";

    public static IResult Of(int status, string code, string message) =>
        Results.Json(Body(code, message), statusCode: status);

    public static object Body(string code, string message) => new { error = new { code, message } };

    public static Task WriteAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(Body(code, message), context.RequestAborted);
    }

    /// <summary>Whether the answer is for a person who looks at a browser.</summary>
    public static bool IsForPage(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(static type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && type.Quality is not 0);
}
