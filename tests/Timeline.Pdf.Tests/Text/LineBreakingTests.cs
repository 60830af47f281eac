using Timeline.Pdf.Tests.Layout;
using Timeline.Pdf.Text;

namespace Timeline.Pdf.Tests.Text;

public sealed class LineBreakingTests
{
    [Theory]
    [InlineData("two words", "two |words")]
    [InlineData("follow-up", "follow-|up")]
    [InlineData("-5 and --flag", "-5 |and |--flag")]
    [InlineData("2026-03-04", "2026-03-04")]
    [InlineData("and/or", "and/|or")]
    [InlineData("10/20", "10/20")]
    [InlineData("no\u00A0break", "no\u00A0break")]
    [InlineData("zero\u200Bwidth", "zero\u200B|width")]
    [InlineData("soft\u00ADhyphen", "soft\u00AD|hyphen")]
    [InlineData("wait\u2014then", "wait|\u2014|then")]
    [InlineData("日本語。です", "日|本|語。|で|す")]
    [InlineData("(日本)", "(日|本)")]
    [InlineData("「サーバー」、時々。", "「サー|バー」、|時々。")]
    [InlineData("価格は￥100％〜", "価|格|は|￥100％〜")]
    [InlineData("ｶﾞｷﾞ｡", "ｶﾞ|ｷﾞ｡")]
    [InlineData("한국어 서버", "한|국|어 |서|버")]
    [InlineData("a  b", "a  |b")]
    public void Lines_may_end_where_readers_expect_it(string text, string expected)
    {
        var clusters = TextSegmentation.Clusters(text, preformatted: false).ToList();
        var marked = clusters.Select((cluster, i) => cluster + (LineBreaking.Between(
            i > 0 ? clusters[i - 1] : null, cluster, i + 1 < clusters.Count ? clusters[i + 1] : null) == BreakAfter.Allowed ? "|" : ""));
        Assert.Equal(expected, string.Concat(marked));
    }

    [Fact]
    public void A_word_wider_than_the_line_is_cut_and_never_hangs_out()
    {
        var page = Assert.Single(LayOut.Canvases(LayOut.Paragraph(new string('m', 40)), 100, 400));
        Assert.True(page.Runs.Count > 2);
        Assert.Equal(new string('m', 40), page.Text);
        Assert.All(page.Runs, run => Assert.True(run.Run.Glyphs[^1].X < 100));
    }

    [Fact]
    public void A_soft_hyphen_shows_only_at_the_end_of_a_line()
    {
        var page = Assert.Single(LayOut.Canvases(LayOut.Paragraph("hy\u00ADphen\u00ADation is hy\u00ADphen\u00ADation"), 62, 400));
        Assert.Contains("\u00AD", page.Text, StringComparison.Ordinal);
        Assert.Equal("hyphenationishyphenation", page.Text.Replace("\u00AD", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Spaces_at_the_end_of_a_line_are_not_drawn_and_code_keeps_its_indentation()
    {
        var plain = Assert.Single(LayOut.Canvases(LayOut.Paragraph("one     two"), 30, 100));
        Assert.Equal("onetwo", plain.Text);
        var code = Assert.Single(LayOut.Canvases(LayOut.Paragraph("a\n\tb", lines: new() { Preformatted = true }), 100, 100));
        Assert.Equal("a    b", code.Text);
    }

    [Fact]
    public void Justified_lines_reach_both_edges_except_the_last()
    {
        var text = LayOut.Paragraph("the quick brown fox jumps over the lazy dog again and again until it is tired", lines: new() { Alignment = TextAlignment.Justify });
        var page = Assert.Single(LayOut.Canvases(text, 120, 400));
        var ends = page.Runs.ConvertAll(run => run.At.X + run.Run.Glyphs[^1].X + run.Run.Face.Scale(run.Run.Face.Advance(run.Run.Glyphs[^1].Id), run.Run.Size));
        Assert.All(ends.SkipLast(1), end => Assert.Equal(120, end, 1));
        Assert.True(ends[^1] < 119);
    }
}
