using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Fonts;

/// <summary>Glyphs of one face, size and colour on one baseline, in visual order.</summary>
internal sealed record GlyphRun(FontFace Face, double Size, Color Color, ImmutableArray<RunGlyph> Glyphs);

/// <summary>A glyph and where it stands on the baseline.</summary>
/// <param name="Id">Glyph index in the face.</param>
/// <param name="X">Distance in points from the run's start.</param>
/// <param name="Text">The characters it stands for, in reading order; what copying and searching find. Blank for all but the first glyph of a cluster.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RunGlyph(int Id, double X, string Text)
{
    /// <summary>Gets how far the glyph stands above the baseline, in points.</summary>
    public float Rise { get; init; }

    /// <summary>Gets how many glyphs, from this one on, stand for <see cref="Text"/> together.</summary>
    public int Together { get; init; } = 1;

    /// <summary>Gets a value indicating whether the characters run from right to left.</summary>
    public bool IsRightToLeft { get; init; }

    /// <summary>Gets a value indicating whether readers need a mark left of the characters to see that they run from right to left.</summary>
    public bool MarkBefore { get; init; }

    /// <summary>Gets a value indicating whether readers need a mark right of the characters to see that what follows does not run from right to left.</summary>
    public bool MarkAfter { get; init; }
}
