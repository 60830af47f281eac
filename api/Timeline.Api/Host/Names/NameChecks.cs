namespace Timeline.Api.Host.Names;

/// <summary>Refuses what was meant for another server, and what a page of another site sends (ADR 27).</summary>
internal sealed class NameChecks(OwnNames names, RefusedNames refused)
{
    /// <summary>Every request, by the host that it names. Health is told under any: those who ask for it may know an address only.</summary>
    public Task CheckHostAsync(HttpContext context, RequestDelegate next)
    {
        var host = context.Request.Host.HasValue ? context.Request.Host.Host : "";
        return names.Include(host) || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
            ? next(context)
            : Problem.WriteAsync(context, StatusCodes.Status400BadRequest, "HOST_UNKNOWN", refused.Host(host));
    }

    /// <summary>What changes something, and handshakes, by the page that sent it. GraphQL asks for itself, to answer in its own form.</summary>
    public Task CheckOriginAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var isReading = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) && request.Headers.Upgrade.Count == 0;
        return isReading || request.Path.StartsWithSegments("/graphql", StringComparison.Ordinal) || Refusal(request) is not { } refusal
            ? next(context)
            : Problem.WriteAsync(context, StatusCodes.Status403Forbidden, "ORIGIN_UNKNOWN", refusal);
    }

    /// <summary>
    /// Why the page that sent a request may not; null when it may, or no page sent it. Browsers name the origin with whatever changes something and
    /// with handshakes; where they do not, they say whether it is the same. What names neither is no browser.
    /// </summary>
    public string? Refusal(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var isOwn = origin.Length > 0
            ? names.IsOwnOrigin(origin, request)
            : request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";
        return isOwn ? null : refused.Origin(origin);
    }
}
