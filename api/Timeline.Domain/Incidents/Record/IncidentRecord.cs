using System.Collections.Immutable;
using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>Everything that is known of one incident, folded from its events: what screens, documents and metrics read.</summary>
/// <remarks>
/// Immutable and safe to share between threads. Lists are made when first asked for, and kept; two threads that ask at once
/// may each make one, and the two are equal. Entries that were retracted stay on <see cref="Timeline"/> and nowhere else.
/// With n entries, one more event, an entry, a page of the timeline and the milestones take O(log n); a list its own length.
/// </remarks>
public sealed class IncidentRecord
{
    private readonly RecordFacts _facts;
    private readonly RecordTimeline _timeline;

    private IncidentRecord(RecordFacts facts)
    {
        _facts = facts;
        _timeline = new(facts);
    }

    /// <summary>Folds a stream as it was known at a moment.</summary>
    /// <param name="events">The whole stream, oldest first.</param>
    /// <param name="asKnownAt">
    /// Null: all of it. Else the events up to the first that was recorded after this moment: later ones build on that one, even
    /// where a clock that was set back gave them an earlier time.
    /// </param>
    /// <returns>Null when the incident had not been declared then.</returns>
    /// <exception cref="InvalidOperationException">The events do not begin with the declaration, or have a gap.</exception>
    public static IncidentRecord? Fold(IncidentId id, IEnumerable<Recorded<IncidentEvent>> events, Instant? asKnownAt = null)
    {
        RecordFacts? facts = null;
        foreach (var recorded in events.TakeWhile(recorded => asKnownAt is null || recorded.RecordedAt <= asKnownAt))
            facts = facts is null ? RecordFacts.Begin(id, recorded) : Next(facts, recorded);

        return facts is null ? null : new IncidentRecord(facts) { Moment = asKnownAt };
    }

    /// <summary>The record with one more event. An event that is folded in already changes nothing.</summary>
    /// <exception cref="InvalidOperationException">Events between this version and that one are missing.</exception>
    public IncidentRecord Apply(Recorded<IncidentEvent> recorded)
    {
        var next = Next(_facts, recorded);
        return ReferenceEquals(next, _facts) ? this : new IncidentRecord(next);
    }

    /// <summary>What decisions see: the same as <see cref="Incident.Fold"/> of the same events.</summary>
    public Incident ToState() => _facts.State;

    public IncidentId Id => _facts.Id;

    public int Number => _facts.State.Number;

    /// <summary>The short key, for example <c>INC-42</c>.</summary>
    public string Key => _facts.State.Key;

    public string Title => _facts.State.Title;

    public Severity Severity => _facts.State.Severity;

    public IncidentKind Kind => _facts.State.Kind;

    public IncidentStatus Status => _facts.State.Status;

    /// <summary>The entry by which it was cancelled, declared by mistake or twice. Null unless it is.</summary>
    public TimelineEntry? Cancellation => _facts.State.Cancelled is { } cancelled ? Entry(cancelled.Id) : null;

    /// <summary>Whether it is cancelled: in the record, but in no list and no figure unless asked for.</summary>
    public bool Cancelled => _facts.State.Cancelled is not null;

    /// <summary>The incident's own zone, as a tz database name.</summary>
    public string Zone => _facts.State.Zone;

    /// <summary>The sequence of the newest event folded in.</summary>
    public long Version => _facts.Version;

    public Instant DeclaredAt => _facts.Declaration.RecordedAt;

    /// <summary>When the fault started, else first contact, else the declaration.</summary>
    public Instant BeganAt => Milestone(MilestoneKind.FaultStarted)?.At ?? Milestone(MilestoneKind.Reported)?.At ?? DeclaredAt;

    public string DeclaredBy => _facts.Declaration.Actor;

    /// <summary>The newest record time folded in.</summary>
    public Instant AsKnownAt => _facts.AsKnownAt;

    /// <summary>The moment that it was asked for as known at. Null: as it is now.</summary>
    public Instant? Moment { get; private init; }

    /// <summary>About how many bytes it holds in memory; records that grew out of one another share most of them.</summary>
    public long Weight => _facts.Weight;

    /// <summary>The known milestones, in the order of <see cref="MilestoneKind"/>.</summary>
    public IReadOnlyList<Milestone> Milestones => field ??= _facts.State.KnownMilestones;

    /// <summary>Every entry, by when it happened, then by sequence; retracted ones included. Each is made when it is asked for.</summary>
    public IReadOnlyList<TimelineEntry> Timeline => _timeline;

