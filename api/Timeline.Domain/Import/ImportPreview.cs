using System.Runtime.InteropServices;
using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Import;

/// <summary>What notes say, before a person has agreed to it. Nothing of it is stored.</summary>
/// <param name="Zone">The tz database name of the zone that the times were read in. Null when it was not given and the text does not name one.</param>
/// <param name="Entries">In the order of the text.</param>
/// <param name="Outside">Text that belongs to no entry, in the order of the text: what stands before the first time, and sections without times.</param>
/// <param name="Spans">Every character of the text exactly once, in order, with what it was taken for.</param>
public sealed record ImportPreview(
    string? Zone,
    ImportOrder Order,
    IReadOnlyList<ImportedEntry> Entries,
    IReadOnlyList<ImportQuestion> Questions,
    IReadOnlyList<OutsideText> Outside,
    IReadOnlyList<NoteSpan> Spans)
{
    /// <summary>What the text was recognised as, for example "Slack export". Null for notes.</summary>
    public string? Format { get; init; }

    /// <summary>The text before the first time. Empty when there is none.</summary>
    public string Preamble =>
        Outside.Count > 0 && (Entries.Count == 0 || Outside[0].Line <= Entries[0].Line) ? Outside[0].Text : "";
}

public enum ImportOrder
{
    Ascending,
    Descending,
    Unknown,
}

/// <summary>One entry read from notes.</summary>
/// <param name="Line">The line of the text where it starts, from 1.</param>
/// <param name="OccurredAt">Null while a question about the date or the zone is open.</param>
/// <param name="OccurredUntil">The end of a range, never before <paramref name="OccurredAt"/>. Null for a moment.</param>
/// <param name="Local">The same on the wall clock of its zone. Known without a zone; null while the date is open.</param>
/// <param name="Typed">The time as it stands in the text.</param>
/// <param name="Text">With line feeds only; characters that cannot be stored are replaced by U+FFFD.</param>
/// <param name="SuggestedContact">What a contact attempt says about itself. Null for other roles.</param>
public sealed record ImportedEntry(
    int Line,
    Instant? OccurredAt,
    Instant? OccurredUntil,
    LocalDateTime? Local,
    string Typed,
    Precision Precision,
    string? Author,
    string Text,
    ImportRole SuggestedRole,
    SuggestedContact? SuggestedContact,
    IReadOnlyList<ImportGuess> Guesses)
{
    /// <summary>The last line of the text that belongs to it, not before <see cref="Line"/>.</summary>
    public int LastLine { get; init; }

    /// <summary>What the incident that the notes are meant for knows of it. Null: nothing, or no incident was named.</summary>
    public KnownEntry? Known { get; init; }

    /// <summary>The kind of entry that an export of this program says it was. Null where none does.</summary>
    public EntryKind? Kind { get; init; }

    /// <summary>What such an export says of it beside text, time and author.</summary>
    public IReadOnlyList<EntryFact> Facts { get; init; } = [];
}

/// <summary>Whom a contact attempt was for and how it ended, by its words.</summary>
/// <remarks>Each is null when the text does not say.</remarks>
public sealed record SuggestedContact(string? Who, ContactRung? Rung, ContactOutcome? Outcome);

/// <summary>Something that was guessed and not read. <paramref name="Message"/> says what it was taken for.</summary>
public sealed record ImportGuess(ImportGuessCode Code, string Message);

public enum ImportGuessCode
{
    DateCarried,
    MidnightCrossed,
    HalfOfDay,
    Year,
    DayMonthOrder,
    ClockChange,

    /// <summary>The zone of another line was used, or a short name with several meanings was read as one of them.</summary>
    Zone,
    Approximate,
    Role,

    /// <summary>The day is said elsewhere in the text: in a title, a field, a sentence.</summary>
    DateFromText,

    /// <summary>Far from the line above, or against the order of the text.</summary>
    OutOfOrder,

    /// <summary>Counted from another time of the text.</summary>
    Relative,
}

/// <summary>Something the text does not say. <paramref name="Message"/> says what to do.</summary>
/// <param name="Line">The line it is about, from 1. Null: all.</param>
public sealed record ImportQuestion(ImportQuestionCode Code, string Message, int? Line = null);

public enum ImportQuestionCode
{
    ZoneUnknown,
    DateUnknown,
    ZoneInvalid,
    NoTimes,
    TooMany,
    TooLong,

    /// <summary>The text holds NUL or half of a surrogate pair, which cannot be stored.</summary>
    UnreadableCharacters,

    /// <summary>A line begins with something like a time that was not read.</summary>
    UnreadTime,

    /// <summary>Times are counted from a T+0 that the text does not say.</summary>
    AnchorUnknown,
}

/// <summary>Text that belongs to no entry.</summary>
/// <param name="Line">The line where it starts, from 1.</param>
public sealed record OutsideText(int Line, string Text)
{
    /// <summary>The line where it ends.</summary>
    public int LastLine { get; init; }
}

/// <summary>A stretch of the pasted text.</summary>
/// <param name="Start">UTF-16 position, from 0.</param>
/// <param name="Length">UTF-16 units, at least 1.</param>
/// <param name="Entry">The index of the entry it belongs to. Null for text outside and for day headings, rules and table headers.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NoteSpan(int Start, int Length, NoteSpanKind Kind, int? Entry);

public enum NoteSpanKind
{
    /// <summary>Belongs to no entry.</summary>
    Outside,

    /// <summary>Says when or who, or is decoration.</summary>
    Marker,

    /// <summary>What an entry says.</summary>
    Text,

    /// <summary>After the last entry that may be imported at once.</summary>
    Unread,
}
