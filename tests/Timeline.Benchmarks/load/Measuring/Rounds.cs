using System.Globalization;

namespace Timeline.Benchmarks.Load.Measuring;

/// <summary>Somebody who is measured.</summary>
/// <param name="Name">For the table.</param>
/// <param name="TurnAsync">One turn.</param>
internal sealed record Contender(string Name, Func<Task<Sample>> TurnAsync);

/// <summary>
/// Contenders take turns, several rounds long, and are compared within each round: a machine that others use too is slow for all
/// of them. Their order turns round after each round. The first is the limit. Medians are printed.
/// </summary>
internal static class Rounds
{
    /// <returns>Each contender's samples by round, in their order.</returns>
    public static async Task<IReadOnlyList<IReadOnlyList<Sample>>> CompareAsync(string title, string unit, int rounds, params Contender[] contenders)
    {
        Report.Line($"");
        Report.Line($"{title}   ({rounds} rounds in turn, medians; load average before: {Report.LoadAverage()})");
        foreach (var contender in contenders)
            await contender.TurnAsync();

        var taken = contenders.Select(_ => new List<Sample>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            // There and back: whoever always came after the same other one would pay for what that one left behind.
            foreach (var i in round % 2 == 0 ? Enumerable.Range(0, contenders.Length) : Enumerable.Range(1, contenders.Length).Select(back => contenders.Length - back))
                taken[i].Add(await contenders[i].TurnAsync());
        }

        Report.Line($"  {"",-34} {unit + "/s",12} {"p50 ms",9} {"p99 ms",9} {"bytes/op",10} {"CPU µs/op",10} {"ratio",7}   ratios by round");
        for (var i = 0; i < contenders.Length; i++)
            Print(contenders[i].Name, taken[i], taken[0]);
        return taken;
    }

    /// <summary>The median over the rounds of how much one did of what another did.</summary>
    public static double Ratio(IReadOnlyList<Sample> samples, IReadOnlyList<Sample> others) => Sample.Median(Ratios(samples, others));

    private static IEnumerable<double> Ratios(IReadOnlyList<Sample> samples, IReadOnlyList<Sample> others) =>
        samples.Zip(others, (sample, other) => sample.Rate / other.Rate);

    private static void Print(string name, List<Sample> samples, List<Sample> limit)
    {
        var ratios = Ratios(samples, limit).ToList();
        var ratio = Sample.Median(ratios);
        var (allocated, cpu) = (Known(samples, sample => sample.Allocated, "N0"), Known(samples, sample => sample.Cpu, "N1"));
        Report.Line(
            $"  {name,-34} {Sample.Median(samples.Select(sample => sample.Rate)),12:N0} {Sample.Median(samples.Select(sample => sample.P50)),9:N3} {Sample.Median(samples.Select(sample => sample.P99)),9:N3} {allocated,10} {cpu,10} {ratio,7:N2}   {string.Join(' ', ratios.Select(one => one.ToString("N2", CultureInfo.InvariantCulture)))}");
    }

    // Empty where a turn could not tell.
    private static string Known(List<Sample> samples, Func<Sample, double?> figure, string format) => samples.TrueForAll(sample => figure(sample) is not null)
        ? Sample.Median(samples.Select(sample => figure(sample)!.Value)).ToString(format, CultureInfo.InvariantCulture)
        : "";
}
