namespace Timeline.Pdf.Writing;

/// <summary>A document as written.</summary>
/// <param name="Bytes">A whole PDF 1.7 file.</param>
/// <param name="Missing">
/// How often a box stands in the text for a character that no font has, by code point, the lowest first; for a sequence its first. Headers and footers are
/// not counted. Empty: everything was drawn.
/// </param>
public sealed record WrittenPdf(byte[] Bytes, IReadOnlyDictionary<int, int> Missing)
{
    /// <summary>Gets how many pages it has.</summary>
    public int PageCount { get; init; }
}
