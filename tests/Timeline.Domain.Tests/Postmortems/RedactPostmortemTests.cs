using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.Domain.Tests.Situations;
using static Timeline.Domain.Tests.Situations.Situation;
using static Timeline.Domain.Tests.Situations.Written;

namespace Timeline.Domain.Tests.Postmortems;

public sealed class RedactPostmortemTests
{
    private const string Secret = "secret";

    private static readonly CommentId Comment = CommentId.From(Number, Command(1), 0);

    private static readonly PostmortemEvent[] Events =
    [
        Drafted(1), By(Ada, Secret), By(Ada, Secret + " again"), new SectionReset(PostmortemSection.Summary), By(Ada, Secret),
        new CommentAdded(Comment, PostmortemSection.Summary, Secret, null, Grace.Id), Review(Ada), new ChangesRequested(Secret), Review(Ada), Approved(Grace),
        new PostmortemPublished(1, 1, 10, Secret, [], Grace.Id), new PublicationWithdrawn(1, Secret),
    ];

    [Fact]
    public void What_was_typed_is_gone_from_every_event_and_from_the_record_at_once()
    {
        var (postmortem, events) = (Postmortem(Events), Events.ToList());
        foreach (var command in new RedactPostmortem[] { new(PostmortemSection.Summary, null, "A name."), new(null, Comment, "A name."), new(null, null, "A name.") })
        {
            var redacted = Assert.Single(RedactPostmortem.Decide(postmortem, events, command).Events);
            postmortem = postmortem.After(redacted);
            events = [.. events.Select(recorded => ((IPostmortemRedaction)redacted).Without(recorded) ?? recorded), redacted];
            Assert.True(RedactPostmortem.Decide(postmortem, events, command).IsNothing);
        }

        Assert.DoesNotContain(Secret, string.Concat(events.Select(Json.Dump)), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Json.Dump(postmortem), StringComparison.Ordinal);
        Assert.Equal((EntryContent.Redacted, "A name."), (postmortem.Written[PostmortemSection.Summary].Markdown, postmortem.Written[PostmortemSection.Summary].Redaction!.Reason));
    }

    [Fact]
    public void Only_what_was_named_goes()
    {
        var redacted = (IPostmortemRedaction)Assert.Single(RedactPostmortem.Decide(Postmortem(Events), Events, new(PostmortemSection.Summary, null, "A name.")).Events);
        Assert.Equal(3, Events.Count(recorded => redacted.Without(recorded) is not null));
        Assert.Null(redacted.Without(By(Ada, Secret, PostmortemSection.Impact)));
    }

    [Fact]
    public void What_is_only_being_typed_is_redacted_too() =>
        Assert.Single(RedactPostmortem.Decide(Since(), [Drafted(1)], new(PostmortemSection.Impact, null, "A name.", HasDraft: true)).Events);

    [Fact]
    public void Two_things_at_once_or_an_unknown_comment_are_refused()
    {
        Assert.Equal(RejectionCode.NotAllowed, RedactPostmortem.Decide(Since(), [], new(PostmortemSection.Impact, Comment, "A name.")).Rejection!.Code);
        Assert.Equal(RejectionCode.CommentNotFound, RedactPostmortem.Decide(Since(), [], new(null, Comment, "A name.")).Rejection!.Code);
    }
}
