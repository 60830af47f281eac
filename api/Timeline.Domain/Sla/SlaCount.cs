using NodaTime;

namespace Timeline.Domain.Sla;

/// <summary>A clock that counts working time towards a target.</summary>
/// <param name="Target">More than nothing.</param>
/// <param name="WarnAt">Warn when this share of the target has counted, in percent from 1 to 99. Null: no warning.</param>
internal sealed record SlaClockFace(SlaCalendar Calendar, Duration Target, Instant Start, SlaPauses Pauses, int? WarnAt = null)
{
    /// <summary>The start and what counts after it, with what is paused, in order.</summary>
    public IEnumerable<(WorkingStretch Stretch, bool IsPaused)> Between(Instant end) => Pauses.Cut(Calendar.Between(Start, end));

    public SlaCount CountAt(Instant at)
    {
        var horizon = Start + Duration.FromDays(SlaLimits.DueDays);
        var (sum, counted) = (Duration.Zero, Duration.Zero);
        var warning = WarnAt is { } percent ? Target * percent / 100 : (Duration?)null;
        Instant? reached = null, warns = null;
        foreach (var (stretch, isPaused) in Between(Instant.Max(at, horizon)))
        {
            if (reached is not null && stretch.From >= at)
                break;
            if (isPaused)
                continue;
            var length = stretch.Until - stretch.From;
            if (warns is null && sum + length >= warning)
                warns = stretch.From + (warning.Value - sum);
            if (reached is null && sum + length >= Target)
                reached = stretch.From + (Target - sum);
            sum += length;
            if (stretch.From < at)
                counted += Instant.Min(at, stretch.Until) - stretch.From;
        }

        return new(reached, reached <= horizon ? reached : null, warns <= horizon ? warns : null, counted);
    }
}

/// <summary>What a clock shows at a moment.</summary>
/// <param name="Reached">When as much as the target had counted. Null: not by the moment, nor within <see cref="SlaLimits.DueDays"/>.</param>
/// <param name="DueAt">The same, unless it took longer than that.</param>
/// <param name="Counted">Until the moment, going on after the target is reached.</param>
internal sealed record SlaCount(Instant? Reached, Instant? DueAt, Instant? WarnsAt, Duration Counted);
