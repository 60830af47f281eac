using System.Diagnostics;
using System.Globalization;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Host;

/// <summary>The program as a process with the private PostgreSQL that it starts itself.</summary>
public sealed class PrivateDatabaseTests : IDisposable
{
    private readonly PrivateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_while_the_program_runs_it_is_started_again_and_nothing_acknowledged_is_lost()
    {
        using var program = _folder.StartProgram();
        using var client = new TimelineClient(RunningProgram.RootIn(await program.ReadLineAsync()), RunningTimeline.AdminToken);
        var incidentId = await client.DeclareAsync();
        for (var number = 1; number <= 20; number++)
            await client.DoAsync("logEntry", new { incidentId, text = $"before {number}" });

        var server = Kill();
        var after = new { commandId = Guid.CreateVersion7(), incidentId, text = "after" };
        await UntilAsync(async () => !(await client.SendAsync("mutation($input: LogEntryInput!) { logEntry(input: $input) { entry { id } } }", new { input = after })).TryGetProperty("errors", out _));

        var record = await client.AskAsync("query($key: String!) { incident(key: $key) { version timeline { nodes { ... on TimelineEntry { text } } } } }", new { key = incidentId });
        Assert.Equal(
            [.. Enumerable.Range(1, 20).Select(number => string.Create(CultureInfo.InvariantCulture, $"before {number}")), "after"],
            record.At("incident.timeline.nodes").EnumerateArray().Select(entry => entry.Text("text")));
        Assert.NotEqual(server, ServerId());
        Assert.Equal(0, await program.StopAsync());
        Assert.False(File.Exists(PidFile));
    }

    [Fact]
    public async Task When_it_dies_again_and_again_the_program_says_so_and_ends_with_a_failure()
    {
        using var program = _folder.StartProgram();
        await program.ReadLineAsync();
        var ended = program.EndAsync();
        while (!ended.IsCompleted)
        {
            if (File.Exists(PidFile))
                Kill();
            await Task.WhenAny(ended, Task.Delay(50, TestContext.Current.CancellationToken));
        }

        var (code, errors) = await ended;
        Assert.Equal(1, code);
        Assert.Contains("has died 6 times within 10 minutes", errors, StringComparison.Ordinal);
    }

    private string PidFile => Path.Combine(_folder.Data, "cluster", "postmaster.pid");

    private int ServerId() => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    // The process that was killed; it may have been gone already.
    private int Kill()
    {
        try
        {
            var id = ServerId();
            using var process = Process.GetProcessById(id);
            process.Kill();
            return id;
        }
        catch (Exception gone) when (gone is ArgumentException or IOException or InvalidOperationException or FormatException)
        {
            return 0;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var deadline = Environment.TickCount64 + 60_000;
        while (!await holds())
            Assert.True(Environment.TickCount64 < deadline, "not within a minute");
    }
}
