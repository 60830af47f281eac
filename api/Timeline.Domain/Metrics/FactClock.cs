using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;

namespace Timeline.Domain.Metrics;

/// <summary>How the clock of one target stands in one incident; of a cadence each of its cycles.</summary>
/// <param name="Target">Null: there is none, as nothing was promised.</param>
/// <param name="Customer">Whose clock. Null: the organisation's own.</param>
/// <param name="Awaits">What ends it. Null: the next update, or there is no target.</param>
/// <param name="StartedAt">Where it starts; where it does not, when the incident began, so that it is counted in some period.</param>
/// <param name="From">Null: not started.</param>
/// <param name="To">Null: not reached.</param>
/// <param name="IsOver">True: a cycle that no update ended, but the end of the incident.</param>
/// <param name="Reassessed">Whether what was recorded of it turned out otherwise later.</param>
/// <param name="Finding">The entry that says how it was found to stand last. Null: none does.</param>
public sealed record FactClock(
    ClockKind Kind, ClockOutcome Outcome, SlaTargetRef? Target, CustomerId? Customer, MilestoneKind? Awaits, Instant StartedAt, FactAnchor? From, FactAnchor? To, bool IsOver,
    Instant? DueAt, FactPauses Paused, bool Reassessed, Guid? Finding)
{
    /// <summary>How it stands at a moment: what has not ended is missed once it was due.</summary>
    public ClockOutcome OutcomeAt(Instant now) => Outcome == ClockOutcome.Pending && DueAt < now ? ClockOutcome.Missed : Outcome;
}

/// <summary>The pauses that moved a due time, put together.</summary>
/// <param name="Seconds">From the clock's start on, up to the due time; where there is none, up to its end or what was known last.</param>
/// <param name="Reasons">As policies name them, each once. Null: there is none.</param>
/// <param name="RecordedLate">True: one was recorded after it was due.</param>
public sealed record FactPauses(int Count, long Seconds, string? Reasons, bool RecordedLate)
{
    public static readonly FactPauses None = new(0, 0, Reasons: null, RecordedLate: false);
}

/// <summary>What a clock counts.</summary>
// Storage contract, as the numbers of all enums here.
public enum ClockKind
{
    Target,
    Cadence,

    /// <summary>Nothing: somebody was concerned to whom nothing is promised.</summary>
    Nothing,
}

/// <summary>How a clock stands, by what is recorded.</summary>
public enum ClockOutcome
{
    Pending,
    Met,
    Missed,
    NotStarted,

    /// <summary>A drill, cancelled, a duplicate, or promised by nobody.</summary>
    NotApplicable,
    NoContract,

    /// <summary>A person retracted what was found.</summary>
    SetAside,
}
