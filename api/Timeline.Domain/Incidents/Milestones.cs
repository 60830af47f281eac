using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>A milestone that is known.</summary>
/// <param name="EntryId">The entry it rests on. Null when it was set by hand.</param>
public sealed record Milestone(MilestoneKind Kind, Occurrence When, EntryId? EntryId)
{
    /// <summary>How many entries there were when it was set by hand: its place in the order of recording. 0 for one that rests on an entry.</summary>
    internal long After { get; init; }

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
    /// because an incident that is reopened reaches it anew. Once the incident went back below MITIGATED, RESOLVED or CLOSED, that milestone (and VERIFIED with RESOLVED) is
    /// unknown until it is reached again: what was recorded before says no longer when it was over. ENGAGED stays: first hands on it were then.
    /// </remarks>
    public static IReadOnlyList<Milestone> Of(EntryIndex entries, IReadOnlyDictionary<MilestoneKind, Milestone> setByHand) =>
        [.. Enum.GetValues<MilestoneKind>().Select(kind => Of(kind, entries, setByHand)).OfType<Milestone>()];

    /// <summary>The milestone of that kind, if it is known.</summary>
    public static Milestone? Of(MilestoneKind kind, EntryIndex entries, IReadOnlyDictionary<MilestoneKind, Milestone> setByHand)
    {
        var fallen = kind == MilestoneKind.Engaged ? -1 : LastBelow(kind, entries);
        if (setByHand.TryGetValue(kind, out var byHand) && byHand.After > fallen && Holds(byHand, entries.ById))
        {
            var when = byHand.EntryId is { } id && entries.ById.TryGetValue(id, out var row) && row.OfMilestone ? row.When : byHand.When;
            return new(kind, when, byHand.EntryId);
        }

        var entry = entries.Implying(kind) is { } implying && implying.Order > fallen ? implying : BackAt(kind, entries);
        return entry?.Order > fallen ? new Milestone(kind, entry.When, entry.Id) : null;
    }

    /// <summary>Whether the status of a milestone was reached since the incident last went back below it.</summary>
    internal static bool IsReached(MilestoneKind kind, EntryIndex entries, IReadOnlyDictionary<MilestoneKind, Milestone> setByHand)
    {
        if (kind != MilestoneKind.Engaged || LastBelow(kind, entries) is not (>= 0 and var fallen))
            return Of(kind, entries, setByHand) is not null;

        return entries.LatestImplying(kind)?.Order > fallen
            || BackAt(kind, entries)?.Order > fallen
            || setByHand.TryGetValue(kind, out var byHand) && byHand.After > fallen && Holds(byHand, entries.ById);
    }

    // Who takes an incident back to a status says that it is there, whether or not anybody said so before.
    private static StandingEntry? BackAt(MilestoneKind kind, EntryIndex entries) => StatusMilestones.Of(kind) is { } status ? entries.BackAt(status) : null;

    // What is reopened is not verified either.
    private static long LastBelow(MilestoneKind kind, EntryIndex entries) =>
        (kind == MilestoneKind.Verified ? IncidentStatus.Resolved : StatusMilestones.Of(kind)) is { } status ? entries.LastBelow(status) : -1;

    /// <summary>False once the entry that was named as showing it is retracted.</summary>
    public static bool Holds(Milestone setByHand, IReadOnlyDictionary<EntryId, StandingEntry> entries) =>
        setByHand.EntryId is not { } id || !entries.TryGetValue(id, out var entry) || entry.IsLive;

    /// <summary>The order of the entries that imply a milestone: it rests on the first.</summary>
    internal static IComparer<StandingEntry> OrderOf(MilestoneKind kind) =>
        kind is MilestoneKind.Mitigated or MilestoneKind.Resolved or MilestoneKind.Closed ? EntryOrders.LastRecordedFirst : EntryOrders.ByTime;
}
