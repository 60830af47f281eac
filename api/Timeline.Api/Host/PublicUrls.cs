using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Timeline.Api.People;

namespace Timeline.Api.Host;

/// <summary>The addresses that people are given.</summary>
internal sealed class PublicUrls(Settings settings, IServer server)
{
    /// <summary>Where browsers reach the server.</summary>
    public Uri Root => settings.PublicUrl ?? new Uri(FirstAddress());

    /// <summary>The token stands after <c>#</c>: browsers do not send it, so that no proxy logs it.</summary>
    public string SignIn(Credential link) => SignIn(Root, link);

    public static string SignIn(Uri root, Credential link) => new Uri(root, "/sign-in").AbsoluteUri + "#" + link;

    /// <summary>An address for all interfaces is not one that a browser can open.</summary>
    public static string Browsable(string address) => address
        .Replace("://[::]", "://localhost", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .Replace("://+", "://localhost", StringComparison.Ordinal);

    private string FirstAddress() => Browsable(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? Settings.DefaultUrl);
}
