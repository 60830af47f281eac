using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.Domain.Sla;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Situations;

/// <summary>One of each event type, as one story that can be folded in this order.</summary>
public static class SampleEvents
{
    public static IReadOnlyList<IncidentEvent> Incident { get; } =
    [
        Declared(),
        new MilestoneSet(MilestoneKind.Reported, At(0), EntryId: null),
        new MilestoneCorrected(MilestoneKind.Reported, At(2), EntryId: null, "The phone's log says so."),
        new EntryLogged(Entry(1), new Occurrence(Minute(3), Minute(9), Precision.Approximate, Zone), EntryKind.Observation, "Queues grow.", "Grace"),
        new EntryAmended(Entry(1), "Queues grew.", At(4), "Was earlier."),
        new ContactAttempted(Entry(2), At(6), "First engineer", ContactRung.Primary, Channel.Pager, ContactOutcome.NoAnswer, Text: null, "Grace"),
        new EntryAmended(
            Entry(2), Text: null, When: null, "It was a call.",
            new ContactAttempted(Entry(2), At(6), "First engineer", ContactRung.Primary, Channel.Phone, ContactOutcome.NoAnswer, Text: null, "Grace")),
        new ResponderEngaged(Entry(3), At(20), "Second engineer", "remote", Text: null),
        new StatusChanged(Entry(3), At(20), IncidentStatus.Declared, IncidentStatus.Engaged, Text: null),
        new UpdateSent(Entry(4), At(25), Audience.Public, Channel.StatusPage, "We are on it.", "Another update.", Minute(60), "Grace", [new(new ChannelId(Command(31)), "Status page")]),
        new ChannelWarningOverridden(Entry(32), At(25), Entry(4), [new(new ChannelId(Command(31)), "Status page", ["Web", "Names"])], ["Support line"], "They look there first.", "Grace"),
        new ChannelWarningMissed(Entry(33), At(25), Entry(4), [new(new ChannelId(Command(31)), "Status page", ["Web"])], [], "Grace"),
        new CustomerContacted(Entry(34), At(26), "Northwind", Channel.Phone, CustomerContactOutcome.LeftMessage, "Their help desk", "On the answering machine.", new CustomerId(Command(35)), "Grace"),
        new CustomersToTellAdded(Entry(36), At(27), [new("Northwind", new CustomerId(Command(35))), new("A neighbour")], "They called.", "Grace"),
        new FeedbackReceived(Entry(37), At(58), "Northwind", "Quick work.", Channel.Email, "Grace"),
        new HypothesisRaised(Entry(5), At(26), "The disk is full.", RaisedBy: null),
        new HypothesisRefuted(Entry(6), At(30), Entry(5), "It is half empty."),
        new HypothesisRaised(Entry(7), At(31), "The certificate ran out.", "Grace"),
        new HypothesisConfirmed(Entry(8), At(32), Entry(7), "It says so."),
        new RootCauseNoted(Entry(9), At(33), "Nobody renewed the certificate.", [Entry(8), Entry(7)]),
        new ContributingFactorNoted(Entry(10), At(34), "Nothing warns of it.", []),
        new HypothesisRaised(Entry(20), At(34), "The clock is wrong.", "Grace"),
        new EvidenceLinked(Entry(21), At(35), Entry(20), Entry(1), EvidenceBearing.Against, "Its log has the right time.", "Grace"),
        new HypothesisAbandoned(Entry(22), At(36), Entry(20), "Nobody could look."),
        new TriggerNoted(Entry(23), At(37), "A restart.", [Entry(1)], "Grace"),
        new ImpactStarted(
            Entry(24), At(1), "Mail", ImpactLevel.Degraded, "Branch offices", "A customer", 1_200, "Slow for them.",
            new Guid(1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1), new Guid(1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 2), new Guid(1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 3), "Grace"),
        new ImpactChanged(Entry(25), At(10), Entry(24), ImpactLevel.Down, 1_500, "Nothing goes.", "Grace"),
        new ImpactEnded(Entry(26), At(50), Entry(24), "All of it works.", "Grace"),
        new DataLossAssessed(Entry(27), At(38), Minute(-720), Minute(0), Minute(-60), None: false, "Half a day.", "Grace"),
        new RecoveryStageReached(Entry(28), At(39), "Blank mailboxes", "New mail flows.", "Branch offices", "Grace"),
        new DecisionTaken(Entry(29), At(40), "Restore all of it.", "Grace", "The vendor", "The copy is good.", ["Restore all of it", "An older copy at once"]),
        new DecisionVerified(Entry(30), At(55), Entry(29), DecisionOutcome.Held, "It was good.", "Grace"),
        new UpdateOverdue(Entry(13), At(60), Entry(4)),
        new UpdateOverdueWithdrawn(Entry(14), At(65), Entry(13), OverdueWithdrawal.UpdateSent, Entry(4)),
        new FileAttached(Entry(15), At(66), FileId.Of(Entry(15)), "queue.png", "image/png", 214_000, new string('a', 64), 800, 600, "The queue at eleven.", Entry(4), "Grace"),
        new RoleTaken(Entry(20), At(21), "Ada", ResponseRole.Commander, RoleName: null, "Takes command.", Command(99), "Grace"),
        new RoleTaken(Entry(21), At(22), "Grace", ResponseRole.Custom, "Runner", Text: null),
        new RoleHandedOver(Entry(22), At(40), "Ada", "Grace", ResponseRole.Commander, RoleName: null, "The vendor calls back at eleven.", Text: null, Command(99), Command(98), "Ada"),
        new RoleReleased(Entry(23), At(41), "Grace", ResponseRole.Custom, "Runner", "Nothing to fetch.", Command(98), "Ada"),
        new VendorEscalated(Entry(24), At(42), "Mail maker", "C-4711", Channel.Phone, "They are asked for help.", "Grace"),
        new VendorEngaged(Entry(25), At(50), "Mail maker", "Their engineer", "C-4711", "He is in the server.", "Grace"),
        new ResponderReleased(Entry(26), At(55), "Second engineer", "Sent to bed.", Command(97), "Ada"),
        new FatigueWarned(Entry(27), At(500), "Second engineer", Minute(20), 8, Entry(3), Command(97)),
        new FatigueWarningWithdrawn(Entry(28), At(510), Entry(27), FatigueWithdrawal.Released, Entry(26)),
        new EtaGiven(Entry(61), At(40), "Mail for the first half", Minute(70), Minute(90), "Vendor", "Half of the files are copied.", Text: null),
        new EtaMet(Entry(62), At(85), Entry(61), "The first half reads its mail.", "Grace"),
        new TimeBoxSet(Entry(63), At(41), Minute(60), "Call the vendor", "Bring the second server up", Text: null, "Grace"),
        new TimeBoxExpired(Entry(64), At(60), Entry(63)),
        new TimeBoxExpiredWithdrawn(Entry(65), At(62), Entry(64), DeadlineWithdrawal.CameInTime, Entry(66)),
        new TimeBoxMet(Entry(66), At(58), Entry(63), "It is up.", "Grace"),
        new TimeBoxCancelled(Entry(67), At(59), Entry(63), "Not needed.", "Grace"),
        new TimeBoxAnswered(Entry(68), At(61), Entry(63), "Called the vendor.", "Grace"),
        new DemandReceived(Entry(69), At(42), "Customer service manager", "Mail is back", Minute(120), Channel.Phone, Text: null, "Grace"),
        new DemandMissed(Entry(70), At(120), Entry(69)),
        new DemandMissedWithdrawn(Entry(71), At(122), Entry(70), DeadlineWithdrawal.CameInTime, Entry(72)),
        new DemandMet(Entry(72), At(110), Entry(69), "It is.", "Grace"),
        new IncidentCancelled(Entry(15), At(70), "Declared twice.", "Grace"),
        new CancellationWithdrawn(Entry(16), At(71), "It was another one."),
        new EntryRetracted(Entry(1), "Another incident."),
        new EntryRedacted(Entry(4), "A customer's name."),
        new ContentRemoved("entry_logged"),
        new MadePrivate(Entry(15), At(70), [new(Command(901), "Ada"), new(Command(902), "Grace")], "A customer's data.", AtDeclaration: false),
        new AccessGranted(Entry(16), At(71), new(Command(903), "Barbara"), "She keeps the backups."),
        new AccessRemoved(Entry(17), At(72), new(Command(902), "Grace"), Reason: null),
        new AccessTaken(Entry(18), At(73), new(Command(904), "Edsger"), "Nobody answers."),
        new MadePublic(Entry(19), At(74), "The customer agreed."),
        new LessonRecorded(LessonId.From(Number, Command(11), 0), LessonCategory.WentBadly, "Watch the dates."),
        new LessonAmended(LessonId.From(Number, Command(11), 0), LessonCategory.DoDifferently, "Watch the dates and the zones.", "More to it."),
        new ActionItemRaised(ActionItemId.From(Number, Command(12), 0), "Watch the dates.", ActionItemType.Detect, "Grace", new LocalDate(2014, 6, 1), LessonId.From(Number, Command(11), 0)),
        new ActionItemAmended(ActionItemId.From(Number, Command(12), 0), "Watch all dates.", ActionItemType.Detect, "Grace", new LocalDate(2014, 6, 2), "All of them."),
        new ActionItemAssigned(ActionItemId.From(Number, Command(12), 0), "Ada", new LocalDate(2014, 6, 3)),
        new ActionItemDone(ActionItemId.From(Number, Command(12), 0), At(80), "A monitor watches."),
        new ActionItemReopened(ActionItemId.From(Number, Command(12), 0), "It watches one of two."),
        new ActionItemDropped(ActionItemId.From(Number, Command(12), 0), "The service goes."),
        new ActionItemRedacted(ActionItemId.From(Number, Command(12), 0), "A name."),
        new ActionItemRetracted(ActionItemId.From(Number, Command(12), 0), "Another incident."),
        new LessonRedacted(LessonId.From(Number, Command(11), 0), "A name."),
        new LessonRetracted(LessonId.From(Number, Command(11), 0), "Another incident."),
        new TitleChanged(Entry(17), At(72), "Mail stands still in the west", "Only there.", "Grace"),
        new SeverityChanged(Entry(18), At(73), Severity.Sev1, Severity.Sev2, "Half of them."),
        new KindChanged(Entry(19), At(74), IncidentKind.Real, IncidentKind.Drill),
        new ZoneChanged(Entry(20), At(75), "America/Denver"),
        new DetectionNoted(Entry(21), At(1), DetectedBy.Customer, "They called.", IsTimeSaid: true),
        new IncidentTagged(["mail", "west"]),
        new IncidentUntagged(["west"]),
        new EntryTagged(Entry(2), ["night", "phone"]),
        new EntryUntagged(Entry(2), ["night"]),
        new EntryStarred(Entry(2)),
        new EntryUnstarred(Entry(2)),
        new IncidentsLinked(Entry(22), At(76), LinkKind.CausedBy, Outgoing: true, new Guid("0146e8a0-0000-7000-8000-000000000002"), 4, "The same switch.", "Grace"),
        new TitleRedacted("A name."),
        new ClockPaused(Entry(81), At(45), "waiting for customer", "Response", "They look for the key.", "Grace"),
        new ClockResumed(Entry(82), At(50), Entry(81), "They found it.", "Grace"),
        new SlaPolicyAssigned(Entry(83), At(51), SlaPolicyId.From(Command(80)), 2, "Gold", CustomerId.From(Command(81)), "Northwind", "They asked for it.", "Grace"),
        new SlaTargetWarned(Entry(84), At(52), Promised, "Northwind", Minute(60), Duration.FromHours(1), 80),
        new SlaTargetBreached(Entry(85), At(60), Promised, "Northwind", Minute(60), Duration.FromHours(1)),
        new SlaTargetMet(Entry(86), At(55), Promised, "Northwind", Minute(60), Duration.FromHours(1), Duration.FromMinutes(50)),
        new SlaTargetReassessed(Entry(87), At(90), Promised, "Northwind", Minute(60), SlaStatus.Breached, SlaStatus.Met, "it was engaged before."),
    ];

    private static SlaTargetRef Promised =>
        new(SlaPolicyId.From(Command(80)), 2, "Response", Severity.Sev1, CustomerId.From(Command(81)), ContractId.From(Command(82)), Entry(2));

    public static IReadOnlyList<PostmortemEvent> Postmortem { get; } = [new PostmortemDrafted(Situation.Id.Value, 18, 1)];
}
