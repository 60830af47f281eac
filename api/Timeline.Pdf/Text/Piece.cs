using System.Runtime.InteropServices;
using HarfBuzzSharp;
using Timeline.Pdf.Fonts;

namespace Timeline.Pdf.Text;

/// <summary>A user-perceived character before it is shaped.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Piece
{
    /// <summary>Gets the characters.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the index of the stretch it comes from.</summary>
    public required int Inline { get; init; }

    /// <summary>Gets what draws it; null when no face has it, or when there is nothing to draw.</summary>
    public FontFace? Face { get; init; }

    public Script Script { get; init; }

    /// <summary>Gets the embedding level.</summary>
    public int Level { get; init; }

    public BreakAfter Break { get; init; }

    /// <summary>Gets a value indicating whether it has no shape: breaks, soft hyphens, characters that steer others.</summary>
    public bool IsInvisible { get; init; }
}
