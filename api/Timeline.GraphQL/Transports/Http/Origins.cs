using Microsoft.AspNetCore.Http;
using Timeline.GraphQL.Transports.Requests;

namespace Timeline.GraphQL.Transports.Http;

/// <summary>Keeps other sites' pages from using a visitor's sign-in: only the server's own origin and listed ones pass.</summary>
internal static class Origins
{
    /// <summary>Headers that a page of another origin may send only after the browser has asked the server.</summary>
    public const string PreflightHeader = "GraphQL-Preflight";

    // The second is what Apollo's clients send.
    private static readonly string[] PreflightHeaders = [PreflightHeader, "Apollo-Require-Preflight"];

    /// <summary>Checks where a request comes from.</summary>
    /// <returns>The listed foreign origin, which wants CORS headers; null for the own origin and for programs.</returns>
    /// <exception cref="RequestException">A page of another origin sent it.</exception>
    public static string? Require(HttpRequest request, ISet<string> allowed)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
        {
            // An <img> or a script tag sends no Origin, but browsers say that it is cross-site.
            return string.Equals(request.Headers["Sec-Fetch-Site"], "cross-site", StringComparison.Ordinal)
                ? throw RequestException.Forbidden("Pages of other sites may not call this endpoint.")
                : null;
        }

        if (IsOwn(origin, request.Host))
            return null;
        return allowed.Contains(origin)
            ? origin
            : throw RequestException.Forbidden($"The origin {Shown(origin)} may not call this endpoint.");
    }

    /// <summary>
    /// Requires that a browser would have asked before it sent the request, or that it comes from a page that may send it. Forms
    /// need neither.
    /// </summary>
    /// <exception cref="RequestException">A form of any page could have sent it.</exception>
    public static void RequirePreflight(HttpRequest request)
    {
        // An Origin that is there was checked before.
        if (request.Headers.Origin.Count == 0 && !PreflightHeaders.Any(request.Headers.ContainsKey))
            throw RequestException.NeedsPreflight();
    }

    // The scheme is not compared: behind a proxy that ends TLS, the server sees http where the browser sees https.
    private static bool IsOwn(string origin, HostString host)
    {
        if (!host.HasValue || !Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            return false;
        var ownPort = host.Port ?? (uri.IsDefaultPort ? uri.Port : -1);
        return uri.Port == ownPort && string.Equals(uri.Host, host.Host, StringComparison.OrdinalIgnoreCase);
    }

    private static string Shown(string origin) => origin.Length <= 100 ? origin : string.Concat(origin.AsSpan(0, 100), "…");
}
