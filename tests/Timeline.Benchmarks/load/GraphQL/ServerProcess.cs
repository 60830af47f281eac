using System.Diagnostics;
using System.Globalization;
using Timeline.Benchmarks.Load.Subscriptions;

namespace Timeline.Benchmarks.Load.GraphQL;

/// <summary>A contender's server in a process of its own.</summary>
internal sealed class ServerProcess : IServerProcess
{
    private readonly Process _process;
    private readonly HttpClient _client = new();
    private readonly bool _isManaged;

    private ServerProcess(Process process, int port, bool isManaged)
    {
        _process = process;
        Address = new Uri($"http://127.0.0.1:{port}/graphql");
        _isManaged = isManaged;
    }

    public Uri Address { get; }

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>One of this program's own servers.</summary>
    public static Task<ServerProcess> StartOwnAsync(string what) =>
        StartAsync(Environment.ProcessPath!, AppContext.BaseDirectory, isManaged: true, ["graphql", "serve-" + what]);

    /// <summary>A peer, run by node.</summary>
    public static Task<ServerProcess> StartPeerAsync(string folder, string contender, string entriesFile) =>
        StartAsync("node", folder, isManaged: false, ["serve.mjs", contender, EntryApi.SdlFile, entriesFile]);

    /// <summary>Managed bytes allocated so far; null where that cannot be told.</summary>
    public async Task<long?> AllocatedAsync() =>
        _isManaged ? long.Parse(await _client.GetStringAsync(new Uri(Address, "/allocated")), CultureInfo.InvariantCulture) : null;

    public async Task<long?> KeptAsync() =>
        _isManaged ? long.Parse(await _client.GetStringAsync(new Uri(Address, "/kept")), CultureInfo.InvariantCulture) : null;

    public void Dispose()
    {
        _client.Dispose();
        // Its standard input ends, and it with that.
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    public static async Task<ServerProcess> StartAsync(string program, string folder, bool isManaged, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["NODE_ENV"] = "production";
        var process = Process.Start(start) ?? throw new UsageException($"{program} could not be started; the peers need Node 20 or later.");
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("ready ", StringComparison.Ordinal))
                return new ServerProcess(process, int.Parse(line[6..], CultureInfo.InvariantCulture), isManaged);
        }

        throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended before it was ready");
    }
}