    /// <summary>How many entries stand, retracted ones left out.</summary>
    public int EntryCount => _facts.State.Index.LiveCount;

    /// <summary>By when they happened, as all lists up to the stages of recovery.</summary>
    public IReadOnlyList<ContactAttempt> ContactAttempts => field ??= RecordLists.ContactAttempts(_facts);

    public IReadOnlyList<Engagement> Engagements => field ??= RecordLists.Engagements(_facts, Presence);

    /// <summary>Who held which role when, by when they took it.</summary>
    public IReadOnlyList<RoleTenure> Roles => field ??= RoleTenures.Of(Presence);

    /// <summary>The cases that were opened with vendors, by when; those of vendors who came without one too.</summary>
    public IReadOnlyList<VendorCase> Vendors => field ??= VendorCases.Of(this, _facts);

    public IReadOnlyList<StakeholderUpdate> Updates => field ??= RecordLists.Updates(_facts);

    public IReadOnlyList<CustomerContact> CustomerContacts => field ??= TellingLists.CustomerContacts(_facts);

    /// <summary>What was logged as feedback is among it.</summary>
    public IReadOnlyList<Feedback> Feedback => field ??= TellingLists.Feedback(_facts);

    public IReadOnlyList<Hypothesis> Hypotheses => field ??= RecordLists.Hypotheses(_facts);

    public IReadOnlyList<Cause> RootCauses => field ??= RecordLists.Causes(_facts, EntryKind.RootCause);

    public IReadOnlyList<Cause> ContributingFactors => field ??= RecordLists.Causes(_facts, EntryKind.ContributingFactor);

    public IReadOnlyList<AttachedFile> Files => field ??= RecordLists.Files(_facts);

    public IReadOnlyList<Cause> Triggers => field ??= RecordLists.Causes(_facts, EntryKind.Trigger);

    public IReadOnlyList<TakenDecision> Decisions => field ??= ImpactLists.Decisions(_facts);

    public IReadOnlyList<ImpactWindow> Impacts => field ??= ImpactWindows.Of(_facts.State);

    public IReadOnlyList<RecoveryStage> RecoveryStages => field ??= ImpactLists.RecoveryStages(this, _facts);

    /// <summary>In the order recorded: the last counts.</summary>
    public IReadOnlyList<DataLossAssessment> DataLossAssessments => field ??= ImpactLists.DataLossAssessments(_facts);

    /// <summary>What is known of lost data, by the assessment that was recorded last.</summary>
    public DataLossState DataLoss => KnownDataLoss.State;

    /// <summary>By when they were given.</summary>
    public IReadOnlyList<Eta> Etas => field ??= Eta.Of(_facts);

    /// <summary>By when they were set.</summary>
    public IReadOnlyList<TimeBox> TimeBoxes => field ??= TimeBox.Of(_facts);

    /// <summary>By when they were received.</summary>
    public IReadOnlyList<Demand> Demands => field ??= Demand.Of(_facts);

    /// <summary>Everything that is waited for, the earliest first.</summary>
    public IReadOnlyList<Deadline> Due => field ??= Deadline.Of(this);

    /// <summary>In the order recorded; retracted ones left out.</summary>
    public IReadOnlyList<Lesson> Lessons => field ??= [.. _facts.Lessons.Where(lesson => !lesson.Retracted)];

    /// <summary>In the order raised; retracted ones left out.</summary>
    public IReadOnlyList<ActionItem> ActionItems => field ??= [.. EveryActionItem().Where(item => !item.Retracted)];

    /// <summary>Every lesson, in the order recorded; retracted ones included.</summary>
    public IEnumerable<Lesson> EveryLesson() => _facts.Lessons;

    /// <summary>Every action item, in the order raised; retracted ones included.</summary>
    public IEnumerable<ActionItem> EveryActionItem() => _facts.ActionItems.Select(item => item.In(Zone));

    /// <summary>The ids of those who see it while it is private. Null: everybody who is signed in.</summary>
    public IReadOnlyList<Guid>? Named => _facts.State.Named;

    /// <summary>True while only those named see it.</summary>
    public bool Private => Named is not null;

    /// <summary>The administrators who let themselves in, in the order of the timeline.</summary>
    public IReadOnlyList<AccessTaking> AccessTakenBy => field ??= RecordLists.AccessTakings(_facts);

    /// <summary>The newest event that took the sight of it from somebody. Null: none did.</summary>
    public SightLoss? Lost => _facts.Lost;

