using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Timeline.Torture.Servers;

/// <summary>All processes of one PostgreSQL: they work in its cluster's folder. Linux only.</summary>
internal static class ClusterProcesses
{
    /// <summary><c>kill -9</c> of all of them, the postmaster first, so that it does not restart what is left.</summary>
    public static async Task KillAsync(int postmaster, string clusterFolder)
    {
        Kill(postmaster);
        var deadline = Environment.TickCount64 + 20_000;
        while (In(clusterFolder).ToList() is { Count: > 0 } left)
        {
            if (Environment.TickCount64 > deadline)
                throw new InvalidOperationException($"Processes of {clusterFolder} do not end: {string.Join(", ", left)}.");
            foreach (var process in left)
                Kill(process);
            await Task.Delay(5);
        }
    }

    /// <summary><c>kill -9</c> of all processes with a folder on their command line.</summary>
    public static void KillNaming(string folder)
    {
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Names(process, folder))
                Kill(id);
        }
    }

    public static void Kill(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It was faster.
        }
    }

    private static bool Names(string process, string folder)
    {
        try
        {
            return File.ReadAllText(process + "/cmdline").Contains(folder, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static IEnumerable<int> In(string clusterFolder)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && WorksIn(folder, clusterFolder))
                yield return id;
        }
    }

    // A dead one that nobody collected yet has no working folder any more.
    private static bool WorksIn(string process, string clusterFolder)
    {
        try
        {
            return new FileInfo(process + "/cwd").LinkTarget == clusterFolder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
