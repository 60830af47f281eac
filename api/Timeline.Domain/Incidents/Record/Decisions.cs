using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>A decision, on what grounds it was taken, and whether anybody looked if it was right.</summary>
/// <param name="What">As amended.</param>
/// <param name="DecidedBy">Whoever recorded it unless another was named.</param>
/// <param name="Outcome">By the verification recorded last. Null: never verified, as the members after it.</param>
/// <param name="VerifiedHow">How they know.</param>
/// <param name="Verification">The entry that says so.</param>
public sealed record TakenDecision(
    EntryId EntryId,
    string What,
    string DecidedBy,
    string? OnAdviceOf,
    string? Assumption,
    IReadOnlyList<string> Options,
    Instant At,
    Precision Precision,
    DecisionOutcome? Outcome,
    string? VerifiedHow,
    Instant? VerifiedAt,
    string? VerifiedBy,
    EntryId? Verification);
