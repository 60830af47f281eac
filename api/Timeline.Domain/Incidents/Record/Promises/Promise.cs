using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>That something is to come by a time, said by an entry that stands.</summary>
/// <param name="Entry">The entry that says so.</param>
/// <param name="Due">When it is to come.</param>
/// <param name="End">What put an end to waiting for it. Null: nothing yet.</param>
internal sealed record Promise(EntryId Entry, Instant Due, PromiseEnd? End)
{
    /// <summary>The first moment at which it is too late, if it has not come.</summary>
    public Instant LateFrom => LateAfter(Due);

    /// <summary>True when waiting was over in time.</summary>
    public bool IsKept => End is { } end && IsInTime(end.At, Due);

    /// <summary>What is due at a whole minute may come until that minute is over: nobody says "at half past one" to the second.</summary>
    public static Instant LateAfter(Instant due) => IsWholeMinute(due) ? due + Duration.FromMinutes(1) : due;

    public static bool IsInTime(Instant at, Instant due) => at <= due || at < LateAfter(due);

    public static bool IsWholeMinute(Instant due) => due.ToUnixTimeTicks() % NodaConstants.TicksPerMinute == 0;
}

/// <summary>What put an end to waiting.</summary>
/// <param name="IsOver">True where it was the end of the incident, and not what was waited for.</param>
/// <param name="Entry">The entry that shows it. Null: a milestone that was set by hand.</param>
internal sealed record PromiseEnd(Instant At, bool IsOver, EntryId? Entry)
{
    /// <summary>The end of the incident: that it was cancelled, else its resolution, else its closing. Null while it is not over.</summary>
    public static PromiseEnd? Of(Incident incident) => OfCancelling(incident) ?? Over(incident.Status switch
    {
        IncidentStatus.Resolved => incident.KnownMilestone(MilestoneKind.Resolved),
        IncidentStatus.Closed => incident.KnownMilestone(MilestoneKind.Resolved) ?? incident.KnownMilestone(MilestoneKind.Closed),
        _ => null,
    });

    /// <summary>That it was cancelled, else the closing. Null while it is neither.</summary>
    public static PromiseEnd? OfClosing(Incident incident) => OfCancelling(incident) ?? Over(incident.Status == IncidentStatus.Closed ? incident.KnownMilestone(MilestoneKind.Closed) : null);

    /// <summary>By an entry that says that it has come. Null when there is none.</summary>
    public static PromiseEnd? By(StandingEntry? entry) => entry is null ? null : new(entry.When.At, IsOver: false, entry.Id);

    /// <summary>Whichever came first; what was waited for when both came at once.</summary>
    public static PromiseEnd? First(PromiseEnd? come, PromiseEnd? over) => come is null || over?.At < come.At ? over : come;

    private static PromiseEnd? OfCancelling(Incident incident) => incident.Cancelled is { } cancelled ? new(cancelled.When.At, IsOver: true, cancelled.Id) : null;

    private static PromiseEnd? Over(Milestone? milestone) => milestone is null ? null : new(milestone.At, IsOver: true, milestone.EntryId);
}
