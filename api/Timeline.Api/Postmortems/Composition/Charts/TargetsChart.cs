using NodaTime;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition.Charts;

/// <summary>Working time that counted against each target: up to the target light, beyond it dark.</summary>
internal static class TargetsChart
{
    private const double Gutter = 168;
    private const double Lane = 18;
    private const double Bar = 8;
    private const int Most = 20;
    private const int LongestName = 40;

    /// <summary>None where nothing counted.</summary>
    public static IEnumerable<Chart> Of(IReadOnlyList<SlaClock> clocks)
    {
        var counted = clocks.Where(clock => clock is { Within: { } within, Counted: not null } && within > Duration.Zero).Take(Most).ToList();
        if (counted.Count == 0)
            return [];

        // Each on a scale of its own: a target of minutes beside one of days would be a spot.
        var shapes = new List<ChartShape>();
        var wide = Chart.Width - Gutter - 120;
        foreach (var (index, clock) in counted.Index())
        {
            var (within, taken) = (clock.Within!.Value, clock.Counted!.Value);
            var scale = wide / Math.Max(within.TotalSeconds, taken.TotalSeconds);
            var (top, bar) = (index * Lane, index * Lane + (Lane - Bar) / 2);
            shapes.Add(new ChartText(0, top + (Lane - ChartText.Size) / 2 - 1, ChartText.Short($"{clock.Target!.Target}{(clock.Customer is { } customer ? $", {customer}" : "")}", LongestName), ChartTone.Muted));
            shapes.Add(new ChartBar(Gutter, bar, Math.Max(0.5, Duration.Min(within, taken).TotalSeconds * scale), Bar, ChartTone.Middle));
            if (taken > within)
                shapes.Add(new ChartBar(Gutter + within.TotalSeconds * scale, bar, (taken - within).TotalSeconds * scale, Bar, ChartTone.Dark));
            shapes.Add(new ChartLine(Gutter + within.TotalSeconds * scale, top + 2, Gutter + within.TotalSeconds * scale, top + Lane - 2, ChartTone.Ink));
            shapes.Add(new ChartText(Chart.Width - 116, top + (Lane - ChartText.Size) / 2 - 1, Words(clock), ChartTone.Ink));
        }

        return
        [
            new Chart(
                "Working time that counted against each target, each on a scale of its own. The upright line is the target; what lies beyond it is over.",
                string.Join(" ", counted.Select(clock => $"{clock.Target!.Target}{(clock.Customer is { } customer ? $" for {customer}" : "")}: {Words(clock)}.")), counted.Count * Lane, shapes),
        ];
    }

    private static string Words(SlaClock clock) => $"{Say.Hours(WholeSeconds.Floor(clock.Counted!.Value))} of {Say.Hours(clock.Within!.Value)}";
}
