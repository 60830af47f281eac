using System.Text;
using Timeline.Api.Search;

namespace Timeline.Api.Tests.Search;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("The mail-queue (db01) is FULL.", "the mail queue db01 is full")]
    [InlineData("Crème brûlée, Ångström", "creme brulee angstrom")]
    [InlineData("cre\u0301me", "creme")]
    [InlineData("ＤＢ０１ ﬁle", "db01 file")]
    [InlineData("ops@example.org 10.0.0.1", "ops example org 10 0 0 1")]
    [InlineData("障害発生 now", "障 害 発 生 now")]
    [InlineData("почта не работает", "почта не работает")]
    [InlineData("서버 장애", "서버 장애")]
    [InlineData("Søren Straße ΣΕΙΣΜΌΣ σεισμός", "soren strasse σεισμοσ σεισμοσ")]
    [InlineData("' | & ! :* <-> \\ % _ =Severity.Sev1", "severity sev1")]
    [InlineData("", "")]
    [InlineData("— … 🔥 \u0301", "")]
    public void A_text_is_cut_into_plain_words(string text, string words) =>
        Assert.Equal(words, string.Join(' ', SearchWords.In(text).Select(word => word.Text)));

    [Fact]
    public void Each_word_knows_where_it_stands()
    {
        const string Text = "Ünder 障 the 🔥-bridge";
        Assert.Equal(["Ünder", "障", "the", "bridge"], SearchWords.In(Text).Select(word => Text.Substring(word.Start, word.Length)));
    }

    [Fact]
    public void What_is_very_long_is_cut_the_same_way_wherever_it_stands()
    {
        var word = Assert.Single(SearchWords.In(new string('x', 500)));
        Assert.Equal((SearchWords.Longest, 500), (word.Text.Length, word.Length));
    }

    [Fact]
    public void Of_whatever_text_words_are_letters_and_digits_in_order()
    {
        var random = new Random(20260314);
        for (var time = 0; time < 20_000; time++)
        {
            var text = AnyText.Next(random);
            var end = 0;
            foreach (var word in SearchWords.In(text))
            {
                Assert.True(word.Start >= end && word.Length > 0, text);
                end = word.Start + word.Length;
                Assert.InRange(word.Text.Length, 1, SearchWords.Longest);
                Assert.True(word.Text.EnumerateRunes().All(Rune.IsLetterOrDigit), word.Text);
            }

            Assert.True(end <= text.Length);
        }
    }
}

/// <summary>Texts that nobody would type on purpose.</summary>
internal static class AnyText
{
    private static readonly string[] Pieces =
        ["mail", "queue", "Ä", "e\u0301", "'", "''", "\\", "&", "|", "!", ":*", "<->", "(", ")", "=IncidentKind.Real", "%", "_", "\0", "\ud83d", "\udc00", "🔥", "\n", " ", " ", "\u202e", "障", "ﷺ", "١٢", "𝔐𝔞𝔦𝔩", "$1", "?", "--", "\"", "<b>", "9999999999"];

    public static string Next(Random random) => string.Concat(Enumerable.Range(0, random.Next(0, 12)).Select(_ =>
        random.Next(4) == 0 ? ((char)random.Next(0x10000)).ToString() : Pieces[random.Next(Pieces.Length)]));
}
