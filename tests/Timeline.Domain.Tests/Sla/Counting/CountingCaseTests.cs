using Timeline.Domain.Shared;
using Timeline.Domain.Sla;

namespace Timeline.Domain.Tests.Sla.Counting;

public sealed class CountingCaseTests
{
    [Fact]
    public void Every_case_is_due_and_counted_as_its_answer_says()
    {
        var cases = CountingCase.All();
        Assert.Equal(400, cases.Count);
        Assert.Empty(cases.SelectMany(Differences));
    }

    [Fact]
    public void The_lines_of_every_case_sum_up_to_its_target()
    {
        foreach (var one in CountingCase.All().Where(one => one.DueAt is not null))
        {
            var preview = SlaPreview.Of(one.Question, out _)!;
            Assert.InRange(preview.Explanation.Count, 4, SlaLimits.Lines);
            Assert.StartsWith($"Sum: {Say.Hours(one.Question.Target)}, the target. Due ", preview.Explanation[^2], StringComparison.Ordinal);
            Assert.Contains(Say.Time(one.DueAt!.Value), preview.Explanation[^2], StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Differences(CountingCase one)
    {
        var preview = SlaPreview.Of(one.Question, out var problem);
        if (preview is null)
            yield return $"line {one.Line}: {problem!.Message}";
        else if (preview.DueAt != one.DueAt || preview.CountedSeconds != one.CountedSeconds)
            yield return $"line {one.Line}: due {preview.DueAt} and not {one.DueAt}, counted {preview.CountedSeconds} and not {one.CountedSeconds}";
    }
}
