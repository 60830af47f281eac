using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

public sealed class RedactEntryTests
{
    [Fact]
    public void Says_who_asked_for_it_and_why_and_empties_the_entry()
    {
        var after = Given(Declared(), Logged(1, 5, "The password is hunter2.")).When(Redacting(1))
            .Then(new EntryRedacted(Entry(1), "A password.")).After;
        Assert.Equal((EntryContent.Redacted, true, true), (after.Entries[Entry(1)].Text, after.Entries[Entry(1)].Redacted, after.Entries[Entry(1)].IsLive));
    }

    [Fact]
    public void A_second_time_records_nothing() =>
        Given(Declared(), Logged(1, 5), new EntryRedacted(Entry(1), "A password.")).When(Redacting(1)).ThenNothing();

    [Fact]
    public void What_was_typed_about_it_since_can_be_removed_too() =>
        Given(Declared(), Logged(1, 5), new EntryRedacted(Entry(1), "A password."), Retracted(1, "It was hunter2.")).When(Redacting(1))
            .Then(new EntryRedacted(Entry(1), "A password."));

    [Fact]
    public void A_retracted_entry_and_a_closed_incident_are_no_obstacle() =>
        Given(Declared(), Logged(1, 5), Retracted(1), Resolved(2, 10, IncidentStatus.Declared), Closed(3, 11)).When(Redacting(1))
            .ThenOne<EntryRedacted>();

    [Fact]
    public void What_it_implied_stands()
    {
        var before = Given([Declared(), Reported(1, 0), .. FirstEngaged(2, 20), Attempted(3, 4, ContactOutcome.Reached)]);
        var after = before.When(Redacting(2)).After;
        Assert.Equal(IncidentStatus.Engaged, after.Status);
        Assert.Equal([MilestoneKind.Reported, MilestoneKind.FirstContactAttempt, MilestoneKind.Engaged], after.KnownMilestones.Select(milestone => milestone.Kind));
    }

    [Fact]
    public void An_unknown_entry_is_refused() =>
        Given(Declared()).When(Redacting(1)).ThenRejected(RejectionCode.EntryNotFound, "entryId");

    [Fact]
    public void An_unknown_incident_is_refused() =>
        Given().When(Redacting(1)).ThenRejected(RejectionCode.IncidentNotFound, "incidentId");

    [Theory]
    [InlineData(" ", RejectionCode.Required)]
    [InlineData("NUL \0", RejectionCode.InvalidText)]
    public void It_needs_a_reason_that_can_be_kept(string reason, RejectionCode code) =>
        Given(Declared(), Logged(1, 5)).When(Redacting(1, reason)).ThenRejected(code, "reason");

    [Fact]
    public void A_redacted_entry_takes_no_text_again_but_its_time_can_be_corrected()
    {
        var given = Given(Declared(), Logged(1, 5), new EntryRedacted(Entry(1), "A password."));
        given.When(incident => AmendEntry.Decide(incident, new(Now, Entry(1), "Here it is.", "hunter2"))).ThenRejected(RejectionCode.EntryRedacted, "text");
        given.When(incident => AmendEntry.Decide(incident, new(Now, Entry(1), "Was later.", EntryContent.Redacted, Minute(6))))
            .Then(new EntryAmended(Entry(1), Text: null, At(6), "Was later."));
    }

    [Theory]
    [MemberData(nameof(Origins))]
    public void Nothing_typed_is_left_of_an_entry_whatever_made_it(string made)
    {
        var origin = Secrets.Single(secret => secret.GetType().Name == made);
        var entry = ((IOnTimeline)origin).EntryId;
        IncidentEvent[] events =
        [
            Declared(), .. Theories, origin,
            new EntryAmended(entry, "Secret text", At(9), "Secret reason"), new EntryRetracted(entry, "Secret reason"),
        ];
        Assert.Contains("Secret", Json.Dump(RecordOf(events)), StringComparison.Ordinal);

        var emptied = events.Select(e => EntryContent.Without(e, entry) ?? e).ToList();
        Assert.All(emptied, e => Assert.DoesNotContain("Secret", Json.Dump(e), StringComparison.Ordinal));
        var redacted = new EntryRedacted(entry, "A name.");
        var record = RecordOf([.. events, redacted]);
        Assert.DoesNotContain("Secret", Json.Dump(record), StringComparison.Ordinal);
        Assert.Equal(Json.Dump(record), Json.Dump(RecordOf([.. emptied, redacted])));
        Assert.Equal(("Ada", "A name."), (record.Entry(entry)!.Redaction!.By, record.Entry(entry)!.Redaction!.Reason));
    }

