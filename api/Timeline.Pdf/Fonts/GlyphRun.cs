using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Fonts;

/// <summary>Glyphs of one face, size and colour on one baseline, in visual order.</summary>
internal sealed record GlyphRun(FontFace Face, double Size, Color Color, ImmutableArray<RunGlyph> Glyphs);

/// <summary>A glyph and where it stands on the baseline.</summary>
/// <param name="Id">Glyph index in the face.</param>
/// <param name="X">Distance in points from the run's start.</param>
/// <param name="Text">The characters it stands for; what copying and searching find.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RunGlyph(int Id, double X, string Text)
{
    /// <summary>Gets how far the glyph stands above the baseline, in points.</summary>
    public double Rise { get; init; }
}
