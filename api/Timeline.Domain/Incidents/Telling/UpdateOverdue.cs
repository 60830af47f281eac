using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>An update that was promised had not been sent when it was due. Found by Timeline itself; happened at the due time.</summary>
/// <param name="Update">The update that promised it.</param>
public sealed record UpdateOverdue(EntryId EntryId, Occurrence When, EntryId Update) : IncidentEvent, IDeadlinePassed
{
    EntryKind IOnTimeline.Kind => EntryKind.UpdateOverdue;

    EntryId IDeadlinePassed.Promise => Update;

    string IOnTimeline.Wording => "No update had been sent by the time that was promised.";

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.Reference("update", "promised by", Update));

    IReadOnlyList<string?> IOnTimeline.Typed => [];

    // Nobody typed anything.
    public IncidentEvent WithoutContent() => this;

    public override Incident ApplyTo(Incident incident) => incident.Add(this) with { Overdue = OverdueMark.Set(incident.Overdue, this) };
}

/// <summary>What had been recorded as overdue was not, by what was recorded since. The overdue entry stays; at most one of these for each.</summary>
/// <param name="When">When Timeline found it out.</param>
/// <param name="Overdue">The entry that was wrong.</param>
/// <param name="KeptBy">The update, or the end of the incident, that came in time. Null: the promise was taken back, or the end was set by hand.</param>
public sealed record UpdateOverdueWithdrawn(EntryId EntryId, Occurrence When, EntryId Overdue, OverdueWithdrawal Because, EntryId? KeptBy)
    : IncidentEvent, IDeadlineWithdrawn
{
    EntryKind IOnTimeline.Kind => EntryKind.UpdateOverdueWithdrawn;

    EntryId IDeadlineWithdrawn.Passed => Overdue;

    string IOnTimeline.Label => "Update not overdue";

    string IOnTimeline.Wording => Because switch
    {
        OverdueWithdrawal.UpdateSent => "Not overdue after all: an update had been sent in time.",
        OverdueWithdrawal.IncidentOver => "Not overdue after all: the incident was over by then.",
        OverdueWithdrawal.DueMoved => "Not overdue after all: the update had promised it for another time.",
        _ => "Not overdue after all: the update that promised it was retracted.",
    };

    IReadOnlyList<string?> IOnTimeline.Typed => [];

    // Nobody typed anything.
    public IncidentEvent WithoutContent() => this;

    public override Incident ApplyTo(Incident incident) =>
        incident.Add(this) with { Overdue = OverdueMark.Withdraw(incident, Overdue) };
}

/// <summary>Why an update was not overdue after all.</summary>
public enum OverdueWithdrawal
{
    /// <summary>Another update was sent by then.</summary>
    UpdateSent,

    /// <summary>The incident was over by then.</summary>
    IncidentOver,

    /// <summary>The update that promised it was retracted.</summary>
    PromiseRetracted,

    /// <summary>The update had promised it for another time.</summary>
    DueMoved,
}
