namespace Timeline.Domain.Incidents;

/// <summary>Every type of fact about an incident, and the name that the store keeps it under.</summary>
/// <remarks>
/// Storage contract: type and member names are in the database. Add a line, or an optional member; never rename. Names, authors and titles are
/// lines, those too that were stored before what nobody sees was taken out of them.
/// </remarks>
public static class IncidentEvents
{
    public static IReadOnlyDictionary<Type, string> StoredNames { get; } = new Dictionary<Type, string>
    {
        [typeof(IncidentDeclared)] = "incident_declared",
        [typeof(TitleChanged)] = "title_changed",
        [typeof(TitleRedacted)] = "title_redacted",
        [typeof(SeverityChanged)] = "severity_changed",
        [typeof(KindChanged)] = "kind_changed",
        [typeof(ZoneChanged)] = "zone_changed",
        [typeof(IncidentTagged)] = "incident_tagged",
        [typeof(IncidentUntagged)] = "incident_untagged",
        [typeof(IncidentsLinked)] = "incidents_linked",
        [typeof(DetectionNoted)] = "detection_noted",
        [typeof(StatusChanged)] = "status_changed",
        [typeof(IncidentCancelled)] = "incident_cancelled",
        [typeof(CancellationWithdrawn)] = "cancellation_withdrawn",
        [typeof(MilestoneSet)] = "milestone_set",
        [typeof(MilestoneCorrected)] = "milestone_corrected",

        [typeof(EntryLogged)] = "entry_logged",
        [typeof(EntryAmended)] = "entry_amended",
        [typeof(EntryRetracted)] = "entry_retracted",
        [typeof(EntryTagged)] = "entry_tagged",
        [typeof(EntryUntagged)] = "entry_untagged",
        [typeof(EntryStarred)] = "entry_starred",
        [typeof(EntryUnstarred)] = "entry_unstarred",
        [typeof(EntryRedacted)] = "entry_redacted",
        [typeof(ContentRemoved)] = "content_removed",

        [typeof(ContactAttempted)] = "contact_attempted",
        [typeof(ResponderEngaged)] = "responder_engaged",

        [typeof(HypothesisRaised)] = "hypothesis_raised",
        [typeof(HypothesisRefuted)] = "hypothesis_refuted",
        [typeof(HypothesisConfirmed)] = "hypothesis_confirmed",
        [typeof(RootCauseNoted)] = "root_cause_noted",
        [typeof(ContributingFactorNoted)] = "contributing_factor_noted",

        [typeof(UpdateSent)] = "update_sent",
        [typeof(UpdateOverdue)] = "update_overdue",
        [typeof(UpdateOverdueWithdrawn)] = "update_overdue_withdrawn",

        [typeof(LessonRecorded)] = "lesson_recorded",
        [typeof(LessonAmended)] = "lesson_amended",
        [typeof(LessonRetracted)] = "lesson_retracted",
        [typeof(LessonRedacted)] = "lesson_redacted",
        [typeof(ActionItemRaised)] = "action_item_raised",
        [typeof(ActionItemAmended)] = "action_item_amended",
        [typeof(ActionItemAssigned)] = "action_item_assigned",
        [typeof(ActionItemDone)] = "action_item_done",
        [typeof(ActionItemDropped)] = "action_item_dropped",
        [typeof(ActionItemReopened)] = "action_item_reopened",
        [typeof(ActionItemRetracted)] = "action_item_retracted",
        [typeof(ActionItemRedacted)] = "action_item_redacted",
    };
}
