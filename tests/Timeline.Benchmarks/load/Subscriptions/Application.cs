using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Timeline.Benchmarks.Load.Subscriptions;

/// <summary>The whole application on a PostgreSQL of its own: its subscribers follow one incident.</summary>
internal sealed class Application(Process process, string folder) : IServerProcess
{
    private const string Subscription =
        "subscription($id: ID!) { timelineChanged(incidentId: $id) { sequence type recordedAt actor entry { id kind text occurredAt } incident { id version status } } }";

    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<LiveServer> StartAsync(string program)
    {
        // As root, PostgreSQL runs as another user, who has to get to its data.
        var folder = Path.Combine(Path.GetTempPath(), $"timeline-bench-{Environment.ProcessId}");
        var address = new Uri($"http://127.0.0.1:{FreePort()}/graphql");
        var token = "bench-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(Path.GetFullPath(program), ["--urls", address.GetLeftPart(UriPartial.Authority)]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["TIMELINE_DATA"] = folder;
        start.Environment["TIMELINE_ADMIN_TOKEN"] = token;
        start.Environment["TIMELINE_MAX_SOCKETS"] = start.Environment["TIMELINE_MAX_SUBSCRIPTIONS"] = "1000000";   // one token for all
        var process = Process.Start(start) ?? throw new UsageException($"{program} could not be started.");
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var application = new Application(process, folder);
        await application.ReadyAsync(address);

        var server = new LiveServer("the application, PostgreSQL", address, application, Subscription, "", "incident.version") { Token = token };
        var declared = await server.RequestAsync("""mutation { declareIncident(input: { title: "Load" }) { incident { id } } }""");
        var id = declared["data"]?["declareIncident"]?["incident"]?["id"]?.GetValue<string>() ?? throw new InvalidOperationException(declared.ToJsonString());
        return server with { Variables = new { id }, Field = $$"""logEntry(input: { incidentId: "{{id}}", text: "TEXT" }) { incident { version } error { message } }""" };
    }

    public void Dispose()
    {
        using (var stop = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
            stop.WaitForExit();
        if (!process.WaitForExit(TimeSpan.FromSeconds(30)))
            process.Kill(entireProcessTree: true);
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task ReadyAsync(Uri address)
    {
        using var client = new HttpClient();
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (process.HasExited)
                break;
            try
            {
                using var answer = await client.GetAsync(new Uri(address, "/health/ready"));
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(100);
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
