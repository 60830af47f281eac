using JasperFx.Events;
using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.Storage.Commands;

namespace Timeline.Api.Host.Commands;

/// <summary>Commands of version 0.1, of which it is not kept what they were: their events tell.</summary>
internal static class OlderCommands
{
    /// <summary>Whether the mutation may have appended that event as its first.</summary>
    public static bool IsBy(string mutation, IEvent first)
    {
        if (string.Equals(first.GetHeader(EventHeaders.Source)?.ToString(), nameof(Source.Import), StringComparison.OrdinalIgnoreCase))
            return mutation == "importEntries";
        return first.Data switch
        {
            IncidentDeclared => mutation == "declareIncident",
            MilestoneSet or MilestoneCorrected => mutation == "setMilestone",
            EntryLogged => mutation == "logEntry",
            EntryAmended => mutation == "amendEntry",
            EntryRetracted => mutation == "retractEntry",
            EntryRedacted => mutation == "redactEntry",
            ContactAttempted => mutation == "recordContactAttempt",
            ResponderEngaged => mutation == "engageResponder",
            UpdateSent => mutation == "sendUpdate",
            HypothesisRaised => mutation == "raiseHypothesis",
            HypothesisRefuted => mutation == "refuteHypothesis",
            HypothesisConfirmed => mutation == "confirmHypothesis",
            RootCauseNoted => mutation == "noteRootCause",
            ContributingFactorNoted => mutation == "noteContributingFactor",
            LessonRecorded => mutation == "recordLesson",
            ActionItemRaised => mutation == "raiseActionItem",
            StatusChanged { To: IncidentStatus.Mitigated } => mutation == "mitigateIncident",
            StatusChanged { To: IncidentStatus.Resolved } => mutation == "resolveIncident",
            StatusChanged => mutation is "mitigateIncident" or "resolveIncident", // emptied outright
            PostmortemEvent => mutation == "draftPostmortem",
            _ => false,
        };
    }
}
