namespace Timeline.Pdf.Writing;

/// <summary>Why a document does not conform to a standard.</summary>
/// <param name="Standard"><see cref="PdfA"/> or <see cref="PdfUA"/>.</param>
/// <param name="Clause">The number of the clause in the standard.</param>
/// <param name="Sentence">What is wrong and where.</param>
public sealed record Violation(string Standard, string Clause, string Sentence)
{
    /// <summary>PDF for archives, ISO 19005-3, level A.</summary>
    public const string PdfA = "PDF/A-3a";

    /// <summary>PDF for everybody, ISO 14289-1.</summary>
    public const string PdfUA = "PDF/UA-1";
}
