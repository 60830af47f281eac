namespace Timeline.Api.Search;

/// <summary>What narrows a search. All conditions hold together.</summary>
/// <param name="Facts">Of <see cref="SearchFacts"/>, as a <c>tsquery</c>; empty: any.</param>
/// <param name="Incidents">Only these incidents. Null: all.</param>
/// <param name="Hidden">Incidents that the caller may not see: nothing of them is found, counted or timed.</param>
/// <param name="From">The earliest time, inclusive. Null: any.</param>
/// <param name="To">The latest time, exclusive. Null: any.</param>
/// <param name="Retracted">True: what was retracted is found too.</param>
internal sealed record SearchScope(string Facts, IReadOnlyList<Guid>? Incidents, IReadOnlyList<Guid> Hidden, DateTime? From, DateTime? To, bool Retracted);
