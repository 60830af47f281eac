using NodaTime;
using Timeline.Domain.Import;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Tests.Import;

public sealed class NotesReaderTests
{
    private static readonly LocalDate Tuesday = new(2014, 5, 13);

    [Fact]
    public void Without_a_zone_the_question_is_asked_and_no_instant_is_made_up()
    {
        var preview = NotesReader.Preview("10:02 PM first call\n1:16 AM vendor", null, Tuesday);

        var question = Assert.Single(preview.Questions);
        Assert.Equal(ImportQuestionCode.ZoneUnknown, question.Code);
        Assert.Null(question.Line);
        Assert.All(preview.Entries, entry => Assert.Null(entry.OccurredAt));
        Assert.Equal(new LocalDateTime(2014, 5, 14, 1, 16), preview.Entries[1].Local);
        Assert.Null(preview.Zone);
    }

    [Fact]
    public void Without_a_date_the_question_names_the_time_it_is_about()
    {
        var preview = NotesReader.Preview("notes of the night\n10:02 PM first call", "America/Chicago", null);

        var question = Assert.Single(preview.Questions);
        Assert.Equal(ImportQuestionCode.DateUnknown, question.Code);
        Assert.Equal(2, question.Line);
        Assert.Contains("10:02 PM", question.Message, StringComparison.Ordinal);
        Assert.Null(Assert.Single(preview.Entries).OccurredAt);
    }

    [Fact]
    public void What_stands_before_the_first_time_is_reported_and_not_lost()
    {
        var preview = NotesReader.Preview("An evening like any other.\nThen it began.\n22:02 first call\n", "UTC", Tuesday);

        Assert.Equal("An evening like any other.\nThen it began.", preview.Preamble);
        Assert.Equal("first call", Assert.Single(preview.Entries).Text);
    }

    [Theory]
    [InlineData("## Tuesday, 13 May 2014\n01:12 first\n23:14 second", 13, 13)]
    [InlineData("## Tuesday, 13 May 2014\n23:50 first\n00:10 second", 13, 14)]
    [InlineData("--- 2014-05-13 ---\n00:01 first\n23:59 second\n--- 2014-05-14 ---\n00:02 third", 13, 13)]
    public void Under_a_heading_a_long_step_forward_is_on_its_day(string notes, int first, int second)
    {
        var preview = NotesReader.Preview(notes, "UTC", null);

        Assert.Equal(ImportOrder.Ascending, preview.Order);
        Assert.Equal([first, second], preview.Entries.Take(2).Select(entry => entry.Local!.Value.Day));
    }

    [Fact]
    public void The_zone_is_found_in_any_case()
    {
        Assert.Equal("Europe/Berlin", NotesReader.Preview("22:02 x", " europe/berlin ", Tuesday).Zone);
    }

    [Fact]
    public void A_zone_that_was_given_wins_over_the_one_named_for_all_times_but_not_over_one_at_a_time()
    {
        var preview = NotesReader.Preview("All times are UTC.\n22:02 one\n22:05 CEST two", "America/Chicago", Tuesday);

        Assert.Equal("America/Chicago", preview.Zone);
        Assert.Equal(Instant.FromUtc(2014, 5, 14, 3, 2), preview.Entries[0].OccurredAt);
        Assert.Equal(5, preview.Entries[1].OccurredAt!.Value.InUtc().Minute);
        Assert.Equal(20, preview.Entries[1].OccurredAt!.Value.InUtc().Hour);
    }

    [Theory]
    [InlineData("22:02 x", Precision.Minute)]
    [InlineData("22:02:31 x", Precision.Second)]
    [InlineData("10 PM x", Precision.Hour)]
    [InlineData("~22:02 x", Precision.Approximate)]
    [InlineData("13 May 2014: x", Precision.Day)]
    public void How_exactly_a_time_was_said_is_kept(string text, Precision expected) =>
        Assert.Equal(expected, Assert.Single(NotesReader.Preview(text, "UTC", Tuesday).Entries).Precision);

    [Fact]
    public void The_earliest_report_stays_the_first_contact_whatever_the_order_of_the_text()
    {
        var preview = NotesReader.Preview("23:40 another customer called\n23:05 resolved for one of them\n22:40 still down\n22:02 customer called, no mail", "UTC", Tuesday);

        Assert.Equal(ImportOrder.Descending, preview.Order);
        Assert.Equal(ImportRole.Communication, preview.Entries[0].SuggestedRole);
        Assert.Equal(ImportRole.Reported, preview.Entries[3].SuggestedRole);
    }

