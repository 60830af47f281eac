using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Tests.Situations;

namespace Timeline.Domain.Tests.Incidents;

/// <summary>What is written to disk is a contract: type names, member names, and that old JSON still reads.</summary>
public sealed class EventContractTests
{
    // The alias under which the store keeps each type. A type is added here when it is added there; none is ever changed.
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["IncidentDeclared"] = "incident_declared",
        ["MadePrivate"] = "made_private",
        ["AccessGranted"] = "access_granted",
        ["AccessRemoved"] = "access_removed",
        ["AccessTaken"] = "access_taken",
        ["MadePublic"] = "made_public",
        ["IncidentCancelled"] = "incident_cancelled",
        ["CancellationWithdrawn"] = "cancellation_withdrawn",
        ["MilestoneSet"] = "milestone_set",
        ["MilestoneCorrected"] = "milestone_corrected",
        ["EntryLogged"] = "entry_logged",
        ["EntryAmended"] = "entry_amended",
        ["EntryRetracted"] = "entry_retracted",
        ["EntryRedacted"] = "entry_redacted",
        ["ContentRemoved"] = "content_removed",
        ["ContactAttempted"] = "contact_attempted",
        ["ResponderEngaged"] = "responder_engaged",
        ["ResponderReleased"] = "responder_released",
        ["RoleTaken"] = "role_taken",
        ["RoleHandedOver"] = "role_handed_over",
        ["RoleReleased"] = "role_released",
        ["VendorEscalated"] = "vendor_escalated",
        ["VendorEngaged"] = "vendor_engaged",
        ["FatigueWarned"] = "fatigue_warned",
        ["FatigueWarningWithdrawn"] = "fatigue_warning_withdrawn",
        ["UpdateSent"] = "update_sent",
        ["HypothesisRaised"] = "hypothesis_raised",
        ["HypothesisRefuted"] = "hypothesis_refuted",
        ["HypothesisConfirmed"] = "hypothesis_confirmed",
        ["RootCauseNoted"] = "root_cause_noted",
        ["ContributingFactorNoted"] = "contributing_factor_noted",
        ["HypothesisAbandoned"] = "hypothesis_abandoned",
        ["EvidenceLinked"] = "evidence_linked",
        ["TriggerNoted"] = "trigger_noted",
        ["ImpactStarted"] = "impact_started",
        ["ImpactChanged"] = "impact_changed",
        ["ImpactEnded"] = "impact_ended",
        ["DataLossAssessed"] = "data_loss_assessed",
        ["RecoveryStageReached"] = "recovery_stage_reached",
        ["DecisionTaken"] = "decision_taken",
        ["DecisionVerified"] = "decision_verified",
        ["ChannelWarningOverridden"] = "channel_warning_overridden",
        ["ChannelWarningMissed"] = "channel_warning_missed",
        ["CustomerContacted"] = "customer_contacted",
        ["CustomersToTellAdded"] = "customers_to_tell_added",
        ["FeedbackReceived"] = "feedback_received",
        ["StatusChanged"] = "status_changed",
        ["UpdateOverdue"] = "update_overdue",
        ["UpdateOverdueWithdrawn"] = "update_overdue_withdrawn",
        ["FileAttached"] = "file_attached",
        ["EtaGiven"] = "eta_given",
        ["EtaMet"] = "eta_met",
        ["TimeBoxSet"] = "time_box_set",
        ["TimeBoxMet"] = "time_box_met",
        ["TimeBoxCancelled"] = "time_box_cancelled",
        ["TimeBoxAnswered"] = "time_box_answered",
        ["TimeBoxExpired"] = "time_box_expired",
        ["TimeBoxExpiredWithdrawn"] = "time_box_expired_withdrawn",
        ["DemandReceived"] = "demand_received",
        ["DemandMet"] = "demand_met",
        ["DemandMissed"] = "demand_missed",
        ["DemandMissedWithdrawn"] = "demand_missed_withdrawn",
        ["ClockPaused"] = "clock_paused",
        ["ClockResumed"] = "clock_resumed",
        ["SlaPolicyAssigned"] = "sla_policy_assigned",
        ["SlaTargetWarned"] = "sla_target_warned",
        ["SlaTargetBreached"] = "sla_target_breached",
        ["SlaTargetMet"] = "sla_target_met",
        ["SlaTargetReassessed"] = "sla_target_reassessed",
        ["LessonRecorded"] = "lesson_recorded",
        ["SignPrinted"] = "sign_printed",
        ["LessonCameBack"] = "lesson_came_back",
        ["ActionItemRaised"] = "action_item_raised",
        ["LessonAmended"] = "lesson_amended",
        ["LessonRetracted"] = "lesson_retracted",
        ["LessonRedacted"] = "lesson_redacted",
        ["ActionItemAmended"] = "action_item_amended",
        ["ActionItemAssigned"] = "action_item_assigned",
        ["ActionItemDone"] = "action_item_done",
        ["ActionItemOverdue"] = "action_item_overdue",
        ["ActionItemDropped"] = "action_item_dropped",
        ["ActionItemReopened"] = "action_item_reopened",
        ["ActionItemRetracted"] = "action_item_retracted",
        ["ActionItemRedacted"] = "action_item_redacted",
        ["TitleChanged"] = "title_changed",
        ["TitleRedacted"] = "title_redacted",
        ["SeverityChanged"] = "severity_changed",
        ["KindChanged"] = "kind_changed",
        ["ZoneChanged"] = "zone_changed",
        ["IncidentTagged"] = "incident_tagged",
        ["IncidentUntagged"] = "incident_untagged",
        ["EntryTagged"] = "entry_tagged",
        ["EntryUntagged"] = "entry_untagged",
        ["EntryStarred"] = "entry_starred",
        ["EntryUnstarred"] = "entry_unstarred",
        ["IncidentsLinked"] = "incidents_linked",
        ["DetectionNoted"] = "detection_noted",
        ["PostmortemDrafted"] = "postmortem_drafted",
        ["SectionWritten"] = "section_written",
        ["SectionReset"] = "section_reset",
        ["SectionRebased"] = "section_rebased",
        ["ReviewRequested"] = "review_requested",
        ["ChangesRequested"] = "changes_requested",
        ["PostmortemApproved"] = "postmortem_approved",
        ["PostmortemPublished"] = "postmortem_published",
        ["PublicationWithdrawn"] = "publication_withdrawn",
        ["CommentAdded"] = "comment_added",
        ["CommentResolved"] = "comment_resolved",
        ["CommentReopened"] = "comment_reopened",
        ["CommentRetracted"] = "comment_retracted",
        ["SectionRedacted"] = "section_redacted",
        ["CommentRedacted"] = "comment_redacted",
        ["ReviewRedacted"] = "review_redacted",
        ["NamesReplaced"] = "names_replaced",
        ["NamesDismissed"] = "names_dismissed",
        ["NamesReopened"] = "names_reopened",
        ["NamesRedacted"] = "names_redacted",
    };

    private static IEnumerable<Type> EventTypes { get; } = typeof(IncidentEvent).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(IncidentEvent)) || type.IsSubclassOf(typeof(PostmortemEvent))));

    [Fact]
    public void Every_event_type_has_the_alias_it_always_had() =>
        Assert.Equal(
            Aliases.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            EventTypes.ToDictionary(type => type.Name, type => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name)).OrderBy(pair => pair.Key, StringComparer.Ordinal));

    [Fact]
    public void The_tables_of_the_domain_name_every_event_of_an_incident_and_its_postmortem_and_no_other() =>
        Assert.Equal(
            Aliases.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            IncidentEvents.StoredNames.Concat(PostmortemEvents.StoredNames).ToDictionary(pair => pair.Key.Name, pair => pair.Value).OrderBy(pair => pair.Key, StringComparer.Ordinal));

    [Fact]
    public void No_event_type_is_nested_or_moved() =>
        Assert.All(EventTypes, type => Assert.Equal(
            type.IsSubclassOf(typeof(PostmortemEvent)) ? $"Timeline.Domain.Postmortems.{type.Name}" : $"Timeline.Domain.Incidents.{type.Name}",
            type.FullName));

    [Fact]
    public void There_is_a_sample_of_every_event_type() =>
        Assert.Equal(
            EventTypes.Select(type => type.Name).Order(StringComparer.Ordinal),
            Samples.Select(sample => sample.GetType().Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_event_type_is_sealed_with_one_constructor_and_settable_only_at_birth() =>
        Assert.All(EventTypes, type =>
        {
            Assert.True(type.IsSealed, type.Name);
            Assert.Single(type.GetConstructors());
            Assert.All(type.GetProperties(BindingFlags.Public | BindingFlags.Instance), property =>
                Assert.Contains(typeof(System.Runtime.CompilerServices.IsExternalInit), property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers()));
        });

    [Fact]
    public void Every_event_survives_the_way_through_json() =>
        Assert.All(Samples, sample =>
        {
            var written = Json.Dump(sample);
            var read = JsonSerializer.Deserialize(written, sample.GetType(), Json.Options)!;
            Assert.Equal(written, Json.Dump(read));
        });

    // What an event answers to the fold, the timeline and the redaction is not to be stored with it.
    [Fact]
    public void Stored_with_an_event_is_what_it_is_made_of_and_nothing_else() =>
        Assert.All(Samples, sample => Assert.Equal(
            sample.GetType().GetConstructors().Single().GetParameters().Select(parameter => parameter.Name!).Order(StringComparer.Ordinal),
            JsonNode.Parse(Json.Dump(sample))!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal)));

    [Fact]
    public void Members_are_written_by_name_ids_bare_and_enums_by_name() =>
        Assert.Equal(
            """
            {"EntryId":"0000002a-e888-816f-a811-46740f080e4f","When":{"At":"2014-05-14T03:20:00Z","Until":null,"Precision":"Minute","Zone":"America/Chicago"},"Kind":"Ticket","Text":"A ticket was opened.","Author":null}
            """.Trim(),
            Json.Dump(Situation.Ticketed(1, 20)));

    [Fact]
    public void What_was_stored_before_a_member_was_added_still_reads()
    {
        const string Stored = """
            {"EntryId":"a5aeb57a-e888-816f-a811-46740f080e4f","When":{"At":"2014-05-14T03:20:00Z","Until":null,"Precision":"Minute","Zone":"America/Chicago"},"Who":"Grace","How":null,"Text":null}
            """;
        var read = JsonSerializer.Deserialize<ResponderEngaged>(Stored, Json.Options)!;
        Assert.Equal(("Grace", null, null), (read.Who, read.Author, read.PersonId));
    }

    [Fact]
    public void What_folds_redacts_and_words_an_event_is_asked_of_each_by_the_compiler() =>
        Assert.All(
            [
                typeof(IncidentEvent).GetMethod(nameof(IncidentEvent.ApplyTo))!,
                typeof(IAboutEntry).GetMethod(nameof(IAboutEntry.WithoutContent))!,
                typeof(IOnTimeline).GetProperty(nameof(IOnTimeline.Kind))!.GetMethod!,
                typeof(IOnTimeline).GetProperty(nameof(IOnTimeline.Wording))!.GetMethod!,
                typeof(IOnTimeline).GetProperty(nameof(IOnTimeline.Typed))!.GetMethod!,
            ],
            asked => Assert.True(asked.IsAbstract, asked.Name));

    /// <summary>Else a correction begins without the words (<see cref="Timeline.Domain.Incidents.Record.TimelineEntry.Worded"/>).</summary>
    [Fact]
    public void An_entry_whose_words_a_person_typed_says_that_they_are_its_text()
    {
        var typed = SampleEvents.Incident.OfType<IOnTimeline>().Where(entry => entry.Typed.Contains(entry.Wording)).ToList();
        Assert.True(typed.Count > 15, $"{typed.Count}");
        Assert.All(typed, entry => Assert.True(entry.Text == entry.Wording, entry.GetType().Name));
    }

    [Fact]
    public void Every_sample_folds_into_state_and_record()
    {
        Assert.Equal(42, Incident.Fold(SampleEvents.Incident).Number);
        Assert.Equal(SampleEvents.Incident.Count, Situation.RecordOf(SampleEvents.Incident).Version);
        Assert.Equal(SampleEvents.Postmortem.Count, Written.Postmortem(SampleEvents.Postmortem).Version);
    }

    private static IEnumerable<object> Samples => [.. SampleEvents.Incident, .. SampleEvents.Postmortem];
}
