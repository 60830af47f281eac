namespace Timeline.Domain.Postmortems;

// Storage contract: type and member names are in the database. Add optional members; never rename.

/// <summary>A fact about the postmortem of one incident, in a stream of its own.</summary>
public abstract record PostmortemEvent;

/// <summary>The document was composed from the record, for the first time or anew.</summary>
/// <param name="Incident">The incident's id.</param>
/// <param name="IncidentVersion">The incident's version that it was composed from.</param>
/// <param name="DefinitionsVersion">The version of the metric definitions used.</param>
public sealed record PostmortemDrafted(Guid Incident, long IncidentVersion, int DefinitionsVersion) : PostmortemEvent;
