using System.Diagnostics;
using System.Globalization;
using Timeline.Torture.Servers;

namespace Timeline.Torture.Restore;

/// <summary>A PostgreSQL from the programs that the machine has, with those that dump and restore; the embedded ones have none.</summary>
internal sealed class InstalledServer : IAsyncDisposable
{
    private const string Installed = "/usr/lib/postgresql";
    private const string User = "postgres";

    private static readonly string[] Needed = ["initdb", "postgres", "pg_ctl", "pg_dump", "psql"];

    private readonly string _programs;
    private readonly string _folder;
    private readonly string _password = Guid.NewGuid().ToString("N");
    private readonly int _port = FreePort.Find();
    private Process? _process;
    private IDisposable? _leftover;

    private InstalledServer(string programs, string folder) => (_programs, _folder) = (programs, folder);

    private string Cluster => In("cluster");

    /// <returns>Null where there are none, or not all that are needed.</returns>
    public static string? FindPrograms() => !Directory.Exists(Installed) ? null : Directory.EnumerateDirectories(Installed)
        .OrderByDescending(version => int.TryParse(Path.GetFileName(version), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
        .Select(version => Path.Combine(version, "bin"))
        .FirstOrDefault(bin => Needed.All(program => File.Exists(Path.Combine(bin, program))));

    public static async Task<InstalledServer> StartAsync(string programs, string folder)
    {
        var server = new InstalledServer(programs, folder);
        await server.StartAsync();
        return server;
    }

    public string In(string name) => Path.Combine(_folder, name);

    public string ConnectionString(string database) =>
        FormattableString.Invariant($"Host=127.0.0.1;Port={_port};Database={database};Username={User};Password={_password};Maximum Pool Size=12");

    public async Task<string> CreateAsync(string database)
    {
        await Sql.ExecuteAsync(ConnectionString("postgres"), $"create database {database}");
        return ConnectionString(database);
    }

    /// <summary>Writes a database, or what of it is asked for, into a file.</summary>
    public Task DumpAsync(string database, string file, params string[] options) => RunAsync("pg_dump", [.. options, "--dbname", database, "--file", In(file)]);

    /// <summary>Runs the statements of a file; the first that fails ends it.</summary>
    public Task LoadAsync(string database, string file) => RunAsync("psql", ["--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--output", "/dev/null", "--dbname", database, "--file", In(file)]);

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
            return;
        await RunAsync("pg_ctl", ["stop", "--mode", "fast", "--pgdata", Cluster, "--silent"]);
        await _process.WaitForExitAsync();
        _leftover!.Dispose();
        _process.Dispose();
    }

    private async Task StartAsync()
    {
        Directory.CreateDirectory(_folder);
        await File.WriteAllTextAsync(In("password"), _password);
        if (Environment.IsPrivilegedProcess)
        {
            using var own = Process.Start("chown", ["--recursive", User, _folder]);
            await own.WaitForExitAsync();
        }

        await RunAsync("initdb", ["--pgdata", Cluster, "--username", User, "--pwfile", In("password"), "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-instructions"]);
        (_process, _leftover) = Leftovers.Start(Info(
            "postgres", ["-D", Cluster, "-c", FormattableString.Invariant($"port={_port}"), "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={_folder}", "-c", "logging_collector=on"]));
        _ = _process.StandardError.ReadToEndAsync();
        _ = _process.StandardOutput.ReadToEndAsync();
        await RunAsync("pg_ctl", ["status", "--pgdata", Cluster], until: () => File.Exists(Path.Combine(Cluster, "postmaster.pid")) && File.ReadAllText(Path.Combine(Cluster, "postmaster.pid")).Contains("ready", StringComparison.Ordinal));
    }

    private async Task RunAsync(string program, IEnumerable<string> arguments, Func<bool>? until = null)
    {
        for (var deadline = Environment.TickCount64 + 60_000; until is not null && !until() && Environment.TickCount64 < deadline;)
            await Task.Delay(50);
        var (process, leftover) = Leftovers.Start(Info(program, arguments));
        using var _ = process;
        using var __ = leftover;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {output}{await errors}");
    }

    // PostgreSQL does not run as root.
    private ProcessStartInfo Info(string program, IEnumerable<string> arguments)
    {
        var path = Path.Combine(_programs, program);
        var info = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", [$"--reuid={User}", $"--regid={User}", "--clear-groups", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        info.UseShellExecute = false;
        info.WorkingDirectory = _folder;
        info.RedirectStandardOutput = true;
        info.RedirectStandardError = true;
        info.Environment["PGHOST"] = "127.0.0.1";
        info.Environment["PGPORT"] = _port.ToString(CultureInfo.InvariantCulture);
        info.Environment["PGUSER"] = User;
        info.Environment["PGPASSWORD"] = _password;
        return info;
    }
}
