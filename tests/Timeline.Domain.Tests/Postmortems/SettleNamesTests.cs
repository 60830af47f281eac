using Timeline.Domain.Postmortems;
using static Timeline.Domain.Tests.Situations.Written;

namespace Timeline.Domain.Tests.Postmortems;

public sealed class SettleNamesTests
{
    private static readonly NameInText Name = new(NamePlace.Entry, "an entry", "Ada");

    private static readonly ReplacedName Hers = new(NamePlace.Entry, "an entry", "Ada", "Ada Lovelace");

    [Fact]
    public void What_was_said_last_counts_and_is_said_once()
    {
        var postmortem = Since(Assert.Single(SettleNames.Replace(Since(), [Hers]).Events));
        Assert.Equal("Ada Lovelace", postmortem.Said(Name)!.Person);
        Assert.True(SettleNames.Replace(postmortem, [Hers]).IsNothing);

        postmortem = postmortem.After(SettleNames.Dismiss(postmortem, [Name]).Events);
        Assert.Null(postmortem.Said(Name)!.Person);
        Assert.Single(postmortem.Names);
        Assert.True(SettleNames.Dismiss(postmortem, [Name]).IsNothing);

        postmortem = postmortem.After(SettleNames.Reopen(postmortem, [Name]).Events);
        Assert.Empty(postmortem.Names);
        Assert.True(SettleNames.Reopen(postmortem, [Name]).IsNothing);
    }

    [Fact]
    public void What_is_not_drafted_has_no_names() =>
        Assert.All([SettleNames.Replace(PostmortemRecord.Empty, [Hers]), SettleNames.Dismiss(PostmortemRecord.Empty, [Name]), SettleNames.Reopen(PostmortemRecord.Empty, [Name])], decision => Assert.True(decision.IsRejected));

    [Fact]
    public void What_was_approved_says_something_else_once_a_name_is_replaced_or_comes_back_and_not_when_it_is_none()
    {
        var approved = Since(By(Ada), Review(Ada), Approved(Grace));
        Assert.Equal(PostmortemStatus.InReview, approved.After(new NamesReplaced([Hers])).Status);
        Assert.Equal(PostmortemStatus.Approved, approved.After(new NamesDismissed([Name])).Status);
        Assert.Equal(PostmortemStatus.Approved, approved.After(new NamesDismissed([Name]), new NamesReopened([Name])).Status);
        var replaced = Since(By(Ada), new NamesReplaced([Hers]), Review(Ada), Approved(Grace));
        Assert.Equal(PostmortemStatus.InReview, replaced.After(new NamesReopened([Name])).Status);
    }

    [Fact]
    public void Redacted_nothing_of_it_is_left()
    {
        PostmortemEvent[] events = [Drafted(1), new NamesReplaced([Hers]), new NamesReopened([Name]), new NamesDismissed([Name])];
        var redacted = (NamesRedacted)Assert.Single(RedactPostmortem.Decide(Postmortem(events), events, new(null, null, "A name.", Names: true)).Events);
        Assert.Equal(3, events.Count(recorded => redacted.Without(recorded) is not null));
        PostmortemEvent[] emptied = [.. events.Select(recorded => redacted.Without(recorded) ?? recorded), redacted];
        Assert.DoesNotContain("Ada", string.Concat(emptied.Select(Json.Dump)), StringComparison.Ordinal);
        Assert.Empty(Postmortem([.. events, redacted]).Names);
        Assert.True(RedactPostmortem.Decide(Postmortem(emptied), emptied, new(null, null, "A name.", Names: true)).IsNothing);
        Assert.True(RedactPostmortem.Decide(Postmortem(events), events, new(PostmortemSection.Summary, null, "A name.", Names: true)).IsRejected);
    }
}
