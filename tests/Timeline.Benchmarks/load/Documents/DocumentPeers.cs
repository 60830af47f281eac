using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Timeline.Benchmarks.Load.Documents;

/// <summary>Chromium and pdfmake, which draw the same document in a process of node.</summary>
internal sealed class DocumentPeers : IDisposable
{
    private readonly Process _process;
    private readonly string _entries;

    private DocumentPeers(Process process, string entries) => (_process, _entries) = (process, entries);

    /// <summary>Installs them as locked, and has both draw once.</summary>
    public static async Task<DocumentPeers> StartAsync(int entries)
    {
        var folder = Path.Combine(Path.GetDirectoryName(Here())!, "peers");
        await InstallAsync(folder);
        var file = Path.Combine(Path.GetTempPath(), $"timeline-entries-{Environment.ProcessId}.json");
        await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes(GeneratedIncident.Entries(entries).Select(entry =>
            new { day = entry.At.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), time = entry.Time, since = entry.Since, kind = entry.Kind, who = entry.Who, text = entry.Markdown, excerpt = entry.Excerpt })));
        var start = new ProcessStartInfo("node", ["draw.mjs", file, GeneratedIncident.Title, Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        return new(Process.Start(start) ?? throw new UsageException("node could not be started; the peers need Node 20 or later."), file);
    }

    /// <summary>Milliseconds that Chromium takes to print the page that it has loaded.</summary>
    public Task<double> ChromiumAsync() => AskAsync("chromium");

    /// <summary>Milliseconds from the definition of the document to its bytes.</summary>
    public Task<double> PdfmakeAsync() => AskAsync("pdfmake");

    /// <summary>How many pages theirs have.</summary>
    public async Task<string> PagesAsync() => $"Chromium {await AskAsync("chromium-pages")}, pdfmake {await AskAsync("pdfmake-pages")}";

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
        File.Delete(_entries);
    }

    private static async Task InstallAsync(string folder)
    {
        string[] arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        using var npm = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments) { WorkingDirectory = folder })
            ?? throw new UsageException("npm could not be started; the peers need Node 20 or later.");
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
            throw new UsageException($"npm ci ended with {npm.ExitCode} in {folder}.");
    }

    private async Task<double> AskAsync(string what)
    {
        await _process.StandardInput.WriteLineAsync(what);
        var answer = await _process.StandardOutput.ReadLineAsync();
        return double.TryParse(answer, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidOperationException($"{what}: {answer}");
    }

    private static string Here([CallerFilePath] string here = "") => here;
}
