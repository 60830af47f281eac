using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>How it was noticed, and who came.</summary>
internal static class ResponseSections
{
    public static Section Detection(IncidentRecord record, CatalogueRecord catalogue, DateTimeZone zone)
    {
        MilestoneKind[] kinds =
            [MilestoneKind.FaultStarted, MilestoneKind.FirstSignal, MilestoneKind.Detected, MilestoneKind.Reported, MilestoneKind.Ticketed, MilestoneKind.Acknowledged];
        Fact[] facts =
        [
            .. record.Milestones.Where(milestone => kinds.Contains(milestone.Kind)).Select(milestone => new Fact(MilestoneWords.Label(milestone.Kind), Wording.StampOf(milestone.At, zone))),
            .. record.DetectedBy is { } by ? [new Fact("Detected by", Words.Of(by), Say.Name(by))] : Array.Empty<Fact>(),
            .. record.Entitlements(catalogue).Select(entitlement => new Fact("Entitlement", entitlement.Standing.Sentence)),
        ];
        return new Section("Detection and report", facts.Length == 0
            ? [new NothingRecorded("Neither when the fault started, nor when it was detected or reported, is recorded.")]
            : [new FactList(facts)]);
    }

    public static Section Response(IncidentRecord record, DateTimeZone zone, IncidentMetrics metrics)
    {
        var blocks = new List<Block> { new SubHeading("Contact ladder") };
        blocks.Add(record.ContactAttempts.Count == 0
            ? new NothingRecorded("No contact attempt is recorded.")
            : new Grid(
                [new("Time", 0), new("Who", 2), new("Rung", 0), new("Channel", 0), new("Outcome", 0), new("After", 0)],
                [
                    .. record.ContactAttempts.Select(attempt => (IReadOnlyList<Cell>)
                    [
                        new(Wording.StampOf(attempt.At, zone)), new(attempt.Who), new(Words.Of(attempt.Rung)), new(Words.Of(attempt.Channel)),
                        new(Words.Of(attempt.Outcome)), new(attempt.SincePrevious is { } since ? Say.Span(since) : ""),
                    ]),
                ]));

        blocks.Add(new SubHeading("Engagement"));
        blocks.Add(record.Engagements.Count == 0
            ? new NothingRecorded("Nobody is recorded as having had hands on it.")
            : new Grid(
                [new("Time", 0), new("Until", 0), new("Who", 2), new("How", 0), new("Note", 3)],
                [
                    .. record.Engagements.Select(engagement => (IReadOnlyList<Cell>)
                    [
                        new(Wording.StampOf(engagement.At, zone)), new(engagement.Until is { } until ? Wording.StampOf(until, zone) : "–"), new(engagement.Who), new(engagement.How ?? ""), new(engagement.Text, IsMarkdown: true),
                    ]),
                ]));
        blocks.AddRange(PeopleBlocks.Hours(metrics.Effort, zone));
        blocks.AddRange(PeopleBlocks.Roles(record, zone));
        blocks.AddRange(PeopleBlocks.Vendors(record, zone));
        if (metrics.TicketToEngagement.Status is MetricStatus.Pending or MetricStatus.Invalid)
            blocks.Add(new Plain($"Ticket to engagement: {MetricWording.Value(metrics.TicketToEngagement).TrimEnd('.')}."));
        return new Section("Response", blocks);
    }
}
