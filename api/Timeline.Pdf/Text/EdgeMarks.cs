using System.Runtime.InteropServices;

namespace Timeline.Pdf.Text;

/// <summary>Directional marks at the edges of what runs from right to left, for readers that guess from characters alone where it begins and ends.</summary>
/// <remarks>
/// Such readers (pdftotext) take a bracket or a vowel sign at the left edge for text that runs to the right, and a space at the right edge for
/// text that runs to the left; then it is copied in the wrong order. The marks are invisible and have no glyphs.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EdgeMarks(bool Before, bool After)
{
    /// <summary>The marks of a cluster at a place of a line.</summary>
    /// <param name="line">The clusters of the line, in visual order.</param>
    /// <param name="at">The place, from the left.</param>
    /// <param name="inRightToLeft">Whether the paragraph runs from right to left.</param>
    public static EdgeMarks At(ReadOnlySpan<Cluster> line, int at, bool inRightToLeft)
    {
        var cluster = line[at];
        if (!cluster.IsRightToLeft || cluster.IsSpace)
            return default;
        var left = at - 1;
        while (left >= 0 && line[left].IsRightToLeft && line[left].IsSpace)
            left--;
        var startsRun = left < 0 || !line[left].IsRightToLeft;
        var endsRun = at + 1 < line.Length && !line[at + 1].IsRightToLeft;
        return new(
            startsRun && NeedsMark(Leftmost(cluster.Text)),
            endsRun && !inRightToLeft && IsNeutral(line[at + 1].Text));
    }

    // Of a cluster that runs to the left its last character stands leftmost.
    private static string Leftmost(string cluster) => cluster.EnumerateRunes().Last().ToString();

    // Strong characters need none; what stands in numbers, such as a full stop, ends a run for such readers whatever is beside it.
    private static bool NeedsMark(string character) => BidiClasses.Of(character) is BidiClass.NonspacingMark or BidiClass.OtherNeutral or BidiClass.BoundaryNeutral;

    private static bool IsNeutral(string cluster) => BidiClasses.Of(cluster) is not (BidiClass.LeftToRight or BidiClass.EuropeanNumber or BidiClass.ArabicNumber);
}
