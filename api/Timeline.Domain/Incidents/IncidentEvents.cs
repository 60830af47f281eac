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
        [typeof(StatusChanged)] = "status_changed",
        [typeof(MilestoneSet)] = "milestone_set",
        [typeof(MilestoneCorrected)] = "milestone_corrected",

        [typeof(EntryLogged)] = "entry_logged",
        [typeof(EntryAmended)] = "entry_amended",
        [typeof(EntryRetracted)] = "entry_retracted",
        [typeof(EntryRedacted)] = "entry_redacted",
        [typeof(ContentRemoved)] = "content_removed",

        [typeof(ContactAttempted)] = "contact_attempted",
        [typeof(ResponderEngaged)] = "responder_engaged",

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

        [typeof(LessonRecorded)] = "lesson_recorded",
        [typeof(ActionItemRaised)] = "action_item_raised",
    };
}
