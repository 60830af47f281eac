using Timeline.Domain.Incidents;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Situations;

/// <summary>
/// A mail store that broke for a part of the customers: down for them for a business day, short interruptions for all others, a local copy that
/// held nothing, an off-site one that was twelve hours old, and a recovery in four stages. Minutes count from the failure.
/// </summary>
public static class AWeekOfCollisions
{
    public static IReadOnlyList<IncidentEvent> Events { get; } =
    [
        Declared(),
        new MilestoneSet(MilestoneKind.FirstSignal, At(-600), EntryId: null),
        new MilestoneSet(MilestoneKind.FaultStarted, At(0), EntryId: null),
        new MilestoneSet(MilestoneKind.Detected, At(20), EntryId: null),
        Reported(1, 30),
        Logged(2, 45, "The store of one group of customers does not open.", EntryKind.Observation),
        Logged(3, 60, "The interim copy of the night failed; the message had been misread.", EntryKind.Observation),

        // Typed in when there was time for it, the interruptions before the store.
        new ImpactStarted(Entry(10), At(120), "Mail", ImpactLevel.Degraded, "All other customers", Text: "Forced restart."),
        new ImpactEnded(Entry(11), At(150), Entry(10)),
        new ImpactStarted(Entry(12), At(0), "Mail", ImpactLevel.Down, "Customers on the broken store", Affected: 300),
        new ImpactChanged(Entry(13), At(600), Entry(12), ImpactLevel.Degraded),
        new ImpactEnded(Entry(14), At(5_000), Entry(12)),
        new ImpactStarted(Entry(15), At(5_100), "Mail", ImpactLevel.Down, "All other customers", Text: "A second restart."),
        new ImpactEnded(Entry(16), At(5_110), Entry(15)),

        new DataLossAssessed(Entry(20), At(90), Text: "The local copy holds nothing; nobody knows yet."),
        new DataLossAssessed(Entry(21), At(180), LastGoodCopy: Minute(-720), Text: "The off-site copy is of noon."),
        new DecisionTaken(
            Entry(22), At(200), "Blank mailboxes first, history afterwards.", "Operations", OnAdviceOf: null, "New mail matters more today than old mail.", ["Wait for the history", "Blank mailboxes first"]),
        new RecoveryStageReached(Entry(23), At(630), "Blank mailboxes", "New mail flows.", "Customers on the broken store"),
        new RecoveryStageReached(Entry(24), At(1_000), "Replay of held mail", "What came in meanwhile is there.", "Customers on the broken store"),
        new RecoveryStageReached(Entry(25), At(3_000), "History", "Mail up to noon is there.", "Customers on the broken store"),
        new RecoveryStageReached(Entry(26), At(5_000), "Correction", "Duplicates and calendars are right.", "Customers on the broken store"),
        new DataLossAssessed(Entry(27), At(5_000), RecoveredTo: Minute(0), Text: "The rest came from the held mail."),
        new DecisionVerified(Entry(28), At(5_005), Entry(22), DecisionOutcome.Held, "Nobody asked for old mail on the first day."),
        new TriggerNoted(Entry(29), At(5_200), "A controller of the store failed.", [Entry(2)]),
        new RootCauseNoted(Entry(30), At(5_200), "The copies were not read back.", [Entry(3)]),
    ];
}
