using Timeline.Pdf.Fonts;

namespace Timeline.Pdf.Tests.Fonts;

public sealed class FontFaceTests
{
    [Fact]
    public void Every_shipped_face_reads()
    {
        var faces = new[] { FontFamily.Serif, FontFamily.Sans, FontFamily.Mono, FontFamily.Fallback }
            .SelectMany(family => new[] { family.Regular, family.Bold, family.Italic, family.BoldItalic }).Distinct().ToList();
        Assert.Equal(13, faces.Count);
        Assert.All(faces, face =>
        {
            Assert.True(face.Has('A') && face.Has('€'));
            Assert.InRange(face.Metrics.Ascent, face.Metrics.UnitsPerEm / 2, 2 * face.Metrics.UnitsPerEm);
            Assert.True(face.Metrics.Descent < 0);
        });
    }

    [Fact]
    public void Facts_of_a_face_are_those_of_its_file()
    {
        var sans = FontFamily.Sans.BoldItalic;
        Assert.Equal("IBMPlexSans-SemiBoldItalic", sans.Name);
        Assert.True(sans.Metrics.ItalicAngle < 0);
        Assert.True(FontFamily.Mono.Regular.Metrics.IsFixedPitch);
        Assert.True(FontFamily.Serif.Regular.Metrics.IsSerif);
        Assert.False(sans.Metrics.IsSerif);
        Assert.Equal(600, sans.Metrics.Weight);
    }

    [Fact]
    public void Figures_all_have_one_width_so_that_columns_of_numbers_line_up()
    {
        foreach (var face in new[] { FontFamily.Sans.Regular, FontFamily.Sans.Bold, FontFamily.Serif.Regular })
            Assert.Single("0123456789".Select(digit => face.Advance(face.GlyphFor(digit))).Distinct());
    }

    [Theory]
    [InlineData('A', 'V')]
    [InlineData('T', 'o')]
    [InlineData('Y', '.')]
    public void Pairs_are_kerned(char left, char right)
    {
        foreach (var face in new[] { FontFamily.Sans.Regular, FontFamily.Serif.Regular, FontFamily.Fallback.Regular })
            Assert.True(face.Kern(face.GlyphFor(left), face.GlyphFor(right)) < 0, $"{face.Name} {left}{right}");
    }

    [Fact]
    public void Most_pairs_are_not_kerned() =>
        Assert.Equal(0, FontFamily.Sans.Regular.Kern(FontFamily.Sans.Regular.GlyphFor('n'), FontFamily.Sans.Regular.GlyphFor('n')));

    [Fact]
    public void Bytes_that_are_no_font_are_refused()
    {
        Assert.Throws<FontFormatException>(() => FontFace.Load(ReadOnlyMemory<byte>.Empty));
        Assert.Throws<FontFormatException>(() => FontFace.Load("%PDF-1.7 and so on"u8.ToArray()));
    }

    [Fact]
    public void A_font_cut_short_or_damaged_anywhere_is_refused_or_read_but_never_crashes()
    {
        var font = FontSubset.Build(FontFamily.Sans.Regular, [0, 36, 37, 38]);
        for (var length = 0; length < font.Length; length += 97)
            Assert.Throws<FontFormatException>(() => FontFace.Load(font.AsMemory(0, length)));

        using var resource = typeof(FontFace).Assembly.GetManifestResourceStream("Timeline.Pdf.Fonts.IBMPlexMono-Regular.ttf")!;
        var data = new byte[resource.Length];
        resource.ReadExactly(data);
        for (var at = 12; at < 4000; at += 13)
        {
            var broken = data.ToArray();
            broken[at] ^= 0xFF;
            try
            {
                var face = FontFace.Load(broken);
                _ = face.Kern(36, 57);
                _ = FontSubset.Build(face, [0, 36, 57, 100]);
            }
            catch (FontFormatException)
            {
                // refused with a reason: as good as reading it
            }
        }
    }
}
