using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What cannot all be right in what is said about the harm. Costs what is said of it, not the entries.</summary>
internal static class ImpactContradictions
{
    public static IEnumerable<Contradiction> Of(Incident incident) =>
        [.. incident.Index.OfKind(EntryKind.ImpactStart).SelectMany(start => OfWindow(start, incident)), .. OfDataLoss(incident)];

    /// <summary>True when the last good copy is of after the data was lost, however vaguely that was said.</summary>
    public static bool IsCopyAfterFailure(DataLoss loss, Milestone? faultStarted) => loss switch
    {
        { LastGoodCopy: { } copy, LossFrom: { } lost } => lost.At < copy.At,
        { LastGoodCopy: { } copy } => faultStarted is not null && MeantTime.Of(faultStarted.When).To <= copy.At,
        _ => false,
    };

    private static IEnumerable<Contradiction> OfWindow(StandingEntry start, Incident incident)
    {
        var name = $"Impact on {ImpactWords.NameOf(start)}";
        var (began, end) = (Contradictions.MomentOf(name, start), ImpactRules.EndOf(incident, start.Id));

        // A risk may well come before the fault.
        if (((ImpactStarted)start.Origin).Level != ImpactLevel.AtRisk
            && incident.KnownMilestone(MilestoneKind.FaultStarted) is { } fault && MeantTime.Of(start.When).IsBefore(MeantTime.Of(fault.When)))
            yield return Contradictions.EndBeforeStart(Contradictions.MomentOf(fault), began);

        foreach (var entry in incident.Index.BelongingTo(start.Id))
        {
            var moment = Contradictions.MomentOf($"{name} {(entry.Kind == EntryKind.ImpactEnd ? "ended" : "changed")}", entry);
            if (MeantTime.Of(entry.When).IsBefore(MeantTime.Of(start.When)))
                yield return Contradictions.EndBeforeStart(began, moment);
            else if (entry.Kind == EntryKind.ImpactChange && end is not null && MeantTime.Of(end.When).IsBefore(MeantTime.Of(entry.When)))
                yield return Contradictions.EndBeforeStart(moment, Contradictions.MomentOf($"{name} ended", end));
        }
    }

    private static IEnumerable<Contradiction> OfDataLoss(Incident incident)
    {
        var (loss, fault) = (DataLoss.Of(incident), incident.KnownMilestone(MilestoneKind.FaultStarted));
        if (loss is { LastGoodCopy: { } copy } && IsCopyAfterFailure(loss, fault) && loss.Failure(fault) is { } failure)
            yield return Contradictions.EndBeforeStart(MomentOf(copy), MomentOf(failure));
    }

    private static ContradictionMoment MomentOf(MetricAnchor anchor) => new(anchor.Label, anchor.At, Precision.Second, anchor.Kind, anchor.EntryId);
}
