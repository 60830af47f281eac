using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>A fact about one incident. The stream says which; the envelope says who recorded it and when.</summary>
/// <remarks>
/// What every fact must answer is a method, or a member of an interface that is implemented explicitly: a public property would be stored with the
/// event (ADR 29).
/// </remarks>
public abstract record IncidentEvent
{
    /// <summary>The incident with this fact in it. Pure.</summary>
    public abstract Incident ApplyTo(Incident incident);

    /// <summary>The record with what it keeps of this fact beside the state: of an entry, how it was recorded; else nothing, unless the fact says what.</summary>
    internal virtual RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) =>
        this is IOnTimeline made ? facts.KeepEntry(made, recorded) : facts;
}

/// <summary>A fact about one entry: it makes it, or corrects it.</summary>
public interface IAboutEntry
{
    EntryId EntryId { get; }

    /// <summary>The same fact as it must be stored once the entry is redacted: without what people typed.</summary>
    IncidentEvent WithoutContent();
}

/// <summary>A fact that belongs on the timeline: it makes the entry named, unless that entry stands already.</summary>
public interface IOnTimeline : IAboutEntry
{
    /// <summary>When it happened, as a person said it.</summary>
    Occurrence When { get; }

    /// <summary>Who is said to have done or seen it. Null: whoever recorded it.</summary>
    string? Author => null;

    /// <summary>The text that a person gave. Null: none, and <see cref="Wording"/> makes a sentence.</summary>
    string? Text => null;

    EntryKind Kind { get; }

    /// <summary>What the kind of entry is called in a document.</summary>
    string Label => Say.Label(Kind);

    /// <summary>What the entry says: the text a person gave; else a plain sentence made from the data. Never empty. The one place, so that every output agrees.</summary>
    string Wording { get; }

    /// <summary>The entry that its sentence is about: the impact that ended, the demand that was met. Null for every other entry.</summary>
    EntryId? Names => BelongsTo ?? Settles;

    /// <summary>As <see cref="Wording"/> where nobody wrote a text, with what it is about as that stands now. It is read so and kept nowhere: a correction or a redaction of the other changes it too.</summary>
    string WordingOf(StandingEntry named) => Wording;

    /// <summary>What people typed: what <see cref="IAboutEntry.WithoutContent"/> takes away.</summary>
    IReadOnlyList<string?> Typed { get; }

    /// <summary>What it says beside text, time and author, in the order of the command's input. None for an entry that is its text alone.</summary>
    IReadOnlyList<EntryFact> Facts => [];

    /// <summary>The milestones that the entry implies while it stands.</summary>
    IReadOnlyList<MilestoneKind> Implies => [];

    /// <summary>The lower status that a person took the incident back to with it. Null for every other entry.</summary>
    IncidentStatus? GoesBackTo => null;

    /// <summary>The theory, time box or demand that it settles. Null for every other entry.</summary>
    EntryId? Settles => null;

    /// <summary>The entry that it tells more of: the theory that evidence is about, the impact that changed, the decision that was verified. Null for every other entry.</summary>
    EntryId? BelongsTo => null;

    /// <summary>The role of a line of notes that would make such an entry. Null when none would.</summary>
    ImportRole? ImportedAs => null;
}
