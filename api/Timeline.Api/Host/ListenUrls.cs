using System.Net;

namespace Timeline.Api.Host;

/// <summary>Where the server is told to listen.</summary>
internal static class ListenUrls
{
    public static bool AreGiven(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration["urls"]) || !string.IsNullOrEmpty(configuration["http_ports"])
        || !string.IsNullOrEmpty(configuration["https_ports"]) || configuration.GetSection("Kestrel:Endpoints").Exists();

    /// <summary>True when only this machine can reach it.</summary>
    /// <exception cref="StartupException">An address cannot be read.</exception>
    public static bool AreLoopback(IConfiguration configuration) => Hosts(configuration).All(IsLoopback);

    /// <summary>The names or addresses listened on, as they are written: <c>localhost</c>, <c>*</c>, <c>[::]</c>.</summary>
    /// <exception cref="StartupException">An address cannot be read.</exception>
    public static IEnumerable<string> Hosts(IConfiguration configuration)
    {
        // In the order in which Kestrel prefers them.
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "http://*").ToArray();
        if (endpoints.Length > 0)
            return endpoints.Select(HostOf);
        if (configuration["urls"] is { Length: > 0 } urls)
            return urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(HostOf);
        return string.IsNullOrEmpty(configuration["http_ports"]) && string.IsNullOrEmpty(configuration["https_ports"]) ? [HostOf(Settings.DefaultUrl)] : ["*"];
    }

    /// <summary>True of a name or address that leads to the machine it is used on: no page elsewhere can be called so, whatever its DNS says.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)   // RFC 6761, section 6.3
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static string HostOf(string url)
    {
        try
        {
            return BindingAddress.Parse(url).Host;
        }
        catch (FormatException wrong)
        {
            throw new StartupException($"The address to listen on is \"{url}\", which cannot be read; write for example --urls=http://localhost:5080.", wrong);
        }
    }
}
