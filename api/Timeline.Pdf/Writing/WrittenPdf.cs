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

    /// <summary>Gets the standards that the file says it conforms to: <see cref="Violation.PdfA"/>, <see cref="Violation.PdfUA"/>.</summary>
    public IReadOnlyList<string> Standards { get; init; } = [];

    /// <summary>Gets why it does not conform to one of them; each clause with its first sample.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];
}
