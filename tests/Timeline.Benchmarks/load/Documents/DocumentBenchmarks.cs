using System.Diagnostics;
using System.Globalization;
using Timeline.Benchmarks.Load.Measuring;

namespace Timeline.Benchmarks.Load.Documents;

/// <summary>How long documents take, and how much memory: a very long one, and one of twelve pages beside a browser and pdfmake.</summary>
internal static class DocumentBenchmarks
{
    private const int LongEntries = 5000;
    private const int LongRows = 8000;
    private const int TwelvePages = 190;
    private const double MostSeconds = 2;
    private const double MostMegabytes = 300;

    /// <summary>A long document in fresh processes, and again in one that is warm.</summary>
    public static async Task LongAsync(Arguments arguments)
    {
        var (entries, rounds) = (arguments.Number("events", LongEntries), arguments.Number("rounds", 5));
        var fresh = new List<Drawn>();
        var warm = new List<Drawn>();
        for (var round = 0; round < rounds; round++)
        {
            fresh.Add((await ChildAsync(entries, times: 1))[0]);
            warm.Add((await ChildAsync(entries, times: 5))[^1]);
        }

        Report.Line($"{entries} entries, {LongRows} rows: {fresh[0].Pages} pages, {fresh[0].Bytes / 1e6:N1} MB, load average {Report.LoadAverage()}");
        Print("fresh process", fresh);
        Print("the fifth of a process", warm);
        Goal.AtMost("seconds in a fresh process", Sample.Median(fresh.Select(one => one.Seconds)), MostSeconds);
        Goal.AtMost("MB at most, fresh", Sample.Median(fresh.Select(one => one.Megabytes)), MostMegabytes);
    }

    /// <summary>Draws the long document and prints what it took: the child of <see cref="LongAsync"/>.</summary>
    public static Task OnceAsync(Arguments arguments)
    {
        var (entries, rows) = arguments.Text("kind") == "twelve" ? (TwelvePages, 0) : (arguments.Number("events", LongEntries), LongRows);
        for (var i = 0; i < arguments.Number("times", 1); i++)
        {
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var cpu = Environment.CpuUsage.TotalTime;
            var begun = Stopwatch.GetTimestamp();
            var written = GeneratedDocument.Write(entries, rows);
            var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
            cpu = Environment.CpuUsage.TotalTime - cpu;
            Report.Line($"drawn {seconds:0.000} {PeakMegabytes():0} {allocated / 1e6:0} {cpu.TotalSeconds:0.00} {written.PageCount} {written.Bytes.Length}");
        }

        return Task.CompletedTask;
    }

    /// <summary>Twelve pages beside Chromium's print and pdfmake, all warm, in turn.</summary>
    public static async Task TwelveAsync(Arguments arguments)
    {
        using var peers = await DocumentPeers.StartAsync(TwelvePages);
        Report.Line($"pages: ours {GeneratedDocument.Write(TwelvePages, 0).PageCount}, {await peers.PagesAsync()}");
        var samples = await Rounds.CompareAsync(
            "A document of twelve pages",
            "documents",
            arguments.Number("rounds", 5),
            new Contender("Chromium's print of a loaded page", () => TurnAsync(peers.ChromiumAsync)),
            new Contender("pdfmake", () => TurnAsync(peers.PdfmakeAsync)),
            new Contender("Timeline.Pdf", () => TurnAsync(static () =>
            {
                var begun = Stopwatch.GetTimestamp();
                _ = GeneratedDocument.Write(TwelvePages, 0);
                return Task.FromResult(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            })));
        Goal.AtLeast("times as fast as Chromium's print", Rounds.Ratio(samples[2], samples[0]), 10);
        Goal.AtLeast("times as fast as pdfmake", Rounds.Ratio(samples[2], samples[1]), 12);
    }

    private static async Task<Sample> TurnAsync(Func<Task<double>> once)
    {
        const int Times = 15;
        var took = new List<double>(Times);
        for (var i = 0; i < Times; i++)
            took.Add(await once());
        return Sample.Of(took, took.Sum() / 1000, allocated: null);
    }

    private static async Task<List<Drawn>> ChildAsync(int entries, int times)
    {
        string[] arguments = ["pdf", "once", "--events", Text(entries), "--times", Text(times)];
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return [.. output.Split('\n').Where(line => line.StartsWith("drawn ", StringComparison.Ordinal)).Select(Drawn.Parse)];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Print(string what, List<Drawn> drawn) => Report.Line(
        $"  {what,-24} {Sample.Median(drawn.Select(one => one.Seconds)),6:0.00} s, most {Sample.Median(drawn.Select(one => one.Megabytes)),5:0} MB resident, {Sample.Median(drawn.Select(one => one.Allocated)),5:0} MB allocated, {Sample.Median(drawn.Select(one => one.Processor)):0.0} s of processors   by round: {string.Join(' ', drawn.Select(one => one.Seconds.ToString("0.00", CultureInfo.InvariantCulture)))}");

    // Linux counts the greatest resident size itself.
    private static double PeakMegabytes() => File.Exists("/proc/self/status")
        ? double.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024
        : Environment.WorkingSet / 1048576.0;



    private sealed record Drawn(double Seconds, double Megabytes, double Allocated, double Processor, int Pages, long Bytes)
    {
        public static Drawn Parse(string line)
        {
            var parts = line.Split(' ');
            return new(Number(parts[1]), Number(parts[2]), Number(parts[3]), Number(parts[4]), (int)Number(parts[5]), (long)Number(parts[6]));
        }

        private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
