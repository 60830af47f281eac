using System.Collections.Immutable;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What decisions about one incident need, and no more. What screens show is the record (Record/).</summary>
/// <param name="Number">The number in its short key. 0: not declared.</param>
/// <param name="Declared">What the declaration says. Null: not declared.</param>
/// <param name="Index">The entries of the timeline, in the orders that decisions and lists need.</param>
/// <param name="SetByHand">The milestones that a person set, those that fell with a retracted entry included.</param>
public sealed record Incident(
    int Number,
    IncidentDeclared? Declared,
    EntryIndex Index,
    ImmutableDictionary<MilestoneKind, Milestone> SetByHand,
    ImmutableDictionary<LessonId, StandingLesson> Lessons,
    ImmutableDictionary<ActionItemId, StandingActionItem> ActionItems)
{
    /// <summary>The incident before its first event.</summary>
    public static readonly Incident Initial = new(0, Declared: null, EntryIndex.Empty, [], [], []);

    /// <summary>By the entry that set the deadline (an update that promises the next, a time box, a demand), that it was recorded as passed.</summary>
    public ImmutableDictionary<EntryId, OverdueMark> Overdue { get; init; } = [];

    /// <summary>By target, what was recorded of it.</summary>
    public ImmutableDictionary<SlaTargetRef, SlaMark> Sla { get; init; } = [];

    /// <summary>By warning, that somebody was warned of who had worked on it for long.</summary>
    public ImmutableDictionary<EntryId, FatigueMark> Fatigue { get; init; } = [];

    /// <summary>As <see cref="Incidents.Tags"/> makes them.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>True once somebody typed tags, or why a milestone was corrected, which no entry holds, while the events that say so are not redacted.</summary>
    internal bool MoreWasTyped { get; init; }

    /// <summary>The entry that is recorded anew, while a command decides what it becomes: <see cref="AmendFacts"/>. Null: the command makes one.</summary>
    internal EntryId? Amending { get; init; }

    /// <summary>How much is attached to it.</summary>
    public FileTotals Files { get; init; } = FileTotals.None;

    /// <summary>The ids of those who see it while it is private. Null: everybody who is signed in.</summary>
    public ImmutableSortedSet<Guid>? Named { get; init; }

    public bool IsDeclared => Number > 0;

    public string Key => IncidentKey.Of(Number);

    /// <summary>As changed last, by the order of recording; as are those after it. Empty when not declared.</summary>
    public string Title => Last<TitleChanged>(EntryKind.TitleChange)?.Title ?? Declared?.Title ?? "";

    public Severity Severity => Last<SeverityChanged>(EntryKind.SeverityChange)?.To ?? Declared?.Severity ?? Severity.Sev3;

    public IncidentKind Kind => Last<KindChanged>(EntryKind.KindChange)?.To ?? Declared?.Kind ?? IncidentKind.Real;

    /// <summary>The incident's own zone, as a tz database name.</summary>
    public string Zone => Last<ZoneChanged>(EntryKind.ZoneChange)?.NewZone ?? Declared?.Zone ?? "UTC";

    /// <summary>Every entry of the timeline, retracted ones included.</summary>
    public ImmutableDictionary<EntryId, StandingEntry> Entries => Index.ById;

    /// <summary>How far it has come, by the milestones known now: <see cref="StatusMilestones"/>. Whether it was cancelled is another matter: <see cref="Cancelled"/>.</summary>
    public IncidentStatus Status => StatusMilestones.Reached(kind => Milestones.IsReached(kind, Index, SetByHand));

    /// <summary>The entry by which it was cancelled, declared by mistake or twice. Null while it was not, or when that was withdrawn.</summary>
    public StandingEntry? Cancelled =>
        LastCancellation is { } cancelled && cancelled.Order > (Index.LastOfKind(EntryKind.CancellationWithdrawn)?.Order ?? -1) ? cancelled : null;

    /// <summary>The links that stand, by when they were said to be.</summary>
    internal IEnumerable<IncidentsLinked> Links => Index.OfKind(EntryKind.Link).Select(entry => (IncidentsLinked)entry.Origin);

    // A link that says that it is a duplicate cancels it too.
    private StandingEntry? LastCancellation => Index.OfKind(EntryKind.Cancellation)
        .Concat(Index.OfKind(EntryKind.Link).Where(entry => entry.Origin is IncidentsLinked { Kind: LinkKind.DuplicateOf, Outgoing: true }))
        .MaxBy(entry => entry.Order);

    /// <summary>The milestones known now.</summary>
    public IReadOnlyList<Milestone> KnownMilestones => Milestones.Of(Index, SetByHand);

    /// <summary>The milestone of that kind. Null when it is not known.</summary>
    public Milestone? KnownMilestone(MilestoneKind kind) => Milestones.Of(kind, Index, SetByHand);

    /// <summary>Folds a whole stream, oldest event first.</summary>
    public static Incident Fold(IEnumerable<IncidentEvent> events) => events.Aggregate(Initial, Evolve);

    /// <summary>Applies one recorded fact, which says itself what it does. Pure.</summary>
    public static Incident Evolve(Incident state, IncidentEvent @event) => @event.ApplyTo(state);

    /// <summary>With an entry. One that stands already is left: a status change that shares its entry with what caused it adds none.</summary>
    internal Incident Add(IOnTimeline entry, Func<StandingEntry, StandingEntry>? mark = null)
    {
        if (Entries.ContainsKey(entry.EntryId))
            return this;

        var stands = StandingEntry.From(entry, Entries.Count);
        return this with { Index = Index.Add(mark?.Invoke(stands) ?? stands) };
    }

    /// <summary>With one more who sees it. One that is not private is seen by everybody as it is.</summary>
    internal Incident Name(Guid person) => this with { Named = Named?.Add(person) };

    /// <summary>With a lesson as it stands after a correction. Nothing changes when there is none of that id.</summary>
    internal Incident Change(LessonId id, Func<StandingLesson, StandingLesson> change) =>
        Lessons.TryGetValue(id, out var lesson) ? this with { Lessons = Lessons.SetItem(id, change(lesson)) } : this;

    /// <summary>With an action item as it stands after a change. Nothing changes when there is none of that id.</summary>
    internal Incident Change(ActionItemId id, Func<StandingActionItem, StandingActionItem> change) =>
        ActionItems.TryGetValue(id, out var item) ? this with { ActionItems = ActionItems.SetItem(id, change(item)) } : this;

    /// <summary>With an entry as it stands after a correction. Nothing changes when there is none of that id.</summary>
    internal Incident Change(EntryId id, Func<StandingEntry, StandingEntry> change) =>
        Entries.TryGetValue(id, out var entry) ? this with { Index = Index.Replace(entry, change(entry)) } : this;

    private TEvent? Last<TEvent>(EntryKind kind)
        where TEvent : class => Index.LastOfKind(kind)?.Origin as TEvent;
}

/// <summary>The short key people use.</summary>
public static class IncidentKey
{
    /// <summary><c>INC-42</c>.</summary>
    public static string Of(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"INC-{number}");
}
