using Timeline.Domain.Shared;

namespace Timeline.Domain.Postmortems;

/// <summary>Composes the document from the record as it is now, or refreshes it.</summary>
/// <param name="IncidentVersion">The incident's version now. 0: there is no such incident.</param>
/// <param name="DefinitionsVersion">The version of the metric definitions now.</param>
public sealed record DraftPostmortem(IncidentId Incident, long IncidentVersion, int DefinitionsVersion)
{
    /// <summary>Yields no events when the draft is of that version already: the same record gives the same document.</summary>
    public static Decision<PostmortemEvent> Decide(Postmortem postmortem, DraftPostmortem command)
    {
        if (command.IncidentVersion < 1)
            return new Rejection(RejectionCode.IncidentNotFound, "There is no such incident, or you may not see it. Check its key.", "incidentId");

        var drafted = new PostmortemDrafted(command.Incident.Value, command.IncidentVersion, command.DefinitionsVersion);

        // An older version than the one drafted from is a reader that lags behind, not news.
        if (postmortem.Incident == drafted.Incident
            && postmortem.IncidentVersion >= drafted.IncidentVersion
            && postmortem.DefinitionsVersion >= drafted.DefinitionsVersion)
            return Decision.Nothing;

        return drafted;
    }
}
