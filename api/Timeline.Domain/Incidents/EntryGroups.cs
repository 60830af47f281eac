using System.Collections.Immutable;

namespace Timeline.Domain.Incidents;

/// <summary>Entries in groups, each group in an order of its own. Immutable.</summary>
/// <param name="orderOf">The order of a group: one of <see cref="EntryOrders"/>.</param>
internal sealed class EntryGroups<TKey>(
    Func<TKey, IComparer<StandingEntry>> orderOf, ImmutableDictionary<TKey, ImmutableSortedSet<StandingEntry>> groups)
    where TKey : notnull
{
    public EntryGroups(Func<TKey, IComparer<StandingEntry>> orderOf)
        : this(orderOf, [])
    {
    }

    /// <summary>Empty when the group has none.</summary>
    public ImmutableSortedSet<StandingEntry> this[TKey key] => groups.GetValueOrDefault(key, []);

    public int Sum(Func<ImmutableSortedSet<StandingEntry>, int> count) => groups.Values.Sum(count);

    public EntryGroups<TKey> Add(TKey key, StandingEntry entry) =>
        new(orderOf, groups.SetItem(key, groups.TryGetValue(key, out var group) ? group.Add(entry) : ImmutableSortedSet.Create(orderOf(key), entry)));

    public EntryGroups<TKey> Remove(TKey key, StandingEntry entry)
    {
        if (!groups.TryGetValue(key, out var group))
            return this;

        var left = group.Remove(entry);
        return new(orderOf, left.IsEmpty ? groups.Remove(key) : groups.SetItem(key, left));
    }
}

/// <summary>The orders in which entries are kept. No two entries of an incident are equal in any of them.</summary>
internal static class EntryOrders
{
    /// <summary>The order of the timeline: by when it happened, then as recorded.</summary>
    public static readonly IComparer<StandingEntry> ByTime =
        Comparer<StandingEntry>.Create((one, other) => one.When.At == other.When.At ? one.Order.CompareTo(other.Order) : one.When.At.CompareTo(other.When.At));

    public static readonly IComparer<StandingEntry> FirstRecordedFirst =
        Comparer<StandingEntry>.Create((one, other) => one.Order.CompareTo(other.Order));

    public static readonly IComparer<StandingEntry> LastRecordedFirst =
        Comparer<StandingEntry>.Create((one, other) => other.Order.CompareTo(one.Order));
}
