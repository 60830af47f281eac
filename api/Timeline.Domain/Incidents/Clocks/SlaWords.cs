using System.Diagnostics;
using Timeline.Domain.Sla;

namespace Timeline.Domain.Incidents;

/// <summary>How targets are spoken of.</summary>
internal static class SlaWords
{
    /// <summary><c>SEV 1</c>.</summary>
    public static string Of(Severity severity) => $"SEV {(int)severity + 1}";

    /// <summary>After <c>was</c> or <c>is</c>.</summary>
    public static string Of(SlaStatus status) => status switch
    {
        SlaStatus.NotStarted => "not started",
        SlaStatus.Running => "running",
        SlaStatus.AtRisk => "at risk",
        SlaStatus.Paused => "paused",
        SlaStatus.Breached => "breached",
        SlaStatus.Met => "met",
        SlaStatus.NotApplicable => "not applicable",
        SlaStatus.NoContract => "without a contract",
        _ => throw new UnreachableException($"no word for {status}"),
    };
}
