using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>A milestone that is known.</summary>
/// <param name="EntryId">The entry it rests on. Null when it was set by hand.</param>
public sealed record Milestone(MilestoneKind Kind, Occurrence When, EntryId? EntryId)
{
    public Instant At => When.At;

    public Precision Precision => When.Precision;
}

/// <summary>Which milestones follow from the entries that stand and from what was set by hand (DOMAIN, section 2).</summary>
public static class Milestones
{
    /// <summary>The known milestones in the order of <see cref="MilestoneKind"/>. One that has not happened is absent.</summary>
    /// <remarks>
    /// What was set by hand goes before what entries imply, unless the entry named with it was retracted; where that entry was made
    /// by setting it, the milestone was when the entry says. Of several
    /// entries the earliest counts, recording order breaking ties; but for a status reached the one recorded last,
    /// because an incident that is reopened reaches it anew.
    /// </remarks>
    public static IReadOnlyList<Milestone> Of(EntryIndex entries, IReadOnlyDictionary<MilestoneKind, Milestone> setByHand) =>
        [.. Enum.GetValues<MilestoneKind>().Select(kind => Of(kind, entries, setByHand)).OfType<Milestone>()];

    /// <summary>The milestone of that kind, if it is known.</summary>
    public static Milestone? Of(MilestoneKind kind, EntryIndex entries, IReadOnlyDictionary<MilestoneKind, Milestone> setByHand)
    {
        if (setByHand.TryGetValue(kind, out var byHand) && Holds(byHand, entries.ById))
            return byHand.EntryId is { } id && entries.ById.TryGetValue(id, out var row) && row.OfMilestone ? byHand with { When = row.When } : byHand;

        return entries.Implying(kind) is { } entry ? new Milestone(kind, entry.When, entry.Id) : null;
    }

    /// <summary>False once the entry that was named as showing it is retracted.</summary>
    public static bool Holds(Milestone setByHand, IReadOnlyDictionary<EntryId, StandingEntry> entries) =>
        setByHand.EntryId is not { } id || !entries.TryGetValue(id, out var entry) || entry.IsLive;

    /// <summary>The order of the entries that imply a milestone: it rests on the first.</summary>
    internal static IComparer<StandingEntry> OrderOf(MilestoneKind kind) =>
        kind is MilestoneKind.Mitigated or MilestoneKind.Resolved or MilestoneKind.Closed ? EntryOrders.LastRecordedFirst : EntryOrders.ByTime;
}
