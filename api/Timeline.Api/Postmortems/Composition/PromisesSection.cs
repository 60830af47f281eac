using NodaTime;
using Timeline.Api.Postmortems.Composition.Charts;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>What was expected against what came, the limits that were set, and what was demanded.</summary>
internal static class PromisesSection
{
    /// <summary>One part when anything was promised, set or demanded, else none.</summary>
    public static IEnumerable<Section> Compose(IncidentRecord record, DateTimeZone zone)
    {
        List<Block> blocks = [.. Etas(record, zone), .. TimeBoxes(record, zone), .. Demands(record, zone)];
        return blocks.Count == 0 ? [] : [new Section("Promises and limits", blocks)];
    }

    private static IEnumerable<Block> Etas(IncidentRecord record, DateTimeZone zone)
    {
        if (record.Etas.Count == 0)
            yield break;

        yield return new SubHeading("Estimates");
        yield return new Grid(
            [new("Given", 0), new("By", 1), new("For", 1), new("Promised", 0), new("Came about", 0), new("Difference", 1)],
            [
                .. record.Etas.Select(eta => (IReadOnlyList<Cell>)
                [
                    new(Wording.StampOf(eta.GivenAt, zone)), new(eta.GivenBy), new(eta.For ?? "The service back"), new(Promised(eta, zone)),
                    new(eta.Error.To is { } actual ? Wording.StampOf(actual.At, zone) : "–"), new(Difference(eta.Error)),
                ]),
            ]);
        foreach (var chart in EtaChart.Of(record, zone))
            yield return chart;
        var slips = record.Etas.Count(eta => eta.Moved > Duration.Zero);
        if (slips > 0)
            yield return new Plain($"Estimates were moved to a later time {Times(slips)}.");
    }

    private static IEnumerable<Block> TimeBoxes(IncidentRecord record, DateTimeZone zone)
    {
        if (record.TimeBoxes.Count == 0)
            yield break;

        yield return new SubHeading("Time boxes");
        yield return new Grid(
            [new("Set", 0), new("For", 1), new("Until", 0), new("What then", 1), new("What became of it", 1)],
            [
                .. record.TimeBoxes.Select(box => (IReadOnlyList<Cell>)
                [
                    new(Wording.StampOf(box.SetAt, zone)), new(box.For ?? "–"), new(Wording.StampOf(box.Deadline, zone)), new(box.WhatThen), new(Outcome(box, zone)),
                ]),
            ]);
    }

    private static IEnumerable<Block> Demands(IncidentRecord record, DateTimeZone zone)
    {
        if (record.Demands.Count == 0)
            yield break;

        yield return new SubHeading("Demands");
        yield return new Grid(
            [new("Received", 0), new("From", 1), new("What", 2), new("By", 0), new("Done", 0), new("Outcome", 1)],
            [
                .. record.Demands.Select(demand => (IReadOnlyList<Cell>)
                [
                    new(Wording.StampOf(demand.ReceivedAt, zone)), new(demand.FromWhom), new(demand.What), new(Wording.StampOf(demand.By, zone)),
                    new(demand.MetAt is { } met ? Wording.StampOf(met, zone) : "–"), new(Outcome(demand)),
                ]),
            ]);
    }

    private static string Promised(Eta eta, DateTimeZone zone) =>
        Wording.StampOf(eta.By, zone) + (eta.ByLatest is { } latest ? $" to {(latest.InZone(zone).Date == eta.By.InZone(zone).Date ? Wording.ClockOf(latest, zone) : Wording.StampOf(latest, zone))}" : "");

    private static string Difference(SignedMetric error) => error switch
    {
        { Duration: { } late } when late > Duration.Zero => $"{Say.Span(late)} later",
        { Duration: { } early } when early < Duration.Zero => $"{Say.Span(-early)} earlier",
        { Status: MetricStatus.Recorded } => "on time",
        { Status: MetricStatus.Pending } => "pending",
        { Status: MetricStatus.Invalid, Reason: { } reason } => reason,
        _ => "never recorded",
    };

    private static string Outcome(TimeBox box, DateTimeZone zone)
    {
        var settled = box.SettledAt is { } at ? $"{Say.Words(box.State)} {Wording.StampOf(at, zone)}" : null;
        return (box.Expired, settled) switch
        {
            (true, null) => "expired; what was done is not recorded",
            (true, _) => $"expired; {settled}",
            (false, null) when box.State == TimeBoxState.Over => "the incident was over before",
            (false, null) => Say.Words(box.State),
            _ => settled!,
        };
    }

    private static string Outcome(Demand demand) => demand.Spare switch
    {
        { Duration: { } spare } when spare >= Duration.Zero => $"met, {Say.Span(spare)} to spare",
        { Duration: { } missed } => $"missed by {Say.Span(-missed)}",
        { Status: MetricStatus.Invalid, Reason: { } reason } => reason,
        _ => demand.State == DemandState.Missed ? "missed; that it was done is not recorded" : "that it was done is not recorded",
    };

    private static string Times(int count) => count switch
    {
        1 => "once",
        2 => "twice",
        _ => $"{Say.Count(count)} times",
    };
}
