using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Which milestones cannot have come before which (ADR 26). Orders that are only unusual are not among them.</summary>
internal static class MilestoneOrders
{
    private static readonly (MilestoneKind Earlier, MilestoneKind Later)[] Fixed =
    [
        (MilestoneKind.FaultStarted, MilestoneKind.Detected),
        (MilestoneKind.FaultStarted, MilestoneKind.Reported),
        (MilestoneKind.FaultStarted, MilestoneKind.Mitigated),
        (MilestoneKind.FaultStarted, MilestoneKind.Resolved),
        (MilestoneKind.FirstSignal, MilestoneKind.Detected),
        (MilestoneKind.Mitigated, MilestoneKind.Resolved),
        (MilestoneKind.Resolved, MilestoneKind.Closed),
    ];

    // What is done about an incident cannot come before everything that tells of it.
    private static readonly MilestoneKind[] Responses =
        [MilestoneKind.Engaged, MilestoneKind.FirstUpdate, MilestoneKind.Mitigated, MilestoneKind.Resolved, MilestoneKind.Verified, MilestoneKind.Closed];

    /// <summary>The pairs that are the wrong way round, whatever was meant by times that were not said exactly.</summary>
    /// <param name="known">In the order of their kinds.</param>
    public static IReadOnlyList<(Milestone Earlier, Milestone Later)> Broken(IReadOnlyList<Milestone> known)
    {
        var byKind = known.ToDictionary(milestone => milestone.Kind);
        var pairs = Fixed.ToList();
        if (known.Where(milestone => milestone.Kind < MilestoneKind.Engaged).MinBy(milestone => MeantTime.Of(milestone.When).From) is { } beginning)
            pairs.AddRange(Responses.Select(response => (beginning.Kind, response)));

        return
        [
            .. from pair in pairs.Distinct()
               where byKind.ContainsKey(pair.Earlier) && byKind.ContainsKey(pair.Later)
               let broken = (Earlier: byKind[pair.Earlier], Later: byKind[pair.Later])
               where MeantTime.Of(broken.Later.When).IsBefore(MeantTime.Of(broken.Earlier.When))
               select broken,
        ];
    }
}
