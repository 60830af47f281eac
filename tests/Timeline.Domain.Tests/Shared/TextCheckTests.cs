using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Shared;

/// <summary>What any text is checked for, seen through logging an entry.</summary>
public sealed class TextCheckTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n ")]
    [InlineData(null)]
    public void A_text_must_say_something(string? text) => Log(text!).ThenRejected(RejectionCode.Required, "text");

    [Fact]
    public void A_text_may_be_as_long_as_the_limit() => Log(new string('a', 20_000)).ThenOne<EntryLogged>();

    [Fact]
    public void One_character_more_is_refused_naming_length_limit_and_unit()
    {
        var rejection = Log(new string('a', 20_001)).ThenRejected(RejectionCode.TooLong, "text");
        Assert.Contains("20,001", rejection.Message, StringComparison.Ordinal);
        Assert.Contains("20,000", rejection.Message, StringComparison.Ordinal);
        Assert.Contains("UTF-16", rejection.Message, StringComparison.Ordinal);
        Assert.EndsWith("Shorten it by 1.", rejection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Length_is_counted_in_utf16_units() =>
        Log(string.Concat(Enumerable.Repeat("😀", 10_001))).ThenRejected(RejectionCode.TooLong, "text");

    [Fact]
    public void A_nul_is_refused_with_its_position() =>
        Assert.Contains("position 3", Log("ab\0c").ThenRejected(RejectionCode.InvalidText, "text").Message, StringComparison.Ordinal);

    // Not inline data: an attribute cannot hold half a character.
    [Fact]
    public void Half_a_character_is_refused_with_its_position() =>
        Assert.All(
            new[] { ("ab\ud83d", 3), ("\ude00ab", 1), ("😀\ude00", 3), ("\ud83d\ud83d\ude00", 1) },
            half => Assert.Contains(
                $"position {half.Item2},", Log(half.Item1).ThenRejected(RejectionCode.InvalidText, "text").Message, StringComparison.Ordinal));

    [Theory]
    [InlineData("العربية من اليمين")]
    [InlineData("👩🏽‍🚒 e\u0301 \u202Eabc")]
    [InlineData("    indented code\n\n* item")]
    public void Any_other_text_is_kept_to_the_letter(string text) => Assert.Equal(text, Log(text).ThenOne<EntryLogged>().Text);

    [Fact]
    public void Line_ends_are_made_equal_and_space_at_the_end_goes() =>
        Assert.Equal("one\ntwo", Log("\r\none\r\ntwo \r\n").ThenOne<EntryLogged>().Text);

    [Fact]
    public void A_name_becomes_one_line() =>
        Assert.Equal("Ada Lovelace", Log("x", author: " Ada \n Lovelace ").ThenOne<EntryLogged>().Author);

    [Fact]
    public void A_name_of_nothing_but_space_counts_as_left_out() => Assert.Null(Log("x", author: "  ").ThenOne<EntryLogged>().Author);

    [Fact]
    public void A_name_has_a_limit_too() => Log("x", author: new string('a', 201)).ThenRejected(RejectionCode.TooLong, "author");

    private static Outcome Log(string text, string? author = null) =>
        Given(Declared()).When(incident => LogEntry.Decide(incident, new(Command(1), Now, text, EntryKind.Note, SaidAt(1) with { Author = author })));
}
