namespace Timeline.Api.Host;

/// <summary>Asks a running server whether it is ready, for a container that has no other client.</summary>
internal static class HealthcheckVerb
{
    public static string DefaultUrl() =>
        Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS") is { Length: > 0 } ports
            ? "http://127.0.0.1:" + ports.Split(';', ',')[0]
            : Settings.DefaultUrl;

    /// <exception cref="StartupException">The address cannot be read.</exception>
    public static async Task<int> RunAsync(string address, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new StartupException($"--url is \"{address}\"; write for example {Settings.DefaultUrl}.");
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var response = await client.GetAsync(new Uri(url, "/health/ready"), cancellation);
            await Console.Out.WriteLineAsync((await response.Content.ReadAsStringAsync(cancellation)).Trim());
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"{url} does not answer: {unreachable.Message}");
            return 1;
        }
    }
}
