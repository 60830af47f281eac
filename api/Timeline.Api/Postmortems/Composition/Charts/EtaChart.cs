using NodaTime;
using Timeline.Domain.Incidents.Record;

namespace Timeline.Api.Postmortems.Composition.Charts;

/// <summary>Estimates against what happened: across when each was given, upwards what it promised; a line where it came about, and how far off each was.</summary>
internal static class EtaChart
{
    private const double Gutter = 100;
    private const double LabelWidth = 48;
    private const double Height = 96;

    /// <summary>One for each thing that several estimates were given for, which came about; else none.</summary>
    public static IEnumerable<Chart> Of(IncidentRecord record, DateTimeZone zone) =>
        record.Etas.Where(eta => eta.Error.To is not null).GroupBy(eta => eta.For ?? "The service back", StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => Of(same.Key, [.. same], zone));

    private static Chart Of(string what, IReadOnlyList<Eta> etas, DateTimeZone zone)
    {
        var actual = etas[^1].Error.To!.At;
        var said = new ChartTime(etas.Min(eta => eta.GivenAt), Instant.Max(etas.Max(eta => eta.GivenAt), actual), zone, Gutter, Chart.Width - Gutter - 24);
        var (lowest, highest) = (Instant.Min(etas.Min(eta => eta.By), actual), Instant.Max(etas.Max(eta => eta.By), actual));
        double Y(Instant at) => highest == lowest ? Height / 2 : 14 + (Height - 32) * (1 - (at - lowest) / (highest - lowest));

        var shapes = new List<ChartShape>();
        foreach (var (at, words) in said.Ticks())
        {
            shapes.Add(new ChartLine(said.X(at), 0, said.X(at), Height, ChartTone.Hairline));
            shapes.Add(new ChartText(said.X(at), Height + 2, words, ChartTone.Muted, ChartAlignment.Center));
        }

        shapes.Add(new ChartLine(Gutter, Y(actual), Chart.Width - 24, Y(actual), ChartTone.Accent));
        shapes.Add(new ChartText(0, Y(actual) - ChartText.Size / 2 - 1, $"came {Wording.ClockAfter(said.From, actual, zone)}", ChartTone.Accent));
        // A label stands beyond its dot, away from the line; where the one before it is there already, beside the dot: between dot and line it would be struck through.
        (double X, bool Above) last = (double.MinValue, false);
        foreach (var eta in etas.OrderBy(eta => eta.GivenAt))
        {
            var (x, above) = (said.X(eta.GivenAt), eta.By >= actual);
            var beside = x - last.X < LabelWidth && last.Above == above;
            last = (x, above);
            shapes.Add(new ChartLine(x, Y(eta.By), x, Y(actual), ChartTone.Muted));
            shapes.Add(new ChartDot(x, Y(eta.By), 3, ChartTone.Ink, Filled: true));
            var top = beside ? Y(eta.By) - ChartText.Size / 2 - 1 : above ? Y(eta.By) - ChartText.Size - 7 : Y(eta.By) + 4;
            shapes.Add(new ChartText(beside ? x + 6 : x, top, Wording.ClockAfter(said.From, eta.By, zone), ChartTone.Ink, beside ? ChartAlignment.Left : ChartAlignment.Center));
        }

        return new Chart(
            $"{what}: what was promised when (dots), and when it came about (line).",
            $"{string.Join(", ", etas.Select(eta => $"at {Wording.ClockAfter(said.From, eta.GivenAt, zone)} {Wording.ClockAfter(said.From, eta.By, zone)} was promised"))}; it came about at {Wording.ClockAfter(said.From, actual, zone)}.",
            Height + ChartText.Size + 6, shapes);
    }
}
