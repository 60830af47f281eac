namespace Timeline.Api.Waiting;

// Storage contract: stored as documents (mt_doc_reviewasked); add optional members, never rename.

/// <summary>A postmortem that is in review: who was asked by name is found by it. Gone when the review is over.</summary>
/// <param name="Id">The incident.</param>
/// <param name="Reviewers">Those who were asked, by id.</param>
public sealed record ReviewAsked(Guid Id, IReadOnlyList<Guid> Reviewers);
