using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>A limit that was set, and what became of it.</summary>
/// <param name="For">What was to be done until then. Null: not said.</param>
/// <param name="WhatThen">What happens at the deadline if it is not done.</param>
/// <param name="Expired">True when it had not come to its end at the deadline.</param>
/// <param name="SettledAt">When it was done, cancelled or answered. Null: not yet.</param>
/// <param name="Settlement">The entry that says so.</param>
public sealed record TimeBox(
    EntryId EntryId,
    string? For,
    string WhatThen,
    Instant SetAt,
    Precision Precision,
    Instant Deadline,
    TimeBoxState State,
    bool Expired,
    Instant? SettledAt,
    EntryId? Settlement,
    string Text,
    string Author)
{
    /// <summary>What to call it in a sentence.</summary>
    public string Name => For ?? WhatThen;

    internal static IReadOnlyList<TimeBox> Of(RecordFacts facts)
    {
        var over = PromiseEnd.Of(facts.State);
        return [.. facts.State.Index.OfKind(EntryKind.TimeBox).Select(entry => Of(facts, entry, over))];
    }

    private static TimeBox Of(RecordFacts facts, StandingEntry entry, PromiseEnd? over)
    {
        var set = (TimeBoxSet)entry.Origin;
        var settlement = facts.State.Index.Settling(entry.Id);
        var promise = new Promise(entry.Id, set.Deadline, PromiseEnd.First(PromiseEnd.By(settlement), over));
        var dropped = facts.State.Overdue.GetValueOrDefault(entry.Id)?.IsDismissedIn(facts.State) ?? false;
        var expired = !promise.IsKept && !dropped && (promise.End is not null || promise.LateFrom <= facts.AsKnownAt);
        var state = settlement?.Kind switch
        {
            EntryKind.TimeBoxMet => TimeBoxState.Met,
            EntryKind.TimeBoxCancelled => TimeBoxState.Cancelled,
            EntryKind.TimeBoxAnswered => TimeBoxState.Answered,
            _ => promise.IsKept ? TimeBoxState.Over : dropped ? TimeBoxState.Dropped : expired ? TimeBoxState.Expired : TimeBoxState.Running,
        };
        return new(
            entry.Id, set.For, set.WhatThen, entry.When.At, entry.When.Precision, set.Deadline, state, expired,
            settlement?.When.At, settlement?.Id, entry.Text, facts.AuthorOf(entry));
    }
}

public enum TimeBoxState
{
    /// <summary>Its deadline is still to come, as far as is known.</summary>
    Running,

    /// <summary>Its deadline has passed, and nobody has said what was done.</summary>
    Expired,

    /// <summary>What it was set for is done.</summary>
    Met,

    /// <summary>It no longer holds.</summary>
    Cancelled,

    /// <summary>Somebody said what was done at its end.</summary>
    Answered,

    /// <summary>The incident was over before its deadline.</summary>
    Over,

    /// <summary>That it expired was taken back by a person.</summary>
    Dropped,
}

/// <summary>A time box expires at its deadline, unless it came to its end or the incident was over by then.</summary>
internal sealed class TimeBoxJudge : DeadlineJudge<TimeBoxExpired>
{
    protected override IReadOnlyList<Promise> PromisesOf(IncidentRecord record)
    {
        var over = PromiseEnd.Of(record.ToState());
        return
        [
            .. record.TimeBoxes.Select(box => new Promise(
                box.EntryId, box.Deadline, PromiseEnd.First(box.SettledAt is { } at ? new(at, IsOver: false, box.Settlement) : null, over))),
        ];
    }

    protected override TimeBoxExpired Passed(EntryId id, Occurrence when, EntryId promise) => new(id, when, promise);

    protected override IncidentEvent Withdrawn(EntryId id, Occurrence when, EntryId wrong, DeadlineWithdrawal because, EntryId? shown) =>
        new TimeBoxExpiredWithdrawn(id, when, wrong, because, shown);
}
