using System.Collections.Immutable;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Every entry of one incident: by its id, in the order of the timeline, and those that stand by what is asked of them.</summary>
/// <remarks>Immutable. To add or change an entry, and to ask, takes O(log n) with n entries, so that a long incident costs no more than a short one.</remarks>
public sealed class EntryIndex
{
    public static readonly EntryIndex Empty = new(
        [],
        ImmutableSortedSet.Create(EntryOrders.ByTime),
        new EntryGroups<EntryKind>(_ => EntryOrders.ByTime),
        new EntryGroups<MilestoneKind>(Milestones.OrderOf),
        new EntryGroups<EntryId>(_ => EntryOrders.FirstRecordedFirst),
        new EntryGroups<EntryId>(_ => EntryOrders.ByTime),
        new EntryGroups<MilestoneKind>(_ => EntryOrders.LastRecordedFirst),
        new EntryGroups<IncidentStatus>(_ => EntryOrders.LastRecordedFirst));

    private readonly EntryGroups<EntryKind> _kinds;
    private readonly EntryGroups<MilestoneKind> _implying;
    private readonly EntryGroups<EntryId> _settling;
    private readonly EntryGroups<EntryId> _belonging;
    private readonly EntryGroups<MilestoneKind> _latest;
    private readonly EntryGroups<IncidentStatus> _goneBack;

    private EntryIndex(
        ImmutableDictionary<EntryId, StandingEntry> byId,
        ImmutableSortedSet<StandingEntry> timeline,
        EntryGroups<EntryKind> kinds,
        EntryGroups<MilestoneKind> implying,
        EntryGroups<EntryId> settling,
        EntryGroups<EntryId> belonging,
        EntryGroups<MilestoneKind> latest,
        EntryGroups<IncidentStatus> goneBack)
    {
        ById = byId;
        Timeline = timeline;
        _kinds = kinds;
        _implying = implying;
        _settling = settling;
        _belonging = belonging;
        _latest = latest;
        _goneBack = goneBack;
    }

    /// <summary>Every entry, retracted ones included.</summary>
    public ImmutableDictionary<EntryId, StandingEntry> ById { get; }

    /// <summary>Every entry by when it happened, then in the order recorded; retracted ones included.</summary>
    internal ImmutableSortedSet<StandingEntry> Timeline { get; }

    /// <summary>How many entries stand.</summary>
    internal int LiveCount => _kinds.Sum(kind => kind.Count);

    /// <summary>The entries of a kind that stand, in the order of the timeline.</summary>
    internal ImmutableSortedSet<StandingEntry> OfKind(EntryKind kind) => _kinds[kind];

    /// <summary>The entry that stands and that the milestone rests on. Null when none implies it.</summary>
    internal StandingEntry? Implying(MilestoneKind kind) => _implying[kind].Min;

    /// <summary>Of the entries that stand, the one recorded first that settles the theory, time box or demand. Null while it is open.</summary>
    internal StandingEntry? Settling(EntryId open) => _settling[open].Min;

    /// <summary>The entries that stand and tell more of that one, in the order of the timeline.</summary>
    internal ImmutableSortedSet<StandingEntry> BelongingTo(EntryId id) => _belonging[id];

    /// <summary>The entry that stands, implies the milestone and was recorded last. Null when none implies it.</summary>
    internal StandingEntry? LatestImplying(MilestoneKind kind) => _latest[kind].Min;

    /// <summary>The place, in the order of recording, of the last entry that stands and took the incident back below a status. -1 when none did.</summary>
    internal long LastBelow(IncidentStatus status)
    {
        var last = -1L;
        for (var to = IncidentStatus.Declared; to < status; to++)
            last = Math.Max(last, _goneBack[to].Min?.Order ?? -1);

        return last;
    }

    /// <summary>The entry that stands and took the incident back to just that status; of several the one recorded last.</summary>
    internal StandingEntry? BackAt(IncidentStatus status) => _goneBack[status].Min;

    /// <summary>Of the entries of a kind that stand, the one recorded last. Null when there is none. Costs how many there are.</summary>
    internal StandingEntry? LastOfKind(EntryKind kind) => _kinds[kind].MaxBy(entry => entry.Order);

    internal EntryIndex Add(StandingEntry entry)
    {
        var (byId, timeline) = (ById.SetItem(entry.Id, entry), Timeline.Add(entry));
        if (!entry.IsLive)
            return new(byId, timeline, _kinds, _implying, _settling, _belonging, _latest, _goneBack);

        return new(
            byId,
            timeline,
            _kinds.Add(entry.Kind, entry),
            entry.Origin.Implies.Aggregate(_implying, (groups, kind) => groups.Add(kind, entry)),
            entry.Settles is { } settled ? _settling.Add(settled, entry) : _settling,
            entry.BelongsTo is { } other ? _belonging.Add(other, entry) : _belonging,
            entry.Origin.Implies.Aggregate(_latest, (groups, kind) => groups.Add(kind, entry)),
            entry.Origin.GoesBackTo is { } status ? _goneBack.Add(status, entry) : _goneBack);
    }

    /// <summary>Puts an entry as it stands now in the place of what it was.</summary>
    internal EntryIndex Replace(StandingEntry was, StandingEntry now) => Remove(was).Add(now);

    private EntryIndex Remove(StandingEntry entry)
    {
        var (byId, timeline) = (ById, Timeline.Remove(entry));
        if (!entry.IsLive)
            return new(byId, timeline, _kinds, _implying, _settling, _belonging, _latest, _goneBack);

        return new(
            byId,
            timeline,
            _kinds.Remove(entry.Kind, entry),
            entry.Origin.Implies.Aggregate(_implying, (groups, kind) => groups.Remove(kind, entry)),
            entry.Settles is { } settled ? _settling.Remove(settled, entry) : _settling,
            entry.BelongsTo is { } other ? _belonging.Remove(other, entry) : _belonging,
            entry.Origin.Implies.Aggregate(_latest, (groups, kind) => groups.Remove(kind, entry)),
            entry.Origin.GoesBackTo is { } status ? _goneBack.Remove(status, entry) : _goneBack);
    }
}