    [Fact]
    public void A_suggested_role_is_marked_as_a_guess()
    {
        var preview = NotesReader.Preview("22:02 customer called\n22:03 the weather is fine", "UTC", Tuesday);

        Assert.Contains(preview.Entries[0].Guesses, guess => guess.Code == ImportGuessCode.Role);
        Assert.DoesNotContain(preview.Entries[1].Guesses, guess => guess.Code == ImportGuessCode.Role);
    }

    [Theory]
    [InlineData("22:02 the name resolved to the wrong address", ImportRole.Note)]
    [InlineData("22:02 not resolved yet", ImportRole.Note)]
    [InlineData("22:02 waiting until it is resolved", ImportRole.Note)]
    [InlineData("22:02 told the customer that it will be resolved by noon", ImportRole.Update)]
    [InlineData("22:02 root cause still unknown", ImportRole.Note)]
    [InlineData("22:02 applied the update to node 2", ImportRole.Action)]
    [InlineData("22:02 paged Anna Berg, no answer", ImportRole.ContactAttempt)]
    [InlineData("22:02 posted on the status page", ImportRole.Update)]
    [InlineData("22:02 escalated to the vendor, case 4711", ImportRole.Vendor)]
    [InlineData("22:02 created INC004711", ImportRole.Ticketed)]
    [InlineData("22:02 customer thanked everybody", ImportRole.Feedback)]
    [InlineData("22:02 Anna joined the bridge", ImportRole.Engaged)]
    public void Words_suggest_a_role(string text, ImportRole expected) =>
        Assert.Equal(expected, Assert.Single(NotesReader.Preview(text, "UTC", Tuesday).Entries).SuggestedRole);

    [Fact]
    public void A_contact_attempt_says_whom_it_was_for_and_how_it_ended()
    {
        var preview = NotesReader.Preview("22:06 called Anna Berg, voicemail\n22:08 the secondary mail engineer answered the phone", "UTC", Tuesday);

        Assert.Equal(new SuggestedContact("Anna Berg", null, ContactOutcome.NoAnswer), preview.Entries[0].SuggestedContact);
        Assert.Equal(new SuggestedContact("secondary mail engineer", ContactRung.Secondary, ContactOutcome.Reached), preview.Entries[1].SuggestedContact);
    }

    [Theory]
    [InlineData(-9998)]
    [InlineData(1)]
    [InlineData(9999)]
    public void A_date_out_of_all_reason_is_asked_for_again(int year)
    {
        var preview = NotesReader.Preview("23:00 a\n01:00 b", "UTC", new LocalDate(year, 12, 31));

        Assert.Contains(preview.Questions, question => question.Code == ImportQuestionCode.DateUnknown && question.Message.Contains("1900 to 2199", StringComparison.Ordinal));
        Assert.All(preview.Entries, entry => Assert.Null(entry.OccurredAt));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\n")]
    [InlineData("nothing happened")]
    public void A_text_without_times_is_said_to_be_one(string text)
    {
        var preview = NotesReader.Preview(text, "UTC", Tuesday);

        Assert.Empty(preview.Entries);
        Assert.Equal(ImportQuestionCode.NoTimes, Assert.Single(preview.Questions).Code);
        Assert.Equal(ImportOrder.Unknown, preview.Order);
    }

    [Fact]
    public void A_time_with_nothing_to_say_is_no_entry()
    {
        var preview = NotesReader.Preview("22:02\n22:04 ticket\n22:05\n", "UTC", Tuesday);

        Assert.Equal("ticket\n22:05", Assert.Single(preview.Entries).Text);
        Assert.Equal("22:02", preview.Preamble);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\n")]
    public void Any_line_end_ends_a_line(string end)
    {
        var preview = NotesReader.Preview($"09:00 one{end}{end}more of one{end}09:05 two{end}", "UTC", Tuesday);

        Assert.Equal("one\n\nmore of one", preview.Entries[0].Text);
        Assert.Equal((4, "two"), (preview.Entries[1].Line, preview.Entries[1].Text));
    }
}
