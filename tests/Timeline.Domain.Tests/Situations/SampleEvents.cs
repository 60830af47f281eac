using NodaTime;
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
        new UpdateSent(Entry(4), At(25), Audience.Public, Channel.StatusPage, "We are on it.", "Another update.", Minute(60), "Grace"),
        new HypothesisRaised(Entry(5), At(26), "The disk is full.", RaisedBy: null),
        new HypothesisRefuted(Entry(6), At(30), Entry(5), "It is half empty."),
        new HypothesisRaised(Entry(7), At(31), "The certificate ran out.", "Grace"),
        new HypothesisConfirmed(Entry(8), At(32), Entry(7), "It says so."),
        new RootCauseNoted(Entry(9), At(33), "Nobody renewed the certificate.", [Entry(8), Entry(7)]),
        new ContributingFactorNoted(Entry(10), At(34), "Nothing warns of it.", []),
        new UpdateOverdue(Entry(13), At(60), Entry(4)),
        new UpdateOverdueWithdrawn(Entry(14), At(65), Entry(13), OverdueWithdrawal.UpdateSent, Entry(4)),
        new EtaGiven(Entry(21), At(40), "Mail for the first half", Minute(70), Minute(90), "Vendor", "Half of the files are copied.", Text: null),
        new EtaMet(Entry(22), At(85), Entry(21), "The first half reads its mail.", "Grace"),
        new TimeBoxSet(Entry(23), At(41), Minute(60), "Call the vendor", "Bring the second server up", Text: null, "Grace"),
        new TimeBoxExpired(Entry(24), At(60), Entry(23)),
        new TimeBoxExpiredWithdrawn(Entry(25), At(62), Entry(24), DeadlineWithdrawal.CameInTime, Entry(26)),
        new TimeBoxMet(Entry(26), At(58), Entry(23), "It is up.", "Grace"),
        new TimeBoxCancelled(Entry(27), At(59), Entry(23), "Not needed.", "Grace"),
        new TimeBoxAnswered(Entry(28), At(61), Entry(23), "Called the vendor.", "Grace"),
        new DemandReceived(Entry(29), At(42), "Customer service manager", "Mail is back", Minute(120), Channel.Phone, Text: null, "Grace"),
        new DemandMissed(Entry(30), At(120), Entry(29)),
        new DemandMissedWithdrawn(Entry(31), At(122), Entry(30), DeadlineWithdrawal.CameInTime, Entry(32)),
        new DemandMet(Entry(32), At(110), Entry(29), "It is.", "Grace"),
        new EntryRetracted(Entry(1), "Another incident."),
        new EntryRedacted(Entry(4), "A customer's name."),
        new ContentRemoved("entry_logged"),
        new LessonRecorded(LessonId.From(Number, Command(11), 0), LessonCategory.WentBadly, "Watch the dates."),
        new ActionItemRaised(ActionItemId.From(Number, Command(12), 0), "Watch the dates.", ActionItemType.Detect, "Grace", new LocalDate(2014, 6, 1), LessonId.From(Number, Command(11), 0)),
    ];

    public static IReadOnlyList<PostmortemEvent> Postmortem { get; } = [new PostmortemDrafted(Situation.Id.Value, 18, 1)];
}
