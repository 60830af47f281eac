using NodaTime;
using Timeline.Domain.Incidents.Metrics;

namespace Timeline.Domain.Incidents.Record;

/// <summary>What counts of all that was assessed about lost data.</summary>
/// <remarks>
/// The last assessment that was recorded counts. A time that it leaves out is as the one before said, unless one of the two says that nothing was
/// lost, or that nothing is known: either begins anew.
/// </remarks>
/// <param name="LastGoodCopy">Null: not known, as the moments after it.</param>
internal sealed record DataLoss(DataLossState State, MetricAnchor? LastGoodCopy = null, MetricAnchor? LossFrom = null, MetricAnchor? RecoveredTo = null)
{
    public static DataLoss Of(Incident incident) =>
        incident.Index.OfKind(EntryKind.DataLoss).OrderBy(entry => entry.Order).Aggregate(new DataLoss(DataLossState.NotAssessed), Next);

    /// <summary>What one assessment says by itself.</summary>
    public static DataLossState StateOf(DataLossAssessed assessed) => assessed switch
    {
        { None: true } => DataLossState.None,
        { LastGoodCopy: null, LossFrom: null, RecoveredTo: null } => DataLossState.Unknown,
        _ => DataLossState.Loss,
    };

    /// <summary>When the data was lost: as assessed, else when the fault started. Null: neither is known.</summary>
    public MetricAnchor? Failure(Milestone? faultStarted) => LossFrom ?? (faultStarted is null
        ? null
        : new(MilestoneKind.FaultStarted, MilestoneWords.Label(MilestoneKind.FaultStarted), faultStarted.At, faultStarted.EntryId));

    private static DataLoss Next(DataLoss before, StandingEntry entry)
    {
        var assessed = (DataLossAssessed)entry.Origin;
        var state = StateOf(assessed);
        return state != DataLossState.Loss
            ? new(state)
            : new(
                state,
                Anchor("Last good copy", assessed.LastGoodCopy) ?? before.LastGoodCopy,
                Anchor("Data lost", assessed.LossFrom) ?? before.LossFrom,
                Anchor("Recovered to", assessed.RecoveredTo) ?? before.RecoveredTo);

        MetricAnchor? Anchor(string label, Instant? at) => at is { } said ? new(Kind: null, label, said, entry.Id) : null;
    }
}
