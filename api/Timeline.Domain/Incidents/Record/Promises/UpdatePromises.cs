using System.Diagnostics;
using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>When a promised update is overdue, and when what was recorded as overdue was not. Costs what the updates are, not the entries.</summary>
/// <remarks>
/// An update that stands and says when the next is due is a promise. The next update that stands, by when it was sent, ends it; one for the team
/// ends only what was promised to the team. So does the end of the incident. Ended at the due time or before it is kept, else it is overdue from then on.
/// </remarks>
public static class UpdatePromises
{
    /// <summary>How long nothing must have been recorded before promises typed in afterwards are judged, unless told otherwise.</summary>
    public static readonly Duration Grace = Duration.FromMinutes(15);

    private static readonly UpdateJudge Judging = new();

    /// <inheritdoc cref="IncidentDue.NextJudgement"/>
    public static Instant? NextJudgement(IncidentRecord record, Instant since, Duration grace) => Judging.NextJudgement(record, since, grace);

    /// <inheritdoc cref="IncidentDue.Judge"/>
    public static Decision<IncidentEvent> Judge(IncidentRecord record, Instant now, Instant since, Duration grace) => Judging.Judge(record, now, since, grace);

    /// <summary>The promises that were recorded as overdue, and were, by when they were due.</summary>
    public static IReadOnlyList<OverdueUpdate> Overdue(IncidentRecord record)
    {
        var state = record.ToState();
        return
        [
            .. from promise in Of(record)
               let mark = state.Overdue.GetValueOrDefault(promise.Entry)
               where mark is { Withdrawn: false } && state.Entries[mark.Entry].IsLive && !promise.IsKept
               orderby promise.Due
               select new OverdueUpdate(mark.Entry, promise.Entry, promise.Due, promise.End?.At, promise.End?.IsOver == false),
        ];
    }

    /// <summary>When the next update is due: by the newest promise that has not ended. Null: none is waited for.</summary>
    internal static Instant? NextUpdateDue(IncidentRecord record) => Of(record).LastOrDefault(promise => promise.End is null)?.Due;

    /// <summary>When the update was due that was recorded as overdue and is still waited for; of several the earliest. Null: there is none.</summary>
    internal static Instant? OverdueSince(IncidentRecord record) =>
        Overdue(record).FirstOrDefault(overdue => overdue.EndedAt is null)?.Due;

    /// <summary>Every promise that stands, by when it was made.</summary>
    internal static IReadOnlyList<Promise> Of(IncidentRecord record)
    {
        var over = PromiseEnd.Of(record.ToState());
        var promises = new List<Promise>();
        PromiseEnd? next = null;
        PromiseEnd? nextOutside = null;
        for (var i = record.Updates.Count - 1; i >= 0; i--)
        {
            var update = record.Updates[i];
            if (update.NextUpdateDue is { } due)
                promises.Add(new(update.EntryId, due, PromiseEnd.First(update.Audience == Audience.Team ? next : nextOutside, over)));

            // Those who work on it hear of it anyway; whoever waits for an update is somebody else.
            next = new(update.At, IsOver: false, update.EntryId);
            if (update.Audience != Audience.Team)
                nextOutside = next;
        }

        promises.Reverse();
        return promises;
    }

    private sealed class UpdateJudge : DeadlineJudge<UpdateOverdue>
    {
        protected override IReadOnlyList<Promise> PromisesOf(IncidentRecord record) => Of(record);

        protected override UpdateOverdue Passed(EntryId id, Occurrence when, EntryId promise) => new(id, when, promise);

        protected override IncidentEvent Withdrawn(EntryId id, Occurrence when, EntryId wrong, DeadlineWithdrawal because, EntryId? shown) =>
            new UpdateOverdueWithdrawn(id, when, wrong, Because(because), shown);

        private static OverdueWithdrawal Because(DeadlineWithdrawal because) => because switch
        {
            DeadlineWithdrawal.CameInTime => OverdueWithdrawal.UpdateSent,
            DeadlineWithdrawal.IncidentOver => OverdueWithdrawal.IncidentOver,
            DeadlineWithdrawal.PromiseRetracted => OverdueWithdrawal.PromiseRetracted,
            DeadlineWithdrawal.DeadlineMoved => OverdueWithdrawal.DueMoved,
            _ => throw new UnreachableException($"no withdrawal of an update for {because}"),
        };
    }
}
