using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Timeline.Benchmarks.Load.Measuring;

namespace Timeline.Benchmarks.Load.Servers;

/// <summary>PostgreSQL's own load generator (Debian: postgresql-contrib), with prepared statements: what the server can do at most.</summary>
internal static class Pgbench
{
    /// <summary>Runs a script over and over.</summary>
    /// <param name="server">Where.</param>
    /// <param name="script">In pgbench's language.</param>
    /// <param name="clients">How many connections at once.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="variables">The script's variables, by name.</param>
    public static async Task<Sample> RunAsync(BenchServer server, string script, int clients, int seconds, IReadOnlyDictionary<string, string> variables)
    {
        var folder = Directory.CreateTempSubdirectory("timeline-pgbench-");
        try
        {
            var file = Path.Combine(folder.FullName, "script.sql");
            await File.WriteAllTextAsync(file, script);
            await RunAsync(Start(server, folder.FullName, file, clients, seconds, variables));
            return Read(folder, seconds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ProcessStartInfo Start(
        BenchServer server, string folder, string file, int clients, int seconds, IReadOnlyDictionary<string, string> variables)
    {
        var to = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        var start = new ProcessStartInfo("pgbench") { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PGHOST"] = to.Host;
        start.Environment["PGPORT"] = to.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = to.Username;
        start.Environment["PGPASSWORD"] = to.Password;
        foreach (var (name, value) in variables)
            Add(start, "-D", $"{name}={value}");
        Add(start, "-n", "-M", "prepared", "-l", "-f", file, "-j", Math.Min(clients, Environment.ProcessorCount).ToString(CultureInfo.InvariantCulture));
        Add(start, "-c", clients.ToString(CultureInfo.InvariantCulture), "-T", seconds.ToString(CultureInfo.InvariantCulture), to.Database!);
        return start;
    }

    private static void Add(ProcessStartInfo start, params string[] arguments)
    {
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
    }

    private static async Task RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var faults = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"pgbench ended with {process.ExitCode}: {faults}");
    }

    // The log has a line for each transaction; its third word is the latency in microseconds.
    private static Sample Read(DirectoryInfo folder, int seconds)
    {
        var latencies = new List<double>();
        foreach (var log in folder.EnumerateFiles("pgbench_log.*"))
        {
            foreach (var line in File.ReadLines(log.FullName))
                latencies.Add(double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1000);
        }

        return Sample.Of(latencies, seconds, allocated: null);
    }
}
