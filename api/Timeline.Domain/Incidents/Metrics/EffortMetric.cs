using NodaTime;
using Timeline.Domain.Incidents.Record;

namespace Timeline.Domain.Incidents.Metrics;

/// <summary>How much people worked on it: the time for which each held an engagement or a role, counted once. Nothing is counted that is not recorded.</summary>
/// <param name="Status">Recorded; pending while somebody works on it, then it is what was done so far; or not applicable.</param>
/// <param name="PersonMinutes">Of all together, in whole minutes, rounded down. Null when no stretch can be counted.</param>
/// <param name="People">By when they began.</param>
/// <param name="Reason">Why there is no number, or what it does not count. Null when there is nothing to say.</param>
public sealed record EffortMetric(MetricStatus Status, long? PersonMinutes, IReadOnlyList<PersonEffort> People, string? Reason)
{
    public static EffortMetric Compute(IncidentRecord record)
    {
        var people = record.Presence.Stretches
            .GroupBy(stretch => stretch.Begin.Person, StringComparer.Ordinal)
            .Select(stretches => PersonEffort.Of([.. stretches.Select(stretch => EffortStretch.Of(stretch, record))], stretches.First().Begin.Change.Who))
            .ToList();
        if (people.Count == 0)
            return new(MetricStatus.NotApplicable, PersonMinutes: null, people, "Nobody is recorded as having worked on it. Record who engaged.");

        var unknown = people.Where(person => person.Stretches.Any(stretch => stretch.Seconds is null)).Select(person => person.Who).ToList();
        var reason = unknown.Count == 0 ? null
            : $"Not counted is what began after the incident was over and has no recorded end: {string.Join(", ", unknown)}. Record when they were released.";
        if (people.All(person => person.Longest is null))
            return new(MetricStatus.NotApplicable, PersonMinutes: null, people, reason);

        var status = people.Exists(person => person.Stretches.Any(stretch => stretch.Running)) ? MetricStatus.Pending : MetricStatus.Recorded;
        return new(status, people.Sum(person => person.Stretches.Sum(stretch => stretch.Seconds ?? 0)) / 60, people, reason);
    }
}

/// <summary>How much one person worked on it.</summary>
/// <param name="Who">As they were named first.</param>
/// <param name="PersonId">Who that is among those who can sign in. Null: not said.</param>
/// <param name="Worked">All stretches together. Null when none can be counted.</param>
/// <param name="Longest">The longest stretch without a break; of equal ones the first. Null when none can be counted.</param>
/// <param name="Stretches">By when they began.</param>
public sealed record PersonEffort(string Who, Guid? PersonId, Duration? Worked, EffortStretch? Longest, IReadOnlyList<EffortStretch> Stretches)
{
    /// <summary>True when an end was not recorded, and the end of the incident is taken for it.</summary>
    public bool EndAssumed => Stretches.Any(stretch => stretch.EndAssumed);

    /// <summary>True while they work on it.</summary>
    public bool Running => Stretches.Any(stretch => stretch.Running);

    internal static PersonEffort Of(IReadOnlyList<EffortStretch> stretches, Named who)
    {
        var counted = stretches.Where(stretch => stretch.Seconds is not null).ToList();
        return counted.Count == 0
            ? new(who.Who, who.PersonId, Worked: null, Longest: null, stretches)
            : new(who.Who, who.PersonId, Duration.FromSeconds(counted.Sum(stretch => stretch.Seconds!.Value)), counted.MaxBy(stretch => stretch.Seconds), stretches);
    }
}

/// <summary>The unbroken time that somebody worked on it.</summary>
/// <param name="To">Where it ends; while it goes on, what is known so far. Null when no end is recorded and it began after the incident was over.</param>
/// <param name="Seconds">Whole seconds, rounded down. Null when there is no end.</param>
/// <param name="EndAssumed">True when its end was not recorded, and the end of the incident is taken for it.</param>
/// <param name="Running">True while it goes on.</param>
public sealed record EffortStretch(MetricAnchor From, MetricAnchor? To, long? Seconds, bool EndAssumed, bool Running)
{
    public Duration? Length => Seconds is { } seconds ? Duration.FromSeconds(seconds) : null;

    internal static EffortStretch Of(Stretch stretch, IncidentRecord record)
    {
        var from = AnchorOf(stretch.Begin);
        if (StretchEnd.Of(stretch.Begin, stretch.End, record.ToState(), record.AsKnownAt) is not { } end)
            return new(from, To: null, Seconds: null, EndAssumed: false, Running: false);

        var to = end switch
        {
            { Recorded: { } recorded } => AnchorOf(recorded),
            { AssumedBy: { } over } => over,
            _ => new(Kind: null, "As far as is known", end.At, EntryId: null),
        };
        return new(from, to, (long)Math.Floor((end.At - from.At).TotalSeconds), end.AssumedBy is not null, end.IsRunning);
    }

    private static MetricAnchor AnchorOf(PresenceMove move)
    {
        var who = move.Change.Who.Who;
        var words = (move.Entry.Origin, move.Change.Begins) switch
        {
            (IOfRole taken, true) => $"{who} took the role of {RoleWords.Of(taken.Role, taken.RoleName)}",
            (IOfRole laid, false) => $"{who} gave up the role of {RoleWords.Of(laid.Role, laid.RoleName)}",
            (_, true) => $"{who} engaged",
            _ => $"{who} released",
        };
        return new(Kind: null, words, move.At, move.Entry.Id);
    }
}
