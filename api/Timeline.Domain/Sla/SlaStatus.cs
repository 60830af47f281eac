namespace Timeline.Domain.Sla;

/// <summary>How a clock stands; the same values as the published SDL, where each is explained.</summary>
public enum SlaStatus
{
    NotStarted,
    Running,
    AtRisk,
    Paused,
    Breached,
    Met,
    NotApplicable,
    NoContract,
}
