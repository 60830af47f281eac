using System.Diagnostics;
using System.Globalization;

namespace Timeline.EmbeddedPostgres.Tests;

public sealed class AdoptionTests : IAsyncLifetime
{
    private readonly ServerFolder _folder = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task After_kill_9_the_next_start_takes_the_living_server_over_with_its_rows()
    {
        using var program = _folder.Program("--database", "timeline");
        var (process, _, connectionString) = await program.ReadyAsync();
        await ServerFolder.AskAsync(connectionString, "CREATE TABLE kept AS SELECT 42 AS answer");
        program.Kill();

        var adopted = await _folder.StartAsync(options => options with { Database = "timeline" });

        Assert.True(adopted.Adopted);
        Assert.Equal(process, adopted.ProcessId);
        Assert.Equal(connectionString, adopted.ConnectionString);
        Assert.Equal(42, await ServerFolder.AskAsync(adopted.ConnectionString, "SELECT answer FROM kept"));
        await adopted.DisposeAsync();
        Assert.False(File.Exists(Path.Combine(_folder.Cluster, "postmaster.pid")));
    }

    [Fact]
    public async Task After_kill_9_of_program_and_server_the_next_start_recovers_every_committed_row()
    {
        using var program = _folder.Program("--database", "timeline");
        var (process, _, connectionString) = await program.ReadyAsync();
        await ServerFolder.AskAsync(connectionString, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS number");
        program.Kill();
        Kill(process);

        await using var recovered = await _folder.StartAsync(options => options with { Database = "timeline" });

        Assert.False(recovered.Adopted);
        Assert.Equal(1000L, await ServerFolder.AskAsync(recovered.ConnectionString, "SELECT count(*) FROM kept"));
    }

    [Fact]
    public async Task A_pid_file_whose_number_belongs_to_another_program_by_now_is_stale()
    {
        await (await _folder.StartAsync()).DisposeAsync();
        WritePidFile(Environment.ProcessId);

        await using var server = await _folder.StartAsync();

        Assert.False(server.Adopted);
        Assert.NotEqual(Environment.ProcessId, server.ProcessId);
    }

    [Fact]
    public async Task A_pid_file_of_a_process_that_is_gone_is_stale()
    {
        await (await _folder.StartAsync()).DisposeAsync();
        using (var gone = Process.Start("true"))
        {
            await gone.WaitForExitAsync(TestContext.Current.CancellationToken);
            WritePidFile(gone.Id);
        }

        await using var server = await _folder.StartAsync();

        Assert.False(server.Adopted);
    }

    [Fact]
    public async Task A_dead_server_that_nobody_collects_does_not_block_the_next_start()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Zombies are told by /proc.");
        await (await _folder.StartAsync()).DisposeAsync();
        // The shell turns into a sleep that never collects its child.
        using var careless = Process.Start(new ProcessStartInfo("sh", ["-c", "true & echo $!; exec sleep 120"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var zombie = int.Parse((await careless.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!, CultureInfo.InvariantCulture);
        try
        {
            WritePidFile(zombie);

            await using var server = await _folder.StartAsync();

            Assert.False(server.Adopted);
            Assert.NotEqual(zombie, server.ProcessId);
        }
        finally
        {
            careless.Kill();
        }
    }

    [Fact]
    public async Task A_server_that_is_to_be_left_running_survives_and_is_shared()
    {
        var first = await _folder.StartAsync(options => options with { LeaveRunning = true });
        var second = await _folder.StartAsync(options => options with { LeaveRunning = true });
        await first.DisposeAsync();
        await second.DisposeAsync();

        Assert.False(first.Adopted);
        Assert.True(second.Adopted);
        Assert.Equal(first.ProcessId, second.ProcessId);
        Assert.Equal(1, await ServerFolder.AskAsync(first.ConnectionString, "SELECT 1"));

        await second.StopAsync();
        Assert.False(File.Exists(Path.Combine(_folder.Cluster, "postmaster.pid")));
    }

    [Fact]
    public async Task A_server_that_another_process_runs_can_be_found_and_used()
    {
        Assert.Null(EmbeddedPostgresServer.FindRunning(_folder.Data));
        using var program = _folder.Program("--database", "timeline");
        var (process, _, connectionString) = await program.ReadyAsync();

        var found = EmbeddedPostgresServer.FindRunning(_folder.Data, "timeline");

        Assert.Equal(connectionString, found);
        Assert.Equal(1, await ServerFolder.AskAsync(found!, "SELECT 1"));
        program.Kill();
        Kill(process);
        await WaitForAsync(() => EmbeddedPostgresServer.FindRunning(_folder.Data) is null);
    }

    [Fact]
    public async Task A_running_server_without_the_database_asked_for_is_started_anew_with_it()
    {
        var first = await _folder.StartAsync(options => options with { LeaveRunning = true });

        await using var second = await _folder.StartAsync(options => options with { Database = "another" });

        Assert.False(second.Adopted);
        Assert.NotEqual(first.ProcessId, second.ProcessId);
        Assert.Equal("another", await ServerFolder.AskAsync(second.ConnectionString, "SELECT current_database()"));
    }

    [Fact]
    public async Task A_beginning_that_was_killed_half_way_is_made_anew()
    {
        using (var program = _folder.Program())
        {
            await WaitForAsync(() => Directory.Exists(_folder.Data) && Directory.GetDirectories(_folder.Data, "draft-*")
                .Any(draft => File.Exists(Path.Combine(draft, "cluster", "PG_VERSION"))));
            program.Kill();
        }

        await using var server = await _folder.StartAsync();

        Assert.Equal(1, await ServerFolder.AskAsync(server.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_draft_that_a_server_has_run_on_is_taken_up_and_never_deleted()
    {
        var first = await _folder.StartAsync();
        await ServerFolder.AskAsync(first.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS answer");
        await first.DisposeAsync();
        // What a power cut can leave: the rename was lost, the rows were not.
        Directory.CreateDirectory(_folder.In("draft-0"));
        Directory.Move(_folder.Cluster, Path.Combine(_folder.In("draft-0"), "cluster"));

        await using var second = await _folder.StartAsync();

        Assert.Equal(42, await ServerFolder.AskAsync(second.ConnectionString, "SELECT answer FROM kept"));
    }

    private void WritePidFile(int process) => File.WriteAllText(
        Path.Combine(_folder.Cluster, "postmaster.pid"),
        $"{process}\n{_folder.Cluster}\n1700000000\n5432\n\n127.0.0.1\n  1234567         0\nready   \n");

    private static void Kill(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }
}
