using NodaTime;
using Timeline.Domain.Incidents.Record;

namespace Timeline.Domain.Incidents.Metrics;

/// <summary>The metrics of one incident (DOMAIN, section 3), each with its anchors.</summary>
/// <param name="TicketToEngagement">REPORTED (first contact) to ENGAGED.</param>
/// <param name="FormalTicketToEngagement">TICKETED to ENGAGED.</param>
/// <param name="TimeToReach">First contact attempt to the first that reached somebody.</param>
/// <param name="AttemptsToReach">How many attempts that took, that one included. Null until somebody was reached.</param>
/// <param name="TimeToFirstUpdate">REPORTED to FIRST_UPDATE.</param>
/// <param name="TimeToDetect">FAULT_STARTED to DETECTED.</param>
/// <param name="MissedWarning">FIRST_SIGNAL to DETECTED.</param>
/// <param name="TimeToAcknowledge">REPORTED to ACKNOWLEDGED.</param>
/// <param name="TimeToDiagnose">ENGAGED to DIAGNOSED.</param>
/// <param name="TimeToMitigate">FAULT_STARTED, else REPORTED, to MITIGATED.</param>
/// <param name="TimeToResolve">FAULT_STARTED to RESOLVED.</param>
/// <param name="ReportToResolve">REPORTED to RESOLVED.</param>
/// <param name="LongestSilence">The longest time without an update between REPORTED and RESOLVED, or the last update so far.</param>
/// <param name="ImpactMinutes">How long services were down or degraded.</param>
/// <param name="DataLossWindow">Last good copy to the failure.</param>
/// <param name="RemainingLoss">What had been recovered to the failure: what was lost for good.</param>
/// <param name="UpdateAdherence">Updates that came in time ÷ those that were due.</param>
/// <param name="EtaErrors">Of each estimate, by when it was given: promised to come about.</param>
/// <param name="EtaSlips">How often an estimate became later than the one before it for the same thing.</param>
public sealed record IncidentMetrics(
    DurationMetric TicketToEngagement,
    DurationMetric FormalTicketToEngagement,
    DurationMetric TimeToReach,
    int? AttemptsToReach,
    DurationMetric TimeToFirstUpdate,
    DurationMetric TimeToDetect,
    DurationMetric MissedWarning,
    DurationMetric TimeToAcknowledge,
    DurationMetric TimeToDiagnose,
    DurationMetric TimeToMitigate,
    DurationMetric TimeToResolve,
    DurationMetric ReportToResolve,
    DurationMetric LongestSilence,
    ImpactMinutes ImpactMinutes,
    DurationMetric DataLossWindow,
    DurationMetric RemainingLoss,
    UpdateAdherence UpdateAdherence,
    IReadOnlyList<SignedMetric> EtaErrors,
    int EtaSlips)
{
    /// <summary>The version of these definitions. Raise it with any change that can change a figure; it is printed with each.</summary>
    public const int CurrentDefinitions = 1;

    /// <summary>How much people worked on it, each and together.</summary>
    public required EffortMetric Effort { get; init; }

    /// <summary>The version of the definitions that these figures were computed by.</summary>
    public int DefinitionsVersion { get; } = CurrentDefinitions;

    public static IncidentMetrics Compute(IncidentRecord record)
    {
        var spans = new MilestoneSpans(record);
        var mitigationStart = record.Milestone(MilestoneKind.FaultStarted) is null ? MilestoneKind.Reported : MilestoneKind.FaultStarted;
        var (timeToReach, attempts) = ReachMetric.Compute(record, spans);
        var (dataLoss, remainingLoss) = DataLossMetric.Compute(record);
        return new(
            spans.Between(MilestoneKind.Reported, MilestoneKind.Engaged),
            spans.Between(MilestoneKind.Ticketed, MilestoneKind.Engaged),
            timeToReach,
            attempts,
            spans.Between(MilestoneKind.Reported, MilestoneKind.FirstUpdate),
            spans.Between(MilestoneKind.FaultStarted, MilestoneKind.Detected),
            spans.Between(MilestoneKind.FirstSignal, MilestoneKind.Detected),
            spans.Between(MilestoneKind.Reported, MilestoneKind.Acknowledged),
            spans.Between(MilestoneKind.Engaged, MilestoneKind.Diagnosed),
            spans.Between(mitigationStart, MilestoneKind.Mitigated),
            spans.Between(MilestoneKind.FaultStarted, MilestoneKind.Resolved),
            spans.Between(MilestoneKind.Reported, MilestoneKind.Resolved),
            SilenceMetric.Compute(record, spans),
            ImpactMetric.Compute(record),
            dataLoss,
            remainingLoss,
            UpdateAdherence.Compute(record),
            [.. record.Etas.Select(eta => eta.Error)],
            record.Etas.Count(eta => eta.Moved > Duration.Zero))
        {
            Effort = EffortMetric.Compute(record),
        };
    }
}
