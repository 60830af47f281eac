using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HarfBuzzSharp;
using Timeline.Pdf.Fonts;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Text;

/// <summary>Writes its code point into the box that stands for a character that no font has, so that somebody can look it up. Drawn of lines: it is not copied.</summary>
internal static class CodePointBox
{
    private const int Columns = 2;

    // Of the box, the rest is its frame and air.
    private const double Inner = 0.74;

    // Of a digit's place; a digit is twice as high as it is wide.
    private const double Filled = 0.68;

    // In points; smaller ones would be specks.
    private const double LeastWidth = 0.5;

    // Which of the seven strokes each digit has: top, upper left, upper right, middle, lower left, lower right, bottom; from the lowest bit.
    private static ReadOnlySpan<byte> Strokes =>
        [0b1110111, 0b0100100, 0b1011101, 0b1101101, 0b0101110, 0b1101011, 0b1111011, 0b0100101, 0b1111111, 0b1101111, 0b0111111, 0b1111010, 0b1010011, 0b1111100, 0b1011011, 0b0011011];

    /// <summary>Adds the digits over the boxes of a run whose baseline begins at a place.</summary>
    public static void Add(ImmutableArray<Placed>.Builder items, GlyphRun run, Point baseline)
    {
        foreach (var glyph in run.Glyphs)
        {
            if (glyph.Id == 0 && Rune.TryGetRuneAt(glyph.Text, 0, out var character) && run.Face.Font.TryGetGlyphExtents(0, out var box))
                Add(items, character.Value.ToString(character.IsBmp ? "X4" : "X6", CultureInfo.InvariantCulture), run, Area(run, box, baseline.X + glyph.X, baseline.Y));
        }
    }

    private static Rect Area(GlyphRun run, GlyphExtents box, double x, double y)
    {
        double Points(int units) => run.Face.Scale(units, run.Size);
        var (width, height) = (Points(box.Width), Points(-box.Height));
        return new(x + Points(box.XBearing) + ((1 - Inner) / 2 * width), y - Points(box.YBearing) + ((1 - Inner) / 2 * height), Inner * width, Inner * height);
    }

    private static void Add(ImmutableArray<Placed>.Builder items, string digits, GlyphRun run, Rect area)
    {
        var (across, down) = (area.Width / Columns, area.Height / (digits.Length / Columns));
        var width = Filled * Math.Min(across, down / 2);
        if (width < LeastWidth)
            return;
        var stroke = new Stroke(width / 4, run.Color);
        for (var i = 0; i < digits.Length; i++)
        {
            var left = area.X + (i % Columns * across) + ((across - width) / 2);
            var top = area.Y + (i / Columns * down) + ((down - (2 * width)) / 2);
            var strokes = Strokes[Convert.ToInt32(digits[i].ToString(), 16)];
            for (var each = 0; each < 7; each++)
            {
                if ((strokes >> each & 1) == 1)
                    items.Add(Stroke(each, left, top, width, stroke));
            }
        }
    }

    private static Placed Stroke(int which, double left, double top, double width, Stroke stroke) => which switch
    {
        0 or 3 or 6 => new(new(left, top + (which / 3 * width)), new LineItem(new(width, 0), stroke)),
        1 or 2 => new(new(left + ((which - 1) * width), top), new LineItem(new(0, width), stroke)),
        _ => new(new(left + ((which - 4) * width), top + width), new LineItem(new(0, width), stroke)),
    };
}