    [Fact]
    public void As_known_before_it_nothing_comes_back_and_who_removed_it_is_shown()
    {
        var removed = new Redaction("Grace", Minute(30), "A password.");
        var stored = Situations.Situation.Record(Declared(), Logged(1, 5, EntryContent.Redacted), new EntryRedacted(Entry(1), "A password."))
            .Select(recorded => recorded.Sequence == 2 ? recorded with { Redaction = removed } : recorded);
        var before = IncidentRecord.Fold(Id, stored, asKnownAt: Minute(1))!.Entry(Entry(1))!;
        Assert.Equal((EntryContent.Redacted, removed), (before.Text, before.Redaction));
    }

    [Fact]
    public void A_warning_that_repeats_the_name_goes_with_the_entry_that_has_it()
    {
        var warned = new FatigueWarned(Entry(2), At(500), "Grace", Minute(20), 8, Entry(1));
        var given = Given(Declared(), Engaged(1, 20, "Grace"), warned);
        given.When(Redacting(1)).Then(new EntryRedacted(Entry(1), "A password."), new EntryRedacted(Entry(2), "A password."));
        Given(Declared(), Engaged(1, 20, "Grace"), warned, new EntryRedacted(Entry(2), "x")).When(Redacting(1)).Then(new EntryRedacted(Entry(1), "A password."));
    }

    // An id of a person leads to their name.
    [Fact]
    public void No_id_of_a_person_is_left_either() =>
        Assert.All(Secrets, secret => Assert.DoesNotContain(Json.Dump(Command(50)).Trim('"'), Json.Dump(((IOnTimeline)secret).WithoutContent()), StringComparison.Ordinal));

