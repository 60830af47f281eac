namespace Timeline.Benchmarks.Load.Running;

/// <summary>Starts nodes of the application on the benchmark's PostgreSQL.</summary>
internal static class Nodes
{
    // Two nodes and the benchmark's own connections stay within what a PostgreSQL allows by default.
    private const int MostConnections = 40;

    /// <param name="bench">Where.</param>
    /// <param name="schema">Shared by the nodes that are to be one Timeline.</param>
    public static Task<Node> StartAsync(Bench bench, string schema) => Node.StartAsync(
        Program(bench.Arguments), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Timeline"] = $"{bench.Server.ConnectionString};Maximum Pool Size={MostConnections}",
            ["TIMELINE_DATABASE_SCHEMA"] = schema,
        });

    private static string Program(Arguments arguments)
    {
        var built = Path.Combine(AppContext.BaseDirectory, "..", "..", "Timeline.Api", "release", OperatingSystem.IsWindows() ? "Timeline.Api.exe" : "Timeline.Api");
        var program = Path.GetFullPath(arguments.Text("app") ?? built);
        return File.Exists(program) ? program : throw new UsageException($"{program} is not there; build it with dotnet build -c Release api/Timeline.Api, or name another with --app.");
    }
}
