using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Shared;
using Timeline.Domain.Sla;

namespace Timeline.Domain.Incidents.Record;

/// <summary>How one target stands in an incident, at a moment.</summary>
/// <param name="Target">Which it is. Null: there is none, and <paramref name="WhyNothing"/> says why.</param>
/// <param name="Customer">As they are called now. Null: the organisation itself.</param>
/// <param name="CustomerId">Null: the organisation itself.</param>
/// <param name="Policy">As it is called now. Null: there is none.</param>
/// <param name="Status">At the moment asked about.</param>
/// <param name="WhyNothing">Why nothing counts. Null when something does.</param>
public sealed record SlaClock(SlaTargetRef? Target, string? Customer, CustomerId? CustomerId, string? Policy, SlaStatus Status, string? WhyNothing)
{
    /// <summary>Why nothing counts, or why it is never due. Null when it counts and is due. Made when it is asked for.</summary>
    public string? Reason => WhyNothing ?? Timing?.WhyNeverDue;

    /// <summary>Where it starts. Null when that has not happened.</summary>
    public MetricAnchor? From { get; init; }

    /// <summary>Where it ended. Null when that has not happened.</summary>
    public MetricAnchor? To { get; init; }

    /// <summary>What ends it, as a word of a sentence.</summary>
    public string? Awaits { get; init; }

    /// <summary>The milestone that ends it. Null: the next update, or there is no target.</summary>
    public MilestoneKind? Milestone { get; init; }

    /// <summary>Working time that is promised. Null: nothing is.</summary>
    public Duration? Within { get; init; }

    /// <summary>Warn when that share has counted, in percent. Null: no warning.</summary>
    public int? WarnAt { get; init; }

    /// <summary>When so much has counted. Null: not started, or never.</summary>
    public Instant? DueAt { get; init; }

    public Instant? WarnsAt { get; init; }

    /// <summary>Working time up to its end, else to the moment asked about. Null: nothing counts.</summary>
    public Duration? Counted { get; init; }

    /// <summary>What is left of the target; negative when late. Null: nothing counts.</summary>
    public Duration? Remaining => Within - Counted;

    /// <summary>The pauses that stop it, by when they began.</summary>
    public IReadOnlyList<ClockPause> Pauses { get; init; } = [];

    /// <summary>When its start was recorded: for what was typed in afterwards.</summary>
    internal Instant StartRecordedAt { get; init; }

    internal SlaTiming? Timing { get; init; }

    /// <summary>Every due time in words, and what has counted. At most <see cref="SlaLimits.Lines"/> lines. Made when it is asked for.</summary>
    public IReadOnlyList<string> Explain() => Timing is null ? Reason is null ? [] : [Reason] : Timing.Explain();
}

/// <summary>Time in which clocks stand still.</summary>
/// <param name="EntryId">That stopped them.</param>
/// <param name="Until">Exclusive. Null: they still stand.</param>
/// <param name="Target">Whose clock alone. Null: those of all targets that name the reason.</param>
/// <param name="RecordedAt">When the store took it.</param>
/// <param name="AfterDue">True when the target was due by the time that this was recorded.</param>
public sealed record ClockPause(EntryId EntryId, Instant From, Instant? Until, string Reason, string? Target, Instant RecordedAt, bool AfterDue = false);

/// <summary>The count behind a clock that has started, and its explanation, which is made when it is asked for: judging needs none.</summary>
/// <param name="at">Its end, else the moment looked at.</param>
/// <param name="ended">True when that is its end.</param>
internal sealed class SlaTiming(SlaClockFace face, SlaCount count, Instant at, bool ended)
{
    private SlaExplanation? _explanation;

    public SlaCount Count => count;

    public string? WhyNeverDue => count.DueAt is null ? Explanation.WhyNeverDue : null;

    private SlaExplanation Explanation => _explanation ??= new(face, count);

    public IReadOnlyList<string> Explain() => [.. Explanation.Lines, Explanation.Moment(at, ended ? "Reached" : "Looked at")];
}
