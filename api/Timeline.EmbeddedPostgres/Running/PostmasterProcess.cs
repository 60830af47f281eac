using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Timeline.EmbeddedPostgres.Running;

/// <summary>What became of the process that a <c>postmaster.pid</c> names.</summary>
internal enum PostmasterLife
{
    /// <summary>There is no such process.</summary>
    Gone,

    /// <summary>It has ended and nobody has collected it yet; PostgreSQL would take it for alive.</summary>
    Zombie,

    /// <summary>The number belongs to another program by now.</summary>
    SomebodyElse,

    /// <summary>It is PostgreSQL on this cluster.</summary>
    Alive,
}

/// <summary>Tells whether a process is PostgreSQL on one cluster, and not another program that got the same number.</summary>
internal static class PostmasterProcess
{
    public static PostmasterLife Look(int processId, string clusterFolder)
    {
        if (OperatingSystem.IsLinux())
            return LookInProc(processId, clusterFolder);
        try
        {
            using var process = Process.GetProcessById(processId);
            if (process.HasExited)
                return PostmasterLife.Gone;
            return process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase) ? PostmasterLife.Alive : PostmasterLife.SomebodyElse;
        }
        catch (ArgumentException)
        {
            return PostmasterLife.Gone;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return PostmasterLife.SomebodyElse;
        }
    }

    /// <summary>True when some process works inside the cluster: a server process that outlived its parent. Linux only; else false.</summary>
    public static bool AnyIn(string clusterFolder) => In(clusterFolder).Any();

    /// <summary>The processes that work inside the cluster. Linux only; else none.</summary>
    public static IEnumerable<int> In(string clusterFolder)
    {
        if (!OperatingSystem.IsLinux())
            yield break;
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && WorksIn(process, clusterFolder) == true)
                yield return id;
        }
    }

    private static PostmasterLife LookInProc(int processId, string clusterFolder)
    {
        var process = FormattableString.Invariant($"/proc/{processId}");
        try
        {
            // "pid (name) state ...": the name may hold anything, so look behind its closing bracket.
            var stat = File.ReadAllText(process + "/stat");
            if (stat[(stat.LastIndexOf(')') + 1)..].TrimStart().StartsWith('Z'))
                return PostmasterLife.Zombie;

            // The command line can be read by everybody; the working folder, when it can be read too, must agree.
            var command = File.ReadAllText(process + "/cmdline").Split('\0');
            var isPostgres = Path.GetFileName(command[0]) == "postgres" && command.Contains(clusterFolder);
            return isPostgres && WorksIn(process, clusterFolder) != false ? PostmasterLife.Alive : PostmasterLife.SomebodyElse;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Directory.Exists(process) ? PostmasterLife.SomebodyElse : PostmasterLife.Gone;
        }
    }

    private static bool? WorksIn(string process, string clusterFolder)
    {
        try
        {
            var folder = new FileInfo(process + "/cwd").LinkTarget;
            return folder is null ? null : folder == clusterFolder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
