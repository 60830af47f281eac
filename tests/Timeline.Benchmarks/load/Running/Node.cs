using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Timeline.Benchmarks.Load.Subscriptions;

namespace Timeline.Benchmarks.Load.Running;

/// <summary>One process of the application, which answers an administrator's token.</summary>
internal sealed class Node : IServerProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private Node(Process process, Uri root, string token)
    {
        _process = process;
        Address = new Uri(root, "/graphql");
        Token = token;
    }

    /// <summary>Its GraphQL endpoint.</summary>
    public Uri Address { get; }

    public string Token { get; }

    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it, and returns when it is ready by its own word.</summary>
    /// <param name="program">The built application.</param>
    /// <param name="settings">Environment variables that say where its data is.</param>
    public static async Task<Node> StartAsync(string program, IReadOnlyDictionary<string, string> settings)
    {
        var root = new Uri($"http://127.0.0.1:{FreePort()}");
        var token = "bench-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(Path.GetFullPath(program), ["--urls", root.GetLeftPart(UriPartial.Authority)]) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        start.Environment["TIMELINE_ADMIN_TOKEN"] = token;
        start.Environment["TIMELINE_MAX_SOCKETS"] = start.Environment["TIMELINE_MAX_SUBSCRIPTIONS"] = "1000000";   // one token for all
        var process = Process.Start(start) ?? throw new UsageException($"{program} could not be started.");
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var node = new Node(process, root, token);
        try
        {
            await node.ReadyAsync();
            return node;
        }
        catch
        {
            node.Dispose();
            throw;
        }
    }

    /// <summary>Asks it to end, and waits for that.</summary>
    public void Dispose()
    {
        using (var stop = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            stop.WaitForExit();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(30)))
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private async Task ReadyAsync()
    {
        using var client = new HttpClient();
        var begun = Stopwatch.GetTimestamp();
        while (!_process.HasExited && Stopwatch.GetElapsedTime(begun) < Patience)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "/health/ready"));
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(5);
        }

        throw new InvalidOperationException("the application did not get ready");
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
