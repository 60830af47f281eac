using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>A time box ended and nobody had said that it was done. Found by Timeline itself; happened at the deadline.</summary>
public sealed record TimeBoxExpired(EntryId EntryId, Occurrence When, EntryId TimeBox) : IncidentEvent, IDeadlinePassed
{
    EntryKind IOnTimeline.Kind => EntryKind.TimeBoxExpired;

    EntryId IDeadlinePassed.Promise => TimeBox;

    string IOnTimeline.Wording => "The time box ended, and nobody had said that it was done.";

    string IOnTimeline.WordingOf(StandingEntry named) => named.Origin is TimeBoxSet box
        ? $"The time box{(box.For is null ? "" : $" for \"{box.For}\"")} ended, and nobody had said that it was done. What was to happen then: {box.WhatThen.TrimEnd('.')}."
        : named.Text;

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.Reference("timeBox", "time box", TimeBox));

    IReadOnlyList<string?> IOnTimeline.Typed => [];

    // Nobody typed anything.
    public IncidentEvent WithoutContent() => this;

    public override Incident ApplyTo(Incident incident) => incident.Add(this) with { Overdue = OverdueMark.Set(incident.Overdue, this) };
}

/// <summary>A time box that was recorded as expired had not, by what was recorded since.</summary>
/// <param name="When">When Timeline found it out.</param>
/// <param name="Expired">The entry that was wrong.</param>
/// <param name="Shown">The entry that shows it. Null: the time box was taken back or moved, or the end of the incident was set by hand.</param>
public sealed record TimeBoxExpiredWithdrawn(EntryId EntryId, Occurrence When, EntryId Expired, DeadlineWithdrawal Because, EntryId? Shown)
    : IncidentEvent, IDeadlineWithdrawn
{
    EntryKind IOnTimeline.Kind => EntryKind.TimeBoxExpiredWithdrawn;

    EntryId IDeadlineWithdrawn.Passed => Expired;

    string IOnTimeline.Label => "Time box not expired";

    string IOnTimeline.Wording => Because switch
    {
        DeadlineWithdrawal.CameInTime => "Not expired after all: the time box had come to its end before.",
        DeadlineWithdrawal.IncidentOver => "Not expired after all: the incident was over by then.",
        DeadlineWithdrawal.DeadlineMoved => "Not expired after all: the deadline is another one.",
        _ => "Not expired after all: the time box was retracted.",
    };

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Reference("expired", "recorded as expired", Expired), EntryFact.Reference("shown", "shown by", Shown));

    IReadOnlyList<string?> IOnTimeline.Typed => [];

    // Nobody typed anything.
    public IncidentEvent WithoutContent() => this;

    public override Incident ApplyTo(Incident incident) => incident.Add(this) with { Overdue = OverdueMark.Withdraw(incident, Expired) };
}
