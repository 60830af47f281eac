using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>That a further update was promised, by an update that stands.</summary>
/// <param name="Update">The update that promised it.</param>
/// <param name="Due">When it was promised for.</param>
/// <param name="End">What put an end to waiting for it. Null: nothing yet.</param>
internal sealed record UpdatePromise(EntryId Update, Instant Due, PromiseEnd? End)
{
    /// <summary>True when waiting was over at the due time, or before.</summary>
    public bool IsKept => End is { } end && end.At <= Due;

    /// <summary>Every promise that stands, by when it was made.</summary>
    public static IReadOnlyList<UpdatePromise> Of(IncidentRecord record)
    {
        var over = EndOf(record);
        var promises = new List<UpdatePromise>();
        PromiseEnd? next = null;
        for (var i = record.Updates.Count - 1; i >= 0; i--)
        {
            var update = record.Updates[i];
            if (update.NextUpdateDue is { } due)
                promises.Add(new(update.EntryId, due, First(next, over)));

            // Those who work on it hear of it anyway; whoever waits for an update is somebody else.
            if (update.Audience != Audience.Team)
                next = new(update.At, OverdueWithdrawal.UpdateSent, update.EntryId);
        }

        promises.Reverse();
        return promises;
    }

    private static PromiseEnd? EndOf(IncidentRecord record)
    {
        if (record.Cancellation is { } cancelled)
            return new(cancelled.OccurredAt, OverdueWithdrawal.IncidentOver, cancelled.Id);

        var over = record.Status switch
        {
            IncidentStatus.Resolved => record.Milestone(MilestoneKind.Resolved),
            IncidentStatus.Closed => record.Milestone(MilestoneKind.Resolved) ?? record.Milestone(MilestoneKind.Closed),
            _ => null,
        };
        return over is null ? null : new(over.At, OverdueWithdrawal.IncidentOver, over.EntryId);
    }

    private static PromiseEnd? First(PromiseEnd? next, PromiseEnd? over) =>
        next is null || over?.At < next.At ? over : next;
}

/// <summary>What put an end to waiting for a promised update.</summary>
/// <param name="How">As it is given when the end shows that the update was not overdue.</param>
/// <param name="Entry">The entry that shows it. Null: a milestone that was set by hand.</param>
internal sealed record PromiseEnd(Instant At, OverdueWithdrawal How, EntryId? Entry);
