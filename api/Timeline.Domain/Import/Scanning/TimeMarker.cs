namespace Timeline.Domain.Import.Scanning;

/// <summary>What stands at the start of a line or a sentence and says when. Positions are within the line.</summary>
internal readonly record struct TimeMarker
{
    public DayMark? Day { get; init; }

    /// <summary>Null when only a day is said.</summary>
    public ClockMark? Clock { get; init; }

    /// <summary>The end of a range.</summary>
    public ClockMark? Until { get; init; }

    /// <summary>The day of the end, where a column of its own says it.</summary>
    public DayMark? UntilDay { get; init; }

    public ZoneMark? Zone { get; init; }

    /// <summary>The same moment as another column says it.</summary>
    public ClockMark? Other { get; init; }

    public ZoneMark? OtherZone { get; init; }

    public bool Approximate { get; init; }

    /// <summary>A distance instead of a clock time.</summary>
    public RelativeMark? Relative { get; init; }

    /// <summary>The moment that T+ counts from.</summary>
    public bool Anchor { get; init; }

    /// <summary>A word such as "on" or "at" led to it, as in a sentence.</summary>
    public bool Prose { get; init; }

    /// <summary>Where the time as typed starts and ends, without decoration.</summary>
    public int TypedStart { get; init; }

    public int TypedEnd { get; init; }

    /// <summary>Where the text after the marker starts, past separators and decoration.</summary>
    public int End { get; init; }

    /// <summary>The time stood in square brackets, as chat exports write it.</summary>
    public bool Bracketed { get; init; }

    /// <summary>Nothing but blanks stood before the time.</summary>
    public bool Plain { get; init; }

    /// <summary>The separator after it: a colon, a dash, a table cell's edge and the like. NUL for none.</summary>
    public char Separator { get; init; }

    /// <summary>The table cell separator after it: a bar or a tab. NUL for none.</summary>
    public char Cell { get; init; }

    /// <summary>Markdown emphasis opened before the time and not closed after it: its closing mark is looked for in the text.</summary>
    public string Unclosed { get; init; }

    /// <summary>Set off from the text by more than a blank or a comma, so that a day or a word alone is meant as a time.</summary>
    public bool SetOff => Bracketed || Separator is not ('\0' or ',' or ';' or '.');

    /// <summary>It says more than a day.</summary>
    public bool SaysTime => Clock is not null || Relative is not null;

    public ClockNotation Notation => Clock?.Notation ?? ClockNotation.Sure;
}
