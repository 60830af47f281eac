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
        Assert.Equal(["\uFEE3", "\uFEAE", "\uFEA3", "\uFE92", "\uFE8E"], ArabicJoining.Forms(["\u0645", "\u0631", "\u062D", "\u0628", "\u0627"]));
        Assert.Equal(["\uFEE1"], ArabicJoining.Forms(["\u0645"]));
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
        var run = Assert.Single(Assert.Single(LayOut.Canvases(LayOut.Paragraph("字"), 400)).Runs);
        var glyph = Assert.Single(run.Run.Glyphs);
        Assert.Equal((0, "字"), (glyph.Id, glyph.Text));
        Assert.False(run.Run.Face.Outlines.Data(0).IsEmpty);
    }

    [Fact]
    public void An_emoji_sequence_is_one_box()
    {
        var run = Assert.Single(Assert.Single(LayOut.Canvases(LayOut.Paragraph("👩‍🚒"), 400)).Runs);
        Assert.Equal("👩‍🚒", Assert.Single(run.Run.Glyphs).Text);
    }

    [Fact]
    public void A_combining_accent_sits_over_its_letter()
    {
        var run = Assert.Single(Assert.Single(LayOut.Canvases(LayOut.Paragraph("e\u0301"), 400)).Runs);
        Assert.Equal(["e", "\u0301"], run.Run.Glyphs.Select(glyph => glyph.Text));
        Assert.InRange(run.Run.Glyphs[1].X, -10, 10 * 0.7);
        var (precomposed, mark) = (FontFamily.Serif.Regular.GlyphFor('é'), run.Run.Glyphs[1]);
        Assert.NotEqual(precomposed, mark.Id);
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

    private static string Shown(string text) => Assert.Single(LayOut.Canvases(LayOut.Paragraph(text), 400)).Text;

    [Fact]
    public void Fallback_fonts_are_tried_in_order()
    {
        var runs = Assert.Single(LayOut.Canvases(LayOut.Paragraph("aש☑", new() { Family = FontFamily.Mono }), 400)).Runs;
        Assert.Equal(["IBMPlexMono", "DejaVuSans"], runs.Select(run => run.Run.Face.Name.Split('-')[0]).Distinct());
    }
}
