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
        new IncidentCancelled(Entry(15), At(70), "Declared twice.", "Grace"),
        new CancellationWithdrawn(Entry(16), At(71), "It was another one."),
        new EntryRetracted(Entry(1), "Another incident."),
        new EntryRedacted(Entry(4), "A customer's name."),
        new ContentRemoved("entry_logged"),
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
    ];

    public static IReadOnlyList<PostmortemEvent> Postmortem { get; } = [new PostmortemDrafted(Situation.Id.Value, 18, 1)];
}
