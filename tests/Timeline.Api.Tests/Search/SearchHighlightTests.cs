using Timeline.Api.Search;

namespace Timeline.Api.Tests.Search;

public sealed class SearchHighlightTests
{
    [Theory]
    [InlineData("The mail queue is full", "mail que", "The [mail] [queue] is full")]
    [InlineData("Mailbox and MAIL", "mail", "[Mailbox] and [MAIL]")]
    [InlineData("Mailbox and mail and queue", "mail queue", "Mailbox and [mail] and [queue]")]
    [InlineData("<b>mail</b> & crème", "creme mail", "<b>[mail]</b> & [crème]")]
    [InlineData("Nothing of it", "mail", "Nothing of it")]
    [InlineData("", "mail", "")]
    public void The_words_that_were_looked_for_are_marked(string text, string query, string marked) =>
        Assert.Equal(marked, string.Join(" … ", SearchHighlight.Of(text, SearchTerms.Of(query)).Select(Marked)));

    [Fact]
    public void Of_a_long_text_the_passages_around_the_words_are_shown_cut_between_words()
    {
        var padding = string.Join(' ', Enumerable.Repeat("padding", 60));
        var fragments = SearchHighlight.Of($"{padding} queue {padding} queue {padding}", SearchTerms.Of("queue"));
        Assert.Equal(2, fragments.Count);
        Assert.All(fragments, fragment =>
        {
            Assert.True(fragment is { CutBefore: true, CutAfter: true });
            Assert.Equal("queue", Assert.Single(fragment.Parts, part => part.Marked).Text);
            Assert.StartsWith("padding ", Marked(fragment), StringComparison.Ordinal);
            Assert.EndsWith(" padding", Marked(fragment), StringComparison.Ordinal);
            Assert.InRange(Marked(fragment).Length, 100, 230);
        });
    }

    [Fact]
    public void Words_that_are_spelt_alike_are_marked_too()
    {
        var terms = SearchTerms.Of("mial") with { Alike = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["mial"] = ["mail"] } };
        Assert.Equal("[Mail] is down", Marked(Assert.Single(SearchHighlight.Of("Mail is down", terms))));
    }

    [Fact]
    public void Of_whatever_text_passages_are_parts_of_it_in_order()
    {
        var random = new Random(20260314);
        for (var time = 0; time < 20_000; time++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => AnyText.Next(random)));
            var at = 0;
            var fragments = SearchHighlight.Of(text, SearchTerms.Of(AnyText.Next(random)));
            Assert.InRange(fragments.Count, 0, SearchHighlight.MostFragments);
            foreach (var fragment in fragments)
            {
                var whole = string.Concat(fragment.Parts.Select(part => part.Text));
                at = text.IndexOf(whole, at, StringComparison.Ordinal);
                Assert.True(at >= 0, text);
                at += whole.Length;
            }
        }
    }

    private static string Marked(SearchFragment fragment) => string.Concat(fragment.Parts.Select(part => part.Marked ? $"[{part.Text}]" : part.Text));
}
