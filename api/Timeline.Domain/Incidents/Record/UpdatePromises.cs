using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>When a promised update is overdue, and when what was recorded as overdue was not. Costs what the updates are, not the entries.</summary>
/// <remarks>
/// An update that stands and says when the next is due is a promise. The next update that stands, by when it was sent, ends it, unless it
/// is for the team only; so does the end of the incident. Ended at the due time or before it is kept, else it is overdue from then on.
/// A promise is judged at its due time. One that was past its due time when it was recorded (notes of the night, typed in the morning) is
/// judged once nothing has been recorded for a while: the update that kept it may be the next line. A correction is due at once. An
/// overdue entry that a person retracted settles its promise for good.
/// </remarks>
public static class UpdatePromises
{
    /// <summary>How long nothing must have been recorded before promises typed in afterwards are judged, unless told otherwise.</summary>
    public static readonly Duration Grace = Duration.FromMinutes(15);

    /// <summary>The next moment at which <see cref="Judge"/> has something to record, as far as is known. Past: now. Null: nothing is pending.</summary>
    /// <param name="since">Promises recorded before this moment never become overdue.</param>
    /// <param name="grace">How long nothing must have been recorded before a promise that was late when it was recorded is judged.</param>
    public static Instant? NextJudgement(IncidentRecord record, Instant since, Duration grace)
    {
        var promises = UpdatePromise.Of(record);
        return Wrong(record, promises).Any() ? record.AsKnownAt : Pending(record, promises, since, grace).Min(pending => (Instant?)pending.JudgedAt);
    }

    /// <summary>Records what is overdue at <paramref name="now"/>, and what was not overdue after all. A second time records nothing.</summary>
    /// <inheritdoc cref="NextJudgement"/>
    public static Decision<IncidentEvent> Judge(IncidentRecord record, Instant now, Instant since, Duration grace)
    {
        var promises = UpdatePromise.Of(record);
        List<IncidentEvent> events =
        [
            .. Wrong(record, promises).Select(wrong => Withdrawal(record, wrong.Update, wrong.Mark, wrong.End, now)),
            .. Pending(record, promises, since, grace)
                .Where(pending => pending.JudgedAt <= now)
                .OrderBy(pending => pending.Promise.Due)
                .Select(pending => Finding(record, pending.Promise)),
        ];
        return events;
    }

    /// <summary>The promises that were recorded as overdue, and were, by when they were due.</summary>
    public static IReadOnlyList<OverdueUpdate> Overdue(IncidentRecord record)
    {
        var state = record.ToState();
        return
        [
            .. from promise in UpdatePromise.Of(record)
               let mark = state.Overdue.GetValueOrDefault(promise.Update)
               where mark is not null && Stands(state, mark) && !promise.IsKept
               orderby promise.Due
               select new OverdueUpdate(mark.Entry, promise.Update, promise.Due, promise.End?.At, promise.End?.How == OverdueWithdrawal.UpdateSent),
        ];
    }

    /// <summary>When the next update is due: by the newest promise that has not ended. Null: none is waited for.</summary>
    internal static Instant? NextUpdateDue(IncidentRecord record) => UpdatePromise.Of(record).LastOrDefault(promise => promise.End is null)?.Due;

    /// <summary>When the update was due that was recorded as overdue and is still waited for; of several the earliest. Null: there is none.</summary>
    internal static Instant? OverdueSince(IncidentRecord record) =>
        Overdue(record).FirstOrDefault(overdue => overdue.EndedAt is null)?.Due;

    // Promises that are or will be overdue unless something ends them in time.
    private static IEnumerable<(UpdatePromise Promise, Instant JudgedAt)> Pending(
        IncidentRecord record, IReadOnlyList<UpdatePromise> promises, Instant since, Duration grace)
    {
        var marks = record.ToState().Overdue;
        foreach (var promise in promises)
        {
            if (promise.IsKept || marks.TryGetValue(promise.Update, out var mark) && !mark.Withdrawn)
                continue;

            var recordedAt = record.Entry(promise.Update)!.RecordedAt;
            if (recordedAt >= since)
                yield return (promise, recordedAt > promise.Due ? record.AsKnownAt + grace : promise.Due);
        }
    }

    // Overdue entries that stand and should not, in the order recorded.
    private static IEnumerable<(EntryId Update, OverdueMark Mark, PromiseEnd? End)> Wrong(IncidentRecord record, IReadOnlyList<UpdatePromise> promises)
    {
        var state = record.ToState();
        var made = promises.ToDictionary(promise => promise.Update);
        return
            from pair in state.Overdue
            where Stands(state, pair.Value)
            let promise = made.GetValueOrDefault(pair.Key)
            where promise is null || promise.IsKept
            orderby state.Entries[pair.Value.Entry].Order
            select (pair.Key, pair.Value, promise?.End);
    }

    private static bool Stands(Incident state, OverdueMark mark) => !mark.Withdrawn && state.Entries[mark.Entry].IsLive;

    private static UpdateOverdue Finding(IncidentRecord record, UpdatePromise promise)
    {
        var precision = promise.Due.ToUnixTimeTicks() % NodaConstants.TicksPerMinute == 0 ? Precision.Minute : Precision.Second;
        var times = record.ToState().Overdue.GetValueOrDefault(promise.Update)?.Times ?? 0;
        return new(IdOf(record, promise.Update, 2 * times), new(promise.Due, Until: null, precision, record.Zone), promise.Update);
    }

    private static UpdateOverdueWithdrawn Withdrawal(IncidentRecord record, EntryId update, OverdueMark mark, PromiseEnd? end, Instant now) =>
        new(
            IdOf(record, update, (2 * mark.Times) - 1),
            new(now, Until: null, Precision.Second, record.Zone),
            mark.Entry,
            end?.How ?? OverdueWithdrawal.PromiseRetracted,
            end?.Entry);

    // Whoever judges the same record makes the same ids, and none that an update's id sent as a command's would make.
    private static EntryId IdOf(IncidentRecord record, EntryId update, int index) => new(DerivedId.Of("promise", record.Number, update.Value, index));
}
