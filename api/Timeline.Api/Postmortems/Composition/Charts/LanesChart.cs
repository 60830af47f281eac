using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition.Charts;

/// <summary>The incident on one scale of time: how far it had come, which services suffered, who was on it, theories, what people were told.</summary>
internal static class LanesChart
{
    private const double Gutter = 96;
    private const double Lane = 20;
    private const double Bar = 10;
    private const int MostServices = 3;
    private const int MostPeople = 5;
    private const int LongestName = 24;

    /// <summary>None where nothing has a beginning and an end.</summary>
    public static IEnumerable<Chart> Of(IncidentRecord record, DateTimeZone zone)
    {
        // What was verified or closed weeks later would leave hours as a line.
        Instant?[] ends = [.. record.Impacts.Select(impact => impact.Until), .. record.Engagements.Select(engagement => engagement.Until)];
        var moments = record.Milestones.Where(milestone => milestone.Kind is not (MilestoneKind.Verified or MilestoneKind.Closed)).Select(milestone => milestone.At)
            .Concat(record.Impacts.Select(impact => impact.From)).Concat(ends.OfType<Instant>()).ToList();
        if (moments.Count < 2 || moments.Max() - moments.Min() < Duration.FromMinutes(1))
            return [];

        var time = new ChartTime(moments.Min(), moments.Max(), zone, Gutter, Chart.Width - Gutter - 4);
        var lanes = Lanes(record, time).ToList();
        var shapes = new List<ChartShape>();
        var height = lanes.Count * Lane;
        foreach (var (at, words) in time.Ticks())
        {
            shapes.Add(new ChartLine(time.X(at), 0, time.X(at), height, ChartTone.Hairline));
            shapes.Add(new ChartText(time.X(at), height + 2, words, ChartTone.Muted, at == time.Until ? ChartAlignment.Right : ChartAlignment.Center));
        }

        foreach (var (index, lane) in lanes.Index())
        {
            shapes.Add(new ChartText(0, index * Lane + (Lane - ChartText.Size) / 2 - 1, ChartText.Short(lane.Name, LongestName), ChartTone.Muted));
            shapes.AddRange(lane.Shapes(index * Lane + (Lane - Bar) / 2));
        }

        return [new Chart("What ran beside what, to scale. The stronger a bar, the worse.", string.Join(" ", lanes.Select(lane => $"{lane.Name}: {lane.Words}.")), height + ChartText.Size + 6, shapes)];
    }

