using Timeline.Pdf.Fonts;
using Timeline.Pdf.Tests.Layout;
using Timeline.Pdf.Text;

namespace Timeline.Pdf.Tests.Text;

public sealed class ScriptTests
{
    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("אבג", "גבא")]
    [InlineData("abc אבג def", "abc גבא def")]
    [InlineData("אבג 123 דהו", "והד 123 גבא")]
    [InlineData("שלום (abc) עולם", "םלוע )abc( םולש")]
    [InlineData("א-12, 3.5%", "3.5% ,12-א")]
    [InlineData("abc (def אבג) דהו", "abc (def גבא) והד")]
    [InlineData("אבג (דהו) abc", "abc )והד( גבא")]
    [InlineData("אבג abc (def) ghi", "abc (def) ghi גבא")]
    public void Lines_are_shown_in_visual_order(string text, string visual)
    {
        var page = Assert.Single(LayOut.Canvases(LayOut.Paragraph(text), 400));
        Assert.Equal(visual, page.Text);
    }

    [Fact]
    public void Right_to_left_paragraphs_start_at_the_right_edge()
    {
        var run = Assert.Single(LayOut.Canvases(LayOut.Paragraph("שלום"), 400)).Runs[0];
        Assert.InRange(run.At.X, 350, 399);
    }

    [Fact]
    public void Brackets_are_mirrored_in_right_to_left_text()
    {
        var run = Assert.Single(LayOut.Canvases(LayOut.Paragraph("(א)"), 400)).Runs;
        var glyphs = run.SelectMany(r => r.Run.Glyphs.Select(g => (g.Text, IsOpening: g.Id == r.Run.Face.GlyphFor('(')))).ToList();
        Assert.Equal((")", true), glyphs[0]);
        Assert.Equal(("(", false), glyphs[^1]);
    }

    [Fact]
    public void Arabic_letters_take_the_form_their_neighbours_call_for()
    {
        // Beh alone, at the beginning, in the middle and at the end.
        var forms = new[] { Form("ب", 0), Form("با", 0), Form("لبا", 1), Form("لب", 1) };
        Assert.Equal(4, forms.Distinct().Count());
    }

    [Fact]
    public void Arabic_letters_join_across_a_change_of_colour()
    {
        var page = Assert.Single(LayOut.Canvases(new Pdf.Elements.Paragraph(
            [new TextInline("ل", new()), new TextInline("ب", new() { Color = Pdf.Geometry.Color.Parse("#ff0000") })], new(), new()), 400));
        Assert.Equal(Glyphs("لب"), page.Runs.SelectMany(run => run.Run.Glyphs).Select(glyph => glyph.Id));
    }

    [Fact]
    public void A_ligature_is_one_cluster_that_no_line_ends_inside_of()
    {
        var shaped = Shaped("office");
        Assert.Equal(["o", "f", "fi", "c", "e"], shaped.Clusters.Select(cluster => cluster.Text));
        Assert.Equal(["o", "f", "f", "i", "c", "e"], Shaped("office", new() { LetterSpacing = 1 }).Clusters.Select(cluster => cluster.Text));
        Assert.Equal(6, Shaped("office", new() { Family = FontFamily.Mono }).Clusters.Length);
    }

    [Theory]
    [InlineData("कि", "कि")]      // the vowel is drawn before the consonant
    [InlineData("क्षा", "क्षा")]
    [InlineData("น้ำ", "น้ำ")]
    [InlineData("👩‍🚒", "👩‍🚒")]
    [InlineData("🇫🇷", "🇫🇷")]
    [InlineData("1️⃣", "1️⃣")]
    [InlineData("שָׁ", "שָׁ")]
    [InlineData("می‌", "م|ی‌")]
    public void What_belongs_together_is_one_cluster_with_all_its_text(string text, string expected)
    {
        var clusters = Shaped(text).Clusters;
        Assert.Equal(expected, string.Join('|', clusters.Select(cluster => cluster.Text)));
        Assert.DoesNotContain(clusters.SelectMany(cluster => cluster.Glyphs), glyph => glyph.Id == 0);
    }

    [Fact]
    public void Characters_of_several_languages_are_drawn_as_the_paragraph_or_the_document_says()
    {
        var document = new HanText();
        Assert.Equal(HanStyle.Chinese, document.StyleOf(["直"]));
        document.Note([new TextInline("한국", new())]);
        Assert.Equal(HanStyle.Korean, document.StyleOf(["直"]));
        document.Note([new TextInline("ひらがな", new())]);
        document.Note([new TextInline("한국", new())]);
        Assert.Equal(HanStyle.Japanese, document.StyleOf(["直"]));
        Assert.Equal(HanStyle.Korean, document.StyleOf(["直", "한"]));
    }

    [Fact]
    public void Copied_arabic_is_what_was_written_not_its_presentation_forms()
    {
        var page = Assert.Single(LayOut.Canvases(LayOut.Paragraph("مرحبا"), 400));
        Assert.Equal("مرحبا".Order(), page.Text.Order());
    }

    [Fact]
    public void A_character_no_font_has_is_a_visible_box_that_copies_as_itself()
    {
        var run = Assert.Single(Assert.Single(LayOut.Canvases(LayOut.Paragraph("\u1B13"), 400)).Runs);
        var glyph = Assert.Single(run.Run.Glyphs);
        Assert.Equal((0, "\u1B13"), (glyph.Id, glyph.Text));
        Assert.True(run.Run.Face.Font.TryGetGlyphExtents(0, out var box) && box.Width > 0);
    }

    [Fact]
    public void A_sequence_that_no_font_has_is_one_box()
    {
        var run = Assert.Single(Assert.Single(LayOut.Canvases(LayOut.Paragraph("\u1B13\u1B38"), 400)).Runs);
        Assert.Equal((0, "\u1B13\u1B38"), (run.Run.Glyphs[0].Id, Assert.Single(run.Run.Glyphs).Text));
    }

    [Theory]
    [InlineData(10, "\u1B13", 14)]      // strokes of the digits 1, B, 1 and 3
    [InlineData(10, "\U00012000", 31)]
    [InlineData(2, "\u1B13", 0)]
    public void A_box_names_its_code_point_where_that_can_be_seen(double size, string text, int strokes)
    {
        var page = Assert.Single(LayOut.Canvases(LayOut.Paragraph(text, new() { Size = size }), 400));
        Assert.Equal(strokes, page.Lines.Count);
        Assert.True(Assert.Single(page.Runs).Run.Face.Font.TryGetGlyphExtents(0, out var box));
        var (left, right, top) = (box.XBearing * size / 1000, (box.XBearing + box.Width) * size / 1000, page.Runs[0].At.Y - (box.YBearing * size / 1000));
        Assert.All(page.Lines, line => Assert.True(line.From.X > left && line.To.X < right && line.From.Y > top && line.To.Y < page.Runs[0].At.Y));
    }

    [Fact]
    public void A_combining_accent_sits_over_its_letter()
    {
        var composed = Assert.Single(Shaped("e\u0301").Clusters);
        Assert.Equal((FontFamily.Serif.Regular.GlyphFor('é'), "e\u0301"), (Assert.Single(composed.Glyphs).Id, composed.Text));

        // No letter of its own: the mark is placed.
        var placed = Assert.Single(Shaped("x\u0304").Clusters);
        Assert.Equal(2, placed.Glyphs.Count);
        Assert.InRange(placed.Glyphs[1].X, -10, placed.Advance);
    }

    [Fact]
    public void Broken_text_is_shown_as_replacement_characters()
    {
        // Not inline data: attributes cannot hold lone surrogates.
        Assert.Equal("a\uFFFDb", Shown("a\uD800b"));
        Assert.Equal("\uFFFD", Shown("\uDC00"));
        Assert.Equal("nul\uFFFDhere", Shown("nul\0here"));
        Assert.Equal("", Shown("\u200B\u200D\uFEFF\u202E"));
    }

    private static ShapedText Shaped(string text, TextStyle? style = null) =>
        ShapedText.Shape([new TextInline(text, style ?? new())], Pdf.Elements.PageContext.First, preformatted: false, new());

    private static string Form(string text, int cluster) => string.Join(' ', Shaped(text).Clusters[cluster].Glyphs.Select(glyph => glyph.Id));

    private static int[] Glyphs(string text) =>
        [.. Assert.Single(LayOut.Canvases(LayOut.Paragraph(text), 400)).Runs.SelectMany(run => run.Run.Glyphs).Select(glyph => glyph.Id)];

    private static string Shown(string text) => Assert.Single(LayOut.Canvases(LayOut.Paragraph(text), 400)).Text;

    [Fact]
    public void Fallback_fonts_are_tried_in_order()
    {
        var runs = Assert.Single(LayOut.Canvases(LayOut.Paragraph("aש☑", new() { Family = FontFamily.Mono }), 400)).Runs;
        Assert.Equal(["IBMPlexMono", "NotoSansHebrew", "DejaVuSans"], runs.Select(run => run.Run.Face.Name.Split('-')[0]).Distinct());
    }
}
