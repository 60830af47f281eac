using Timeline.Torture.Checking;
using Timeline.Torture.Entries;
using Timeline.Torture.Rounds;
using Timeline.Torture.Servers;
using Timeline.Torture.Writing;

namespace Timeline.Torture.DiskFull;

/// <summary>
/// The whole disk of a cluster runs full under load. PostgreSQL ends itself when it cannot write its log of changes, and starts only
/// when there is room again. Nothing acknowledged may be lost, nothing be half-stored, and appends go on afterwards.
/// </summary>
internal static class DiskFullMode
{
    private const int Writers = 2;
    private const long LastBytes = 4 * 1024 * 1024;

    private static readonly TimeSpan Load = TimeSpan.FromSeconds(2);

    // The log of changes must not have files in stock, or it would take long to get full.
    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["min_wal_size"] = "32MB",
        ["max_wal_size"] = "48MB",
        ["wal_recycle"] = "off",
    };

    public static async Task<int> RunAsync(int rounds, int seed)
    {
        Console.WriteLine($"seed {seed}");
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            Console.WriteLine("diskfull skipped: mounting a small disk needs root on Linux");
            return 0;
        }

        using var folder = new TemporaryFolder();
        await using var disk = await SmallDisk.MountAsync(folder.In("disk"));
        if (disk is null)
        {
            Console.WriteLine("diskfull skipped: mounting a small disk is not permitted here");
            return 0;
        }

        await using var server = await TortureServer.StartAsync(Path.Combine(disk.Folder, "data"), Settings, folder.In("runtime"));
        await using (var node = new EntryStore(server.ConnectionString))
            await node.PrepareAsync();
        await using var follower = new LiveFollower(server.ConnectionString);
        await using var crew = new Crew(server.ConnectionString, seed);
        var (failures, acknowledged) = (0, 0);
        for (var round = 1; round <= rounds; round++)
        {
            var (journal, findings) = (new Journal(), new Findings());
            await RunAsync(FormattableString.Invariant($"diskfull-{round}"), disk, server, crew, follower, journal, findings);
            foreach (var finding in findings.All)
                Console.WriteLine($"    {finding}");
            failures += findings.All.Count;
            acknowledged += journal.Acknowledged.Count;
        }

        Console.WriteLine(FormattableString.Invariant($"{rounds} full disks, {acknowledged} appends acknowledged, {failures} failures, seed {seed}"));
        return failures == 0 ? 0 : 1;
    }

    private static async Task RunAsync(
        string tenant, SmallDisk disk, TortureServer server, Crew crew, LiveFollower follower, Journal journal, Findings findings)
    {
        await follower.BeginAsync(tenant);
        await crew.BeginAsync(tenant, journal, Writers);
        await journal.ServedAsync(after: 0, findings);
        await Task.Delay(Load);
        disk.Fill(LastBytes);
        var full = journal.AcknowledgedSoFar;
        var refused = await RefusedAsync(journal);
        var before = journal.AcknowledgedSoFar;
        findings.Expect(refused, "disk", "appends went on though the disk was full");

        disk.Free();
        var died = !await server.AnswersAsync();
        if (died)
            await server.RestartAsync();
        await journal.ServedAsync(before, findings);
        await Task.Delay(Load);
        await crew.EndAsync(findings);
        var unanswered = journal.Unanswered.Count();
        await TenantCheck.RunAsync(server.ConnectionString, tenant, journal, follower, findings);
        Console.WriteLine(FormattableString.Invariant(
            $"{tenant}  {journal.Acknowledged.Count} acknowledged ({full} before the disk was filled, {before} before it was freed), {unanswered} repeated, {journal.Faults} faults, the server {(died ? "ended itself" : "stayed")}"));
    }

    // Nothing acknowledged for a while, and errors meanwhile.
    private static async Task<bool> RefusedAsync(Journal journal)
    {
        var until = Environment.TickCount64 + 120_000;
        while (Environment.TickCount64 < until)
        {
            var (acknowledged, faults) = (journal.AcknowledgedSoFar, journal.Faults);
            await Task.Delay(1500);
            if (journal.AcknowledgedSoFar == acknowledged && journal.Faults > faults)
                return true;
        }

        return false;
    }
}