    [Fact]
    public void There_is_a_secret_for_every_event_that_makes_an_entry() =>
        Assert.Equal(
            typeof(IOnTimeline).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IOnTimeline))).Select(type => type.Name).Order(StringComparer.Ordinal),
            Secrets.Select(secret => secret.GetType().Name).Order(StringComparer.Ordinal));

    public static TheoryData<string> Origins => [.. Secrets.Select(secret => secret.GetType().Name)];

    private static SlaTargetRef Target => new(default, 1, "Response", Severity.Sev1);

    private static readonly IncidentEvent[] Theories = [new HypothesisRaised(Entry(7), At(1), "The disk is full.", RaisedBy: null)];

    /// <summary>One of each event that makes an entry, all that is typed in it secret.</summary>
    internal static readonly IncidentEvent[] Secrets =
    [
        new EntryLogged(Entry(1), At(5), EntryKind.Note, "Secret text", "Secret author"),
        new EtaGiven(Entry(1), At(5), "Secret thing", Minute(30), Minute(40), "Secret author", "Secret basis", "Secret text"),
        new EtaMet(Entry(1), At(5), Entry(6), "Secret text", "Secret author"),
        new SignPrinted(Entry(1), At(5), "Secret text", "Secret author"),
        new TimeBoxSet(Entry(1), At(5), Minute(30), "Secret end", "Secret thing", "Secret text", "Secret author"),
        new TimeBoxMet(Entry(1), At(5), Entry(6), "Secret text", "Secret author"),
        new TimeBoxCancelled(Entry(1), At(5), Entry(6), "Secret text", "Secret author"),
        new TimeBoxAnswered(Entry(1), At(5), Entry(6), "Secret text", "Secret author"),
        new TimeBoxExpired(Entry(1), At(5), Entry(6)),
        new TimeBoxExpiredWithdrawn(Entry(1), At(5), Entry(6), DeadlineWithdrawal.CameInTime, Shown: null),
        new DemandReceived(Entry(1), At(5), "Secret name", "Secret thing", Minute(30), Channel.Phone, "Secret text", "Secret author"),
        new DemandMet(Entry(1), At(5), Entry(6), "Secret text", "Secret author"),
        new DemandMissed(Entry(1), At(5), Entry(6)),
        new DemandMissedWithdrawn(Entry(1), At(5), Entry(6), DeadlineWithdrawal.CameInTime, Shown: null),
        new ClockPaused(Entry(1), At(5), "waiting for vendor", "Response", "Secret text", "Secret author"),
        new ClockResumed(Entry(1), At(5), Entry(6), "Secret text", "Secret author"),
        new SlaPolicyAssigned(Entry(1), At(5), default, 1, "Gold", Customer: null, CustomerName: null, "Secret text", "Secret author"),
        new SlaTargetWarned(Entry(1), At(5), Target, CustomerName: null, Minute(30), NodaTime.Duration.FromHours(1), 80),
        new SlaTargetBreached(Entry(1), At(5), Target, CustomerName: null, Minute(30), NodaTime.Duration.FromHours(1)),
        new SlaTargetMet(Entry(1), At(5), Target, CustomerName: null, Minute(30), NodaTime.Duration.FromHours(1), NodaTime.Duration.FromMinutes(5)),
        new SlaTargetReassessed(Entry(1), At(5), Target, CustomerName: null, Minute(30), Timeline.Domain.Sla.SlaStatus.Breached, Timeline.Domain.Sla.SlaStatus.Met, "It was met."),
        new ContactAttempted(Entry(1), At(5), "Secret name", ContactRung.Primary, Channel.Phone, ContactOutcome.Reached, "Secret text", "Secret author"),
        new ResponderEngaged(Entry(1), At(5), "Secret name", "Secret way", "Secret text", "Secret author"),
        new UpdateSent(Entry(1), At(5), Audience.Customer, Channel.Phone, "Secret text", "Secret plan", NextUpdateDue: null, "Secret author"),
        new HypothesisRaised(Entry(1), At(5), "Secret text", "Secret author"),
        new HypothesisRefuted(Entry(1), At(5), Entry(7), "Secret text"),
        new HypothesisConfirmed(Entry(1), At(5), Entry(7), "Secret text"),
        new RootCauseNoted(Entry(1), At(5), "Secret text", [Entry(7)], "Secret author"),
        new ContributingFactorNoted(Entry(1), At(5), "Secret text", [Entry(7)], "Secret author"),
        new FileAttached(Entry(1), At(5), FileId.Of(Entry(1)), "Secret name", "image/png", 5, new string('a', 64), 8, 6, "Secret text", Entry(7), "Secret author"),
        new HypothesisAbandoned(Entry(1), At(5), Entry(7), "Secret text", "Secret author"),
        new EvidenceLinked(Entry(1), At(5), Entry(7), Entry(7), EvidenceBearing.For, "Secret text", "Secret author"),
        new TriggerNoted(Entry(1), At(5), "Secret text", [Entry(7)], "Secret author"),
        new ImpactStarted(Entry(1), At(5), "Secret service", ImpactLevel.Down, "Secret segment", "Secret customer", 3, "Secret text", Author: "Secret author"),
        new ImpactChanged(Entry(1), At(5), Entry(7), ImpactLevel.Down, 3, "Secret text", "Secret author"),
        new ImpactEnded(Entry(1), At(5), Entry(7), "Secret text", "Secret author"),
        new DataLossAssessed(Entry(1), At(5), Minute(1), Minute(2), Minute(3), None: false, "Secret text", "Secret author"),
        new RecoveryStageReached(Entry(1), At(5), "Secret stage", "Secret text", "Secret name", "Secret author"),
        new DecisionTaken(Entry(1), At(5), "Secret text", "Secret name", "Secret adviser", "Secret assumption", ["Secret option", "Secret other"]),
        new DecisionVerified(Entry(1), At(5), Entry(7), DecisionOutcome.DidNotHold, "Secret text", "Secret author"),
        new ChannelWarningOverridden(Entry(1), At(5), Entry(7), [new(new ChannelId(Command(8)), "E-mail", ["Mail"])], ["Phone"], "Secret reason", "Secret author"),
        new ChannelWarningMissed(Entry(1), At(5), Entry(7), [new(new ChannelId(Command(8)), "E-mail", ["Mail"])], ["Phone"], "Secret author"),
        new CustomerContacted(Entry(1), At(5), "Secret customer", Channel.Phone, CustomerContactOutcome.Told, "Secret person", "Secret text", new CustomerId(Command(8)), "Secret author"),
        new CustomersToTellAdded(Entry(1), At(5), [new("Secret customer", new CustomerId(Command(8))), new("Secret other")], "Secret reason", "Secret author"),
        new FeedbackReceived(Entry(1), At(5), "Secret name", "Secret text", Channel.Phone, "Secret author"),
        new UpdateOverdue(Entry(1), At(5), Entry(7)),
        new UpdateOverdueWithdrawn(Entry(1), At(5), Entry(7), OverdueWithdrawal.PromiseRetracted, KeptBy: null),
        new StatusChanged(Entry(1), At(5), IncidentStatus.Declared, IncidentStatus.Resolved, "Secret text", "Secret author"),
        new ResponderReleased(Entry(1), At(5), "Secret name", "Secret text", Command(50), "Secret author"),
        new RoleTaken(Entry(1), At(5), "Secret name", ResponseRole.Custom, "Secret role", "Secret text", Command(50), "Secret author"),
        new RoleHandedOver(Entry(1), At(5), "Secret name", "Secret other", ResponseRole.Custom, "Secret role", "Secret plan", "Secret text", Command(50), Command(51), "Secret author"),
        new RoleReleased(Entry(1), At(5), "Secret name", ResponseRole.Custom, "Secret role", "Secret text", Command(50), "Secret author"),
        new VendorEscalated(Entry(1), At(5), "Secret vendor", "Secret case", Channel.Phone, "Secret text", "Secret author"),
        new VendorEngaged(Entry(1), At(5), "Secret vendor", "Secret name", "Secret case", "Secret text", "Secret author"),
        new FatigueWarned(Entry(1), At(500), "Secret name", Minute(20), 8, Entry(7), Command(50)),
        new FatigueWarningWithdrawn(Entry(1), At(500), Entry(7), FatigueWithdrawal.EngagementCorrected, EndedBy: null),
        new MadePrivate(Entry(1), At(5), [new(Command(901), "Secret name")], "Secret reason"),
        new AccessGranted(Entry(1), At(5), new(Command(901), "Secret name"), "Secret reason"),
        new AccessRemoved(Entry(1), At(5), new(Command(901), "Secret name"), "Secret reason"),
        new AccessTaken(Entry(1), At(5), new(Command(901), "Secret name"), "Secret reason"),
        new MadePublic(Entry(1), At(5), "Secret reason"),
        new TitleChanged(Entry(1), At(5), "Secret title", "Secret reason", "Secret author"),
        new SeverityChanged(Entry(1), At(5), Severity.Sev1, Severity.Sev2, "Secret reason", "Secret author"),
        new KindChanged(Entry(1), At(5), IncidentKind.Real, IncidentKind.Drill, "Secret reason", "Secret author"),
        new ZoneChanged(Entry(1), At(5), "UTC", "Secret reason", "Secret author"),
        new DetectionNoted(Entry(1), At(5), DetectedBy.Staff, "Secret text", IsTimeSaid: true, "Secret author"),
        new IncidentsLinked(Entry(1), At(5), LinkKind.SameCause, Outgoing: true, Guid.Empty, 4, "Secret text", "Secret author"),
        new IncidentCancelled(Entry(1), At(5), "Secret reason", "Secret author"),
        new CancellationWithdrawn(Entry(1), At(5), "Secret reason", "Secret author"),
    ];

    private static Func<Incident, Decision<IncidentEvent>> Redacting(int n, string reason = "A password.") =>
        incident => RedactEntry.Decide(incident, new(Entry(n), reason));
}
