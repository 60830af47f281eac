using System.Diagnostics;
using static Timeline.EmbeddedPostgres.EmbeddedPostgresFailure;

namespace Timeline.EmbeddedPostgres.Tests;

public sealed class RefusalTests : IAsyncLifetime
{
    private readonly ServerFolder _folder = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task The_second_of_two_programs_on_one_folder_is_told_who_holds_it()
    {
        using var program = _folder.Program();
        await program.ReadyAsync();

        var e = await _folder.RefusedAsync(DataFolderInUse);

        Assert.Contains($"process {program.ProcessId}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_programs_that_start_at_once_one_gets_the_folder()
    {
        using var one = _folder.Program();
        using var two = _folder.Program();

        var (firstEnds, secondEnds) = (one.EndedAsync(), two.EndedAsync());
        var ended = await Task.WhenAny(firstEnds, secondEnds);
        var loser = await ended;

        Assert.Equal(1, loser.ExitCode);
        Assert.StartsWith("DataFolderInUse: ", loser.Errors, StringComparison.Ordinal);
        // Killed before, it would leave the program behind that makes its cluster.
        var winner = ended == firstEnds ? two : one;
        await winner.ReadyAsync();
        await winner.StopAsync();
    }

    [Fact]
    public async Task A_folder_of_another_major_version_is_left_alone()
    {
        await (await _folder.StartAsync()).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder.Cluster, "PG_VERSION"), "17\n", TestContext.Current.CancellationToken);

        var e = await _folder.RefusedAsync(WrongVersion);

        Assert.Contains("PostgreSQL 17", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Garbage_in_place_of_the_cluster_is_left_alone()
    {
        Directory.CreateDirectory(_folder.Cluster);
        var garbage = Path.Combine(_folder.Cluster, "holiday.jpg");
        await File.WriteAllTextAsync(garbage, "sun", TestContext.Current.CancellationToken);

        await _folder.RefusedAsync(DataFolderBroken);

        Assert.True(File.Exists(garbage));
    }

    [Fact]
    public async Task A_cluster_that_lost_its_control_file_is_refused_with_the_servers_own_reason()
    {
        await (await _folder.StartAsync()).DisposeAsync();
        File.Delete(Path.Combine(_folder.Cluster, "global", "pg_control"));

        var e = await _folder.RefusedAsync(StartFailed);

        Assert.Contains("pg_control", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_the_server_does_not_take_is_named()
    {
        var e = await _folder.RefusedAsync(StartFailed, _folder.Options() with { Settings = new Dictionary<string, string> { ["fsync"] = "perhaps" } });

        Assert.Contains("fsync", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_place_of_the_folder_is_refused()
    {
        await File.WriteAllTextAsync(_folder.Data, "", TestContext.Current.CancellationToken);

        var e = await _folder.RefusedAsync(DataFolderUnusable);

        Assert.Contains("is a file", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_cluster_is_refused()
    {
        Directory.CreateDirectory(_folder.Data);
        await File.WriteAllTextAsync(_folder.In("PG_VERSION"), "15\n", TestContext.Current.CancellationToken);

        await _folder.RefusedAsync(DataFolderUnusable);

        Assert.Equal([_folder.In("PG_VERSION")], Directory.GetFileSystemEntries(_folder.Data));
    }

    [Theory]
    [InlineData("it's")]
    [InlineData("a$HOME")]
    [InlineData("two\nlines")]
    public async Task A_path_that_a_shell_would_misread_is_refused(string name) =>
        await _folder.RefusedAsync(DataFolderUnusable, _folder.Options(Path.Combine(_folder.Root, name)));

    [Fact]
    public async Task A_path_too_long_for_PostgreSQL_is_refused_with_both_numbers()
    {
        var longPath = Path.Combine([_folder.Root, .. Enumerable.Repeat(new string('x', 99), 10)]);

        var e = await _folder.RefusedAsync(DataFolderUnusable, _folder.Options(longPath));

        Assert.Contains("900", e.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(longPath));
    }

    [Fact]
    public async Task A_path_with_spaces_and_umlauts_works()
    {
        _folder.LetPass();
        var options = _folder.Options(Path.Combine(_folder.Root, "Zeitlinie für (alle) & jeden"));

        await using var server = await EmbeddedPostgresServer.StartAsync(options, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(1, await ServerFolder.AskAsync(server.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_path_through_a_link_is_adopted_like_any_other()
    {
        var link = Path.Combine(_folder.Root, "link");
        Directory.CreateDirectory(_folder.Data);
        Directory.CreateSymbolicLink(link, _folder.Data);
        var first = await _folder.StartAsync(_ => _folder.Options(link) with { LeaveRunning = true });

        await using var second = await _folder.StartAsync();

        Assert.True(second.Adopted);
        Assert.Equal(first.ProcessId, second.ProcessId);
    }

    [Fact]
    public async Task A_folder_without_programs_is_refused()
    {
        await _folder.RefusedAsync(ProgramsMissing, _folder.Options() with { ProgramsDirectory = _folder.Root });
    }

    [Fact]
    public async Task As_root_a_closed_folder_on_the_way_is_named()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows(), "Only root hands the server to another account.");
        var closed = Directory.CreateDirectory(Path.Combine(_folder.Root, "closed")).FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var e = await _folder.RefusedAsync(DataFolderUnusable, _folder.Options(Path.Combine(closed, "data")));

        Assert.Contains($"may not enter {closed}:", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("size=20m", DiskFull)]
    [InlineData("ro,size=300m", DataFolderUnusable)]
    [InlineData("noexec,size=300m", ProgramsUnusable)]
    public async Task A_disk_that_is_small_or_closed_is_refused(string mount, EmbeddedPostgresFailure failure)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux(), "Only root mounts disks.");
        var disk = Directory.CreateDirectory(Path.Combine(_folder.Root, "disk")).FullName;
        Assert.SkipUnless(await RunAsync("mount", "-t", "tmpfs", "-o", mount, "tmpfs", disk) == 0, "This sandbox does not mount.");
        try
        {
            await _folder.RefusedAsync(failure, _folder.Options(Path.Combine(disk, "data")) with { RuntimeDirectory = null });
        }
        finally
        {
            await RunAsync("umount", disk);
        }
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
