using System.Globalization;
using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>What suffered, for how long and for whom; how it came back, and what was lost.</summary>
internal static class ImpactSections
{
    public static Section Impact(IncidentRecord record, DateTimeZone zone, IncidentMetrics metrics)
    {
        if (record.Impacts.Count == 0)
            return new Section("Impact", [new NothingRecorded("No impact is recorded.")]);

        var blocks = new List<Block>
        {
            new Grid(
                [new("From", 0), new("Until", 0), new("Service", 1), new("For", 1), new("Level", 1.4f), new("People", 0), new("Time", 0)],
                [
                    .. record.Impacts.Select(impact => (IReadOnlyList<Cell>)
                    [
                        new(Wording.StampOf(impact.From, zone)),
                        new(impact.Until is { } until ? Wording.StampOf(until, zone) : record.Status >= IncidentStatus.Resolved ? "not recorded" : "not yet"),
                        new(impact.Service),
                        new(string.Join(", ", new[] { impact.Segment, impact.Customer }.OfType<string>())),
                        new(Levels(impact, zone)),
                        new(impact.Steps.Select(step => step.Affected).Append(impact.Affected).Max() is { } people ? Say.Count(people) : ""),
                        new(MetricWording.Value(impact.Duration)),
                    ]),
                ]),
        };
        var minutes = metrics.ImpactMinutes;
        blocks.Add(new Plain($"All services together: {Words(minutes.Total)}."));
        if (minutes.Services.Count > 1)
            blocks.Add(new FactList([.. minutes.Services.Select(service => new Fact(service.Service, Words(service.Impact)))]));
        return new Section("Impact", blocks);
    }

    public static Section Recovery(IncidentRecord record, DateTimeZone zone, IncidentMetrics metrics)
    {
        if (record.RecoveryStages.Count == 0 && record.DataLoss == DataLossState.NotAssessed)
            return new Section("Recovery", []);

        var blocks = new List<Block>();
        if (record.RecoveryStages.Count > 0)
        {
            blocks.Add(new Grid(
                [new("Time", 0), new("Stage", 1), new("For", 1), new("What works", 2), new("After first contact", 0)],
                [
                    .. record.RecoveryStages.Select(stage => (IReadOnlyList<Cell>)
                    [
                        new(Wording.StampOf(stage.At, zone)), new(stage.Stage), new(stage.ForWhom ?? ""), new(stage.WhatWorks, IsMarkdown: true),
                        new(stage.SinceReported.Duration is { } since ? Say.Span(since) : "–"),
                    ]),
                ]));
        }

        blocks.Add(new SubHeading("Data loss"));
        blocks.AddRange(DataLoss(record, zone, metrics));
        return new Section("Recovery", blocks);
    }

    private static IEnumerable<Block> DataLoss(IncidentRecord record, DateTimeZone zone, IncidentMetrics metrics)
    {
        yield return record.DataLoss switch
        {
            DataLossState.NotAssessed => new NothingRecorded("Whether data was lost was not assessed."),
            DataLossState.Unknown => new Plain("It was assessed, and how much was lost is not known."),
            DataLossState.None => new Plain("No data was lost."),
            _ => new FactList([new("Lost at first", Lost(metrics.DataLossWindow, zone)), new("Lost for good", Lost(metrics.RemainingLoss, zone))]),
        };
        if (record.DataLossAssessments.Count > 0)
            yield return new Bullets([.. record.DataLossAssessments.Select(assessment => new BulletItem($"{Wording.StampOf(assessment.At, zone)}:", assessment.Text, Times(assessment, zone)))]);
    }

    private static string Lost(DurationMetric metric, DateTimeZone zone) => metric.Status == MetricStatus.Recorded
        ? metric.Seconds == 0 ? "nothing" : $"{MetricWording.Value(metric)}: {MetricWording.Anchor(metric.From, zone)}, to {MetricWording.Anchor(metric.To, zone)}"
        : metric.Reason!;

    private static string? Times(DataLossAssessment assessment, DateTimeZone zone)
    {
        var times = new[] { ("last good copy", assessment.LastGoodCopy), ("data lost at", assessment.LossFrom), ("recovered to", assessment.RecoveredTo) }
            .Where(time => time.Item2 is not null)
            .Select(time => $"{time.Item1} {Wording.StampOf(time.Item2!.Value, zone)}")
            .ToList();
        return times.Count == 0 ? null : string.Join("; ", times);
    }

    private static string Levels(ImpactWindow impact, DateTimeZone zone) => impact.Steps.Count == 0
        ? Say.Label(impact.Level)
        : string.Join("; ", impact.Steps.Select((step, index) => index == 0 ? Say.Label(step.Level) : $"{Say.Words(step.Level)} from {Wording.ClockOf(step.From, zone)}"));

    private static string Words(ImpactTime impact)
    {
        if (impact.Time.Status != MetricStatus.Recorded)
            return $"{MetricWording.Value(impact.Time)}{(impact.Time.Status == MetricStatus.Invalid ? "" : $" ({impact.Time.Reason!.TrimEnd('.')})")}".TrimEnd('.');

        var parts = new List<string> { $"{MetricWording.Value(impact.Time)} of impact" };
        if (impact.DownSeconds > 0 && impact.DegradedSeconds > 0)
            parts.Add($"{Span(impact.DownSeconds)} down and {Span(impact.DegradedSeconds)} degraded");
        else
            parts.Add(impact.DegradedSeconds > 0 ? "all of it degraded" : "all of it down");
        if (impact.AffectedSeconds is { } affected)
            parts.Add($"{(affected / 60).ToString("N0", CultureInfo.InvariantCulture)} person-minutes");
        return string.Join(", ", parts);
    }

    private static string Span(long? seconds) => Say.Span(Duration.FromSeconds(seconds ?? 0));
}
