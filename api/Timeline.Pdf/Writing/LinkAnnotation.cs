using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Writing;

/// <summary>A link as drawn.</summary>
/// <param name="Page">Index of its page.</param>
/// <param name="Index">Its number among the page's links.</param>
/// <param name="Area">Where it is clicked.</param>
/// <param name="Target">Where it leads.</param>
/// <param name="Owner">Its structure element.</param>
internal sealed record LinkAnnotation(int Page, int Index, Rect Area, LinkTarget Target, int Owner)
{
    /// <summary>Gets or sets the indirect object; none while it is not written, and where it leads nowhere.</summary>
    public PdfReference? Reference { get; set; }
}
