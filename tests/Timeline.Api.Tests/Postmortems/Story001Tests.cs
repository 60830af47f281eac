using NodaTime;
using Timeline.Domain.Incidents;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>Mail stands still: the ladder with two rungs, a theory that was wrong, and a customer without a contract.</summary>
public sealed class Story001Tests
{
    private static readonly ToldStory Story = ToldStory.Of("INC-1");

    [Fact]
    public void From_the_call_to_hands_on_it_took_eighteen_minutes() => Assert.Equal(18 * 60, Story.Metrics.TicketToEngagement.Seconds);

    [Fact]
    public void The_first_rung_did_not_answer_and_the_second_did_two_minutes_later()
    {
        Assert.Equal(
            [("Primary mail engineer", ContactOutcome.NotAvailable), ("Secondary mail engineer", ContactOutcome.Reached)],
            Story.Record.ContactAttempts.Select(attempt => (attempt.Who, attempt.Outcome)));
        Assert.Equal(Duration.FromMinutes(2), Story.Record.ContactAttempts[1].SincePrevious);
    }

    [Fact]
    public void The_theory_of_the_customer_was_refuted_and_says_whose_it_was()
    {
        var theory = Assert.Single(Story.Record.Hypotheses);
        Assert.Equal((HypothesisStatus.Refuted, "Customer"), (theory.Status, theory.RaisedBy));
    }

    [Fact]
    public void The_customer_has_no_contract_and_that_is_said() =>
        Assert.Contains("The customer has no contract: best effort.", Story.Markdown, StringComparison.Ordinal);

    [Fact]
    public void The_customer_was_told_and_nothing_is_missing_that_is_known()
    {
        Assert.Contains("| 2014-05-13 22:02 | 2014-05-14 06:47 | Mail | The customer | Down | 8 h 45 min |", Story.Lines("Impact"));
        Assert.DoesNotContain("not told", Story.Markdown, StringComparison.Ordinal);
    }
}
