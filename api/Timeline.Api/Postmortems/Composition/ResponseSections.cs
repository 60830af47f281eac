using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>How it was noticed, who came, what people were told.</summary>
internal static class ResponseSections
{
    public static Section Detection(IncidentRecord record, DateTimeZone zone)
    {
        MilestoneKind[] kinds =
            [MilestoneKind.FaultStarted, MilestoneKind.FirstSignal, MilestoneKind.Detected, MilestoneKind.Reported, MilestoneKind.Ticketed, MilestoneKind.Acknowledged];
        var known = record.Milestones.Where(milestone => kinds.Contains(milestone.Kind)).ToList();
        return new Section("Detection and report", known.Count == 0
            ? [new NothingRecorded("Neither when the fault started, nor when it was detected or reported, is recorded.")]
            : [new FactList([.. known.Select(milestone => new Fact(MilestoneWords.Label(milestone.Kind), Wording.StampOf(milestone.At, zone)))])]);
    }

    public static Section Response(IncidentRecord record, DateTimeZone zone, IncidentMetrics metrics)
    {
        var blocks = new List<Block> { new SubHeading("Contact ladder") };
        blocks.Add(record.ContactAttempts.Count == 0
            ? new NothingRecorded("No contact attempt is recorded.")
            : new Grid(
                [new("Time", 1.7f), new("Who", 2.4f), new("Rung", 1.2f), new("Channel", 1.4f), new("Outcome", 1.6f), new("After", 1.1f)],
                [
                    .. record.ContactAttempts.Select(attempt => (IReadOnlyList<Cell>)
                    [
                        new(Wording.StampOf(attempt.At, zone)), new(attempt.Who), new(Say.Words(attempt.Rung)), new(Say.Words(attempt.Channel)),
                        new(Say.Words(attempt.Outcome)), new(attempt.SincePrevious is { } since ? Say.Span(since) : ""),
                    ]),
                ]));

        blocks.Add(new SubHeading("Engagement"));
        blocks.Add(record.Engagements.Count == 0
            ? new NothingRecorded("Nobody is recorded as having had hands on it.")
            : new Grid(
                [new("Time", 1.7f), new("Who", 2.4f), new("How", 1.6f), new("Note", 3.6f)],
                [
                    .. record.Engagements.Select(engagement => (IReadOnlyList<Cell>)
                    [
                        new(Wording.StampOf(engagement.At, zone)), new(engagement.Who), new(engagement.How ?? ""), new(engagement.Text, IsMarkdown: true),
                    ]),
                ]));
        if (metrics.TicketToEngagement.Status is MetricStatus.Pending or MetricStatus.Invalid)
            blocks.Add(new Plain($"Ticket to engagement: {MetricWording.Value(metrics.TicketToEngagement)}."));
        return new Section("Response", blocks);
    }

    public static Section Communications(IncidentRecord record, DateTimeZone zone, IncidentMetrics metrics)
    {
        if (record.Updates.Count == 0)
            return new Section("Communications", [new NothingRecorded("No update to anybody is recorded.")]);

        var blocks = new List<Block>
        {
            new Grid(
                [new("Time", 1.7f), new("To", 1.5f), new("By", 1.3f), new("What was said", 4.6f)],
                [
                    .. record.Updates.Select(update => (IReadOnlyList<Cell>)
                    [
                        new(Wording.StampOf(update.At, zone)), new(Say.Words(update.Audience)), new(Say.Words(update.Channel)), new(update.Text, IsMarkdown: true),
                    ]),
                ]),
        };
        if (metrics.LongestSilence.Status == MetricStatus.Recorded)
        {
            blocks.Add(new Plain(
                $"The longest silence was {MetricWording.Value(metrics.LongestSilence)}: {MetricWording.Anchor(metrics.LongestSilence.From, zone)}, to {MetricWording.Anchor(metrics.LongestSilence.To, zone)}."));
        }

        return new Section("Communications", blocks);
    }
}
