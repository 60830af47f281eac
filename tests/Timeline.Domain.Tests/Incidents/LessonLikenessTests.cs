using Timeline.Domain.Incidents;

namespace Timeline.Domain.Tests.Incidents;

/// <summary>When a lesson is like another, and why.</summary>
public sealed class LessonLikenessTests
{
    [Fact]
    public void The_same_words_are_wholly_alike_and_others_not_at_all()
    {
        Assert.Equal(1, Like("call the vendor", "vendor call the"));
        Assert.Equal(0, Like("call the vendor", "xyz"));
        Assert.Equal(0, Like("", "call"));
    }

    [Fact]
    public void A_slip_of_the_keys_and_another_ending_cost_little()
    {
        Assert.InRange(Like("watch the backup monitor", "watch the backpu monitors"), 0.6, 0.9);
        Assert.InRange(Like("watch the backup monitor", "ring the second number"), 0, 0.3);
    }

    [Theory]
    [InlineData(0.5, true, "similar words")]
    [InlineData(0.2, false, "some words in common")]
    [InlineData(0.97, true, "the same words")]
    public void Words_alone_are_enough_where_they_are_alike(double text, bool offered, string reason)
    {
        LessonLikeness likeness = new(text, [], [], Linked: false);
        Assert.Equal((offered, reason), (likeness.IsOffered, likeness.Reason));
    }

    [Fact]
    public void A_service_or_a_cause_of_both_raises_it()
    {
        LessonLikeness service = new(0.2, ["Mail", "Web"], [], Linked: false);
        LessonLikeness cause = new(0.2, [], ["The disk was full.\nNobody looked."], Linked: false);
        LessonLikeness linked = new(0.2, [], ["The disk was full."], Linked: true);
        Assert.Equal((0.35, true, "same services: Mail, Web; some words in common"), (Math.Round(service.Score, 3), service.IsOffered, service.Reason));
        Assert.Equal((0.4, true, "similar cause: The disk was full.; some words in common"), (Math.Round(cause.Score, 3), cause.IsOffered, cause.Reason));
        Assert.Equal((0.4, "same cause, as linked; some words in common"), (Math.Round(linked.Score, 3), linked.Reason));
    }

    [Fact]
    public void With_nothing_in_common_but_a_service_and_a_cause_it_is_not_offered() =>
        Assert.False(new LessonLikeness(0.05, ["Mail"], ["The disk was full."], Linked: true).IsOffered);

    [Fact]
    public void No_likeness_is_above_one() => Assert.Equal(1, new LessonLikeness(0.9, ["Mail"], ["The disk was full."], Linked: true).Score);

    private static double Like(string one, string other) => Of(one).LikenessTo(Of(other));

    private static Trigrams Of(string text) => new(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
