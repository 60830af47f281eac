using System.Collections.Immutable;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>That a deadline was recorded as passed: an update as overdue, a time box as expired, a demand as missed. One mark for each: of the newest time it was.</summary>
/// <param name="Entry">The newest entry that says so.</param>
/// <param name="Times">How often it was recorded: more than once when it was withdrawn and came to be so again.</param>
/// <param name="Withdrawn">True once that entry was found wrong.</param>
public sealed record OverdueMark(EntryId Entry, int Times, bool Withdrawn)
{
    /// <summary>Takes down that a deadline passed.</summary>
    public static ImmutableDictionary<EntryId, OverdueMark> Set(ImmutableDictionary<EntryId, OverdueMark> marks, IDeadlinePassed passed) =>
        marks.SetItem(passed.Promise, new(passed.EntryId, (marks.GetValueOrDefault(passed.Promise)?.Times ?? 0) + 1, Withdrawn: false));

    /// <summary>Takes down that it did not.</summary>
    /// <param name="incident">As it was before.</param>
    /// <param name="wrong">The entry that was wrong.</param>
    public static ImmutableDictionary<EntryId, OverdueMark> Withdraw(Incident incident, EntryId wrong) =>
        incident.Entries.GetValueOrDefault(wrong)?.Origin is IDeadlinePassed passed
        && incident.Overdue.TryGetValue(passed.Promise, out var mark) && mark.Entry == passed.EntryId
            ? incident.Overdue.SetItem(passed.Promise, mark with { Withdrawn = true })
            : incident.Overdue;

    /// <summary>True once a person took the entry back: the deadline is settled by that, for good.</summary>
    internal bool IsDismissedIn(Incident incident) => !Withdrawn && !incident.Entries[Entry].IsLive;
}