    /// <summary>What cannot all be right in it, by the order in which it is said to have happened. Empty when everything fits.</summary>
    public IReadOnlyList<Contradiction> Contradictions => field ??= Incidents.Contradictions.Of(_facts.State);

    /// <summary>Small letters, in the order of the alphabet.</summary>
    public IReadOnlyList<string> Tags => _facts.State.Tags;

    /// <summary>What it has to do with others, by when that was said to be. Whoever shows them asks first who may know of the other.</summary>
    public IReadOnlyList<IncidentsLinked> Links => field ??= [.. _facts.State.Links];

    /// <summary>The link that says of which incident it is a duplicate, while that cancels it. Null: of none.</summary>
    public IncidentsLinked? DuplicateOf => _facts.State.Cancelled?.Origin as IncidentsLinked;

    /// <summary>How it was detected, by what was recorded last. Null: not said.</summary>
    public DetectedBy? DetectedBy => (Detection?.Origin as DetectionNoted)?.By;

    /// <summary>The entry that says how it was detected. Null: none does.</summary>
    public TimelineEntry? Detection => _facts.State.Index.LastOfKind(EntryKind.Detection) is { } noted ? Entry(noted.Id) : null;

    /// <summary>When the next update is due, by the newest promise that has not ended. Null: none is waited for.</summary>
    public Instant? NextUpdateDue => UpdatePromises.NextUpdateDue(this);

    /// <summary>When the update was due that was recorded as overdue and is still waited for; of several the earliest. Null: there is none.</summary>
    public Instant? UpdateOverdueSince => UpdatePromises.OverdueSince(this);

    /// <summary>Who worked on it when.</summary>
    internal Presence Presence => field ??= Presence.Of(_facts.State);

    /// <summary>The milestone of that kind. Null when it is not known.</summary>
    public Milestone? Milestone(MilestoneKind kind) => _facts.State.KnownMilestone(kind);

    /// <summary>One entry. Null when there is none.</summary>
    public TimelineEntry? Entry(EntryId id) => _timeline.Find(id);

    /// <summary>The entry that was recorded last and stands, Timeline's own left out. Null when there is none.</summary>
    public TimelineEntry? LastEntry => field ??= Enumerable.Range(1, _facts.Recordings.Count).Select(back => _facts.Recordings[^back])
        .Where(recording => recording.Source != Source.System && Live(recording.Id) is not null).Select(recording => Entry(recording.Id)).FirstOrDefault();

    /// <summary>The entries that stand and were recorded after a version, in the order recorded. Costs what they are, not what the timeline is.</summary>
    public IReadOnlyList<TimelineEntry> EntriesSince(long version) =>
        [.. Newest(_facts.Recordings, recording => recording.Sequence > version).Where(recording => Live(recording.Id) is not null).Select(recording => Entry(recording.Id)!)];

    /// <summary>The entries recorded after a moment, in the order recorded. Costs what they are, not what the timeline is.</summary>
    internal IReadOnlyList<TimelineEntry> RecordedSince(Instant moment) =>
        [.. Newest(_facts.Recordings, recording => recording.RecordedAt > moment).Select(recording => _timeline.Find(recording.Id)!)];

    /// <summary>The entries corrected, retracted or redacted after a moment, each once, in the order in which that was first recorded.</summary>
    internal IReadOnlyList<TimelineEntry> CorrectedSince(Instant moment) =>
        [.. Newest(_facts.Corrections, correction => correction.At > moment).Select(correction => correction.Entry).Distinct().Select(id => _timeline.Find(id)!)];

    /// <summary>The theory that an entry puts forward. Null when the entry puts none forward or was retracted.</summary>
    public Hypothesis? Hypothesis(EntryId id) =>
        Live(id) is { Origin: HypothesisRaised } raised ? RecordLists.HypothesisOf(raised, _facts) : null;

    /// <summary>The root cause, contributing factor or trigger that an entry notes. Null when the entry notes none or was retracted.</summary>
    public Cause? Cause(EntryId id) => Live(id) is { } entry ? RecordLists.CauseOf(entry, _facts) : null;

    /// <summary>The file of that id, also of an entry that was retracted. Null when there is none.</summary>
    public AttachedFile? File(FileId id) => Entry(new EntryId(id.Value))?.File;

    /// <summary>Every file, those of retracted entries and those that were redacted included. Costs the timeline's length.</summary>
    public IEnumerable<AttachedFile> EveryFile() =>
        _facts.State.Index.Timeline.Where(entry => entry.Kind == EntryKind.File).Select(entry => Entry(entry.Id)!.File!);

