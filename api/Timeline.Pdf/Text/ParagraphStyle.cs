namespace Timeline.Pdf.Text;

/// <summary>How the lines of a paragraph stand. Immutable.</summary>
public sealed record ParagraphStyle
{
    /// <summary>Gets where lines stand in the width of the paragraph.</summary>
    public TextAlignment Alignment { get; init; } = TextAlignment.Start;

    /// <summary>Gets the fewest lines that may stand alone at the bottom of a page.</summary>
    public int Orphans { get; init; } = 2;

    /// <summary>Gets the fewest lines that may stand alone at the top of a page.</summary>
    public int Widows { get; init; } = 2;

    /// <summary>Gets a value indicating whether runs of spaces and indentation are kept, as in code.</summary>
    public bool Preformatted { get; init; }
}

/// <summary>Where lines stand in the width of their paragraph.</summary>
public enum TextAlignment
{
    /// <summary>Left for text that runs to the right, right for text that runs to the left.</summary>
    Start,

    /// <summary>At the left edge.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the right edge.</summary>
    Right,

    /// <summary>At both edges, by widening spaces; the last line as <see cref="Start"/>.</summary>
    Justify,
}
