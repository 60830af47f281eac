using System.Collections.Immutable;

namespace Timeline.Pdf.Geometry;

/// <summary>Laid-out content of known size: what layout yields and what drawing walks. Immutable.</summary>
/// <param name="Size">The room it takes; items may be placed outside only for decoration.</param>
/// <param name="Items">Content in reading order, placed from the frame's top left corner.</param>
internal sealed record Frame(Size Size, ImmutableArray<Placed> Items) : FrameItem
{
    public static readonly Frame Empty = new(Size.Zero, []);

    public static Frame Of(Size size, params ReadOnlySpan<Placed> items) => new(size, [.. items]);

    /// <summary>The same content with clear space around it.</summary>
    public Frame Inflate(Insets insets) =>
        Of(Size.Inflate(insets), new Placed(new(insets.Left, insets.Top), this));

    public override void Draw(IPageCanvas canvas, Point at)
    {
        foreach (var (offset, item) in Items)
            item.Draw(canvas, at.Offset(offset));
    }
}

/// <summary>An item and where it stands inside its frame.</summary>
internal readonly record struct Placed(Point At, FrameItem Item);
