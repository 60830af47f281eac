namespace Timeline.Api.Host.Nodes;

/// <summary>
/// Which incident an entry, a lesson, an action item or a postmortem of version 0.1 belongs to. Ids given out since carry the incident's number;
/// no more of these are made.
/// </summary>
// Storage contract: stored as documents (mt_doc_nodeplace).
public sealed record NodePlace(Guid Id, Guid Incident);
