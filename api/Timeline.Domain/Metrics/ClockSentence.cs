using System.Diagnostics;
using NodaTime;
using NodaTime.Text;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Metrics;

/// <summary>Why a clock counts as it does, in one sentence that names nobody.</summary>
public static class ClockSentence
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu");
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalTimePattern Seconds = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");

    /// <param name="now">The moment looked at.</param>
    /// <param name="zone">Whose dates and times of day are said.</param>
    public static string Of(FactClock clock, Instant now, DateTimeZone zone) => clock.OutcomeAt(now) switch
    {
        ClockOutcome.Met => $"{Reached(clock, zone)}{Due(clock, clock.To!.At, zone)}{Paused(clock)}.",
        ClockOutcome.Missed when clock.To is { } to => $"{Reached(clock, zone)}{Due(clock, to.At, zone)}{Paused(clock)}.",
        ClockOutcome.Missed => $"{Awaited(clock)} is not recorded by {Moment(now, zone)}{Due(clock, now, zone)}{Paused(clock)}.",
        ClockOutcome.Pending => $"{Awaited(clock)} is not recorded by {Moment(now, zone)}; {(clock.DueAt is { } due ? $"due {Moment(due, zone)}" : "no due time is known")}{Paused(clock)}.",
        ClockOutcome.NotStarted => "What it starts with is not recorded.",
        ClockOutcome.NotApplicable => clock.Kind == ClockKind.Nothing ? "The contract or the policy promises no times." : "Nothing counts in a drill, a cancelled incident or a duplicate.",
        ClockOutcome.NoContract => "No contract was in force.",
        ClockOutcome.SetAside => "A person retracted what was found.",
        var other => throw new UnreachableException($"no words for {other}"),
    };

    private static string Awaited(FactClock clock) => clock.Awaits is { } kind ? MilestoneWords.Label(kind) : "The next update";

    private static string Reached(FactClock clock, DateTimeZone zone) => clock.IsOver
        ? $"No update until it was over {Moment(clock.To!.At, zone)}"
        : $"{Awaited(clock)} {Moment(clock.To!.At, zone)}";

    private static string Due(FactClock clock, Instant at, DateTimeZone zone)
    {
        if (clock.DueAt is not { } due)
            return "";
        var said = due.InZone(zone).Date == at.InZone(zone).Date ? Time(due.InZone(zone).TimeOfDay) : Moment(due, zone);
        return (at - due) switch
        {
            var late when late > Duration.Zero => $", {Length(late)} after it was due ({said})",
            var early when early < Duration.Zero => $", {Length(-early)} before it was due ({said})",
            _ => ", just when it was due",
        };
    }

    private static string Paused(FactClock clock) => clock.Paused switch
    {
        { Count: 0 } => "",
        { Count: 1 } one => $", after 1 pause of {Say.Span(Duration.FromSeconds(one.Seconds))} ({one.Reasons}){(one.RecordedLate ? ", recorded after it was due" : "")}",
        var several => $", after {Say.Count(several.Count)} pauses of {Say.Span(Duration.FromSeconds(several.Seconds))} together ({several.Reasons}){(several.RecordedLate ? ", some recorded after it was due" : "")}",
    };

    private static string Length(Duration length) => length < Duration.FromSeconds(1) ? "less than a second" : Say.Span(length);

    private static string Moment(Instant at, DateTimeZone zone) => $"{Time(at.InZone(zone).TimeOfDay)} on {Day.Format(at.InZone(zone).Date)}";

    private static string Time(LocalTime time) => (time.Second == 0 ? Minutes : Seconds).Format(time);
}
