using System.Collections.Immutable;
using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>What a fold of recorded events remembers: the state that decisions use, and what its events alone do not say.</summary>
/// <param name="Recordings">Of each entry, in the order recorded: at its <see cref="StandingEntry.Order"/>.</param>
/// <param name="Weight">About how many bytes all this takes.</param>
internal sealed record RecordFacts(
    IncidentId Id,
    Recorded<IncidentEvent> Declaration,
    Incident State,
    ImmutableList<EntryRecording> Recordings,
    ImmutableList<Lesson> Lessons,
    ImmutableList<ActionItem> ActionItems,
    long Version,
    Instant AsKnownAt,
    long Weight)
{
    /// <exception cref="InvalidOperationException">The event does not declare an incident, or is not the stream's first.</exception>
    public static RecordFacts Begin(IncidentId id, Recorded<IncidentEvent> first)
    {
        if (first is not { Event: IncidentDeclared, Sequence: 1 })
            throw new InvalidOperationException($"An incident begins with {nameof(IncidentDeclared)} at sequence 1, not with {first.Event.GetType().Name} at {first.Sequence}. Fold the whole stream, oldest event first.");

        return new(id, first, Incident.Evolve(Incident.Initial, first.Event), [], [], [], first.Sequence, first.RecordedAt, Weights.Record);
    }

    /// <summary>Which entries were corrected, retracted or redacted, in the order recorded.</summary>
    public ImmutableList<Correction> Corrections { get; init; } = [];

    /// <summary>The newest event that took the sight of it from somebody. Null: none did.</summary>
    public SightLoss? Lost { get; init; }

    public EntryRecording RecordingOf(StandingEntry entry) => Recordings[(int)entry.Order];

    /// <summary>What it says: what somebody wrote; else a sentence made from the data, with what it is about.</summary>
    public string TextOf(StandingEntry entry) =>
        entry is { IsWorded: true, Origin.Names: { } id } && State.Entries.TryGetValue(id, out var named) ? entry.Origin.WordingOf(named) : entry.Text;

    /// <summary>Who is said to have done or seen it.</summary>
    public string AuthorOf(StandingEntry entry) => entry.Origin.Author ?? RecordingOf(entry).Actor;

    public RecordFacts Apply(Recorded<IncidentEvent> recorded)
    {
        var next = recorded.Event.KeepIn(this, recorded) with
        {
            State = Incident.Evolve(State, recorded.Event),
            Version = recorded.Sequence,
            AsKnownAt = Instant.Max(AsKnownAt, recorded.RecordedAt),
        };
        return EntryContent.EntryOf(recorded.Event) is { } id ? next with { Weight = Weight - WeightOf(id) + next.WeightOf(id) } : next;
    }

    /// <summary>Finds what the event at that sequence made, in a list in the order recorded. Null when it made none of these.</summary>
    public static T? MadeAt<T>(ImmutableList<T> made, Func<T, long> sequenceOf, long sequence)
        where T : class
    {
        var (low, high) = (0, made.Count);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            (low, high) = sequenceOf(made[middle]) >= sequence ? (low, middle) : (middle + 1, high);
        }

        return low < made.Count && sequenceOf(made[low]) == sequence ? made[low] : null;
    }

    /// <summary>With how an entry was recorded. The state has all there is to a status that shares its entry with what caused it.</summary>
    public RecordFacts KeepEntry(IOnTimeline made, Recorded<IncidentEvent> recorded) => State.Entries.ContainsKey(made.EntryId) ? this : this with
    {
        Recordings = Recordings.Add(new(made.EntryId, recorded.Sequence, recorded.RecordedAt, recorded.Actor, recorded.Source, Amended: false, RetractionReason: null, recorded.Redaction, History: []) { DeviceClockAhead = recorded.DeviceClockAhead }),
    };

    public RecordFacts Keep(Lesson lesson) => this with { Lessons = Lessons.Add(lesson), Weight = Weight + Weights.Of(lesson) };

    public RecordFacts Keep(ActionItem item) => this with { ActionItems = ActionItems.Add(item), Weight = Weight + Weights.Of(item) };

    /// <summary>With a lesson as it stands after a correction. Costs how many there are.</summary>
    public RecordFacts Change(LessonId id, Func<Lesson, Lesson> change) =>
        Lessons.FindIndex(lesson => lesson.Id == id) is >= 0 and var at && (Was: Lessons[at], Now: change(Lessons[at])) is var lesson
            ? this with { Lessons = Lessons.SetItem(at, lesson.Now), Weight = Weight - Weights.Of(lesson.Was) + Weights.Of(lesson.Now) }
            : this;

    /// <summary>With an action item as it stands after a change. Costs how many there are.</summary>
    public RecordFacts Change(ActionItemId id, Func<ActionItem, ActionItem> change) =>
        ActionItems.FindIndex(item => item.Id == id) is >= 0 and var at && (Was: ActionItems[at], Now: change(ActionItems[at])) is var item
            ? this with { ActionItems = ActionItems.SetItem(at, item.Now), Weight = Weight - Weights.Of(item.Was) + Weights.Of(item.Now) }
            : this;

    /// <summary>With the reading before a correction in the entry's history.</summary>
    public RecordFacts KeepRevision(Recorded<IncidentEvent> recorded, EntryId id, string reason, Func<EntryRecording, EntryRecording> change)
    {
        if (!State.Entries.TryGetValue(id, out var entry))
            return this;

        var revision = new EntryRevision(
            entry.Text, entry.When.At, entry.When.Until, entry.When.Precision, recorded.RecordedAt, recorded.Actor, reason, entry.Origin);
        var recording = change(RecordingOf(entry));
        return this with
        {
            Recordings = Recordings.SetItem((int)entry.Order, recording with { History = recording.History.Add(revision), HistoryWeight = recording.HistoryWeight + Weights.Of(revision) }),
            Corrections = Corrections.Add(new(id, recorded.RecordedAt)),
        };
    }

    /// <summary>With a tag or a star in the entry's history.</summary>
    public RecordFacts KeepMark(EntryId id, EntryMark mark)
    {
        if (!State.Entries.TryGetValue(id, out var entry))
            return this;

        var recording = RecordingOf(entry);
        return this with { Recordings = Recordings.SetItem((int)entry.Order, recording with { Marks = recording.Marks.Add(mark), HistoryWeight = recording.HistoryWeight + Weights.Of(mark) }) };
    }

    public RecordFacts Redact(EntryId id, Redaction redaction)
    {
        if (!State.Entries.TryGetValue(id, out var entry))
            return this;

        var recording = RecordingOf(entry);
        var history = recording.History.ConvertAll(revision => revision with
        {
            Text = EntryContent.Redacted,
            Reason = EntryContent.Redacted,
            Origin = (IOnTimeline)revision.Origin.WithoutContent(),
        });
        var redacted = recording with
        {
            RetractionReason = EntryContent.Without(recording.RetractionReason),
            Redaction = redaction,
            History = history,
            Marks = recording.Marks.ConvertAll(mark => mark with { Tags = [] }),
            HistoryWeight = history.Sum(Weights.Of),
        };
        return this with { Recordings = Recordings.SetItem((int)entry.Order, redacted), Corrections = Corrections.Add(new(id, redaction.At)) };
    }

    private long WeightOf(EntryId id) => State.Entries.TryGetValue(id, out var entry) ? Weights.Of(entry) + RecordingOf(entry).HistoryWeight : 0;
}

/// <summary>That an entry was corrected, retracted or redacted.</summary>
/// <param name="At">When the store took it.</param>
internal sealed record Correction(EntryId Entry, Instant At);

/// <summary>How one entry was recorded and corrected.</summary>
/// <param name="HistoryWeight">About how many bytes the history takes.</param>
internal sealed record EntryRecording(
    EntryId Id,
    long Sequence,
    Instant RecordedAt,
    string Actor,
    Source Source,
    bool Amended,
    string? RetractionReason,
    Redaction? Redaction,
    ImmutableList<EntryRevision> History,
    long HistoryWeight = 0)
{
    /// <summary>What was put on it and taken from it, oldest first.</summary>
    public ImmutableList<EntryMark> Marks { get; init; } = [];

    /// <summary>By how many seconds the clock of the device that sent it was ahead.</summary>
    public int? DeviceClockAhead { get; init; }
}
