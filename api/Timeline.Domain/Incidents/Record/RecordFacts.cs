using System.Collections.Immutable;
using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>What a fold of recorded events remembers: the state that decisions use, and what its events alone do not say.</summary>
internal sealed record RecordFacts(
    IncidentId Id,
    Recorded<IncidentEvent> Declaration,
    Incident State,
    ImmutableDictionary<EntryId, EntryRecording> Recordings,
    ImmutableList<Lesson> Lessons,
    ImmutableList<ActionItem> ActionItems,
    long Version,
    Instant AsKnownAt)
{
    /// <exception cref="InvalidOperationException">The event does not declare an incident, or is not the stream's first.</exception>
    public static RecordFacts Begin(IncidentId id, Recorded<IncidentEvent> first)
    {
        if (first is not { Event: IncidentDeclared, Sequence: 1 })
            throw new InvalidOperationException($"An incident begins with {nameof(IncidentDeclared)} at sequence 1, not with {first.Event.GetType().Name} at {first.Sequence}. Fold the whole stream, oldest event first.");

        return new(id, first, Incident.Evolve(Incident.Initial, first.Event), [], [], [], first.Sequence, first.RecordedAt);
    }

    public IncidentDeclared Declared => (IncidentDeclared)Declaration.Event;

    public RecordFacts Apply(Recorded<IncidentEvent> recorded) => Keep(recorded) with
    {
        State = Incident.Evolve(State, recorded.Event),
        Version = recorded.Sequence,
        AsKnownAt = Instant.Max(AsKnownAt, recorded.RecordedAt),
    };

    private RecordFacts Keep(Recorded<IncidentEvent> recorded) => recorded.Event switch
    {
        EntryAmended e => Replace(recorded, e.EntryId, e.Reason, recording => recording with { Amended = true }),
        EntryRedacted e => Redact(e.EntryId, new Redaction(recorded.Actor, recorded.RecordedAt, e.Reason)),
        EntryRetracted e => Replace(recorded, e.EntryId, e.Reason, recording => recording with { RetractionReason = e.Reason }),
        LessonRecorded e => this with { Lessons = Lessons.Add(new(e.LessonId, e.Category, e.Text, recorded.RecordedAt, recorded.Actor)) },
        ActionItemRaised e => this with { ActionItems = ActionItems.Add(new(e.ActionItemId, e.Text, e.Type, e.Owner, e.Due, e.Lesson, recorded.RecordedAt, recorded.Actor)) },
        IOnTimeline e when !Recordings.ContainsKey(e.EntryId) => this with
        {
            Recordings = Recordings.Add(e.EntryId, new(recorded.Sequence, recorded.RecordedAt, recorded.Actor, recorded.Source, Amended: false, RetractionReason: null, recorded.Redaction, History: [])),
        },
        _ => this, // milestones, a status sharing its entry: the state has all there is to them
    };

    // The reading before the correction goes to the history.
    private RecordFacts Replace(Recorded<IncidentEvent> recorded, EntryId id, string reason, Func<EntryRecording, EntryRecording> change)
    {
        if (!State.Entries.TryGetValue(id, out var entry) || !Recordings.TryGetValue(id, out var recording))
            return this;

        var revision = new EntryRevision(
            entry.Text, entry.When.At, entry.When.Until, entry.When.Precision, recorded.RecordedAt, recorded.Actor, reason);
        return this with { Recordings = Recordings.SetItem(id, change(recording) with { History = recording.History.Add(revision) }) };
    }

    private RecordFacts Redact(EntryId id, Redaction redaction)
    {
        if (!Recordings.TryGetValue(id, out var recording))
            return this;

        var redacted = recording with
        {
            RetractionReason = EntryContent.Without(recording.RetractionReason),
            Redaction = redaction,
            History = [.. recording.History.Select(revision => revision with { Text = EntryContent.Redacted, Reason = EntryContent.Redacted })],
        };
        return this with { Recordings = Recordings.SetItem(id, redacted) };
    }
}

/// <summary>How one entry was recorded and corrected.</summary>
internal sealed record EntryRecording(
    long Sequence,
    Instant RecordedAt,
    string Actor,
    Source Source,
    bool Amended,
    string? RetractionReason,
    Redaction? Redaction,
    ImmutableList<EntryRevision> History);
