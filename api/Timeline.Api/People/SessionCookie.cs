using Timeline.Api.Host;

namespace Timeline.Api.People;

/// <summary>The cookie that a browser is signed in by. Over https it has the prefix by which browsers let no other host, and no plain page, set it.</summary>
/// <param name="Text">The credential.</param>
/// <param name="IsHostOnly">Whether it came under the name with the prefix.</param>
internal readonly record struct SessionCookie(string Text, bool IsHostOnly)
{
    public const string Name = "timeline_session";
    public const string HostOnlyName = "__Host-" + Name;

    /// <summary>Null when the request has none.</summary>
    public static SessionCookie? Of(HttpRequest request)
    {
        if (request.Cookies[HostOnlyName] is { Length: > 0 } hostOnly)
            return new(hostOnly, IsHostOnly: true);
        return request.Cookies[Name] is { Length: > 0 } plain ? new(plain, IsHostOnly: false) : null;
    }

    /// <summary>
    /// Whether the browser that sent this has the page over https. A proxy that is not believed hides that; then its origin tells, which was
    /// checked, or, of a program, the setting.
    /// </summary>
    public static bool MayBeHostOnly(HttpRequest request, Settings settings) =>
        request.IsHttps || (request.Headers.Origin.ToString() is { Length: > 0 } origin
            ? origin.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            : settings.PublicUrl?.Scheme == Uri.UriSchemeHttps);

    /// <summary>Signs the browser in. The session ends before the cookie does, unless it is used to its last day.</summary>
    public void Set(HttpResponse response, Settings settings)
    {
        var options = Options(IsHostOnly);
        options.MaxAge = TimeSpan.FromDays(settings.SessionMaxDays);
        response.Cookies.Append(IsHostOnly ? HostOnlyName : Name, Text, options);
        if (IsHostOnly)
            response.Cookies.Delete(Name, Options(secure: false));
    }

    /// <summary>Takes both away, under whatever name the browser has it.</summary>
    public static void Delete(HttpResponse response)
    {
        response.Cookies.Delete(Name, Options(secure: false));
        response.Cookies.Delete(HostOnlyName, Options(secure: true));
    }

    private static CookieOptions Options(bool secure) => new() { HttpOnly = true, IsEssential = true, Path = "/", SameSite = SameSiteMode.Lax, Secure = secure };
}
