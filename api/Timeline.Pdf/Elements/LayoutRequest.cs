using System.Runtime.InteropServices;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Elements;

/// <summary>Room offered to an element.</summary>
/// <param name="Available">Width to fill and height that is left, in points.</param>
/// <param name="Page">What is known of the page.</param>
/// <param name="Resume">What an earlier fragment left over; null to begin.</param>
/// <param name="CanDefer">True when something already stands above, so that waiting for the next page gains room.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LayoutRequest(Size Available, PageContext Page, Rest? Resume = null, bool CanDefer = false)
{
    public bool Fits(double height) => height <= Available.Height + Size.Tolerance;
}

/// <summary>Where an element continues on the next page. Every element has its own kind.</summary>
internal abstract record Rest;
