using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>A person said when a milestone was.</summary>
/// <param name="EntryId">The entry that shows it; the milestone falls when that entry is retracted. Null: set by hand.</param>
public sealed record MilestoneSet(MilestoneKind Kind, Occurrence When, EntryId? EntryId) : IncidentEvent
{
    public override Incident ApplyTo(Incident incident) => incident with { SetByHand = incident.SetByHand.SetItem(Kind, new Milestone(Kind, When, EntryId) { After = incident.Entries.Count }) };
}

/// <summary>A person corrected a known milestone.</summary>
/// <param name="When">Null: what was set by hand is cleared, and the entries speak again.</param>
public sealed record MilestoneCorrected(MilestoneKind Kind, Occurrence? When, EntryId? EntryId, string Reason) : IncidentEvent
{
    public override Incident ApplyTo(Incident incident) => incident with
    {
        SetByHand = When is null ? incident.SetByHand.Remove(Kind) : incident.SetByHand.SetItem(Kind, new Milestone(Kind, When, EntryId) { After = incident.Entries.Count }),
        MoreWasTyped = true,
    };
}

/// <summary>Says when a milestone was, or corrects it. Welcome after closing too.</summary>
/// <param name="At">Null clears a milestone that was set by hand.</param>
/// <param name="EntryId">The entry that shows it. Null: by hand.</param>
/// <param name="Reason">Why. Required when a milestone that is known already changes.</param>
public sealed record SetMilestone(
    Guid CommandId, Instant Now, MilestoneKind Kind, Instant? At, Precision Precision = Precision.Minute, EntryId? EntryId = null, string? Reason = null)
{
    /// <summary>
    /// The milestone of a status moves the status with it, both ways (<see cref="StatusMilestones"/>). Where no entry is named that shows it, the
    /// change of status makes one, which goes with the milestone from then on. Yields no events when the milestone is known to have been just
    /// then, for the same entry.
    /// </summary>
    public static Decision<IncidentEvent> Decide(Incident incident, SetMilestone command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var known = incident.KnownMilestone(command.Kind);
        return command.At is { } at ? Set(incident, command, at, known, made) : Clear(incident, command, known, made);
    }

    private static Decision<IncidentEvent> Set(Incident incident, SetMilestone command, Instant at, Milestone? known, EntryId made)
    {
        var checks = new Checks();
        var when = checks.When(new Occurrence(at, Until: null, command.Precision, incident.Zone), command.Now);
        var reason = checks.OptionalText("reason", command.Reason, Limits.Reason);
        if (checks.Problem is { } problem)
            return problem;
        if (command.EntryId is { } id && IncidentRules.FindLive(incident, id, "entryId", out _) is { } missing)
            return missing;
        if (known is null)
            return SetFirst(incident, command, when, made);

        // Naming no entry does not take away the entry that shows it already.
        if (known.At == at && known.Precision == command.Precision && (command.EntryId is null || command.EntryId == known.EntryId))
            return Decision.Nothing;

        return reason is null ? ReasonRequired(known) : Correct(incident, command, when, known, reason, made);
    }

    private static Decision<IncidentEvent> SetFirst(Incident incident, SetMilestone command, Occurrence when, EntryId made)
    {
        if (StatusMilestones.Of(command.Kind) is not { } status || status <= incident.Status)
            return new MilestoneSet(command.Kind, when, command.EntryId);
        if (status == IncidentStatus.Closed)
            return new Rejection(RejectionCode.NotAllowed, "CLOSED is not set by hand: closing comes with a command of its own.", "kind");

        var shownBy = command.EntryId ?? made;
        return new IncidentEvent[]
        {
            new MilestoneSet(command.Kind, when, shownBy),
            new StatusChanged(shownBy, when, incident.Status, status, Text: null),
        };
    }

    private static Decision<IncidentEvent> Correct(Incident incident, SetMilestone command, Occurrence when, Milestone known, string reason, EntryId made)
    {
        if (StatusMilestones.Of(command.Kind) is null)
            return new MilestoneCorrected(command.Kind, when, command.EntryId, reason);

        // Whatever the status rests on goes on showing it, so that the two still fall together.
        var corrected = new MilestoneCorrected(command.Kind, when, command.EntryId ?? known.EntryId, reason);
        return RowOf(incident, command.Kind) is { } row && row.When != when
            ? new IncidentEvent[] { corrected, new EntryAmended(row.Id, Text: null, when, reason) }
            : StatusMilestones.WithFall(incident, [corrected], made, command.Now);
    }

    private static Decision<IncidentEvent> Clear(Incident incident, SetMilestone command, Milestone? known, EntryId made)
    {
        var checks = new Checks();
        var reason = checks.OptionalText("reason", command.Reason, Limits.Reason);
        if (checks.Problem is { } problem)
            return problem;
        if (known is null)
            return Decision.Nothing;

        var row = RowOf(incident, command.Kind);
        var byHand = incident.SetByHand.TryGetValue(command.Kind, out var set) && Milestones.Holds(set, incident.Entries);
        if (!byHand && row is null)
        {
            return new Rejection(
                RejectionCode.NotAllowed,
                $"{Say.Name(command.Kind)} rests on entry {known.EntryId} and cannot be cleared. Give the right time, or amend or retract that entry.",
                "occurredAt");
        }

        if (reason is null)
            return ReasonRequired(known);

        var cleared = new MilestoneCorrected(command.Kind, When: null, EntryId: null, reason);
        return row is null
            ? StatusMilestones.WithFall(incident, [cleared], made, command.Now)
            : StatusMilestones.WithFall(incident, [cleared, new EntryRetracted(row.Id, reason)], row.Id, command.Now);
    }

    // The entry that setting it made, while that stands.
    private static StandingEntry? RowOf(Incident incident, MilestoneKind kind)
    {
        var named = incident.SetByHand.GetValueOrDefault(kind)?.EntryId is { } id ? incident.Entries.GetValueOrDefault(id) : null;
        StandingEntry?[] candidates = [named, incident.Index.Implying(kind)];
        return candidates.FirstOrDefault(entry => entry is { OfMilestone: true, IsLive: true });
    }

    private static Rejection ReasonRequired(Milestone known) =>
        new(RejectionCode.Required, $"{Say.Name(known.Kind)} is known already ({Say.Time(known.At)}). Say in reason why it changes.", "reason");
}
