using NodaTime;
using NodaTime.Text;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Sla;

/// <summary>Why a target is due when it is, in sentences: start, target, pauses, what counted day by day, the sum, the result.</summary>
internal sealed class SlaExplanation
{
    private const int MostPauses = 20;

    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("dddd uuuu'-'MM'-'dd HH':'mm");
    private static readonly LocalDateTimePattern Second = LocalDateTimePattern.CreateWithInvariantCulture("dddd uuuu'-'MM'-'dd HH':'mm':'ss.FFFFFFFFF");

    private readonly SlaClockFace _clock;
    private readonly SlaCount _count;

    public SlaExplanation(SlaClockFace clock, SlaCount count)
    {
        (_clock, _count) = (clock, count);
        var horizon = clock.Start + Duration.FromDays(SlaLimits.DueDays);
        var paused = clock.Pauses.ForGood is { } from && from <= horizon ? from : (Instant?)null;
        var end = count.DueAt ?? Instant.Max(clock.Start, paused ?? horizon);
        var days = SlaDays.Of(clock, end, isDue: count.DueAt is not null);
        var sum = days.Aggregate(Duration.Zero, (all, day) => all + day.Counted);
        var ofTarget = $"{Say.Hours(sum)} of {Say.Hours(clock.Target)}";
        WhyNeverDue = count.DueAt is not null ? null
            : paused is { } forGood ? $"The target is never reached: from {At(forGood)} on the clock is paused, and no end of the pause is known. {ofTarget} count before."
            : $"The target is not reached within {SlaLimits.DueDays} days: {ofTarget} count until {At(end)}.";
        var result = count.DueAt is { } due ? $"Sum: {Say.Hours(sum)}, the target. Due {At(due)}." : $"Sum: {Say.Hours(sum)}. {WhyNeverDue}";
        List<string> before = [$"Start: {At(clock.Start)}, in the zone {clock.Calendar.Zone.Id}.", Target(), .. Pauses(end)];
        Lines = [.. before, .. SlaDayLines.Of(clock, days, SlaLimits.Lines - before.Count - 2), result];
    }

    /// <summary>Why there is no due time. Null when there is one.</summary>
    public string? WhyNeverDue { get; }

    /// <summary>Up to the due time, whatever the moment looked at; one fewer than <see cref="SlaLimits.Lines"/>.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>What has counted by a moment.</summary>
    /// <param name="what">What the line begins with.</param>
    public string Moment(Instant at, string what = "Looked at")
    {
        if (at <= _clock.Start)
            return $"{what} {At(at)}: {(at < _clock.Start ? "before the start" : "at the start")}, nothing has counted.";
        // A moment that a person looks at is of no interest below the second.
        var shown = Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
        var counted = WholeSeconds.Floor(_count.Counted);
        var left = _clock.Target - counted;
        var rest = left < Duration.Zero ? $"{Say.Hours(-left)} more than the target" : $"{Say.Hours(left)} left";
        return $"{what} {At(shown)}: {Say.Hours(counted)} counted, {rest}{(_clock.Pauses.HoldAt(at) ? "; paused" : "")}.";
    }

    private string Target()
    {
        var calendar = _clock.Calendar;
        string[] except = [calendar.HasHolidays ? "except on holidays" : "", calendar.HasExceptions ? "with exceptions" : ""];
        var hours = string.Join(", ", except.Where(part => part.Length > 0).Prepend(calendar.IsAlways ? "counted at all hours" : "counted in the hours of the week"));
        return $"Target: {Say.Hours(_clock.Target)}, {hours}.";
    }

    private IEnumerable<string> Pauses(Instant end)
    {
        // Where there is no due time, a pause for good begins at the end.
        var touching = _clock.Pauses.Said.Where(pause => pause.End > _clock.Start && (pause.From < end || (_count.DueAt is null && pause.From == end))).ToList();
        foreach (var pause in touching.Take(MostPauses))
        {
            var why = pause.Reason is { } reason ? $" ({reason})" : "";
            yield return pause.Until is { } until ? $"Paused{why} from {At(pause.From)} to {At(until)}." : $"Paused{why} from {At(pause.From)} on, without an end.";
        }

        if (touching.Count > MostPauses)
            yield return $"Paused {touching.Count - MostPauses} times more, until {(touching.Exists(pause => pause.Until is null) ? "further notice" : At(touching.Max(pause => pause.End)))}.";
    }

    /// <summary><c>Monday 2024-07-29 16:30 (2024-07-29T21:30:00Z)</c>.</summary>
    private string At(Instant at)
    {
        var local = at.InZone(_clock.Calendar.Zone).LocalDateTime;
        return $"{(local is { Second: 0, NanosecondOfSecond: 0 } ? Minute : Second).Format(local)} ({Say.Time(at)})";
    }
}
