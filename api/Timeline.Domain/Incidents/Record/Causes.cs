using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>A theory and what became of it.</summary>
/// <param name="Id">The id of its entry.</param>
/// <param name="SettledBecause">What settled it. Null while open, as are the members after it.</param>
/// <param name="SettledBy">Who recorded what settled it.</param>
/// <param name="Settlement">The entry that settled it.</param>
/// <param name="EvidenceFor">What speaks for it, by when that was found.</param>
/// <param name="EvidenceAgainst">What speaks against it, by when that was found.</param>
public sealed record Hypothesis(
    EntryId Id,
    string Statement,
    string RaisedBy,
    Instant RaisedAt,
    HypothesisStatus Status,
    string? SettledBecause,
    Instant? SettledAt,
    string? SettledBy,
    EntryId? Settlement,
    IReadOnlyList<Evidence> EvidenceFor,
    IReadOnlyList<Evidence> EvidenceAgainst);

/// <summary>What speaks for a theory or against it.</summary>
/// <param name="EntryId">The entry that says it does: retract it to take the link back.</param>
/// <param name="Shown">The entry that speaks for it or against it. Links to entries that were retracted since are left out.</param>
/// <param name="Text">What that entry says.</param>
/// <param name="Note">Why it speaks for it or against it. Null: nothing noted.</param>
/// <param name="At">When that was found.</param>
public sealed record Evidence(EntryId EntryId, EntryId Shown, string Text, string? Note, Instant At);

/// <summary>A root cause, a contributing factor or a trigger.</summary>
/// <param name="Id">The id of its entry.</param>
/// <param name="Evidence">The entries that show it, in the order given; those retracted since are left out.</param>
public sealed record Cause(EntryId Id, string Text, Instant At, IReadOnlyList<EntryId> Evidence, CauseKind Kind);
