using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Incidents.Record.PromiseSituation;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>Whatever was promised, sent, moved and taken back in whatever order, and however often it was judged in between.</summary>
public sealed class UpdatePromisePropertyTests
{
    private const int Late = 100_000;

    private static readonly Instant Since = Minute(12);

    [Fact]
    public void What_stands_as_overdue_is_what_was_promised_and_did_not_come() => ForAny(steps =>
    {
        var record = Play(steps);
        record = Judge(record, (int)(record.AsKnownAt - TenPm).TotalMinutes + Late);
        return Standing(record).SetEquals(Naive(record));
    });

    [Fact]
    public void Judged_a_second_time_nothing_is_recorded() => ForAny(steps =>
    {
        var record = Play(steps);
        var now = (int)(record.AsKnownAt - TenPm).TotalMinutes + 5;
        return Find(Judge(record, now), Minute(now)).Count == 0;
    });

    [Fact]
    public void The_next_judgement_is_the_first_moment_at_which_there_is_something_to_record() => ForAny(steps =>
    {
        var record = Play(steps);
        return UpdatePromises.NextJudgement(record, Since, Grace) is not { } next
            ? Find(record, Minute(Late)).Count == 0
            : Find(record, next).Count > 0 && (next <= record.AsKnownAt || Find(record, next - Duration.FromSeconds(1)).Count == 0);
    });

    [Fact]
    public void What_steps_come_to_is_overdue_corrected_and_overdue_again()
    {
        var played = Gen.Sample(Steps.Generator, 1000, 60).Select(Play).ToList();
        Assert.True(played.Exists(record => Standing(record).Count > 1));
        Assert.True(played.Exists(record => record.ToState().Overdue.Values.Any(mark => mark is { Times: > 1, Withdrawn: false })));
        Assert.Superset(
            Enum.GetValues<OverdueWithdrawal>().ToHashSet(),
            played.SelectMany(record => record.Timeline).Select(entry => entry.Origin).OfType<UpdateOverdueWithdrawn>().Select(e => e.Because).ToHashSet());
    }

    /// <summary>What is done, how many minutes after the step before, how many minutes ago it happened, and about which earlier entry.</summary>
    private sealed record Step(int Kind, int After, int Ago, int About);

    private static Arbitrary<Step[]> Steps { get; } = (
        from kind in Gen.Choose(0, 12)
        from after in Gen.Choose(0, 12)
        from ago in Gen.Choose(0, 40)
        from about in Gen.Choose(0, 20)
        select new Step(kind, after, ago, about)).ArrayOf().ToArbitrary();

    private static IncidentRecord Play(Step[] steps)
    {
        var record = Told();
        var (now, n) = (0, 1);
        foreach (var step in steps)
        {
            now += step.After;
            record = step.Kind > 9 ? Judge(record, now) : Do(record, step, now - step.Ago, n++).Aggregate(record, (known, made) => known.And(now, made));
        }

        return record;
    }

    private static IEnumerable<IncidentEvent> Do(IncidentRecord record, Step step, int minute, int n)
    {
        // One of the last few that were said: what kept a promise is taken back more often.
        var said = record.Timeline.Where(entry => entry is { Retracted: false, Origin: UpdateSent or StatusChanged }).OrderByDescending(entry => entry.Sequence).Take(3).ToList();
        var about = said.Count == 0 ? default : said[step.About % said.Count].Id;
        return step.Kind switch
        {
            4 => [Updated(n, minute)],
            < 4 => [Promised(n, minute, due: minute + step.About) with { Audience = (Audience)step.Kind }],
            5 or 6 => RetractEntry.Decide(record.ToState(), new(Now, about, "No.")).Events,
            9 when record.ToState().Entries.GetValueOrDefault(about)?.Origin is UpdateSent => AmendFacts.Decide(
                record.ToState(), new(about, "Misheard."),
                without => SendUpdate.Decide(without, new(Command(n), Now, Audience.Customer, Channel.Phone, "Moved.", Said.Now, NextUpdateDue: record.Entry(about)!.OccurredAt + Duration.FromMinutes(step.Ago)))).Events,
            9 => [],
            7 => AmendEntry.Decide(record.ToState(), new(Now, about, "Misread.", At: Minute(minute))).Events,
            _ => ChangeStatus.Decide(record.ToState(), new(Command(n), Now, IncidentStatus.Resolved, SaidAt(minute))).Events,
        };
    }

    private static IncidentRecord Judge(IncidentRecord record, int now) => Find(record, Minute(now)).Aggregate(record, (known, found) => known.And(now, found));

    private static IReadOnlyList<IncidentEvent> Find(IncidentRecord record, Instant now) => UpdatePromises.Judge(record, now, Since, Grace).Events;

    private static HashSet<EntryId> Standing(IncidentRecord record)
    {
        var withdrawn = record.Timeline.Select(entry => entry.Origin).OfType<UpdateOverdueWithdrawn>().Select(e => e.Overdue).ToHashSet();
        var standing = record.Timeline.Select(entry => entry.Origin).OfType<UpdateOverdue>().Where(e => !withdrawn.Contains(e.EntryId)).Select(e => e.Update).ToList();
        Assert.Distinct(standing);
        return [.. standing];
    }

    // By the words of the rule: nothing was sent between promise and due time, to anybody outside the team unless it was promised to the team, and it was not over.
    private static HashSet<EntryId> Naive(IncidentRecord record)
    {
        var live = record.Timeline.Where(entry => !entry.Retracted).ToList();
        var over = record.Status == IncidentStatus.Resolved ? record.Milestone(MilestoneKind.Resolved)!.At : (Instant?)null;
        return
        [
            .. from promise in live
               where promise.RecordedAt >= Since && promise.Origin is UpdateSent { NextUpdateDue: not null }
               let due = ((UpdateSent)promise.Origin).NextUpdateDue!.Value
               where !(over <= due)
               where !live.Exists(entry => entry.Origin is UpdateSent sent && (sent.Audience != Audience.Team || promise.Origin is UpdateSent { Audience: Audience.Team }) && entry.OccurredAt <= due
                   && (entry.OccurredAt, entry.Sequence).CompareTo((promise.OccurredAt, promise.Sequence)) > 0)
               select promise.Id,
        ];
    }

    private static void ForAny(Func<Step[], bool> holds) =>
        Prop.ForAll(Steps, holds).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(200).WithEndSize(60));
}
