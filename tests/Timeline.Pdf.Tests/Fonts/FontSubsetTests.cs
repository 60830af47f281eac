using Timeline.Pdf.Fonts;

namespace Timeline.Pdf.Tests.Fonts;

public sealed class FontSubsetTests
{
    // In DejaVu an accented letter is made of the letter and the accent.
    private static readonly FontFace Face = FontFamily.Fallback.Regular;

    [Fact]
    public void A_subset_has_the_glyphs_asked_for_their_parts_and_the_box_for_missing_ones()
    {
        var accented = Face.GlyphFor('ấ');
        var (file, numbers) = FontSubset.Build(Face, [accented]);
        Assert.Equal([accented], numbers.Keys);
        var count = Table(file, "maxp").U16(4);
        Assert.InRange(count, 3, 6);
        Assert.InRange(numbers[accented], 1, count - 1);

        // Offsets of the outlines: that of the box is not empty.
        var (loca, isLong) = (Table(file, "loca"), Table(file, "head").I16(50) != 0);
        Assert.True(isLong ? loca.U32(4) > 0 : loca.U16(2) > 0);
    }

    [Fact]
    public void The_file_is_small_and_says_nothing_that_the_document_says_itself()
    {
        var (file, _) = FontSubset.Build(Face, [Face.GlyphFor('a')]);
        Assert.InRange(file.Length, 200, 4000);
        Assert.Equal(["glyf", "head", "hhea", "hmtx", "loca", "maxp"], Tags(file).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_glyphs_give_the_same_file_in_any_order_and_from_a_face_loaded_anew()
    {
        using var resource = typeof(FontFace).Assembly.GetManifestResourceStream("Timeline.Pdf.Fonts.IBMPlexSans-Regular.ttf")!;
        var data = new byte[resource.Length];
        resource.ReadExactly(data);
        var file = FontSubset.Build(FontFace.Load(data), [40, 36, 57]).File;
        GC.Collect();
        Assert.Equal(file, FontSubset.Build(FontFace.Load(data), [57, 36, 40, 36]).File);
    }

    private static IEnumerable<string> Tags(byte[] file)
    {
        var table = new FontTable(file);
        return Enumerable.Range(0, table.U16(4)).Select(i => table.Tag(12 + (16 * i)));
    }

    private static FontTable Table(byte[] file, string tag)
    {
        var table = new FontTable(file);
        var record = 12 + (16 * Tags(file).ToList().IndexOf(tag));
        return table.Slice(table.Offset32(record + 8), table.Offset32(record + 12));
    }
}
