using System.Collections.Immutable;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Elements;

/// <summary>Shapes on a canvas of fixed size. Never split; wider than the page is an error of the caller.</summary>
internal sealed record Drawing(Size Canvas, ImmutableArray<Placed> Shapes) : Element
{
    public override Fragment Layout(LayoutRequest request) =>
        request.Fits(Canvas.Height) && Canvas.Width <= request.Available.Width + Size.Tolerance
            ? Fragment.Full(new Frame(Canvas, Shapes))
            : Fragment.DoesNotFit($"a drawing of {Canvas} does not fit in {request.Available}");

    public override WidthRange Widths(PageContext page) => WidthRange.Fixed(Canvas.Width);
}
