using Timeline.Benchmarks.Load.Measuring;

namespace Timeline.Benchmarks.Load.GraphQL;

/// <summary>Lets many connections ask one server for as long as a turn lasts.</summary>
internal static class HttpLoad
{
    /// <summary>To be called before the first socket is opened: the load generator then goes on where a response arrives, without handing it to another thread.</summary>
    public static void Prepare() => Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");

    /// <param name="connections">Not connected yet; disposed of at the end.</param>
    /// <param name="cpu">The processor time that the server has used so far.</param>
    /// <param name="seconds">How long the turn lasts.</param>
    /// <param name="before">Changes a connection's next request; null to send the same again.</param>
    public static async Task<Sample> TurnAsync(IReadOnlyList<HttpConnection> connections, Func<TimeSpan> cpu, int seconds, Action<HttpConnection>? before = null)
    {
        try
        {
            await Task.WhenAll(connections.Select(connection => connection.ConnectAsync()));
            var used = cpu();
            var sample = await Turn.RunAsync(connections.Count, seconds, worker =>
            {
                before?.Invoke(connections[worker]);
                return connections[worker].RequestAsync().AsTask();
            });
            return sample with { Allocated = null, Cpu = (cpu() - used).TotalMicroseconds / sample.Count };
        }
        finally
        {
            foreach (var connection in connections)
                connection.Dispose();
        }
    }
}
