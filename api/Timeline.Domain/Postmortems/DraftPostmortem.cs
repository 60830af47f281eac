using Timeline.Domain.Shared;

namespace Timeline.Domain.Postmortems;

/// <summary>Composes the document from the record as it is now, or refreshes it.</summary>
/// <param name="IncidentVersion">The incident's version now. 0: there is no such incident.</param>
/// <param name="DefinitionsVersion">The version of the metric definitions now.</param>
public sealed record DraftPostmortem(IncidentId Incident, long IncidentVersion, int DefinitionsVersion)
{
    /// <summary>Yields no events when the draft is of that version already: the same record gives the same document.</summary>
    public static Decision<PostmortemEvent> Decide(PostmortemRecord postmortem, DraftPostmortem command)
    {
        if (command.IncidentVersion < 1)
            return new Rejection(RejectionCode.IncidentNotFound, "There is no such incident, or you may not see it. Check its key.", "incidentId");

        // An older version than the one drafted from is a reader that lags behind, not news.
        if (postmortem.Drafted is { } drafted && drafted.IncidentVersion >= command.IncidentVersion && drafted.DefinitionsVersion >= command.DefinitionsVersion)
            return Decision.Nothing;

        return new PostmortemDrafted(command.Incident.Value, command.IncidentVersion, command.DefinitionsVersion);
    }
}
