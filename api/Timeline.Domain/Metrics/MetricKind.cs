namespace Timeline.Domain.Metrics;

/// <summary>What can be asked over many incidents: a length of time with a start and an end in each.</summary>
// Storage contract: the numbers are in the database. Add at the end.
public enum MetricKind
{
    TicketToEngagement,
    FormalTicketToEngagement,
    TimeToReach,
    TimeToFirstUpdate,
    TimeToDetect,
    MissedWarning,
    TimeToAcknowledge,
    TimeToDiagnose,
    TimeToMitigate,
    TimeToResolve,
    ReportToResolve,
    LongestSilence,
    ImpactTime,
    AffectedTime,
    DataLossWindow,
    RemainingLoss,
    EtaError,
    Effort,
    LongestStretch,
}
