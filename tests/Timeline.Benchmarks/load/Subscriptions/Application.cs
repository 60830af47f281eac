using Timeline.Benchmarks.Load.Running;

namespace Timeline.Benchmarks.Load.Subscriptions;

/// <summary>The whole application on a PostgreSQL of its own: its subscribers follow one incident.</summary>
internal sealed class Application(Node node, string folder) : IServerProcess
{
    private const string Subscription =
        "subscription($id: ID!) { timelineChanged(incidentId: $id) { sequence type recordedAt actor entry { id kind text occurredAt } incident { id version status } } }";

    public long WorkingSet => node.WorkingSet;

    public TimeSpan Cpu => node.Cpu;

    public static async Task<LiveServer> StartAsync(string program)
    {
        // As root, PostgreSQL runs as another user, who has to get to its data.
        var folder = Path.Combine(Path.GetTempPath(), $"timeline-bench-{Environment.ProcessId}");
        var node = await Node.StartAsync(program, new Dictionary<string, string>(StringComparer.Ordinal) { ["TIMELINE_DATA"] = folder });

        var server = new LiveServer("the application, PostgreSQL", node.Address, new Application(node, folder), Subscription, "", "incident.version") { Token = node.Token };
        var declared = await server.RequestAsync("""mutation { declareIncident(input: { title: "Load" }) { incident { id } } }""");
        var id = declared["data"]?["declareIncident"]?["incident"]?["id"]?.GetValue<string>() ?? throw new InvalidOperationException(declared.ToJsonString());
        return server with { Variables = new { id }, Field = $$"""logEntry(input: { incidentId: "{{id}}", text: "TEXT" }) { incident { version } error { message } }""" };
    }

    public void Dispose()
    {
        node.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
