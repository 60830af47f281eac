using System.Collections.Immutable;

namespace Timeline.Pdf.Elements;

/// <summary>What an element may know of the page it lands on.</summary>
/// <param name="Number">1-based number of the page.</param>
/// <param name="Total">Number of pages as the previous pass found it; null in the first pass.</param>
/// <param name="Anchors">Page number by anchor, as the previous pass found it.</param>
internal sealed record PageContext(int Number, int? Total, ImmutableDictionary<string, int> Anchors)
{
    public static readonly PageContext First = new(1, null, ImmutableDictionary<string, int>.Empty);
}
