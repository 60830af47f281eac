using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Sla;

/// <summary>A clock that is asked about and not stored.</summary>
/// <param name="At">The moment looked at.</param>
/// <param name="Pauses">In any order, at most <see cref="SlaLimits.Pauses"/>; they may overlap.</param>
/// <param name="WarnAt">Warn when this share of the target has counted, in percent from 1 to 99. Null: no warning.</param>
public sealed record SlaQuestion(SlaCalendarTerms Calendar, Duration Target, Instant Start, Instant At, IReadOnlyList<SlaPause> Pauses, int? WarnAt = null);

/// <summary>When a target is due, what has counted by a moment, and why.</summary>
/// <param name="DueAt">The earliest instant at which as much as the target has counted. Null: never, see <paramref name="Reason"/>.</param>
/// <param name="WarnsAt">When the share to warn at has counted. Null: no warning was asked for, or never.</param>
/// <param name="CountedSeconds">From the start to the moment, going on after the target is reached; whole seconds, rounded down.</param>
/// <param name="RemainingSeconds">The target less what has counted; negative when late.</param>
/// <param name="Reason">Why there is no due time, in a sentence. Null when there is one.</param>
/// <param name="Explanation">At most <see cref="SlaLimits.Lines"/> lines.</param>
public sealed record SlaPreview(
    Instant? DueAt, Instant? WarnsAt, long CountedSeconds, long RemainingSeconds, SlaStatus Status, string? Reason, IReadOnlyList<string> Explanation)
{
    /// <summary>The answer, or the first problem with the question.</summary>
    public static SlaPreview? Of(SlaQuestion question, out Rejection? problem)
    {
        var checks = new Checks();
        var calendar = Check(checks, question);
        problem = checks.Problem;
        if (problem is not null || calendar is null)
            return null;

        var clock = new SlaClockFace(calendar, question.Target, question.Start, new(question.Pauses), question.WarnAt);
        var (at, count) = (question.At, clock.CountAt(question.At));
        var explanation = new SlaExplanation(clock, count);
        var counted = WholeSeconds.Of(count.Counted);
        return new(
            count.DueAt, count.WarnsAt, counted, WholeSeconds.Of(question.Target) - counted, StatusAt(clock, count, at), explanation.WhyNeverDue, [.. explanation.Lines, explanation.Moment(at)]);
    }

    /// <summary>A clock that has no end yet. A breach stays one, whatever holds later.</summary>
    internal static SlaStatus StatusAt(SlaClockFace clock, SlaCount count, Instant at) =>
        at < clock.Start ? SlaStatus.NotStarted
        : count.Reached < at ? SlaStatus.Breached
        : clock.Pauses.HoldAt(at) ? SlaStatus.Paused
        : count.WarnsAt <= at ? SlaStatus.AtRisk
        : SlaStatus.Running;

    private static SlaCalendar? Check(Checks checks, SlaQuestion question)
    {
        var (start, at) = (question.Start, question.At);
        checks.Target("target", question.Target);
        if (start < SlaLimits.Earliest || start >= SlaLimits.Latest)
            checks.Fail(RejectionCode.TimeOutOfRange, $"start is {Say.Time(start)}; it is from {Say.Time(SlaLimits.Earliest)} to before {Say.Time(SlaLimits.Latest)}. Check the year.", "start");
        else if (at > Years(start, SlaLimits.Years) || at < Years(start, -SlaLimits.Years))
            checks.Fail(RejectionCode.TimeOutOfRange, $"at {Say.Time(at)} is more than {SlaLimits.Years} years from start {Say.Time(start)}. Check the years.", "at");
        SlaPauses.Check(checks, question.Pauses);
        checks.Share("warnAt", question.WarnAt);
        return SlaCalendarChecks.Calendar(checks, "calendar.", question.Calendar);
    }

    private static Instant Years(Instant from, int years) => from.InUtc().LocalDateTime.PlusYears(years).InUtc().ToInstant();
}
