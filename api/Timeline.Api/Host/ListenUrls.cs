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
    public static bool AreLoopback(IConfiguration configuration)
    {
        if (!string.IsNullOrEmpty(configuration["http_ports"]) || !string.IsNullOrEmpty(configuration["https_ports"]))
            return !string.IsNullOrEmpty(configuration["urls"]) && AllLoopback(configuration["urls"]!);
        if (configuration.GetSection("Kestrel:Endpoints").Exists())
            return false;
        return AllLoopback(configuration["urls"] ?? Settings.DefaultUrl);
    }

    private static bool AllLoopback(string urls) => urls
        .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .All(url => HostOf(url) is var host
            && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address))));

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
