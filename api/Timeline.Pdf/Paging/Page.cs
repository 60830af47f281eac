using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Paging;

/// <summary>A finished page: everything on it, placed on the sheet.</summary>
internal sealed record Page(int Number, Frame Frame);
