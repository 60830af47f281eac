using System.Diagnostics;

namespace Timeline.Pdf.Tests.Documents;

/// <summary>Other people's programs. A test is skipped, and says so, where one is not installed.</summary>
internal static class ExternalTool
{
    /// <summary>What a program prints about a file; <c>{file}</c> in its arguments is the file.</summary>
    public static string Run(byte[] pdf, string program, params string[] arguments)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"{program} is not installed");
        var file = Path.GetTempFileName();
        File.WriteAllBytes(file, pdf);
        try
        {
            var start = new ProcessStartInfo(path!, arguments.Select(a => a.Replace("{file}", file, StringComparison.Ordinal))) { RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8, UseShellExecute = false };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return output;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
