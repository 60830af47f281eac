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
        [typeof(MadePrivate)] = "made_private",
        [typeof(AccessGranted)] = "access_granted",
        [typeof(AccessRemoved)] = "access_removed",
        [typeof(AccessTaken)] = "access_taken",
        [typeof(MadePublic)] = "made_public",
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
        [typeof(ResponderReleased)] = "responder_released",
        [typeof(RoleTaken)] = "role_taken",
        [typeof(RoleHandedOver)] = "role_handed_over",
        [typeof(RoleReleased)] = "role_released",
        [typeof(VendorEscalated)] = "vendor_escalated",
        [typeof(VendorEngaged)] = "vendor_engaged",
        [typeof(FatigueWarned)] = "fatigue_warned",
        [typeof(FatigueWarningWithdrawn)] = "fatigue_warning_withdrawn",

        [typeof(HypothesisRaised)] = "hypothesis_raised",
        [typeof(HypothesisRefuted)] = "hypothesis_refuted",
        [typeof(HypothesisConfirmed)] = "hypothesis_confirmed",
        [typeof(RootCauseNoted)] = "root_cause_noted",
        [typeof(ContributingFactorNoted)] = "contributing_factor_noted",
        [typeof(HypothesisAbandoned)] = "hypothesis_abandoned",
        [typeof(EvidenceLinked)] = "evidence_linked",
        [typeof(TriggerNoted)] = "trigger_noted",

        [typeof(ImpactStarted)] = "impact_started",
        [typeof(ImpactChanged)] = "impact_changed",
        [typeof(ImpactEnded)] = "impact_ended",
        [typeof(DataLossAssessed)] = "data_loss_assessed",
        [typeof(RecoveryStageReached)] = "recovery_stage_reached",

        [typeof(DecisionTaken)] = "decision_taken",
        [typeof(DecisionVerified)] = "decision_verified",

        [typeof(UpdateSent)] = "update_sent",
        [typeof(ChannelWarningOverridden)] = "channel_warning_overridden",
        [typeof(ChannelWarningMissed)] = "channel_warning_missed",
        [typeof(CustomerContacted)] = "customer_contacted",
        [typeof(CustomersToTellAdded)] = "customers_to_tell_added",
        [typeof(FeedbackReceived)] = "feedback_received",
        [typeof(UpdateOverdue)] = "update_overdue",
        [typeof(UpdateOverdueWithdrawn)] = "update_overdue_withdrawn",

        [typeof(FileAttached)] = "file_attached",
        [typeof(EtaGiven)] = "eta_given",
        [typeof(EtaMet)] = "eta_met",
        [typeof(TimeBoxSet)] = "time_box_set",
        [typeof(TimeBoxMet)] = "time_box_met",
        [typeof(TimeBoxCancelled)] = "time_box_cancelled",
        [typeof(TimeBoxAnswered)] = "time_box_answered",
        [typeof(TimeBoxExpired)] = "time_box_expired",
        [typeof(TimeBoxExpiredWithdrawn)] = "time_box_expired_withdrawn",
        [typeof(DemandReceived)] = "demand_received",
        [typeof(DemandMet)] = "demand_met",
        [typeof(DemandMissed)] = "demand_missed",
        [typeof(DemandMissedWithdrawn)] = "demand_missed_withdrawn",

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
