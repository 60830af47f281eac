using System.Buffers.Binary;
using Timeline.Pdf.Fonts;

namespace Timeline.Pdf.Tests.Fonts;

public sealed class FontSubsetTests
{
    private static readonly FontFace Serif = FontFamily.Fallback.Regular;

    [Fact]
    public void Parts_of_composite_glyphs_come_along()
    {
        // In DejaVu an accented letter is made of the letter and the accent.
        var accented = Serif.GlyphFor('ấ');
        var closed = FontSubset.Close(Serif, [0, accented]);
        Assert.True(closed.Count > 2);
        Assert.All(closed.SelectMany(glyph => GlyphOutlines.Components(Serif.Outlines.Data(glyph))), part => Assert.Contains(part.Glyph, closed));
    }

    [Fact]
    public void Component_numbers_stay_inside_the_subset()
    {
        var subset = Subset(Serif, [0, Serif.GlyphFor('ấ'), Serif.GlyphFor('é')]);
        for (var glyph = 0; glyph < subset.Count; glyph++)
            Assert.All(GlyphOutlines.Components(subset.Outlines.Data(glyph)), part => Assert.InRange(part.Glyph, 0, subset.Count - 1));
    }

    [Fact]
    public void Outlines_and_widths_are_kept()
    {
        var face = FontFamily.Sans.Regular;
        var glyphs = new[] { 0, face.GlyphFor('g'), face.GlyphFor(' '), face.GlyphFor('Q') };
        var subset = Subset(face, glyphs);
        for (var i = 0; i < glyphs.Length; i++)
        {
            var expected = GlyphStripping.WithoutInstructions(face.Outlines.Data(glyphs[i]));
            Assert.Equal(expected, subset.Outlines.Data(i).ToArray()[..expected.Length]);
            Assert.Equal(face.Advance(glyphs[i]), subset.Widths.Advance(i));
            Assert.Equal(face.LeftBearing(glyphs[i]), subset.Widths.LeftBearing(i));
        }
    }

    [Fact]
    public void A_glyph_may_be_there_twice_to_stand_for_two_texts()
    {
        var glyph = FontFamily.Sans.Regular.GlyphFor('x');
        var subset = Subset(FontFamily.Sans.Regular, [0, glyph, glyph]);
        Assert.Equal(subset.Outlines.Data(1).ToArray(), subset.Outlines.Data(2).ToArray());
    }

    [Fact]
    public void The_file_is_small_and_its_checksum_is_right()
    {
        var data = FontSubset.Build(Serif, [0, Serif.GlyphFor('a')]);
        Assert.InRange(data.Length, 200, 4000);
        var sum = 0u;
        for (var i = 0; i < data.Length; i += 4)
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(i)));
        Assert.Equal(0xB1B0AFBA, sum);
    }

    private static (int Count, GlyphOutlines Outlines, HorizontalMetrics Widths) Subset(FontFace face, int[] glyphs)
    {
        var file = new FontFile(FontSubset.Build(face, glyphs));
        var count = file.Required("maxp").U16(4);
        Assert.Equal(1, file.Required("head").I16(50));
        return (count, new(file.Required("loca"), file.Required("glyf"), true, count), new(file.Required("hmtx"), file.Required("hhea").U16(34)));
    }
}
