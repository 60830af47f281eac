using System.Text.RegularExpressions;
using NodaTime;
using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Api.Tests.Postmortems.ComposedDocument;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>What a document says where a record has gaps, in hours that come twice, and of values that programs spell otherwise.</summary>
public sealed class CompositionTests
{
    // In Chicago clocks went from 02:00 back to 01:00 that night.
    private static readonly Instant FirstHalfPastOne = Instant.FromUtc(2014, 11, 2, 6, 30);

    [Fact]
    public void A_time_in_the_hour_that_comes_twice_says_which()
    {
        var document = Of(
            Logged(1, FirstHalfPastOne, "Once.", EntryKind.Report),
            Logged(2, FirstHalfPastOne + Duration.FromHours(1), "Again.", EntryKind.Ticket),
            Logged(3, FirstHalfPastOne + Duration.FromHours(2), "Later."));
        Assert.Equal(
            ["01:30 (first, UTC−05:00)", "01:30 (second, UTC−06:00)", "02:30"],
            Assert.Single(Assert.IsType<TimelineDays>(document.Section("Timeline").Blocks[0]).Days).Rows.Select(row => row.Time));
        Assert.Equal(
            [("First contact", "2014-11-02 01:30 (first, UTC−05:00)"), ("Formal ticket", "2014-11-02 01:30 (second, UTC−06:00)")],
            Assert.IsType<FactList>(Assert.Single(document.Section("Detection and report").Blocks)).Facts.Take(2).Select(fact => (fact.Label, fact.Value)));
        Assert.All(
            [MarkdownOutput.Render(document), WithoutTags(HtmlOutput.RenderPage(document))],
            output => Assert.Contains("01:30 (second, UTC−06:00)", output, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_first_contact_it_says_when_the_fault_started_or_the_first_entry()
    {
        Assert.Equal("When it began is not recorded. Its status is declared.", Summary(Of()));
        Assert.Equal(
            "The first entry is of what happened on Tuesday, 13 May 2014 at 22:05 (America/Chicago); first contact is not recorded. Its status is declared.",
            Summary(Of(Logged(5, "Something."))));
        Assert.Equal(
            "The fault started on Tuesday, 13 May 2014 at 21:30 (America/Chicago); first contact is not recorded. Its status is declared.",
            Summary(Of(Logged(5, "Something."), new MilestoneSet(MilestoneKind.FaultStarted, At(Minute(-30)), EntryId: null))));
    }

    [Fact]
    public void A_milestone_that_was_reached_days_after_the_one_before_has_its_day()
    {
        var course = Assert.Single(Of(
            Logged(0, "A call.", EntryKind.Report), new UpdateSent(Entry(1), At(Minute(185)), Audience.Customer, Channel.Phone, "We are at it.", WhatNext: null, NextUpdateDue: null),
            new StatusChanged(Entry(2), At(Minute(185 + 1440)), IncidentStatus.Declared, IncidentStatus.Resolved, Text: null)).Section("Summary").Blocks.OfType<Course>());
        Assert.Equal(["22:00", "01:05", "Thu 15 May 01:05"], course.Steps.Select(step => step.Time));
    }

    [Fact]
    public void Without_anything_it_has_no_table_at_all()
    {
        var document = Of();
        Assert.DoesNotContain(document.Sections.SelectMany(section => section.Blocks), block => block is Grid or FactList or TimelineDays or Course);
        Assert.Empty(document.Figures);
        Assert.DoesNotContain("<table", HtmlOutput.RenderPage(document), StringComparison.Ordinal);
        Assert.DoesNotContain("\n| ", MarkdownOutput.Render(document), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_in_which_no_row_says_anything_is_left_out()
    {
        var grid = new Grid([new("Who", 1), new("Note", 1), new("How", 0)], [[new("Ann"), new(""), new("")], [new("Ben"), new(""), new("on site")]]);
        Assert.Equal(["Who", "How"], grid.WithoutEmptyColumns().Columns.Select(column => column.Heading));
        Assert.Equal([["Ann", ""], ["Ben", "on site"]], grid.WithoutEmptyColumns().Rows.Select(row => row.Select(cell => cell.Text)));
        Assert.Equal(3, (grid with { Rows = [] }).WithoutEmptyColumns().Columns.Count);
    }

    [Fact]
    public void Values_are_words_for_people_and_codes_in_front_matter()
    {
        var document = Of(new ContactAttempted(Entry(1), At(Minute(1)), "Ann", ContactRung.Tertiary, Channel.Sms, ContactOutcome.NoAnswer, Text: null));
        Assert.Equal([("SEV 1 · critical", "SEV1"), ("Declared", "DECLARED")], document.Control.Take(2).Select(fact => (fact.Value, fact.Code)));
        Assert.Equal(["2014-05-13 22:01", "Ann", "Third", "Text message", "No answer"], document.Section("Response").Blocks.OfType<Grid>().First().Rows[0].Select(cell => cell.Text));
        Assert.DoesNotContain("SEV1", HtmlOutput.RenderPage(document), StringComparison.Ordinal);
        Assert.Contains("severity: \"SEV1\"\nstatus: \"DECLARED\"\n", MarkdownOutput.Render(document), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_severity_and_every_value_has_words()
    {
        Assert.All(Enum.GetValues<Severity>(), value => Assert.NotEmpty(Words.Of(value)));
        Assert.Equal(["Phone", "E-mail", "Chat", "Text message", "Pager", "Video call", "In person", "Status page", "Other"], Enum.GetValues<Channel>().Select(value => Words.Of(value)));
        Assert.Equal(["Primary", "Secondary", "Third", "Manager", "Vendor", "Other"], Enum.GetValues<ContactRung>().Select(value => Words.Of(value)));
    }

    [Fact]
    public void Characters_that_steer_unseen_are_shown_in_texts_and_gone_from_names()
    {
        var document = Titled(
            "Mail\u202Eliam",
            new ContactAttempted(Entry(1), At(Minute(1)), "An\u001Bn", ContactRung.Primary, Channel.Phone, ContactOutcome.Reached, Text: null),
            Logged(2, "te\u202Ext", author: "Le\u2066e"),
            new ActionItemRaised(new ActionItemId(Guid.Empty), "D\u0007o.", ActionItemType.Prevent, "Gra\u0007ce", Due: null, Lesson: null));
        string[] outputs = [MarkdownOutput.Render(document).Replace("\\", "", StringComparison.Ordinal), HtmlOutput.RenderPage(document)];
        Assert.All(outputs, output =>
        {
            Assert.All(["Mailliam", "Ann", "te[U+202E]xt", "Lee", "D[U+0007]o.", "Grace"], shown => Assert.Contains(shown, output, StringComparison.Ordinal));
            Assert.DoesNotContain(output, character => (char.IsControl(character) && character != '\n') || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
        });
    }

    private static string WithoutTags(string html) => Regex.Replace(html, "</?(small|span)[^>]*>", "", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static string Summary(PostmortemDocument document) => Assert.IsType<Plain>(document.Section("Summary").Blocks[0]).Text;
}
