using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Timeline.Storage.Tests.Restoring;

/// <summary>pg_dump and psql of this machine, for a server that they know.</summary>
internal sealed class PostgresTools
{
    private readonly string _folder;

    private PostgresTools(string folder) => _folder = folder;

    /// <summary>Skips the test where there are none for this server.</summary>
    public static async Task<PostgresTools> FindAsync(NpgsqlDataSource server)
    {
        var needed = int.Parse(await server.ScalarAsync<string>("show server_version_num"), CultureInfo.InvariantCulture) / 10_000;
        var found = new List<string>();
        foreach (var folder in Folders().Where(folder => File.Exists(Path.Combine(folder, "pg_dump")) && File.Exists(Path.Combine(folder, "psql"))))
        {
            var version = (await RunAsync(Path.Combine(folder, "pg_dump"), [], null, "--version")).Split(' ')[2];
            found.Add($"{version.Trim()} in {folder}");
            if (int.Parse(version.Split('.')[0], CultureInfo.InvariantCulture) >= needed)
                return new PostgresTools(folder);
        }

        Assert.Skip($"pg_dump and psql for PostgreSQL {needed} are needed; found: {(found.Count == 0 ? "none" : string.Join(", ", found))}");
        return null;
    }

    public Task<string> DumpAsync(string connectionString, params string[] options) =>
        RunAsync(Path.Combine(_folder, "pg_dump"), Environment(connectionString), null, ["--no-owner", .. options]);

    /// <summary>Stops at the first error.</summary>
    public Task RestoreAsync(string connectionString, string dump) =>
        RunAsync(Path.Combine(_folder, "psql"), Environment(connectionString), dump, "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1");

    private static string[] Folders()
    {
        const string debian = "/usr/lib/postgresql";
        var path = (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Directory.Exists(debian) ? [.. path, .. Directory.GetDirectories(debian).Select(version => Path.Combine(version, "bin"))] : path;
    }

    private static Dictionary<string, string?> Environment(string connectionString)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        return new() { ["PGHOST"] = to.Host, ["PGPORT"] = $"{to.Port}", ["PGUSER"] = to.Username, ["PGPASSWORD"] = to.Password, ["PGDATABASE"] = to.Database };
    }

    private static async Task<string> RunAsync(string program, Dictionary<string, string?> environment, string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (input is not null)
            await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{Path.GetFileName(program)}: {await errors}");
        return await output;
    }
}
