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
    [InlineData("AV")]
    [InlineData("To")]
    [InlineData("Y.")]
    public void Pairs_are_kerned(string pair)
    {
        foreach (var family in new[] { FontFamily.Sans, FontFamily.Serif, FontFamily.Fallback })
            Assert.True(Width(family, pair) < Width(family, pair[..1]) + Width(family, pair[1..]) - 0.1, $"{family.Regular.Name} {pair}");
        Assert.Equal(2 * Width(FontFamily.Sans, "n"), Width(FontFamily.Sans, "nn"), 6);
    }

    [Fact]
    public void A_packed_font_is_read_as_what_is_packed_in_it()
    {
        var face = ScriptFonts.Of(HarfBuzzSharp.Script.Thai)!.Regular;
        Assert.True(face.Has('ก') && !face.Has('א'));
        Assert.StartsWith("NotoSansThai", face.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_font_are_refused()
    {
        Assert.Throws<FontFormatException>(() => FontFace.Load(ReadOnlyMemory<byte>.Empty));
        Assert.Throws<FontFormatException>(() => FontFace.Load("%PDF-1.7 and so on"u8.ToArray()));
    }

    [Fact]
    public void A_font_cut_short_or_damaged_anywhere_is_refused_or_read_but_never_crashes()
    {
        using var resource = typeof(FontFace).Assembly.GetManifestResourceStream("Timeline.Pdf.Fonts.IBMPlexMono-Regular.ttf")!;
        var data = new byte[resource.Length];
        resource.ReadExactly(data);
        for (var length = 0; length < data.Length; length += 2999)
            Assert.Throws<FontFormatException>(() => FontFace.Load(data.AsMemory(0, length)));

        for (var at = 12; at < 4000; at += 13)
        {
            var broken = data.ToArray();
            broken[at] ^= 0xFF;
            try
            {
                var face = FontFace.Load(broken);
                _ = Width(new(face), "AV fi");
                _ = FontSubset.Build(face, [0, 36, 57, 100]);
            }
            catch (FontFormatException)
            {
                // refused with a reason: as good as reading it
            }
        }
    }

    private static double Width(FontFamily family, string text) =>
        Layout.LayOut.Paragraph(text, new() { Family = family }).Widths(Pdf.Elements.PageContext.First).Greatest - 0.01;
}
