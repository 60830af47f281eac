using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Incidents.Record.PresenceTests;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Metrics;

/// <summary>Whoever came, went, took and handed over what, in whatever order it was recorded.</summary>
public sealed class EffortPropertyTests
{
    private static readonly string[] People = ["Ada", "Grace", "Joan"];

    [Fact]
    public void Any_order_of_recording_gives_the_same_hours_and_the_same_roles() => Prop.ForAll(Steps, Gen.Choose(0, 1_000_000).ToArbitrary(), (steps, seed) =>
    {
        var events = Events(steps);
        var shuffled = events.OrderBy(made => Hash(seed, ((IAboutEntry)made).EntryId)).ToList();
        return Told(events).SequenceEqual(Told(shuffled), StringComparer.Ordinal);
    }).Check(Quietly);

    [Fact]
    public void It_is_what_one_gets_by_looking_at_every_minute() => Prop.ForAll(Steps, steps =>
    {
        var apart = steps.DistinctBy(step => step.Minutes).ToArray();
        var effort = EffortOf(Events(apart));
        return People.All(who => (effort.People.SingleOrDefault(one => one.Who == who)?.Worked ?? Duration.Zero) == Duration.FromMinutes(MinutesOf(apart, who)));
    }).Check(Quietly);

    [Fact]
    public void No_stretch_is_negative_and_the_longest_is_one_of_them() => Prop.ForAll(Steps, steps => EffortOf(Events(steps)).People.All(one =>
        one.Stretches.All(stretch => stretch.Seconds is null or >= 0)
        && (one.Longest is null || one.Stretches.Contains(one.Longest) && one.Stretches.All(stretch => !(stretch.Seconds > one.Longest.Seconds)))
        && one.Stretches.Zip(one.Stretches.Skip(1)).All(pair => pair.First.To is { } to && to.At < pair.Second.From.At))).Check(Quietly);

    /// <summary>Who did what how many minutes after ten; of the last kind, to whom.</summary>
    private sealed record Step(int Kind, int Minutes, int Who, int Role);

    private static Arbitrary<Step[]> Steps { get; } = (
        from kind in Gen.Choose(0, 5)
        from minutes in Gen.Choose(-60, 60)
        from who in Gen.Choose(0, People.Length - 1)
        from role in Gen.Choose(0, 1)
        select new Step(kind, minutes, who, role)).ArrayOf().ToArbitrary();

    private static Config Quietly => Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(300);

    private static List<IncidentEvent> Events(Step[] steps) => [.. steps.Select(Event)];

    private static IncidentEvent Event(Step step, int index)
    {
        var (n, who, role) = (index + 1, People[step.Who], (ResponseRole)step.Role);
        return step.Kind switch
        {
            0 or 1 => Engaged(n, step.Minutes, who),
            2 => Released(n, step.Minutes, who),
            3 => Took(n, step.Minutes, who, role),
            4 => GaveUp(n, step.Minutes, who, role),
            _ => Handed(n, step.Minutes, who, NextOf(step), role),
        };
    }

    private static string NextOf(Step step) => People[(step.Who + 1) % People.Length];

    // It is over two hours after ten.
    private static EffortMetric EffortOf(IEnumerable<IncidentEvent> events) => IncidentMetrics.Compute(RecordOf([Declared(), Resolved(1000, 120), .. events])).Effort;

    private static IEnumerable<string> Told(IEnumerable<IncidentEvent> events)
    {
        var record = RecordOf([Declared(), Resolved(1000, 120), .. events]);
        return IncidentMetrics.Compute(record).Effort.People
            .Select(one => $"{one.Who}: {one.Worked}, {string.Join(' ', one.Stretches.Select(stretch => $"{stretch.From.At}-{stretch.To?.At}"))}")
            .Concat(record.Roles.Select(one => $"{one.Who} {one.Role} {one.Since} {one.Until} {string.Join(' ', one.Alongside.Order(StringComparer.Ordinal))}"))
            .Concat(record.Engagements.Select(one => $"{one.EntryId} {one.Until} {one.Stretch}"))
            .Order(StringComparer.Ordinal);
    }

    private static uint Hash(int seed, EntryId id) => unchecked((uint)(id.Value.GetHashCode() ^ seed) * 2654435761u);

    private static int MinutesOf(Step[] steps, string who) => Enumerable.Range(-60, 180).Count(minute => new[] { "hands", "0", "1" }.Any(hold => IsHeld(steps, who, hold, minute)));

    // The last that was said of it: taken up, or laid down by itself or with everything.
    private static bool IsHeld(Step[] steps, string who, string hold, int minute)
    {
        var said = steps
            .Where(step => step.Minutes <= minute)
            .OrderBy(step => step.Minutes)
            .Select(step => Said(step, who, hold))
            .LastOrDefault(taken => taken is not null);
        return said == true;
    }

    private static bool? Said(Step step, string who, string hold)
    {
        var (own, role) = (People[step.Who] == who, hold == $"{step.Role}");
        return step.Kind switch
        {
            0 or 1 when own && hold == "hands" => true,
            2 when own => false,
            3 when own && role => true,
            4 when own && role => false,
            5 when own && role => false,
            5 when NextOf(step) == who && role => true,
            _ => null,
        };
    }
}
