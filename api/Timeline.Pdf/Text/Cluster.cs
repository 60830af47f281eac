using Timeline.Pdf.Fonts;

namespace Timeline.Pdf.Text;

/// <summary>A user-perceived character, or several that a ligature joins, with its glyphs: the smallest thing a line can be broken between.</summary>
internal readonly record struct Cluster
{
    /// <summary>Gets the characters; what copying finds.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the index of the stretch it comes from.</summary>
    public required int Inline { get; init; }

    public required FontFace Face { get; init; }

    /// <summary>Gets glyphs in visual order, with their offset in points from the cluster's left edge.</summary>
    public ArraySegment<RunGlyph> Glyphs { get; init; }

    /// <summary>Gets the width in points, kerning with the next cluster included.</summary>
    public double Advance { get; init; }

    /// <summary>Gets the embedding level; odd levels run from right to left.</summary>
    public int Level { get; init; }

    public BreakAfter Break { get; init; }

    public bool IsSpace => Text is " " or "\u3000" or "\u2003" or "\u2002" or "\u2009" or "\u200A" || IsBreak;

    public bool IsBreak => Text == "\n";

    public bool IsSoftHyphen => Text == "\u00AD";

    public bool IsRightToLeft => (Level & 1) == 1;
}

/// <summary>Whether a line may end after a cluster.</summary>
internal enum BreakAfter
{
    Prohibited,
    Allowed,
    Mandatory,
}
