using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Two moments of one record that cannot both be right.</summary>
/// <param name="Message">For a person: what does not fit.</param>
/// <param name="Moments">The two, in the order in which they should have come.</param>
public sealed record Contradiction(ContradictionKind Kind, string Message, IReadOnlyList<ContradictionMoment> Moments);

public enum ContradictionKind
{
    /// <summary>Something ended, or was done, before it began.</summary>
    EndBeforeStart,

    /// <summary>A theory was refuted or confirmed before it was put forward.</summary>
    SettledBeforeRaised,

    /// <summary>An update promised the next for a time before it was sent; or an estimate, a time box or a demand is for a time before it was given.</summary>
    DueBeforeSent,

    /// <summary>Two incidents are each said to be the cause, the parent or a duplicate of the other.</summary>
    LinkedBothWays,
}

/// <summary>A moment that does not fit to another.</summary>
/// <param name="Label">What it is called, in words.</param>
/// <param name="Milestone">Null where it is an entry that is no milestone.</param>
/// <param name="EntryId">The entry that says it. Null for a milestone that was set by hand alone.</param>
public sealed record ContradictionMoment(string Label, Instant At, Precision Precision, MilestoneKind? Milestone, EntryId? EntryId);
