namespace Timeline.Pdf.Text;

/// <summary>One line: a range of clusters.</summary>
/// <param name="Start">First cluster shown.</param>
/// <param name="End">One past the last cluster shown; spaces at the end are left out.</param>
/// <param name="Next">First cluster of the next line.</param>
/// <param name="Width">Width shown, in points, a hyphen included.</param>
/// <param name="EndsParagraph">True for the last line and before a forced break: not justified.</param>
internal readonly record struct TextLine(int Start, int End, int Next, double Width, bool EndsParagraph);
