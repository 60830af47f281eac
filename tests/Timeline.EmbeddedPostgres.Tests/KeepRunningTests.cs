using System.Diagnostics;

namespace Timeline.EmbeddedPostgres.Tests;

public sealed class KeepRunningTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ServerFolder _folder = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task A_server_that_is_killed_is_started_again_behind_the_same_connection_string_with_every_row()
    {
        // With its durable defaults: those of the other tests acknowledge before anything is written.
        await using var server = await _folder.StartAsync(options => options with { Settings = new Dictionary<string, string>(StringComparer.Ordinal) });
        await ServerFolder.AskAsync(server.ConnectionString, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS number");
        var (first, told) = (server.ProcessId, new TaskCompletionSource());
        using var watching = new CancellationTokenSource();
        var watch = server.KeepRunningAsync(told.SetResult, cancellation: watching.Token);

        Kill(first);
        await told.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.NotEqual(first, server.ProcessId);
        Assert.Equal(1000L, await ServerFolder.AskAsync(server.ConnectionString, "SELECT count(*) FROM kept"));
        await watching.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
    }

    [Fact]
    public async Task A_backend_that_is_busy_when_its_server_dies_does_not_stand_in_the_way()
    {
        await using var server = await _folder.StartAsync();
        // Counts without ever looking whether its parent lives.
        var busy = ServerFolder.AskAsync(server.ConnectionString, "SELECT count(*) FROM generate_series(1, 100000000000)");
        while ((long)(await ServerFolder.AskAsync(server.ConnectionString, "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%100000000000%' AND pid <> pg_backend_pid()"))! == 0)
            await Task.Yield();
        var told = new TaskCompletionSource();
        using var watching = new CancellationTokenSource();
        var watch = server.KeepRunningAsync(told.SetResult, cancellation: watching.Token);

        Kill(server.ProcessId);
        await told.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(1, await ServerFolder.AskAsync(server.ConnectionString, "SELECT 1"));
        await Assert.ThrowsAnyAsync<Exception>(() => busy);
        await watching.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
    }

    [Fact]
    public async Task One_that_dies_again_and_again_is_given_up_in_words()
    {
        await using var server = await _folder.StartAsync(options => options with { MostRestarts = 2 });
        var said = new List<string>();
        var watch = server.KeepRunningAsync(() => Kill(server.ProcessId), said.Add, TestContext.Current.CancellationToken);
        Kill(server.ProcessId);

        var given = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => watch.WaitAsync(Patience, TestContext.Current.CancellationToken));

        Assert.Equal(EmbeddedPostgresFailure.KeepsDying, given.Failure);
        Assert.Contains("has died 3 times within 10 minutes", given.Message, StringComparison.Ordinal);
        ServerFolder.AssertOneSentence(given.Message);
        Assert.Equal(3, said.Count(step => step.Contains("has died", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task One_that_is_left_running_is_not_watched()
    {
        var server = await _folder.StartAsync(options => options with { LeaveRunning = true });
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.KeepRunningAsync(cancellation: TestContext.Current.CancellationToken));
        await server.StopAsync();
    }

    private static void Kill(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
    }
}
