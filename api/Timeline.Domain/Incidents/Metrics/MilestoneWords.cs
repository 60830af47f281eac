using System.Diagnostics;

namespace Timeline.Domain.Incidents.Metrics;

/// <summary>What milestones are called, and how one comes to be recorded.</summary>
public static class MilestoneWords
{
    /// <summary>A name for tables and sentences.</summary>
    public static string Label(MilestoneKind kind) => kind switch
    {
        MilestoneKind.FaultStarted => "Fault started",
        MilestoneKind.FirstSignal => "First signal",
        MilestoneKind.Detected => "Detected",
        MilestoneKind.Reported => "First contact",
        MilestoneKind.Ticketed => "Formal ticket",
        MilestoneKind.Acknowledged => "Acknowledged",
        MilestoneKind.FirstContactAttempt => "First contact attempt",
        MilestoneKind.Engaged => "First hands on it",
        MilestoneKind.FirstUpdate => "First update",
        MilestoneKind.Diagnosed => "Diagnosed",
        MilestoneKind.Mitigated => "Mitigated",
        MilestoneKind.Resolved => "Resolved",
        MilestoneKind.Verified => "Verified",
        MilestoneKind.Closed => "Closed",
        _ => throw new UnreachableException($"no label for {kind}"),
    };

    /// <summary>What to do so that it is known, as a sentence.</summary>
    public static string HowToRecord(MilestoneKind kind) => kind switch
    {
        MilestoneKind.Reported => "Log the first contact as a report, or set the milestone.",
        MilestoneKind.Ticketed => "Log the ticket, or set the milestone.",
        MilestoneKind.Acknowledged => "Log the ticket, which implies it, or set the milestone.",
        MilestoneKind.FirstContactAttempt => "Record the first contact attempt.",
        MilestoneKind.Engaged => "Record who engaged first.",
        MilestoneKind.FirstUpdate => "Record the first update that was sent.",
        MilestoneKind.Diagnosed => "Note the root cause and when it was understood.",
        MilestoneKind.FaultStarted or MilestoneKind.FirstSignal or MilestoneKind.Detected
            or MilestoneKind.Mitigated or MilestoneKind.Resolved or MilestoneKind.Verified or MilestoneKind.Closed => "Set the milestone.",
        _ => throw new UnreachableException($"no advice for {kind}"),
    };
}
