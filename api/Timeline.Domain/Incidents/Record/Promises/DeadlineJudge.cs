using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>Judges deadlines of one kind: when one has passed, and when what was recorded as passed had not. Pure.</summary>
/// <remarks>
/// A deadline is judged when its time is over. One that had passed when it was recorded (notes of the night, typed in the morning) is judged once nothing
/// has been recorded for a while: what came in time may be the next line. A correction is due at once: what was waited for came in time after
/// all, or the deadline was taken back or moved. A finding that a person retracted settles its deadline for good.
/// </remarks>
/// <typeparam name="TPassed">What is recorded when one passes.</typeparam>
internal abstract class DeadlineJudge<TPassed>
    where TPassed : IncidentEvent, IDeadlinePassed
{
    /// <inheritdoc cref="IncidentDue.NextJudgement"/>
    public Instant? NextJudgement(IncidentRecord record, Instant since, Duration grace)
    {
        var promises = PromisesOf(record);
        return Wrong(record, promises).Any() ? record.AsKnownAt : Pending(record, promises, since, grace).Min(pending => (Instant?)pending.JudgedAt);
    }

    /// <inheritdoc cref="IncidentDue.Judge"/>
    public Decision<IncidentEvent> Judge(IncidentRecord record, Instant now, Instant since, Duration grace)
    {
        var promises = PromisesOf(record);
        List<IncidentEvent> events =
        [
            .. Wrong(record, promises).Select(wrong => Withdrawal(record, wrong.Mark, wrong.Promise, now)),
            .. Pending(record, promises, since, grace)
                .Where(pending => pending.JudgedAt <= now)
                .OrderBy(pending => pending.Promise.Due)
                .Select(pending => Finding(record, pending.Promise)),
        ];
        return events;
    }

    /// <summary>Every deadline that stands.</summary>
    protected abstract IReadOnlyList<Promise> PromisesOf(IncidentRecord record);

    /// <summary>What is recorded when a deadline has passed.</summary>
    protected abstract TPassed Passed(EntryId id, Occurrence when, EntryId promise);

    /// <summary>What is recorded when it had not.</summary>
    /// <param name="wrong">The entry that was wrong.</param>
    /// <param name="shown">The entry that shows it, if one does.</param>
    protected abstract IncidentEvent Withdrawn(EntryId id, Occurrence when, EntryId wrong, DeadlineWithdrawal because, EntryId? shown);

    // Those that have passed or will unless something comes in time.
    private static IEnumerable<(Promise Promise, Instant JudgedAt)> Pending(IncidentRecord record, IReadOnlyList<Promise> promises, Instant since, Duration grace)
    {
        var state = record.ToState();
        foreach (var promise in promises)
        {
            if (promise.IsKept || state.Overdue.TryGetValue(promise.Entry, out var mark) && !mark.Withdrawn && !IsMoved(state, mark, promise))
                continue;

            var recordedAt = record.Entry(promise.Entry)!.RecordedAt;
            if (recordedAt >= since)
                yield return (promise, recordedAt > promise.LateFrom ? record.AsKnownAt + grace : promise.LateFrom);
        }
    }

    // Findings that stand and should not, in the order recorded.
    private static IEnumerable<(OverdueMark Mark, Promise? Promise)> Wrong(IncidentRecord record, IReadOnlyList<Promise> promises)
    {
        var state = record.ToState();
        var made = promises.ToDictionary(promise => promise.Entry);
        return
            from pair in state.Overdue
            where Stands(state, pair.Value) && state.Entries[pair.Value.Entry].Origin is TPassed
            let promise = made.GetValueOrDefault(pair.Key)
            where promise is null || promise.IsKept || IsMoved(state, pair.Value, promise)
            orderby state.Entries[pair.Value.Entry].Order
            select (pair.Value, promise);
    }

    private static bool Stands(Incident state, OverdueMark mark) => !mark.Withdrawn && state.Entries[mark.Entry].IsLive;

    // Found when the deadline was another one than now.
    private static bool IsMoved(Incident state, OverdueMark mark, Promise promise) =>
        Stands(state, mark) && state.Entries[mark.Entry].Origin.When.At != promise.Due;

    private TPassed Finding(IncidentRecord record, Promise promise)
    {
        var precision = Promise.IsWholeMinute(promise.Due) ? Precision.Minute : Precision.Second;
        var times = record.ToState().Overdue.GetValueOrDefault(promise.Entry)?.Times ?? 0;
        return Passed(IdOf(record, promise.Entry, 2 * times), new(promise.Due, Until: null, precision, record.Zone), promise.Entry);
    }

    private IncidentEvent Withdrawal(IncidentRecord record, OverdueMark mark, Promise? promise, Instant now)
    {
        var wrong = (IDeadlinePassed)record.ToState().Entries[mark.Entry].Origin;
        var because = promise switch
        {
            null => DeadlineWithdrawal.PromiseRetracted,
            { IsKept: true, End.IsOver: true } => DeadlineWithdrawal.IncidentOver,
            { IsKept: true } => DeadlineWithdrawal.CameInTime,
            _ => DeadlineWithdrawal.DeadlineMoved,
        };
        return Withdrawn(
            IdOf(record, wrong.Promise, (2 * mark.Times) - 1),
            new(now, Until: null, Precision.Second, record.Zone),
            mark.Entry,
            because,
            promise is { IsKept: true } ? promise.End!.Entry : null);
    }

    // Whoever judges the same record makes the same ids, and none that an entry's id sent as a command's would make.
    private static EntryId IdOf(IncidentRecord record, EntryId promise, int index) => new(DerivedId.Of("promise", record.Number, promise.Value, index));
}
