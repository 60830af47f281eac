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
        new EntryGroups<EntryId>(_ => EntryOrders.ByTime));

    private readonly EntryGroups<EntryKind> _kinds;
    private readonly EntryGroups<MilestoneKind> _implying;
    private readonly EntryGroups<EntryId> _settling;
    private readonly EntryGroups<EntryId> _belonging;

    private EntryIndex(
        ImmutableDictionary<EntryId, StandingEntry> byId,
        ImmutableSortedSet<StandingEntry> timeline,
        EntryGroups<EntryKind> kinds,
        EntryGroups<MilestoneKind> implying,
        EntryGroups<EntryId> settling,
        EntryGroups<EntryId> belonging)
    {
        ById = byId;
        Timeline = timeline;
        _kinds = kinds;
        _implying = implying;
        _settling = settling;
        _belonging = belonging;
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

    /// <summary>Of the entries that stand, the one recorded first that settles the hypothesis. Null while it is open.</summary>
    internal StandingEntry? Settling(EntryId hypothesis) => _settling[hypothesis].Min;

    /// <summary>The entries that stand and tell more of that one, in the order of the timeline.</summary>
    internal ImmutableSortedSet<StandingEntry> BelongingTo(EntryId id) => _belonging[id];

    internal EntryIndex Add(StandingEntry entry)
    {
        var (byId, timeline) = (ById.SetItem(entry.Id, entry), Timeline.Add(entry));
        if (!entry.IsLive)
            return new(byId, timeline, _kinds, _implying, _settling, _belonging);

        return new(
            byId,
            timeline,
            _kinds.Add(entry.Kind, entry),
            entry.Origin.Implies.Aggregate(_implying, (groups, kind) => groups.Add(kind, entry)),
            entry.Settles is { } hypothesis ? _settling.Add(hypothesis, entry) : _settling,
            entry.BelongsTo is { } other ? _belonging.Add(other, entry) : _belonging);
    }

    /// <summary>Puts an entry as it stands now in the place of what it was.</summary>
    internal EntryIndex Replace(StandingEntry was, StandingEntry now) => Remove(was).Add(now);

    private EntryIndex Remove(StandingEntry entry)
    {
        var (byId, timeline) = (ById, Timeline.Remove(entry));
        if (!entry.IsLive)
            return new(byId, timeline, _kinds, _implying, _settling, _belonging);

        return new(
            byId,
            timeline,
            _kinds.Remove(entry.Kind, entry),
            entry.Origin.Implies.Aggregate(_implying, (groups, kind) => groups.Remove(kind, entry)),
            entry.Settles is { } hypothesis ? _settling.Remove(hypothesis, entry) : _settling,
            entry.BelongsTo is { } other ? _belonging.Remove(other, entry) : _belonging);
    }
}
