using Timeline.Api.Search;

namespace Timeline.Api.Tests.Search;

public sealed class MisspellingTests
{
    [Theory]
    [InlineData("mial", "mail", 1)]
    [InlineData("quue", "queue", 1)]
    [InlineData("databsae", "database", 1)]
    [InlineData("recieve", "receive", 1)]
    [InlineData("mail", "mail", 0)]
    [InlineData("", "mail", 4)]
    [InlineData("kitten", "sitting", 3)]
    public void A_distance_counts_letters_put_in_left_out_changed_and_swapped(string a, string b, int distance) =>
        Assert.Equal((distance, distance), (Misspelling.Distance(a, b), Misspelling.Distance(b, a)));

    [Theory]
    [InlineData("mial", "mail", true)]
    [InlineData("mial", "moll", false)]
    [InlineData("postgers", "postgres", true)]
    [InlineData("switch", "swatches", false)]
    [InlineData("mail", "mail", false)]
    public void A_short_word_may_have_one_slip_and_a_longer_one_two(string typed, string meant, bool isLikely) =>
        Assert.Equal(isLikely, Misspelling.IsLikely(typed, meant));

    [Fact]
    public void Neighbouring_letters_are_swapped_and_single_ones_left_out() =>
        Assert.Equal(["ail", "amil", "mil", "mial", "mal", "mali", "mai"], Misspelling.Slips("mail"));
}
