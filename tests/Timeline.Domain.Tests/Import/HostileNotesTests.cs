using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using Timeline.Domain.Import;

namespace Timeline.Domain.Tests.Import;

/// <summary>Limits, damaged text, and texts made to be slow to read.</summary>
public sealed class HostileNotesTests
{
    private static readonly LocalDate Day = new(2024, 2, 3);

    /// <summary>
    /// Reading takes well under a second of a processor; anything that grows with the square of the length takes minutes. Counted is the time that the
    /// processors worked for this process, other tests beside this one too: a machine that is busy with other work takes longer and works no more.
    /// </summary>
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(30);

    public static TheoryData<string, string> SlowPatterns() => new()
    {
        { "digits", "1" },
        { "colons", "1:" },
        { "times in one line", "22:02 " },
        { "sentences with times", "Down. 22:02 " },
        { "sentences with halves", "No. 1:02 am (" },
        { "line ends", "\n" },
        { "carriage returns", "\r" },
        { "decoration", "*[(_`" },
        { "quotes", "> " },
        { "blanks", " " },
        { "tabs", "\t" },
        { "bars", "|" },
        { "bar lines", "||\n" },
        { "table headers", "time|who|what\n" },
        { "mail headers", "From: a\n" },
        { "mail headers without an end", "From: a\nDate: never\n" },
        { "fences", "```\n" },
        { "fences under entries", "10:00 a\n```\n" },
        { "names", "Anna Berg  \n" },
        { "names and digits", "A B 1 " },
        { "almost speakers", "Anna Berg  10:02 PMx\n" },
        { "days", "Mon Tue May " },
        { "day lines", "13 May 2014\n" },
        { "days of the week", "Mon\n" },
        { "numbered", "1. 2. 3) " },
        { "points", ". " },
        { "ranges", "12:00-" },
        { "prefixes", "at about around ~" },
        { "zones", "UTC CST +02:00 " },
        { "zone lines", "all times CST CET Europe/Berlin\n" },
        { "open bold", "**10:00 a\n" },
        { "NULs", @"\0" },
        { "halves of pairs", @"\uD800" },
        { "emoji", "🔥" },
        { "right to left", "ש‏" },
        { "combining", "e\u0301" },
        { "equals signs", "=3D" },
        { "joined lines", "a=\nb=C3=A9" },
        { "entries of ours", "```timeline-entries UTC\n{}\n" },
        { "tags", "<td><b>" },
        { "tags that close nothing", "<a </" },
        { "wiki rows", "{|\n|-\n" },
        { "relatives", "ten minutes later +10 min " },
        { "words of clocks", "half past ten quarter to " },
        { "notes of desks", "10:00 A B (Work notes) (" },
        { "deeds", "A added a comment - \n" },
        { "brackets of JSON", "[{" },
        { "list items", "- time: 1\n" },
    };

    [Theory]
    [MemberData(nameof(SlowPatterns))]
    public void The_longest_text_of_a_bad_kind_is_read_quickly(string name, string pattern)
    {
        Assert.NotEmpty(name);
        var text = Repeat(Regex.Unescape(pattern), NotesReader.LongestText);
        var before = Environment.CpuUsage.TotalTime;

        var preview = NotesReader.Preview(text, null, Day);

        var worked = Environment.CpuUsage.TotalTime - before;
        Assert.True(worked < Generous, string.Create(CultureInfo.InvariantCulture, $"{name} took {worked}"));
        // What is decoded before it is read has other characters than were pasted.
        if (name is not ("joined lines" or "tags"))
            Spans.CoverExactly(text, preview);
    }

    [Fact]
    public void A_text_over_the_limit_is_not_read()
    {
        var preview = NotesReader.Preview(new string('x', NotesReader.LongestText + 1), "UTC", Day);

        var question = Assert.Single(preview.Questions);
        Assert.Equal(ImportQuestionCode.TooLong, question.Code);
        Assert.Contains("500001", question.Message, StringComparison.Ordinal);
        Assert.Empty(preview.Entries);
    }

    [Fact]
    public void Entries_over_the_limit_are_left_with_the_line_where_to_go_on()
    {
        var text = Repeat("10:00 one more\n", 15 * (NotesReader.MostEntries + 7));
        var preview = NotesReader.Preview(text, "UTC", Day);

        Assert.Equal(NotesReader.MostEntries, preview.Entries.Count);
        var question = Assert.Single(preview.Questions);
        Assert.Equal((ImportQuestionCode.TooMany, NotesReader.MostEntries + 1), (question.Code, question.Line));
        Assert.Equal(NoteSpanKind.Unread, preview.Spans[^1].Kind);
        Spans.CoverExactly(text, preview);
    }

    [Fact]
    public void Exactly_the_limit_is_no_question() =>
        Assert.Empty(NotesReader.Preview(Repeat("10:00 one more\n", 15 * NotesReader.MostEntries), "UTC", Day).Questions);

    [Theory]
    [InlineData(@"22:02 a\0b", 1)]
    [InlineData(@"22:02 ok\n22:03 a\uD800b", 2)]
    [InlineData(@"22:02 a\uDC00", 1)]
    [InlineData(@"22:02 a\uD83D", 1)]
    public void Characters_that_cannot_be_stored_are_reported_and_shown_replaced(string escaped, int line)
    {
        // Half a pair does not survive in an attribute's text.
        var preview = NotesReader.Preview(Regex.Unescape(escaped), "UTC", Day);

        var question = Assert.Single(preview.Questions);
        Assert.Equal((ImportQuestionCode.UnreadableCharacters, line), (question.Code, question.Line));
        Assert.Contains('\uFFFD', preview.Entries[^1].Text);
        Assert.All(preview.Entries, entry => Assert.DoesNotContain(entry.Text, c => c == '\0' || char.IsSurrogate(c)));
    }

    [Fact]
    public void Emoji_are_kept() => Assert.Equal("🔥 down", Assert.Single(NotesReader.Preview("22:02 🔥 down", "UTC", Day).Entries).Text);

    private static string Repeat(string pattern, int length)
    {
        var text = new StringBuilder(length + pattern.Length);
        while (text.Length < length)
            text.Append(pattern);
        return text.ToString(0, length);
    }
}
