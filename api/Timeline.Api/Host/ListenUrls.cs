using System.Net;

namespace Timeline.Api.Host;

/// <summary>Where the server is told to listen.</summary>
internal static class ListenUrls
{
    public static bool AreGiven(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration["urls"]) || !string.IsNullOrEmpty(configuration["http_ports"])
        || !string.IsNullOrEmpty(configuration["https_ports"]) || configuration.GetSection("Kestrel:Endpoints").Exists();

    /// <summary>True when only this machine can reach it.</summary>
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
        .All(url => BindingAddress.Parse(url).Host is var host
            && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address))));
}