    private static IEnumerable<(string Name, string Words, Func<double, IEnumerable<ChartShape>> Shapes)> Lanes(IncidentRecord record, ChartTime time)
    {
        string Clock(Instant at) => Wording.ClockAfter(time.From, at, time.Zone);
        IEnumerable<ChartShape> Bars(double y, IEnumerable<(Instant From, Instant Until, ChartTone Tone)> spans) =>
            spans.Select(span => new ChartBar(time.X(span.From), y, Math.Max(1, time.X(span.Until) - time.X(span.From)), Bar, span.Tone));

        var phases = Phases(record).ToList();
        if (phases.Count > 0)
        {
            yield return (
                "Phase", string.Join(", ", phases.Select(phase => $"{phase.Words} from {Clock(phase.From)} to {Clock(phase.Until)}")),
                y => Bars(y, phases.Select(phase => (phase.From, phase.Until, phase.Tone))));
        }

        var services = record.Impacts.Where(impact => impact.Steps.Count > 0).GroupBy(impact => impact.Service, StringComparer.Ordinal)
            .OrderBy(service => service.SelectMany(impact => impact.Steps).Min(step => step.Level)).ThenBy(service => service.Min(impact => impact.From)).ToList();
        foreach (var service in services.Take(MostServices))
        {
            var steps = service.SelectMany(impact => impact.Steps).OrderByDescending(step => step.Level).ThenBy(step => step.From)
                .Select(step => (step.From, Until: step.Until ?? time.Until, step.Level)).ToList();
            yield return (
                service.Key, string.Join(", ", steps.OrderBy(step => step.From).Select(step => $"{Say.Words(step.Level)} from {Clock(step.From)} to {Clock(step.Until)}")),
                y => Bars(y, steps.Select(step => (step.From, step.Until, step.Level switch { ImpactLevel.Down => ChartTone.Dark, ImpactLevel.Degraded => ChartTone.Middle, _ => ChartTone.Faint }))));
        }

        if (record.Engagements.Count > 0)
        {
            var people = record.Engagements.GroupBy(engagement => engagement.Who, StringComparer.Ordinal).ToList();
            var thickness = Bar / Math.Min(people.Count, MostPeople);
            yield return (
                "Hands on it", string.Join(", ", people.Select(person => $"{person.Key} from {Clock(person.Min(engagement => engagement.At))}")),
                y => people.Take(MostPeople).Index().SelectMany(person => person.Item.Select(engagement => new ChartBar(
                    time.X(engagement.At), y + person.Index * thickness, Math.Max(1, time.X(engagement.Until ?? time.Until) - time.X(engagement.At)), Math.Max(1, thickness - 0.8), ChartTone.Accent))));
        }

        if (record.Hypotheses.Count > 0)
        {
            yield return (
                "Theories", string.Join(", ", record.Hypotheses.Select(theory => $"one raised at {Clock(theory.RaisedAt)}{(theory.SettledAt is { } at ? $" and {Say.Words(theory.Status)} at {Clock(at)}" : "")}")),
                y => record.Hypotheses.SelectMany(theory => Theory(theory, time, y + Bar / 2)));
        }

        if (record.Updates.Count > 0)
        {
            yield return (
                "Telling", $"updates at {string.Join(", ", record.Updates.Select(update => Clock(update.At)))}",
                y => record.Updates.Select(update => new ChartDot(time.X(update.At), y + Bar / 2, 3, ChartTone.Ink, Filled: true)));
        }
    }

    private static IEnumerable<ChartShape> Theory(Hypothesis theory, ChartTime time, double y)
    {
        if (theory.SettledAt is { } settled)
            yield return new ChartLine(time.X(theory.RaisedAt), y, time.X(settled), y, ChartTone.Muted);
        yield return new ChartDot(time.X(theory.RaisedAt), y, 2.4, ChartTone.Muted, Filled: false);
        if (theory.SettledAt is { } at)
            yield return new ChartDot(time.X(at), y, 3, theory.Status == HypothesisStatus.Confirmed ? ChartTone.Ink : ChartTone.Muted, Filled: theory.Status == HypothesisStatus.Confirmed);
    }

    // Where a milestone is not known, the phase before it goes on to the next that is.
    private static IEnumerable<(string Words, Instant From, Instant Until, ChartTone Tone)> Phases(IncidentRecord record)
    {
        (MilestoneKind Kind, string Words, ChartTone Tone)[] begins =
        [
            (MilestoneKind.FaultStarted, "not noticed", ChartTone.Faint), (MilestoneKind.Detected, "noticed", ChartTone.Light), (MilestoneKind.Reported, "nobody on it", ChartTone.Dark),
            (MilestoneKind.Engaged, "worked on", ChartTone.Middle), (MilestoneKind.Mitigated, "mitigated", ChartTone.Light), (MilestoneKind.Resolved, "resolved", ChartTone.Faint),
        ];
        var known = begins.Select(begin => (begin.Words, begin.Tone, record.Milestone(begin.Kind)?.At)).Where(begin => begin.At is not null).OrderBy(begin => begin.At).ToList();
        return known.Zip(known.Skip(1), (begin, next) => (begin.Words, begin.At!.Value, next.At!.Value, begin.Tone)).Where(phase => phase.Item2 < phase.Item3);
    }
}
