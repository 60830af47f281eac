using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Timeline.Torture.Servers;

namespace Timeline.Torture.Application;

/// <summary>One process of the real program, on a port that it keeps over restarts.</summary>
internal sealed class ApiNode : IAsyncDisposable
{
    public const string Token = "an-administrators-token-for-the-torture";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Dictionary<string, string> NoVariables = new(StringComparer.Ordinal);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly string _connectionString;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private IDisposable? _leftover;
    private Process? _process;

    private ApiNode(string connectionString, IReadOnlyDictionary<string, string>? environment)
    {
        (_connectionString, _environment) = (connectionString, environment ?? NoVariables);
        Root = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Find()}"));
    }

    public Uri Root { get; }

    /// <summary>Built by eng/torture beside this program.</summary>
    private static string Program => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Timeline.Api", "release", "Timeline.Api.dll"));

    /// <param name="connectionString">To the database.</param>
    /// <param name="environment">What it finds in its environment besides.</param>
    public static async Task<ApiNode> StartAsync(string connectionString, IReadOnlyDictionary<string, string>? environment = null)
    {
        var node = new ApiNode(connectionString, environment);
        await node.StartAsync();
        return node;
    }

    /// <summary>Runs a verb of the program over the same database; gives its exit code and what it printed.</summary>
    public static async Task<(int Code, string Output)> RunVerbAsync(string connectionString, string verb)
    {
        var (process, leftover) = Start(connectionString, verb, NoVariables);
        using var _ = process;
        using var __ = leftover;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    /// <summary>Returns when it is ready. One that ends at once because the database is just recovering is started again, as any supervisor would.</summary>
    public async Task StartAsync()
    {
        var begun = Stopwatch.GetTimestamp();
        var said = new ConcurrentQueue<string>();
        while (true)
        {
            if (_process is null or { HasExited: true })
            {
                _leftover?.Dispose();
                _process?.Dispose();
                (_process, _leftover) = Start(_connectionString, $"--urls={Root}", _environment);
                _ = DrainAsync(_process.StandardOutput, said);
                _ = DrainAsync(_process.StandardError, said);
            }

            if (await IsReadyAsync())
                return;
            if (Stopwatch.GetElapsedTime(begun) > Patience)
                throw new InvalidOperationException($"A node does not get ready: {string.Join(" | ", said.TakeLast(5))}");
            await Task.Delay(50);
        }
    }

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>The time by its clock, in whole seconds.</summary>
    public async Task<DateTimeOffset> SaysItIsAsync()
    {
        using var response = await Http.GetAsync(new Uri(Root, "/health/live"));
        return response.Headers.Date ?? throw new InvalidOperationException("A node answers without a date.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
            return;
        if (!_process.HasExited)
            await KillAsync();
        _leftover?.Dispose();
        _process.Dispose();
    }

    private static (Process Process, IDisposable Leftover) Start(string connectionString, string argument, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Program, argument]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        // Not on the command line: it holds the password.
        start.Environment["ConnectionStrings__Timeline"] = connectionString;
        start.Environment["TIMELINE_ADMIN_TOKEN"] = Token;
        start.Environment["TIMELINE_SIGN_IN_LINK"] = "never";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Leftovers.Start(start);
    }

    // A process whose output nobody takes stands still when the pipe is full.
    private static async Task DrainAsync(StreamReader reader, ConcurrentQueue<string> lines)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lines.Enqueue(line);
            if (lines.Count > 50)
                lines.TryDequeue(out _);
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var response = await Http.GetAsync(new Uri(Root, "/health/ready"));
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
