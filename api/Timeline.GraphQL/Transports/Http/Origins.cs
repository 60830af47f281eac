namespace Timeline.GraphQL.Transports.Http;

/// <summary>
/// Keeps pages of other sites from using a visitor's sign-in: only the server's own origin and listed ones pass. CORS alone would
/// let them send, and knows neither WebSockets nor which origin is the own.
/// </summary>
internal static class Origins
{
    /// <exception cref="RequestException">A page of another origin sent the request.</exception>
    public static void Require(HttpRequest request, GraphQLEndpointOptions options)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && options.AllowedOrigins.Contains(origin))
            return;
        if (options.RefusePage is { } refuse)
        {
            if (refuse(request) is { } refusal)
                throw RequestException.Forbidden(refusal);
            return;
        }

        // An <img> or a script tag sends no Origin, but browsers say that it is cross-site.
        if (origin.Length == 0 && request.Headers["Sec-Fetch-Site"] == "cross-site")
            throw RequestException.Forbidden("Pages of other sites may not call this endpoint.");
        if (origin.Length > 0 && !IsOwn(origin, request.Host))
            throw RequestException.Forbidden($"The origin {JsonText.Cut(origin, 100)} may not call this endpoint.");
    }

    // The scheme is not compared: behind a proxy that ends TLS, the server sees http where the browser sees https.
    private static bool IsOwn(string origin, HostString host)
    {
        if (!host.HasValue || !Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            return false;
        var ownPort = host.Port ?? (uri.IsDefaultPort ? uri.Port : -1);
        return uri.Port == ownPort && string.Equals(uri.Host, host.Host, StringComparison.OrdinalIgnoreCase);
    }
}
