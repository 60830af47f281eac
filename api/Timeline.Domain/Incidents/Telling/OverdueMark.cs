using System.Collections.Immutable;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>That the update promised by another was recorded as overdue. A promise has one mark: of the newest time it was.</summary>
/// <param name="Entry">The newest overdue entry.</param>
/// <param name="Times">How often it was recorded: more than once when it was withdrawn and came to be overdue again.</param>
/// <param name="Withdrawn">True once that entry was found wrong.</param>
public sealed record OverdueMark(EntryId Entry, int Times, bool Withdrawn)
{
    /// <summary>Takes down that a promise is overdue.</summary>
    public static ImmutableDictionary<EntryId, OverdueMark> Set(ImmutableDictionary<EntryId, OverdueMark> marks, UpdateOverdue overdue) =>
        marks.SetItem(overdue.Update, new(overdue.EntryId, (marks.GetValueOrDefault(overdue.Update)?.Times ?? 0) + 1, Withdrawn: false));

    /// <summary>Takes down that it was not.</summary>
    /// <param name="origin">The event that made the entry that was wrong.</param>
    public static ImmutableDictionary<EntryId, OverdueMark> Withdraw(ImmutableDictionary<EntryId, OverdueMark> marks, IOnTimeline? origin) =>
        origin is UpdateOverdue overdue && marks.TryGetValue(overdue.Update, out var mark) && mark.Entry == overdue.EntryId
            ? marks.SetItem(overdue.Update, mark with { Withdrawn = true })
            : marks;
}
