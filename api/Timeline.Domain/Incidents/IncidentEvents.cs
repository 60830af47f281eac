using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

// Storage contract: type and member names are in the database. Add optional members; never rename.
// Names, authors and titles are lines, those too that were stored before what nobody sees was taken out of them.

/// <summary>A fact about one incident. The stream says which; the envelope says who recorded it and when.</summary>
public abstract record IncidentEvent;

/// <summary>A fact that belongs on the timeline: it makes the entry named, unless that entry stands already.</summary>
public interface IOnTimeline
{
    EntryId EntryId { get; }

    /// <summary>When it happened, as a person said it.</summary>
    Occurrence When { get; }

    /// <summary>Who is said to have done or seen it. Null: whoever recorded it.</summary>
    string? Author => null;
}

/// <summary>The incident was opened. Its short key is <c>INC-{Number}</c>.</summary>
public sealed record IncidentDeclared(int Number, string Title, Severity Severity, IncidentKind Kind, string Zone) : IncidentEvent
{
    public string Title { get; init; } = VisibleText.Line(Title);
}

/// <summary>A person said when a milestone was.</summary>
/// <param name="EntryId">The entry that shows it; the milestone falls when that entry is retracted. Null: set by hand.</param>
public sealed record MilestoneSet(MilestoneKind Kind, Occurrence When, EntryId? EntryId) : IncidentEvent;

/// <summary>A person corrected a known milestone.</summary>
/// <param name="When">Null: what was set by hand is cleared, and the entries speak again.</param>
public sealed record MilestoneCorrected(MilestoneKind Kind, Occurrence? When, EntryId? EntryId, string Reason) : IncidentEvent;

/// <summary>Something was noted. Kinds Note to Ticket; Report implies REPORTED, Ticket implies TICKETED and ACKNOWLEDGED.</summary>
public sealed record EntryLogged(EntryId EntryId, Occurrence When, EntryKind Kind, string Text, string? Author) : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);
}

/// <summary>An entry, whatever event made it, was corrected.</summary>
/// <param name="Text">Null: as it was.</param>
/// <param name="When">Null: as it was.</param>
public sealed record EntryAmended(EntryId EntryId, string? Text, Occurrence? When, string Reason) : IncidentEvent;

/// <summary>An entry, whatever event made it, was taken back. What it implied is undone.</summary>
public sealed record EntryRetracted(EntryId EntryId, string Reason) : IncidentEvent;

/// <summary>What was typed about an entry was removed for good, from the events that held it too. What it implied stands.</summary>
public sealed record EntryRedacted(EntryId EntryId, string Reason) : IncidentEvent;

/// <summary>Stands where an event was emptied outright, by other means than <see cref="EntryRedacted"/>. Says nothing; never appended.</summary>
/// <param name="Type">The stored name of the event's type.</param>
public sealed record ContentRemoved(string Type) : IncidentEvent;

/// <summary>Somebody tried to get hold of somebody. The first implies FIRST_CONTACT_ATTEMPT.</summary>
/// <param name="Text">What was said. Null: nothing noted.</param>
public sealed record ContactAttempted(
    EntryId EntryId, Occurrence When, string Who, ContactRung Rung, Channel Channel, ContactOutcome Outcome, string? Text, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string Who { get; init; } = VisibleText.Line(Who);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);
}

/// <summary>Somebody has hands on it. The first implies ENGAGED.</summary>
/// <param name="How">How they work on it: remote, on site.</param>
public sealed record ResponderEngaged(EntryId EntryId, Occurrence When, string Who, string? How, string? Text, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string Who { get; init; } = VisibleText.Line(Who);

    public string? How { get; init; } = VisibleText.OptionalLine(How);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);
}

/// <summary>Stakeholders were told. The first implies FIRST_UPDATE.</summary>
/// <param name="NextUpdateDue">When the next was promised. Null: no promise.</param>
public sealed record UpdateSent(
    EntryId EntryId, Occurrence When, Audience Audience, Channel Channel, string Text, string? WhatNext, Instant? NextUpdateDue, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);
}

/// <summary>A theory was put forward. Its id is the entry's.</summary>
/// <param name="RaisedBy">Null: whoever recorded it.</param>
public sealed record HypothesisRaised(EntryId EntryId, Occurrence When, string Statement, string? RaisedBy) : IncidentEvent, IOnTimeline
{
    string? IOnTimeline.Author => RaisedBy;

    public string? RaisedBy { get; init; } = VisibleText.OptionalLine(RaisedBy);
}

/// <summary>A theory was shown to be wrong.</summary>
public sealed record HypothesisRefuted(EntryId EntryId, Occurrence When, EntryId Hypothesis, string Because) : IncidentEvent, IOnTimeline;

/// <summary>A theory was shown to be right.</summary>
public sealed record HypothesisConfirmed(EntryId EntryId, Occurrence When, EntryId Hypothesis, string Because) : IncidentEvent, IOnTimeline;

/// <summary>The root cause was understood. The first implies DIAGNOSED.</summary>
/// <param name="Evidence">The entries that show it, in the order given.</param>
public sealed record RootCauseNoted(EntryId EntryId, Occurrence When, string Text, IReadOnlyList<EntryId> Evidence, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);
}

/// <summary>Something made it possible, likelier or worse.</summary>
/// <param name="Evidence">The entries that show it, in the order given.</param>
public sealed record ContributingFactorNoted(EntryId EntryId, Occurrence When, string Text, IReadOnlyList<EntryId> Evidence, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);
}

/// <summary>The status changed. Makes a row of its own unless the entry named stands already (an engagement; a retracted entry).</summary>
public sealed record StatusChanged(EntryId EntryId, Occurrence When, IncidentStatus From, IncidentStatus To, string? Text, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);
}

/// <summary>Something was learnt. Not on the timeline.</summary>
public sealed record LessonRecorded(LessonId LessonId, LessonCategory Category, string Text) : IncidentEvent;

/// <summary>Something is to be done about it. Not on the timeline.</summary>
/// <param name="Lesson">The lesson it follows from.</param>
public sealed record ActionItemRaised(ActionItemId ActionItemId, string Text, ActionItemType Type, string? Owner, LocalDate? Due, LessonId? Lesson)
    : IncidentEvent
{
    public string? Owner { get; init; } = VisibleText.OptionalLine(Owner);
}
