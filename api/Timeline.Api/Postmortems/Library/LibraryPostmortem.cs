using Timeline.Domain.Postmortems;

namespace Timeline.Api.Postmortems.Library;

// Storage contract: stored as documents (mt_doc_librarypostmortem); add optional members, never rename.

/// <summary>What postmortems of all incidents are found and ordered by. What is shown of one is read from its events.</summary>
/// <param name="Id">The postmortem's stream.</param>
/// <param name="Reviewers">The ids of those who were asked for a review.</param>
/// <param name="ChangedTicks">Unix time in ticks of what was recorded last.</param>
public sealed record LibraryPostmortem(Guid Id, Guid IncidentId, PostmortemStatus Status, IReadOnlyList<Guid> Reviewers, long ChangedTicks);
