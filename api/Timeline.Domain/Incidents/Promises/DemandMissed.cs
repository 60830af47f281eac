using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What was demanded had not been done by then. Found by Timeline itself; happened at that time.</summary>
public sealed record DemandMissed(EntryId EntryId, Occurrence When, EntryId Demand) : IncidentEvent, IDeadlinePassed
{
    EntryKind IOnTimeline.Kind => EntryKind.DemandMissed;

    EntryId IDeadlinePassed.Promise => Demand;

    string IOnTimeline.Wording => "What was demanded had not been done by then.";

    string IOnTimeline.WordingOf(StandingEntry named) => named.Origin is DemandReceived demand
        ? $"What {demand.FromWhom} demanded had not been done by then: {demand.What.TrimEnd('.')}."
        : "What was demanded had not been done by then.";

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.Reference("demand", "demand", Demand));

    IReadOnlyList<string?> IOnTimeline.Typed => [];

    // Nobody typed anything.
    public IncidentEvent WithoutContent() => this;

    public override Incident ApplyTo(Incident incident) => incident.Add(this) with { Overdue = OverdueMark.Set(incident.Overdue, this) };
}

/// <summary>A demand that was recorded as missed was not, by what was recorded since.</summary>
/// <param name="When">When Timeline found it out.</param>
/// <param name="Missed">The entry that was wrong.</param>
/// <param name="Shown">The entry that shows it. Null: the demand was taken back or moved, or the end of the incident was set by hand.</param>
public sealed record DemandMissedWithdrawn(EntryId EntryId, Occurrence When, EntryId Missed, DeadlineWithdrawal Because, EntryId? Shown)
    : IncidentEvent, IDeadlineWithdrawn
{
    EntryKind IOnTimeline.Kind => EntryKind.DemandMissedWithdrawn;

    EntryId IDeadlineWithdrawn.Passed => Missed;

    string IOnTimeline.Label => "Demand not missed";

    string IOnTimeline.Wording => Because switch
    {
        DeadlineWithdrawal.CameInTime => "Not missed after all: it had been done in time.",
        DeadlineWithdrawal.IncidentOver => "Not missed after all: the incident had been closed by then.",
        DeadlineWithdrawal.DeadlineMoved => "Not missed after all: it was demanded by another time.",
        _ => "Not missed after all: the demand was retracted.",
    };

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Reference("missed", "recorded as missed", Missed), EntryFact.Reference("shown", "shown by", Shown));

    IReadOnlyList<string?> IOnTimeline.Typed => [];

    // Nobody typed anything.
    public IncidentEvent WithoutContent() => this;

    public override Incident ApplyTo(Incident incident) => incident.Add(this) with { Overdue = OverdueMark.Withdraw(incident, Missed) };
}
