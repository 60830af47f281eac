using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.Domain.Tests.Situations;
using static Timeline.Domain.Tests.Situations.Situation;
using static Timeline.Domain.Tests.Situations.Written;

namespace Timeline.Domain.Tests.Postmortems;

public sealed class CommentTests
{
    private static readonly CommentId First = CommentId.From(Number, Command(1), 0);
    private static readonly CommentId Answer = CommentId.From(Number, Command(2), 0);
    private static readonly PostmortemRecord Asked = Since(new CommentAdded(First, PostmortemSection.Impact, "How many?", null, Grace.Id));

    [Fact]
    public void An_answer_belongs_to_the_thread_and_its_section()
    {
        var answered = Asked.After(Add(Asked, 2, PostmortemSection.Summary, First).Events);
        var third = Assert.IsType<CommentAdded>(Assert.Single(Add(answered, 3, PostmortemSection.Summary, Answer).Events));
        Assert.Equal((PostmortemSection.Impact, First), (third.Section, third.ReplyTo));
    }

    [Fact]
    public void The_same_command_again_adds_nothing() => Assert.True(Add(Asked, 1, PostmortemSection.Impact, replyTo: null).IsNothing);

    [Fact]
    public void An_open_thread_is_missing_until_it_is_resolved()
    {
        Assert.Equal((MissingKind.UnresolvedComment, First), Completeness.Missing(Asked) is [var part] ? (part.Kind, part.CommentId) : default);
        var resolved = Asked.After(ResolveComment.Decide(Asked, new(First)).Events);
        Assert.Empty(Completeness.Missing(resolved));
        Assert.True(ResolveComment.Decide(resolved, new(First)).IsNothing);
        Assert.Single(Completeness.Missing(resolved.After(ReopenComment.Decide(resolved, new(First)).Events)));
    }

    [Fact]
    public void An_answer_is_not_resolved() =>
        Assert.Equal(RejectionCode.NotAllowed, ResolveComment.Decide(Asked.After(Add(Asked, 2, PostmortemSection.Impact, First).Events), new(Answer)).Rejection!.Code);

    [Fact]
    public void Who_wrote_it_retracts_it_and_a_manager_does_and_nobody_else()
    {
        Assert.Equal(RejectionCode.NotAllowed, RetractComment.Decide(Asked, new(First, Ada, MayOthers: false)).Rejection!.Code);
        Assert.Single(RetractComment.Decide(Asked, new(First, Ada, MayOthers: true)).Events);
        var retracted = Asked.After(Add(Asked, 2, PostmortemSection.Impact, First).Events).After(RetractComment.Decide(Asked, new(First, Grace, MayOthers: false)).Events);
        Assert.Empty(Completeness.Missing(retracted));
        Assert.All(retracted.Comments, comment => Assert.True(comment.Retracted));
        Assert.Equal(RejectionCode.CommentNotFound, ResolveComment.Decide(retracted, new(First)).Rejection!.Code);
    }

    [Fact]
    public void Nothing_in_it_is_refused() => Assert.Equal(RejectionCode.Required, AddComment.Decide(Asked, new(Command(4), Number, PostmortemSection.Summary, "", null, Ada)).Rejection!.Code);

    private static Decision<PostmortemEvent> Add(PostmortemRecord postmortem, int n, PostmortemSection section, CommentId? replyTo) =>
        AddComment.Decide(postmortem, new(Command(n), Number, section, "Some.", replyTo, Ada));
}
