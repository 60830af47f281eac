using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Sla;

/// <summary>Time in which a clock stands still.</summary>
/// <param name="From">Inclusive. May be before the clock's start.</param>
/// <param name="Until">Exclusive. Null: it goes on.</param>
public sealed record SlaPause(Instant From, Instant? Until)
{
    /// <summary>Why, in words that follow "paused". Null: not said.</summary>
    public string? Reason { get; init; }

    internal Instant End => Until ?? Instant.MaxValue;
}

/// <summary>Pauses put together: time that lies in several of them is paused once.</summary>
internal sealed class SlaPauses
{
    private readonly List<(Instant From, Instant End)> _union = [];

    public SlaPauses(IReadOnlyList<SlaPause> pauses)
    {
        Said = [.. pauses.Where(pause => pause.From < pause.End).OrderBy(pause => pause.From).ThenBy(pause => pause.End)];
        foreach (var pause in Said)
        {
            if (_union is [.., var last] && pause.From <= last.End)
                _union[^1] = (last.From, Instant.Max(last.End, pause.End));
            else
                _union.Add((pause.From, pause.End));
        }
    }

    /// <summary>Those that last, in order.</summary>
    public IReadOnlyList<SlaPause> Said { get; }

    /// <summary>When the clock stands still for good. Null: never.</summary>
    public Instant? ForGood => _union is [.., { End: var end, From: var from }] && end == Instant.MaxValue ? from : null;

    public bool HoldAt(Instant at) => _union.Exists(pause => pause.From <= at && at < pause.End);

    public static void Check(Checks checks, IReadOnlyList<SlaPause> pauses)
    {
        checks.AtMost("pauses", pauses.Count, SlaLimits.Pauses);
        for (var index = 0; index < pauses.Count; index++)
        {
            if (pauses[index] is { Until: { } until, From: var from } && until < from)
                checks.Fail(RejectionCode.EndBeforeStart, $"pauses.{index}.until {Say.Time(until)} is before pauses.{index}.from {Say.Time(from)}. Swap them, or leave until out for a pause that goes on.", $"pauses.{index}.until");
        }
    }

    /// <summary>The stretches cut at the pauses: what counts and what does not, in order.</summary>
    public IEnumerable<(WorkingStretch Stretch, bool IsPaused)> Cut(IEnumerable<WorkingStretch> stretches)
    {
        var next = 0;
        foreach (var stretch in stretches)
        {
            for (var at = stretch.From; at < stretch.Until;)
            {
                while (next < _union.Count && _union[next].End <= at)
                    next++;
                var paused = next < _union.Count && _union[next].From <= at;
                var end = next == _union.Count ? stretch.Until : Instant.Min(stretch.Until, paused ? _union[next].End : _union[next].From);
                yield return (stretch with { From = at, Until = end }, paused);
                at = end;
            }
        }
    }
}
