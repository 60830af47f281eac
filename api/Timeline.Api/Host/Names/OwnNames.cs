using System.Net;
using Microsoft.Extensions.Primitives;

namespace Timeline.Api.Host.Names;

/// <summary>What this server is called, by what it was told and never by what a request says (ADR 27). Thread-safe.</summary>
internal sealed class OwnNames
{
    private readonly Uri? _public;
    private readonly StringSegment[] _named;

    /// <exception cref="StartupException">An address to listen on cannot be read.</exception>
    public OwnNames(Settings settings, IConfiguration configuration)
    {
        _public = settings.PublicUrl;
        string[] listened = [.. ListenUrls.Hosts(configuration).Where(IsName)];
        string?[] named = [_public is null ? null : InUrl(_public), .. settings.AllowedHosts, .. listened];
        _named = [.. named.OfType<string>().Select(static name => new StringSegment(name))];
        AreUnknown = _named.Length == 0 && !ListenUrls.AreLoopback(configuration);
    }

    /// <summary>True when other machines can reach the server and nobody said what they call it: it answers to addresses, and to no name.</summary>
    public bool AreUnknown { get; }

    /// <summary>
    /// Whether a request to this host, without its port, is meant for this server. Names of this machine always are; a page elsewhere can make its
    /// own name lead here, but neither become <c>localhost</c> nor an address.
    /// </summary>
    public bool Include(string host) =>
        host.Length > 0 && (ListenUrls.IsLoopback(host) || HostString.MatchesAny(host, _named) || (AreUnknown && IPAddress.TryParse(host.Trim('[', ']'), out _)));

    /// <summary>Whether a page of this origin is one of ours. The request's own host counts only when it is one of our names.</summary>
    public bool IsOwnOrigin(string origin, HttpRequest request)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var page) || page.Scheme is not ("http" or "https") || page.PathAndQuery != "/" || page.UserInfo.Length > 0)
            return false;
        if (_public is not null && page.Scheme == _public.Scheme && page.Port == _public.Port && SameHost(page, InUrl(_public)))
            return true;

        // Another scheme or port of the public name is another origin; an http page of an https site may be anybody's.
        var host = request.Host;
        return host.HasValue && Include(host.Host) && (_public is null || ListenUrls.IsLoopback(host.Host) || !SameHost(_public, host.Host))
            && SameHost(page, host.Host) && page.Port == (host.Port ?? (page.Scheme == "https" ? 443 : 80))
            && (page.Scheme == "https" || !request.IsHttps);
    }

    private static bool SameHost(Uri url, string host) => InUrl(url).Equals(host, StringComparison.OrdinalIgnoreCase);

    // As a browser sends it: in ASCII, an IPv6 address in brackets.
    private static string InUrl(Uri url) => url.HostNameType == UriHostNameType.IPv6 ? url.Host : url.IdnHost;

    private static bool IsName(string listened) =>
        listened is not ("*" or "+") && !ListenUrls.IsLoopback(listened) && Uri.CheckHostName(listened) == UriHostNameType.Dns;
}
