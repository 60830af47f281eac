using NodaTime;
using Timeline.Api.Postmortems.Composition.Charts;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>What happened in a few sentences, with its course as a picture and its cause.</summary>
internal static class SummarySection
{
    public static Section Compose(IncidentRecord record, DateTimeZone zone, IncidentMetrics metrics)
    {
        var sentences = new List<string>
        {
            Beginning(record, zone),
        };
        if (metrics.TicketToEngagement.Status == MetricStatus.Recorded)
            sentences.Add($"Somebody had hands on it {MetricWording.Value(metrics.TicketToEngagement)} later.");
        if (metrics.TimeToFirstUpdate.Status == MetricStatus.Recorded)
            sentences.Add($"The first update went out after {MetricWording.Value(metrics.TimeToFirstUpdate)}.");
        sentences.Add(metrics.ReportToResolve.Status == MetricStatus.Recorded
            ? $"It was resolved {MetricWording.Value(metrics.ReportToResolve)} after first contact."
            : $"Its status is {Say.Words(record.Status)}.");

        List<Block> blocks = [new Plain(string.Join(' ', sentences))];
        if (CourseOf(record, zone) is { Steps.Count: > 1 } course)
            blocks.Add(course);
        blocks.AddRange(LanesChart.Of(record, zone));
        blocks.AddRange(record.RootCauses.Select(cause => new Highlight("Root cause", cause.Text)));
        return new Section("Summary", blocks);
    }

    // When somebody declared it is no word on when it began.
    private static string Beginning(IncidentRecord record, DateTimeZone zone)
    {
        string Moment(Instant at) => $"on {Wording.DayOf(at, zone)} at {Wording.ClockOf(at, zone)} ({record.Zone})";
        if (record.Milestone(MilestoneKind.Reported) is { } reported)
            return $"First contact was {Moment(reported.At)}.";
        var began = record.Milestone(MilestoneKind.FaultStarted) is { } fault ? $"The fault started {Moment(fault.At)}"
            : record.Milestone(MilestoneKind.FirstSignal) is { } signal ? $"The first signal was {Moment(signal.At)}"
            : record.Milestone(MilestoneKind.Detected) is { } detected ? $"It was detected {Moment(detected.At)}"
            : record.Timeline.FirstOrDefault(entry => !entry.Retracted) is { } entry ? $"The first entry is of what happened {Moment(entry.OccurredAt)}"
            : null;
        return began is null ? "When it began is not recorded." : $"{began}; first contact is not recorded.";
    }

    private static Course CourseOf(IncidentRecord record, DateTimeZone zone)
    {
        var steps = new List<CourseStep>();
        Instant? previous = null;
        foreach (var moment in record.Milestones.GroupBy(milestone => milestone.At).OrderBy(moment => moment.Key))
        {
            steps.Add(new CourseStep(
                string.Join(", ", moment.Select((milestone, index) => index == 0 ? MilestoneWords.Label(milestone.Kind) : Lower(MilestoneWords.Label(milestone.Kind)))),
                Wording.ClockAfter(previous, moment.Key, zone),
                previous is { } before ? Say.RoughSpan(moment.Key - before) : ""));
            previous = moment.Key;
        }

        return new Course(steps);
    }

    private static string Lower(string label) => char.ToLowerInvariant(label[0]) + label[1..];
}
