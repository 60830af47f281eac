using NodaTime;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>What somebody demanded, and whether it was done in time.</summary>
/// <param name="Channel">How it came. Null: not said.</param>
/// <param name="MetAt">When it was done. Null: not yet, or never said.</param>
/// <param name="Settlement">The entry that says so.</param>
/// <param name="Spare">From when it was done to when it was demanded by: positive is time to spare, negative is too late; 0 anywhere in the minute.</param>
public sealed record Demand(
    EntryId EntryId,
    string FromWhom,
    string What,
    Instant By,
    Channel? Channel,
    Instant ReceivedAt,
    Precision Precision,
    DemandState State,
    Instant? MetAt,
    EntryId? Settlement,
    SignedMetric Spare,
    string Text,
    string Author)
{
    internal static IReadOnlyList<Demand> Of(RecordFacts facts)
    {
        var closed = PromiseEnd.OfClosing(facts.State);
        return [.. facts.State.Index.OfKind(EntryKind.Demand).Select(entry => Of(facts, entry, closed))];
    }

    private static Demand Of(RecordFacts facts, StandingEntry entry, PromiseEnd? closed)
    {
        var received = (DemandReceived)entry.Origin;
        var settlement = facts.State.Index.Settling(entry.Id);
        var promise = new Promise(entry.Id, received.By, PromiseEnd.First(PromiseEnd.By(settlement), closed));
        var dropped = facts.State.Overdue.GetValueOrDefault(entry.Id)?.IsDismissedIn(facts.State) ?? false;
        var passed = settlement is not null ? !Promise.IsInTime(settlement.When.At, received.By) : !promise.IsKept && promise.LateFrom <= facts.AsKnownAt;
        var state = dropped && settlement is null ? DemandState.Dropped
            : passed ? DemandState.Missed
            : settlement is not null ? DemandState.Met : DemandState.Open;
        return new(
            entry.Id, received.FromWhom, received.What, received.By, received.Channel, entry.When.At, entry.When.Precision, state,
            settlement?.When.At, settlement?.Id, SpareOf(entry, received, settlement, closed), entry.Text, facts.AuthorOf(entry));
    }

    private static SignedMetric SpareOf(StandingEntry entry, DemandReceived received, StandingEntry? settlement, PromiseEnd? closed)
    {
        var by = new MetricAnchor(Kind: null, "Demanded by", received.By, entry.Id);
        if (settlement is null)
        {
            return closed is null
                ? SignedMetric.Pending(from: null, by, "It is not recorded that the demand was met. When it is: say so.")
                : SignedMetric.NotApplicable(from: null, by, "The incident is closed, and that the demand was met was never recorded. If it was: say so.");
        }

        var met = new MetricAnchor(Kind: null, "Done", settlement.When.At, settlement.Id);
        return MeantTime.Of(settlement.When).IsBefore(MeantTime.Of(entry.When))
            ? SignedMetric.Invalid(met, by, $"It is said to have been done {Say.Span(entry.When.At - settlement.When.At)} before it was demanded. Correct one of the two.")
            : SignedMetric.Between(met, Promise.IsInTime(met.At, by.At) ? by with { At = Instant.Max(by.At, met.At) } : by);
    }
}

public enum DemandState
{
    /// <summary>Not met, and its time is still to come, as far as is known; or the incident was closed before.</summary>
    Open,

    /// <summary>Met in time.</summary>
    Met,

    /// <summary>Met too late, or not yet.</summary>
    Missed,

    /// <summary>That it was missed was taken back by a person.</summary>
    Dropped,
}

/// <summary>A demand is missed at its time, unless it was met or the incident was closed by then. That the incident is resolved does not meet it: a person says so.</summary>
internal sealed class DemandJudge : DeadlineJudge<DemandMissed>
{
    protected override IReadOnlyList<Promise> PromisesOf(IncidentRecord record)
    {
        var closed = PromiseEnd.OfClosing(record.ToState());
        return
        [
            .. record.Demands.Select(demand => new Promise(
                demand.EntryId, demand.By, PromiseEnd.First(demand.MetAt is { } at ? new(at, IsOver: false, demand.Settlement) : null, closed))),
        ];
    }

    protected override DemandMissed Passed(EntryId id, Occurrence when, EntryId promise) => new(id, when, promise);

    protected override IncidentEvent Withdrawn(EntryId id, Occurrence when, EntryId wrong, DeadlineWithdrawal because, EntryId? shown) =>
        new DemandMissedWithdrawn(id, when, wrong, because, shown);
}