    /// <summary>The entry that the event at that sequence made. Null when it made none, as a status that shares the entry of an engagement.</summary>
    public TimelineEntry? EntryMadeAt(long sequence) =>
        RecordFacts.MadeAt(_facts.Recordings, recording => recording.Sequence, sequence) is { } recording ? Entry(recording.Id) : null;

    /// <summary>The lesson that the event at that sequence recorded. Null when it recorded none.</summary>
    public Lesson? LessonMadeAt(long sequence) => RecordFacts.MadeAt(_facts.Lessons, lesson => lesson.Sequence, sequence);

    /// <summary>The action item that the event at that sequence raised. Null when it raised none.</summary>
    public ActionItem? ActionItemMadeAt(long sequence) => RecordFacts.MadeAt(_facts.ActionItems, item => item.Sequence, sequence)?.In(Zone);

    /// <summary>The impact that an entry starts. Null when the entry starts none or was retracted.</summary>
    public ImpactWindow? Impact(EntryId id) => Live(id) is { Origin: ImpactStarted } start ? ImpactWindows.Of(start, _facts.State) : null;

    /// <summary>That an update went over a channel that was not to be relied on. Null: nothing is recorded of it.</summary>
    public ChannelWarning? ChannelWarning(EntryId update) => TellingLists.WarningOf(update, _facts);

    /// <summary>The customers who are to be told and of whom nobody recorded that they were; by when they were to be told first, then by name.</summary>
    /// <param name="catalogue">Says who is in a segment, and which names are one customer.</param>
    public IReadOnlyList<CustomerToTell> CustomersToTell(CatalogueRecord catalogue) => Record.CustomersToTell.Of(this, _facts.State, catalogue);

    /// <summary>What the customers in the catalogue whom it concerns, told or not, are entitled to on the day it was reported, or else declared; by name.</summary>
    public IReadOnlyList<Entitlement> Entitlements(CatalogueRecord catalogue) => Record.CustomersToTell.Entitlements(this, _facts.State, catalogue);

    /// <summary>How the targets stand that were promised to those customers, and those of the organisation, at a moment.</summary>
    /// <param name="catalogue">Says who has which contract, policy and calendar.</param>
    public IReadOnlyList<SlaClock> SlaClocks(CatalogueRecord catalogue, Instant at) => Record.SlaClocks.Of(this, catalogue, at);

    /// <summary>What the policies say whose clocks run in it.</summary>
    public IReadOnlyList<SlaPolicyTerms> SlaPolicies(CatalogueRecord catalogue) => Record.SlaClocks.Policies(this, catalogue);

    /// <summary>The day whose contracts and policies hold for it: on which it was reported, or else declared, in its zone.</summary>
    internal LocalDate SlaDay() => SlaStart().InZone(DateTimeZoneProviders.Tzdb[Zone]).Date;

    internal Instant SlaStart() => Milestone(MilestoneKind.Reported)?.At ?? DeclaredAt;

    /// <summary>The decision that an entry says was taken. Null when it says so of none or was retracted.</summary>
    public TakenDecision? Decision(EntryId id) => Live(id) is { Origin: DecisionTaken } taken ? ImpactLists.DecisionOf(taken, _facts) : null;

    internal DataLoss KnownDataLoss => field ??= Record.DataLoss.Of(_facts.State);

    /// <summary>One lesson, retracted ones too. Null when there is none.</summary>
    public Lesson? Lesson(LessonId id) => _facts.Lessons.Find(lesson => lesson.Id == id);

    /// <summary>One action item, retracted ones too. Null when there is none.</summary>
    public ActionItem? ActionItem(ActionItemId id) => _facts.ActionItems.Find(item => item.Id == id)?.In(Zone);

    private StandingEntry? Live(EntryId id) => _facts.State.Entries.TryGetValue(id, out var entry) && entry.IsLive ? entry : null;

    // Those at the end of a list in the order recorded, which a clock that was set back may end too early.
    private static ImmutableList<T> Newest<T>(ImmutableList<T> recorded, Predicate<T> isNewer)
    {
        var first = recorded.FindLastIndex(each => !isNewer(each)) + 1;
        return recorded.GetRange(first, recorded.Count - first);
    }

    private static RecordFacts Next(RecordFacts facts, Recorded<IncidentEvent> recorded)
    {
        if (recorded.Sequence <= facts.Version)
            return facts;
        if (recorded.Sequence > facts.Version + 1)
            throw new InvalidOperationException($"{facts.State.Key} is at version {facts.Version} and cannot take the event at {recorded.Sequence}: read those between first.");

        return facts.Apply(recorded);
    }
}
