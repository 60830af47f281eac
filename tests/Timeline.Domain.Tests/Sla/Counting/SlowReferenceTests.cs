using System.Globalization;
using Timeline.Domain.Sla;

namespace Timeline.Domain.Tests.Sla.Counting;

/// <summary>Clocks at random. More of them with the variable TIMELINE_SLA_CASES, others with TIMELINE_SLA_SEED.</summary>
public sealed class SlowReferenceTests
{
    private static readonly int Cases = Setting("TIMELINE_SLA_CASES", 1_000);
    private static readonly int FirstSeed = Setting("TIMELINE_SLA_SEED", 1);

    [Fact]
    public void Clocks_at_random_agree_with_a_count_minute_by_minute()
    {
        var answers = ParallelEnumerable.Range(0, Cases).Select(number => (Seed: FirstSeed + number, Question: AnyClock.Of(FirstSeed + number)))
            .Select(one => (one.Seed, one.Question, Fast: SlaPreview.Of(one.Question, out var problem), Problem: problem?.Message, Slow: new SlowReference(one.Question))).ToList();
        Assert.Empty(answers.Where(one => one.Problem is not null).Select(one => $"seed {one.Seed}: {one.Problem}"));
        Assert.Empty(answers.Where(one => !Agree(one.Fast!, one.Slow)).Select(one =>
            $"seed {one.Seed}: due {one.Fast!.DueAt} and not {one.Slow.DueAt}, warns {one.Fast.WarnsAt} and not {one.Slow.WarnsAt}, counted {one.Fast.CountedSeconds} and not {one.Slow.Counted}: {one.Question}"));

        // Such clocks are among them in numbers.
        Assert.InRange(answers.Count(one => one.Slow.DueAt is not null && one.Question.Pauses.Count > 0), Cases / 4, Cases);
        Assert.InRange(answers.Count(one => one.Question.Calendar.Exceptions.Count > 0 && one.Fast!.CountedSeconds > 0), Cases / 4, Cases);
        Assert.InRange(answers.Count(one => one.Slow.DueAt is null), Cases / 50, Cases / 2);
    }

    [Fact]
    public void The_count_minute_by_minute_agrees_with_answers_that_are_known()
    {
        var cases = CountingCase.All().Where(one => one.Line % 10 == 0).ToList();
        Assert.Empty(cases.Select(one => (one, Slow: new SlowReference(one.Question))).Where(pair => pair.Slow.DueAt != pair.one.DueAt || pair.Slow.Counted.TotalSeconds != pair.one.CountedSeconds)
            .Select(pair => $"line {pair.one.Line}: {pair.Slow.DueAt}, {pair.Slow.Counted}"));
    }

    private static bool Agree(SlaPreview fast, SlowReference slow) =>
        fast.DueAt == slow.DueAt && fast.WarnsAt == slow.WarnsAt && fast.CountedSeconds == (long)slow.Counted.TotalSeconds;

    private static int Setting(string name, int otherwise) => int.Parse(Environment.GetEnvironmentVariable(name) ?? otherwise.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
