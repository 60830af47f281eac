using NodaTime;

namespace Timeline.Domain.Incidents.Record;

/// <summary>Which action items are open past their last day. Pure.</summary>
/// <remarks>
/// The day is over when the next begins in the incident's zone. One that was over when the item was given it is judged once nothing has been recorded for a
/// while: that it was done may be the next thing said. A day that was found once is not found again; another day may be. Nothing is withdrawn: the item was
/// open by what was known then, and whether it was done late follows from when it was done.
/// </remarks>
internal static class ActionItemJudge
{
    /// <inheritdoc cref="IncidentDue.NextJudgement"/>
    public static Instant? NextJudgement(IncidentRecord record, Instant since, Duration grace) => Pending(record, since, grace).Min(pending => (Instant?)pending.JudgedAt);

    /// <inheritdoc cref="IncidentDue.Judge"/>
    public static IEnumerable<IncidentEvent> Judge(IncidentRecord record, Instant now, Instant since, Duration grace) => Pending(record, since, grace)
        .Where(pending => pending.JudgedAt <= now)
        .OrderBy(pending => pending.Item.DueEnds).ThenBy(pending => pending.Item.Sequence)
        .Select(pending => new ActionItemOverdue(pending.Item.Id, pending.Item.Due!.Value));

    private static IEnumerable<(ActionItem Item, Instant JudgedAt)> Pending(IncidentRecord record, Instant since, Duration grace)
    {
        if (record.Cancelled)
            yield break;

        var state = record.ToState();
        foreach (var item in record.ActionItems)
        {
            if (item is not { Status: ActionItemStatus.Open, Due: { } due, DueEnds: { } ends } || state.ActionItems[item.Id].OverdueOn.Contains(due))
                continue;

            var saidAt = item.History is [.., var last] ? last.At : item.RaisedAt;
            if (saidAt >= since)
                yield return (item, saidAt > ends ? record.AsKnownAt + grace : ends);
        }
    }
}
