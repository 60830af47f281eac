using System.Diagnostics;

namespace Timeline.EmbeddedPostgres.Tests;

/// <summary>The same as an ordinary user, in a process of its own: root becomes <c>nobody</c> for it.</summary>
public sealed class OrdinaryUserTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("timeline-ordinary-").FullName;

    private string Data => Path.Combine(_root, "data");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Starts_is_killed_is_adopted_and_stops()
    {
        SkipWhenImpossible();
        using var first = Start();
        var (process, _, connectionString) = await first.ReadyAsync();
        await ServerFolder.AskAsync(connectionString, "CREATE TABLE kept AS SELECT 42 AS answer");
        first.Kill();

        using var second = Start();
        var adopted = await second.ReadyAsync();

        Assert.True(adopted.Adopted);
        Assert.Equal(process, adopted.ServerProcess);
        Assert.Equal(42, await ServerFolder.AskAsync(adopted.ConnectionString, "SELECT answer FROM kept"));
        await second.StopAsync();
        Assert.False(File.Exists(Path.Combine(Data, "cluster", "postmaster.pid")));
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_is_refused()
    {
        SkipWhenImpossible();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_root, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        using var program = Start();

        var (exitCode, errors) = await program.EndedAsync();

        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(1, exitCode);
        Assert.StartsWith("DataFolderUnusable: ", errors, StringComparison.Ordinal);
        ServerFolder.AssertOneSentence(errors);
    }

    [Fact]
    public async Task Root_does_not_take_over_the_folder_of_an_ordinary_user()
    {
        SkipWhenImpossible();
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "There is only one user here.");
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "account"), "somebody\n", TestContext.Current.CancellationToken);

        var e = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => EmbeddedPostgresServer.StartAsync(new() { DataDirectory = Data }, cancellation: TestContext.Current.CancellationToken));

        Assert.Equal(EmbeddedPostgresFailure.DataFolderUnusable, e.Failure);
        Assert.Contains("start as somebody", e.Message, StringComparison.Ordinal);
        ServerFolder.AssertOneSentence(e.Message);
    }

    private ServerProgram Start()
    {
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess && File.GetUnixFileMode(_root).HasFlag(UnixFileMode.UserWrite))
            File.SetUnixFileMode(_root, (UnixFileMode)0b111_111_111);
        return ServerProgram.Start([Data, "--quick"], Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []);
    }

    private static void SkipWhenImpossible()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Accounts differ on Windows.");
        if (!Environment.IsPrivilegedProcess)
            return;
        using var probe = Process.Start(new ProcessStartInfo("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "test", "-x", ServerProgram.Executable]) { RedirectStandardError = true, UseShellExecute = false });
        probe!.WaitForExit();
        Assert.SkipUnless(probe.ExitCode == 0, "The user nobody cannot reach this build.");
    }
}
