using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Timeline.Benchmarks.Load.GraphQL;

/// <summary>The npm packages that are measured beside us.</summary>
internal static class Peers
{
    /// <summary>Installs them as locked.</summary>
    /// <returns>The folder of their scripts.</returns>
    public static async Task<string> InstallAsync()
    {
        var folder = Path.Combine(Path.GetDirectoryName(Here())!, "peers");
        var npm = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = folder };
        using var process = Process.Start(npm) ?? throw new UsageException("npm could not be started; the peers need Node 20 or later.");
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? folder : throw new UsageException($"npm ci ended with {process.ExitCode} in {folder}.");
    }

    private static string Here([CallerFilePath] string here = "") => here;
}
