using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.Domain.Tests.Situations;
using static Timeline.Domain.Tests.Situations.Situation;
using static Timeline.Domain.Tests.Situations.Written;

namespace Timeline.Domain.Tests.Postmortems;

public sealed class ReviewTests
{
    private static readonly PostmortemRecord InReview = Since(By(Ada), Review(Ada, Grace));
    private static readonly PostmortemRecord Fit = InReview.After(Approved(Grace));
    private static readonly MissingPart Lessons = new(MissingKind.NoLessons, "No lesson is recorded.");

    [Fact]
    public void It_goes_from_draft_over_review_and_approval_to_published()
    {
        Assert.Equal(PostmortemStatus.Draft, Since(By(Ada)).Status);
        Assert.Equal(PostmortemStatus.InReview, InReview.Status);
        Assert.Equal(PostmortemStatus.Approved, Fit.Status);
        var published = Publish(Fit, Grace).Events.OfType<PostmortemPublished>().Single();
        Assert.Equal((1, 1L, 4L, null), (published.Number, published.IncidentVersion, published.PostmortemVersion, published.Reason));
        Assert.Equal(PostmortemStatus.Published, Fit.After(published).Status);
    }

    [Fact]
    public void An_author_neither_approves_nor_publishes()
    {
        Assert.Equal(RejectionCode.SecondPersonNeeded, Approve(InReview, Ada).Rejection!.Code);
        var refused = Publish(Fit, Ada).Rejection!;
        Assert.Equal(RejectionCode.SecondPersonNeeded, refused.Code);
        Assert.Contains("Ask somebody other than Ada.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_author_under_another_name_is_the_same_person() =>
        Assert.Equal(RejectionCode.SecondPersonNeeded, Approve(InReview, new(Ada.Id, "Countess of Lovelace")).Rejection!.Code);

    [Fact]
    public void Who_only_commented_is_no_author() =>
        Assert.Single(Approve(InReview.After(new CommentAdded(CommentId.From(Number, Command(1), 0), PostmortemSection.Summary, "Good.", null, Grace.Id)), Grace).Events);

    [Fact]
    public void A_program_neither_approves_nor_publishes()
    {
        Assert.Equal(RejectionCode.SecondPersonNeeded, ApprovePostmortem.Decide(InReview, new(Grace, IsProgram: true)).Rejection!.Code);
        Assert.Equal(RejectionCode.SecondPersonNeeded, PublishPostmortem.Decide(Fit, new([], Reason: null, Grace, IsProgram: true)).Rejection!.Code);
    }

    [Fact]
    public void A_reason_does_not_replace_the_second_person() =>
        Assert.Equal(RejectionCode.SecondPersonNeeded, PublishPostmortem.Decide(InReview, new([Lessons], "We must.", Grace, IsProgram: false)).Rejection!.Code);

    [Fact]
    public void Where_nobody_wrote_somebody_other_than_who_asked_approves()
    {
        var generated = Since(Review(Ada));
        Assert.Equal(RejectionCode.SecondPersonNeeded, Approve(generated, Ada).Rejection!.Code);
        var approved = Assert.Single(Approve(generated, Grace).Events);
        Assert.Single(Publish(generated.After(approved), Ada).Events);
    }

    [Fact]
    public void What_is_missing_is_listed_unless_a_reason_is_given_which_is_kept()
    {
        var refused = PublishPostmortem.Decide(Fit, new([Lessons], " ", Grace, IsProgram: false)).Rejection!;
        Assert.Equal((RejectionCode.Incomplete, "reason"), (refused.Code, refused.Field));
        Assert.Contains("No lesson is recorded.", refused.Message, StringComparison.Ordinal);
        var published = Assert.IsType<PostmortemPublished>(Assert.Single(PublishPostmortem.Decide(Fit, new([Lessons], "The owners are on leave.", Grace, IsProgram: false)).Events));
        Assert.Equal(("The owners are on leave.", MissingKind.NoLessons), (published.Reason, Assert.Single(published.Missing).Kind));
    }

    [Fact]
    public void What_is_written_reset_or_refreshed_after_the_approval_goes_back_to_review()
    {
        foreach (var change in new PostmortemEvent[] { By(Barbara), new SectionReset(PostmortemSection.Summary), Drafted(2) })
        {
            var changed = Fit.After(change);
            Assert.Equal(PostmortemStatus.InReview, changed.Status);
            Assert.Empty(changed.Approvals);
            Assert.Equal(RejectionCode.SecondPersonNeeded, Publish(changed, Grace).Rejection!.Code);
        }
    }

    [Fact]
    public void Words_that_are_kept_stay_approved() => Assert.Equal(PostmortemStatus.Approved, Fit.After(new SectionRebased(PostmortemSection.Summary, 1)).Status);

    [Fact]
    public void What_is_written_after_publication_begins_the_next_version_and_the_published_one_stays()
    {
        var published = Fit.After(Publish(Fit, Grace).Events);
        var next = published.After(By(Barbara, "It was the disk."));
        Assert.Equal((PostmortemStatus.Draft, 1), (next.Status, next.Published!.Number));
        Assert.Null(next.Review);
        var again = next.After(Review(Barbara), Approved(Grace));
        Assert.Equal(2, Publish(again, Grace).Events.OfType<PostmortemPublished>().Single().Number);
    }

    [Fact]
    public void What_is_published_is_not_reviewed_and_not_published_again()
    {
        var published = Fit.After(Publish(Fit, Grace).Events);
        Assert.True(Publish(published, Grace).IsNothing);
        Assert.Equal(RejectionCode.AlreadyInStatus, Request(published, Ada).Rejection!.Code);
        Assert.Equal(RejectionCode.NotInReview, Approve(published, Grace).Rejection!.Code);
    }

    [Fact]
    public void A_publication_is_withdrawn_by_a_further_event_and_stays_in_the_record()
    {
        var published = Fit.After(Publish(Fit, Grace).Events);
        var withdrawn = published.After(WithdrawPublication.Decide(published, new(1, "A wrong number.")).Events);
        Assert.Equal((PostmortemStatus.Withdrawn, null), (withdrawn.Status, withdrawn.Published));
        Assert.Equal("A wrong number.", Assert.Single(withdrawn.Publications).Withdrawal!.Reason);
        Assert.True(WithdrawPublication.Decide(withdrawn, new(1, "Again.")).IsNothing);
        Assert.Equal(RejectionCode.PublicationNotFound, WithdrawPublication.Decide(withdrawn, new(2, "Which?")).Rejection!.Code);
        Assert.Single(Request(withdrawn, Ada).Events);
    }

    [Fact]
    public void While_the_next_version_is_written_withdrawing_the_published_one_leaves_it_a_draft() =>
        Assert.Equal(PostmortemStatus.Draft, Fit.After(Publish(Fit, Grace).Events).After(By(Barbara), new PublicationWithdrawn(1, "Wrong.")).Status);

    [Fact]
    public void A_reviewer_sends_it_back_with_a_reason()
    {
        var wanted = Assert.Single(RequestChanges.Decide(Fit, new("Say since when.")).Events);
        Assert.Equal((PostmortemStatus.Draft, "Say since when."), (Fit.After(wanted).Status, Fit.After(wanted).WantedChange!.Reason));
        Assert.Equal(RejectionCode.NotInReview, RequestChanges.Decide(Since(), new("Why?")).Rejection!.Code);
        Assert.Equal(RejectionCode.Required, RequestChanges.Decide(Fit, new("")).Rejection!.Code);
    }

    [Fact]
    public void Reviewers_are_no_authors_and_may_see_the_incident()
    {
        Assert.Equal(RejectionCode.SecondPersonNeeded, Request(Since(By(Ada)), Grace, Ada).Rejection!.Code);
        var hidden = RecordOf(Declared(), new MadePrivate(Entry(15), At(70), [Ada], "Salaries.", AtDeclaration: false));
        Assert.Equal((RejectionCode.NotAllowed, "reviewers"), RequestReview.Decide(Since(), hidden, new([Grace], Ada)).Rejection is { } refused ? (refused.Code, refused.Field) : default);
        Assert.True(Request(InReview, Ada, Grace).IsNothing);
    }

    [Fact]
    public void Approving_twice_is_one_approval_and_a_second_person_may_approve_too()
    {
        Assert.True(Approve(Fit, Grace).IsNothing);
        Assert.Equal(2, Fit.After(Approve(Fit, Barbara).Events).Approvals.Count);
    }

    private static Decision<PostmortemEvent> Request(PostmortemRecord postmortem, NamedPerson by, params NamedPerson[] reviewers) =>
        RequestReview.Decide(postmortem, RecordOf(Declared()), new(reviewers, by));

    private static Decision<PostmortemEvent> Approve(PostmortemRecord postmortem, NamedPerson by) => ApprovePostmortem.Decide(postmortem, new(by, IsProgram: false));

    private static Decision<PostmortemEvent> Publish(PostmortemRecord postmortem, NamedPerson by) => PublishPostmortem.Decide(postmortem, new([], Reason: null, by, IsProgram: false));
}
