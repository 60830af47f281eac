using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>One thing found in notes, in the order of the text: an entry, or the heading of a day.</summary>
/// <param name="Line">From 1.</param>
/// <param name="IsHeading">It says the day of what follows and is no entry.</param>
/// <param name="Marker">When.</param>
/// <param name="Typed">The time as typed.</param>
/// <param name="Text">What an entry says. Empty for a heading.</param>
internal sealed record NoteItem(int Line, bool IsHeading, TimeMarker Marker, string Typed, string? Author, string Text)
{
    /// <summary>A day that a line says in passing, so that text below it stays with its entry.</summary>
    public bool Passing { get; init; }

    /// <summary>The last line that belongs to it.</summary>
    public int LastLine { get; init; } = Line;

    /// <summary>What an export of this program says of it besides. Null for everything else.</summary>
    public OwnEntry? Own { get; init; }
}

/// <summary>Notes taken apart, with nothing decided yet about days and zones.</summary>
/// <param name="TooMany">The line of the first entry that is over the limit. Null when there is none.</param>
/// <param name="ZoneHint">A zone that the text names for all its times.</param>
internal sealed record ParsedNotes(
    IReadOnlyList<NoteItem> Items,
    IReadOnlyList<OutsideText> Outside,
    IReadOnlyList<NoteSpan> Spans,
    int? TooMany,
    ZoneMark? ZoneHint)
{
    /// <summary>Days said outside of entries, in the order of the text.</summary>
    public IReadOnlyList<ContextDay> Days { get; init; } = [];

    /// <summary>A zone behind a time in a sentence, for want of a better one.</summary>
    public ZoneMark? SentenceZone { get; init; }

    /// <summary>The shape that most entries came in, for a person. Null for plain lines.</summary>
    public string? Shape { get; init; }

    /// <summary>Lines that begin with something like a time that was not read, and what it looks like.</summary>
    public IReadOnlyList<UnreadLine> Unread { get; init; } = [];
}

/// <param name="Line">From 1.</param>
internal sealed record UnreadLine(int Line, string Start);
