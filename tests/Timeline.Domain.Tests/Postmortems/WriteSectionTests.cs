using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Situations.Situation;
using static Timeline.Domain.Tests.Situations.Written;

namespace Timeline.Domain.Tests.Postmortems;

public sealed class WriteSectionTests
{
    private static readonly IncidentRecord Incident = RecordOf(Declared(), Logged(1, 5));

    [Fact]
    public void A_person_writes_a_section_and_it_says_what_it_rests_on()
    {
        var written = Assert.IsType<SectionWritten>(Assert.Single(Write(Since(), "  Mail stood still.\r\n").Events));
        Assert.Equal(("  Mail stood still.", 1L), (written.Markdown, written.IncidentVersion));
        Assert.Equal([Ada], written.Authors);
    }

    [Fact]
    public void Whoever_writes_on_in_it_is_an_author_beside_those_before()
    {
        var written = Assert.IsType<SectionWritten>(Assert.Single(Write(Since(By(Grace)), "Mail stood still all night.").Events));
        Assert.Equal([Grace, Ada], written.Authors);
        Assert.Equal([Grace, Ada], Since(By(Grace), written).Authors);
    }

    [Fact]
    public void After_a_reset_those_before_are_no_authors_any_more()
    {
        var reset = Assert.Single(ResetSection.Decide(Since(By(Grace)), new(PostmortemSection.Summary)).Events);
        Assert.Empty(Since(By(Grace), reset).Authors);
        Assert.Equal([Ada], Assert.IsType<SectionWritten>(Assert.Single(Write(Since(By(Grace), reset), "Anew.").Events)).Authors);
    }

    [Fact]
    public void The_same_words_again_record_nothing() => Assert.True(Write(Since(By(Grace)), "Mail stood still.").IsNothing);

    [Fact]
    public void A_refresh_leaves_what_a_person_wrote_and_what_it_rests_on()
    {
        var written = Since(By(Ada), Drafted(2)).Written[PostmortemSection.Summary];
        Assert.Equal(("Mail stood still.", 1L), (written.Markdown, written.IncidentVersion));
    }

    [Fact]
    public void What_the_record_says_now_is_left_by_keeping_the_words()
    {
        var kept = Assert.Single(KeepSection.Decide(Since(By(Ada), Drafted(2)), new(PostmortemSection.Summary, IncidentVersion: null)).Events);
        Assert.Equal(new SectionRebased(PostmortemSection.Summary, 2), kept);
        Assert.Equal(2, Since(By(Ada), Drafted(2), kept).Written[PostmortemSection.Summary].IncidentVersion);
        Assert.True(KeepSection.Decide(Since(By(Ada), Drafted(2), kept), new(PostmortemSection.Summary, 1)).IsNothing);
    }

    [Fact]
    public void What_was_seen_and_left_is_not_shown_again_because_somebody_began_before() =>
        Assert.Equal(2, Assert.IsType<SectionWritten>(Assert.Single(Write(Since(By(Ada), Drafted(2), new SectionRebased(PostmortemSection.Summary, 2)), "More.").Events)).IncidentVersion);

    [Fact]
    public void Nobody_can_have_seen_what_was_never_composed() =>
        Assert.Equal((RejectionCode.OutOfRange, "incidentVersion"), Code(WriteSection.Decide(Since(), Incident, new(PostmortemSection.Summary, "Words.", 7, Ada))));

    [Fact]
    public void What_nobody_wrote_cannot_be_kept_and_a_reset_of_it_changes_nothing()
    {
        Assert.Equal((RejectionCode.SectionNotWritten, "section"), Code(KeepSection.Decide(Since(), new(PostmortemSection.Summary, 1))));
        Assert.True(ResetSection.Decide(Since(), new(PostmortemSection.Summary)).IsNothing);
    }

    [Fact]
    public void Nothing_and_too_much_is_refused()
    {
        Assert.Equal((RejectionCode.Required, "markdown"), Code(Write(Since(), " \n")));
        Assert.Equal((RejectionCode.TooLong, "markdown"), Code(Write(Since(), new string('x', Limits.Section + 1))));
    }

    [Fact]
    public void Before_the_first_draft_there_is_nothing_to_write_in() =>
        Assert.All(
            [
                Write(PostmortemRecord.Empty, "Words."), ResetSection.Decide(PostmortemRecord.Empty, new(PostmortemSection.Summary)),
                KeepSection.Decide(PostmortemRecord.Empty, new(PostmortemSection.Summary, 1)),
            ],
            decision => Assert.Equal(RejectionCode.PostmortemNotFound, decision.Rejection!.Code));

    [Fact]
    public void A_reference_to_what_is_not_there_is_named()
    {
        var refused = Write(Since(), $"It began when [@10:05 somebody looked](timeline:entry/{Entry(9)}).").Rejection!;
        Assert.Equal((RejectionCode.ReferenceNotFound, "markdown"), (refused.Code, refused.Field));
        Assert.Contains($"timeline:entry/{Entry(9)}", refused.Message, StringComparison.Ordinal);
        Assert.Single(Write(Since(), $"It began when [@10:05 somebody looked](timeline:entry/{Entry(1)}).").Events);
    }

    private static Decision<PostmortemEvent> Write(PostmortemRecord postmortem, string markdown) =>
        WriteSection.Decide(postmortem, Incident, new(PostmortemSection.Summary, markdown, 1, Ada));

    private static (RejectionCode, string?) Code(Decision<PostmortemEvent> decision) => (decision.Rejection!.Code, decision.Rejection.Field);
}
