using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
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
        new EntryRetracted(Entry(1), "Another incident."),
        new EntryRedacted(Entry(4), "A customer's name."),
        new ContentRemoved("entry_logged"),
        new LessonRecorded(LessonId.From(Number, Command(11), 0), LessonCategory.WentBadly, "Watch the dates."),
        new ActionItemRaised(ActionItemId.From(Number, Command(12), 0), "Watch the dates.", ActionItemType.Detect, "Grace", new LocalDate(2014, 6, 1), LessonId.From(Number, Command(11), 0)),
    ];

    public static IReadOnlyList<PostmortemEvent> Postmortem { get; } = [new PostmortemDrafted(Situation.Id.Value, 18, 1)];
}
