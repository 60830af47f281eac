using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Timeline.GraphQL.Tests;

/// <summary>Runs the scripts of a <c>reference</c> folder with node: the reference implementation and stock clients.</summary>
internal static class NodeScript
{
    private static readonly SemaphoreSlim Installing = new(1);

    /// <summary>Runs a script to its end.</summary>
    /// <param name="script">A file in the folder <c>reference</c> of the calling test's project.</param>
    /// <param name="arguments">Given to the script.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="caller">Filled in by the compiler.</param>
    /// <returns>Its standard output.</returns>
    public static async Task<string> RunAsync(string script, IEnumerable<string> arguments, string input = "", [CallerFilePath] string caller = "")
    {
        using var process = await StartAsync(script, arguments, caller);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(TimeSpan.FromMinutes(2));
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, $"node {script} exited with {process.ExitCode}: {await errors}\n{await output}");
            return await output;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Starts a script, for a test that talks with it. The caller ends it.</summary>
    public static async Task<Process> StartAsync(string script, IEnumerable<string> arguments, [CallerFilePath] string caller = "")
    {
        var folder = FolderOf(caller);
        await InstallAsync(folder);
        return Start(folder, "node", [script, .. arguments]);
    }

    private static string FolderOf(string caller)
    {
        for (var folder = Path.GetDirectoryName(caller); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var reference = Path.Combine(folder, "reference");
            if (File.Exists(Path.Combine(reference, "package.json")))
                return reference;
        }

        throw new InvalidOperationException($"no folder 'reference' with a package.json above {caller}");
    }

    private static async Task InstallAsync(string folder)
    {
        await Installing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            // npm writes this file last, so it is neither there after half an installation nor newer than a lock that changed.
            if (File.GetLastWriteTimeUtc(Path.Combine(folder, "node_modules", ".package-lock.json")) >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
                return;
            using var npm = Start(folder, OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund"]);
            npm.StandardInput.Close();
            var errors = npm.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await npm.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await npm.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(npm.ExitCode == 0, $"npm ci failed in {folder}: {await errors}");
        }
        finally
        {
            Installing.Release();
        }
    }

    private static Process Start(string folder, string program, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"{program} could not be started; the tests need Node 20 or later");
}
