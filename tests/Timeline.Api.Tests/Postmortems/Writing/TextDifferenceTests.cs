using Timeline.Api.Postmortems.Writing;

namespace Timeline.Api.Tests.Postmortems.Writing;

public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("One.\n\nTwo.", "One.\n\n\nTwo.\n")]
    [InlineData("One.\r\n\r\nTwo.", "One.\n\nTwo.")]
    public void What_says_the_same_has_no_difference(string before, string after) => Assert.Null(TextDifference.Between(before, after));

    [Fact]
    public void A_paragraph_stays_comes_goes_or_changes() =>
        Assert.Equal(
            ["SAME One stays.", "CHANGED Two stays as it is, mostly.", "REMOVED Nobody knows why.", "ADDED The disk was full.", "SAME Last."],
            Shown("One stays.\n\nTwo stays as it was, mostly.\n\nNobody knows why.\n\nLast.", "One stays.\n\nTwo stays as it is, mostly.\n\nThe disk was full.\n\nLast."));

    [Fact]
    public void Words_of_a_changed_paragraph_are_marked_in_order()
    {
        var changed = TextDifference.Between("It began at ten in the evening.", "It began at nine in the evening.")!.Paragraphs.Single();
        Assert.Equal(
            [(DifferenceKind.Same, "It began at "), (DifferenceKind.Removed, "ten"), (DifferenceKind.Added, "nine"), (DifferenceKind.Same, " in the evening.")],
            changed.Words.Select(word => (word.Kind, word.Text)));
    }

    [Fact]
    public void A_block_of_code_is_one_paragraph_whatever_is_in_it() =>
        Assert.Equal(["SAME ```\na\n\nb\n```", "ADDED End."], Shown("```\na\n\nb\n```", "```\na\n\nb\n```\n\nEnd."));

    [Fact]
    public void A_paragraph_that_is_too_long_to_be_marked_is_shown_before_and_after()
    {
        var difference = TextDifference.Between(string.Join(' ', Enumerable.Repeat("word", 5_000)), string.Join(' ', Enumerable.Repeat("word", 5_001)))!;
        Assert.Equal([DifferenceKind.Removed, DifferenceKind.Added], difference.Paragraphs.Select(paragraph => paragraph.Kind));
    }

    [Theory]
    [InlineData("", "One.\n\nTwo.")]
    [InlineData("One.\n\nTwo.", "")]
    [InlineData("a b c\n\nd e f\n\ng h i", "g h i\n\na b c\n\nd e x")]
    [InlineData("a b c\n\na b c\n\na b d", "a b d\n\na b c\n\nx\n\na b c")]
    public void What_was_before_and_what_is_after_can_be_read_from_it(string before, string after)
    {
        var paragraphs = TextDifference.Between(before, after)!.Paragraphs;
        Assert.Equal(before, string.Join("\n\n", paragraphs.Select(paragraph => paragraph.Before).OfType<string>()));
        Assert.Equal(after, string.Join("\n\n", paragraphs.Select(paragraph => paragraph.After).OfType<string>()));
        Assert.All(paragraphs.Where(paragraph => paragraph.Kind == DifferenceKind.Changed), paragraph =>
        {
            Assert.Equal(paragraph.Before, string.Concat(paragraph.Words.Where(word => word.Kind != DifferenceKind.Added).Select(word => word.Text)));
            Assert.Equal(paragraph.After, string.Concat(paragraph.Words.Where(word => word.Kind != DifferenceKind.Removed).Select(word => word.Text)));
        });
    }

    private static IEnumerable<string> Shown(string before, string after) =>
        TextDifference.Between(before, after)!.Paragraphs.Select(paragraph => $"{paragraph.Kind.ToString().ToUpperInvariant()} {paragraph.After ?? paragraph.Before}");
}
