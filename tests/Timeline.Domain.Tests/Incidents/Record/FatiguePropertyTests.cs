using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using static Timeline.Domain.Tests.Incidents.Record.FatigueSituation;
using static Timeline.Domain.Tests.Incidents.Record.PresenceTests;
using static Timeline.Domain.Tests.Incidents.Record.PromiseSituation;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>Whoever came and went, whatever was moved and taken back, and however often it was judged in between.</summary>
public sealed class FatiguePropertyTests
{
    private const int Late = 100_000;

    private static readonly string[] People = ["Ada", "Grace"];

    // Judged on the way or only at the end, the same stretches have a warning that stands.
    [Fact]
    public void What_stands_at_the_end_is_a_warning_for_each_stretch_past_the_limit() => ForAny(steps =>
    {
        var record = AfterFinding(Late, Play(steps));
        var standing = Standing(record);
        return IncidentMetrics.Compute(record).Effort.People.All(person => person.Stretches.All(stretch =>
            standing.Exists(warning => warning.Who == person.Who && warning.Since >= stretch.From.At && (stretch.Running || warning.When.At < stretch.To?.At))
                == (stretch.Running || stretch.To?.At - stretch.From.At > Duration.FromHours(Limit))));
    });

    [Fact]
    public void Every_warning_that_stands_lies_within_a_stretch() => ForAny(steps =>
    {
        var record = AfterFinding(Late, Play(steps));
        var stretches = IncidentMetrics.Compute(record).Effort.People.SelectMany(person => person.Stretches, (person, stretch) => (person.Who, Stretch: stretch)).ToList();
        return Standing(record).TrueForAll(warning => stretches.Exists(one =>
            one.Who == warning.Who && one.Stretch.From.At <= warning.Since && (one.Stretch.Running || warning.When.At < one.Stretch.To?.At)));
    });

    [Fact]
    public void Judged_a_second_time_nothing_is_recorded() => ForAny(steps =>
    {
        var record = Play(steps);
        var now = (int)(record.AsKnownAt - TenPm).TotalMinutes + 5;
        return Found(now, AfterFinding(now, record)).Count == 0;
    });

    [Fact]
    public void The_next_judgement_is_the_first_moment_at_which_there_is_something_to_record() => ForAny(steps =>
    {
        var record = Play(steps);
        return NextOf(record) is not { } next
            ? Found(Late, record).Count == 0
            : Judge(record, next).Count > 0 && (next <= record.AsKnownAt || Judge(record, next - Duration.FromSeconds(1)).Count == 0);
    });

    [Fact]
    public void What_steps_come_to_is_warned_of_withdrawn_and_warned_of_again()
    {
        var played = Gen.Sample(Steps.Generator, 1000, 40).Select(Play).ToList();
        Assert.True(played.Exists(record => record.ToState().Fatigue.Values.GroupBy(mark => mark.Engagement).Any(marks => marks.Count() > 1)));
        Assert.Superset(
            Enum.GetValues<FatigueWithdrawal>().ToHashSet(),
            played.SelectMany(record => record.Timeline).Select(entry => entry.Origin).OfType<FatigueWarningWithdrawn>().Select(e => e.Because).ToHashSet());
    }

    /// <summary>What is done, how many minutes after the step before, how many minutes ago it happened, and about which earlier entry.</summary>
    private sealed record Step(int Kind, int After, int Ago, int About);

    private static Arbitrary<Step[]> Steps { get; } = (
        from kind in Gen.Choose(0, 11)
        from after in Gen.Choose(0, 40)
        from ago in Gen.Choose(0, 90)
        from about in Gen.Choose(0, 20)
        select new Step(kind, after, ago, about)).ArrayOf().ToArbitrary();

    private static IncidentRecord Play(Step[] steps)
    {
        var record = Told();
        var (now, n) = (0, 1);
        foreach (var step in steps)
        {
            now += step.After;
            record = step.Kind > 8 ? AfterFinding(now, record) : Do(record, step, now - step.Ago, n++).Aggregate(record, (known, made) => known.And(now, made));
        }

        return record;
    }

    private static IEnumerable<IncidentEvent> Do(IncidentRecord record, Step step, int minute, int n)
    {
        var who = People[step.About % People.Length];
        var said = record.Timeline.Where(entry => entry is { Retracted: false, Origin: IOnTimeline and not FatigueWarned and not FatigueWarningWithdrawn }).OrderByDescending(entry => entry.Sequence).Take(4).ToList();
        var about = said.Count == 0 ? default : said[step.About % said.Count].Id;
        return step.Kind switch
        {
            0 or 1 => [Engaged(n, minute, who)],
            2 => [Took(n, minute, who)],
            3 => [Released(n, minute, who)],
            4 => [Handed(n, minute, who, People[(step.About + 1) % People.Length])],
            5 or 6 => RetractEntry.Decide(record.ToState(), new(Now, about, "No.")).Events,
            7 => AmendEntry.Decide(record.ToState(), new(Now, about, "Misread.", At: Minute(minute))).Events,
            _ => ChangeStatus.Decide(record.ToState(), new(Command(n), Now, IncidentStatus.Resolved, SaidAt(minute))).Events,
        };
    }

    private static IReadOnlyList<IncidentEvent> Judge(IncidentRecord record, Instant now) => FatigueWarnings.Judge(record, now, Instant.MinValue, Grace, Limit).Events;

    private static List<FatigueWarned> Standing(IncidentRecord record)
    {
        var withdrawn = record.Timeline.Select(entry => entry.Origin).OfType<FatigueWarningWithdrawn>().Select(e => e.Warning).ToHashSet();
        return [.. record.Timeline.Select(entry => entry.Origin).OfType<FatigueWarned>().Where(e => !withdrawn.Contains(e.EntryId))];
    }

    private static void ForAny(Func<Step[], bool> holds) =>
        Prop.ForAll(Steps, holds).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(200).WithEndSize(50));
}
