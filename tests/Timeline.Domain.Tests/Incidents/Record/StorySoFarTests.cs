using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Domain.Tests.Situations;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>What somebody who joins late is told.</summary>
public sealed class StorySoFarTests
{
    [Fact]
    public void In_the_middle_of_the_night_a_newcomer_is_told_where_it_stands()
    {
        var moment = ACallAtTen.Morning(1, 30);
        var record = IncidentRecord.Fold(ACallAtTen.Id, ACallAtTen.Events, moment)!;
        Assert.Equal(
            """
            WhereWeAre: INC-1, "Mail stands still after a server upgrade", is SEV1, and has been engaged since 13 May, 22:20, 3 h 10 min ago.
            WhereWeAre: First contact was on 13 May at 22:02, 3 h 28 min ago. "The customer phones: none of the mail servers answers, no mail moves at all."
            WhoDoesWhat: Secondary mail engineer has had hands on it (remote) since 13 May, 22:20, 3 h 10 min ago.
            WhoDoesWhat: Primary mail engineer (primary) was tried by phone on 13 May at 22:06: not available.
            Theories: Open theory: "The provider set the redundancy up wrongly, so the second server never took over…" (raised by Customer on 13 May at 22:02).
            Promises: The customers were told last on 13 May at 22:15, 3 h 15 min ago, by phone: "Told where the ticket stands and that an engineer will be in touch shortly." Promised next: "The engineer calls."
            NotKnownYet: It is not known when the fault started.
            NotKnownYet: It is not recorded how it was noticed.
            NotKnownYet: No root cause is noted.
            """,
            Told(StorySoFar.Tell(record, moment)));
    }

    [Fact]
    public void Over_breakfast_whoever_left_at_midnight_is_told_what_came_since()
    {
        var record = IncidentRecord.Fold(ACallAtTen.Id, ACallAtTen.Events)!;
        var story = StorySoFar.Tell(record, ACallAtTen.Morning(9, 0), ACallAtTen.Morning(0, 0));
        Assert.Equal(
            """
            Recorded since 00:00: 1 × vendor, 1 × feedback, 1 × refutation, 1 × root cause, 1 × contributing factor, 1 × status, 1 × lesson, 1 × action item.
            01:16, theory refuted: "Mail was being served by the second server all along."
            01:16, root cause: "The server upgrade was begun before the directory schema was prepared, and begun…"
            01:16, contributing factor: "Every client was pointed at one server instead of at a name that rotates over bo…"
            06:47, resolved: "The vendor unwound the upgrade step by step; mail flows. Names now rotate over b…"
            """,
            string.Join('\n', story.Sentences.Where(sentence => sentence.Section == StorySection.SinceYouLeft).Select(sentence => sentence.Text)));
        Assert.Contains(story.Sentences, sentence => sentence.Text.StartsWith("Refuted at 01:16", StringComparison.Ordinal) && sentence.Entries.SequenceEqual([ACallAtTen.FirstTheory, ACallAtTen.TheoryFell]));
        Assert.Contains(story.Sentences, sentence => sentence.Section == StorySection.Causes && sentence.Entries.SequenceEqual([ACallAtTen.Cause, ACallAtTen.VendorCalled]));
        Assert.Contains(story.Sentences, sentence => sentence.Text == "Action item \"Set up a way to reach everybody that is not e-mail.\" is due on 15 May by Customer.");
    }

    [Theory]
    [InlineData(50, "The next update is due at 23:00, in 10 min.")]
    [InlineData(75, "An update was due at 23:00 and has not been sent: it is 15 min overdue.")]
    public void A_promised_update_is_due_or_overdue_at_the_moment_that_is_asked_for(int minute, string sentence)
    {
        var record = RecordOf(Declared(), Updated(1, 10) with { NextUpdateDue = Minute(60) });
        Assert.Equal(sentence, Assert.Single(StorySoFar.Tell(record, Minute(minute)).Sentences, told => told.Section == StorySection.NextDeadlines).Text);
    }

    [Fact]
    public void While_nobody_has_hands_on_it_the_attempts_are_told()
    {
        var record = RecordOf(Declared(), Attempted(1, 5, ContactOutcome.NoAnswer), Attempted(2, 7, ContactOutcome.Reached, "Second engineer"));
        Assert.Equal(
            ["Nobody is recorded as having hands on it.", "First engineer (primary) was tried by phone at 22:05: no answer.", "Second engineer (primary) was tried by phone at 22:07: reached."],
            StorySoFar.Tell(record, Minute(10)).Sentences.Where(sentence => sentence.Section == StorySection.WhoDoesWhat).Select(sentence => sentence.Text));
    }

    [Fact]
    public void Corrections_since_then_are_told_each_entry_once()
    {
        var record = RecordOf(
            Declared(), Logged(1, 1, "Disk full."), Logged(2, 2, "Wrong room."), Logged(3, 3, "A password."),
            new EntryAmended(Entry(1), "Disk is full.", When: null, "Typo."), new EntryAmended(Entry(1), "Disk was full.", When: null, "Tense."),
            Retracted(2), new EntryRedacted(Entry(3), "A secret."));
        Assert.Equal(
            ["No entry was recorded since 22:03.", "Ada corrected an entry to \"Disk was full.\": \"Tense.\"", "Ada retracted \"Wrong room.\": \"Wrong incident.\"", "Ada redacted an entry of 22:03: \"A secret.\""],
            StorySoFar.Tell(record, Minute(60), Minute(3)).Sentences.Where(sentence => sentence.Section == StorySection.SinceYouLeft).Select(sentence => sentence.Text));
        Assert.Equal("No entry was recorded since 22:07.", Assert.Single(StorySoFar.Tell(record, Minute(60), Minute(7)).Sentences, sentence => sentence.Section == StorySection.SinceYouLeft).Text);
    }

    [Theory]
    [InlineData(Precision.Minute, "at 22:05, 55 min ago")]
    [InlineData(Precision.Hour, "at about 22:05, 55 min ago")]
    [InlineData(Precision.Approximate, "at about 22:05, 55 min ago")]
    [InlineData(Precision.Day, "today")]
    public void A_time_is_told_as_exactly_as_it_was_said(Precision precision, string time)
    {
        var record = RecordOf(Declared(), Reported(1, 5) with { When = At(5) with { Precision = precision } });
        Assert.Contains(StorySoFar.Tell(record, Minute(60)).Sentences, sentence => sentence.Text.StartsWith($"First contact was {time}.", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_any_history_the_story_is_the_same_each_time_and_names_entries_that_are_there() =>
        Prop.ForAll(AnyHistory.Steps, steps =>
        {
            var record = IncidentRecord.Fold(Id, AnyHistory.Of(steps))!;
            var story = StorySoFar.Tell(record, Minute(50), Minute(5));
            Assert.Equal(Told(story), Told(StorySoFar.Tell(record, Minute(50), Minute(5))));
            Assert.All(story.Sentences, sentence =>
            {
                Assert.False(string.IsNullOrWhiteSpace(sentence.Text));
                Assert.All(sentence.Entries, entry => Assert.NotNull(record.Entry(entry)));
            });
            Assert.Equal(story.Sentences.Select(sentence => sentence.Section).Order(), story.Sentences.Select(sentence => sentence.Section));
        }).QuickCheckThrowOnFailure();

    private static string Told(StorySoFar story) => string.Join('\n', story.Sentences.Select(sentence => $"{sentence.Section}: {sentence.Text}"));
}
