using System.Diagnostics;
using Npgsql;

namespace Timeline.Storage.Tests.Faults;

/// <summary>A disk of a few megabytes on which the tables of a test lie, to be filled to the last byte. Needs root and a PostgreSQL on this machine.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Megabytes = 24;

    private readonly NpgsqlDataSource _server;
    private readonly string _folder;

    private SmallDisk(NpgsqlDataSource server, string folder, string name)
    {
        _server = server;
        _folder = folder;
        Tablespace = name;
    }

    public string Tablespace { get; }

    private string Ballast => Path.Combine(_folder, "ballast");

    /// <summary>Skips the test where there cannot be one.</summary>
    public static async Task<SmallDisk> MountAsync(NpgsqlDataSource server)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "mounting a small disk needs root on Linux");
        await using var where = server.CreateCommand("show data_directory");
        var data = (string)(await where.ExecuteScalarAsync())!;
        Assert.SkipUnless(Directory.Exists(data), "PostgreSQL is not on this machine");

        var name = "small_" + Guid.NewGuid().ToString("N");
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), name)).FullName;
        if (await RunAsync("mount", "-t", "tmpfs", "-o", FormattableString.Invariant($"size={Megabytes}m"), "tmpfs", folder) != 0)
        {
            Directory.Delete(folder);
            Assert.Skip("mounting a small disk is not permitted here");
        }

        var disk = new SmallDisk(server, folder, name);
        var tables = Directory.CreateDirectory(Path.Combine(folder, "tables")).FullName;
        await RunAsync("chown", $"--reference={data}", tables);
        await disk.ExecuteAsync($"create tablespace {name} location '{tables}'");
        return disk;
    }

    /// <summary>Leaves no byte free.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var zeros = new byte[4096];
        try
        {
            while (true)
                file.Write(zeros);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Free() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync($"drop tablespace {Tablespace}");
        await RunAsync("umount", _folder);
        Directory.Delete(_folder);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
