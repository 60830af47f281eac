using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>A theory and what became of it.</summary>
/// <param name="Id">The id of its entry.</param>
/// <param name="SettledBecause">What settled it. Null while open, as are the members after it.</param>
/// <param name="SettledBy">Who recorded what settled it.</param>
/// <param name="Settlement">The entry that settled it.</param>
public sealed record Hypothesis(
    EntryId Id,
    string Statement,
    string RaisedBy,
    Instant RaisedAt,
    HypothesisStatus Status,
    string? SettledBecause,
    Instant? SettledAt,
    string? SettledBy,
    EntryId? Settlement);

/// <summary>A root cause or a contributing factor.</summary>
/// <param name="Id">The id of its entry.</param>
/// <param name="Evidence">The entries that show it, in the order given; those retracted since are left out.</param>
public sealed record Cause(EntryId Id, string Text, Instant At, IReadOnlyList<EntryId> Evidence);
