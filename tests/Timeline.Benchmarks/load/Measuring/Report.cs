using System.Globalization;

namespace Timeline.Benchmarks.Load.Measuring;

/// <summary>Prints the figures and what the machine was doing meanwhile.</summary>
internal static class Report
{
    public static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Linux's load average over one minute: runnable threads of everybody, this program's included.</summary>
    public static string LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
