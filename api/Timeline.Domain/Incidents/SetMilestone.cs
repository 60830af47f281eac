using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Says when a milestone was, or corrects it. Welcome after closing too.</summary>
/// <param name="At">Null clears a milestone that was set by hand.</param>
/// <param name="EntryId">The entry that shows it. Null: by hand.</param>
/// <param name="Reason">Why. Required when a milestone that is known already changes.</param>
public sealed record SetMilestone(
    Instant Now, MilestoneKind Kind, Instant? At, Precision Precision = Precision.Minute, EntryId? EntryId = null, string? Reason = null)
{
    /// <summary>Yields no events when the milestone is known to have been just then, for the same entry.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, SetMilestone command)
    {
        if (!incident.IsDeclared)
            return IncidentRules.NotFound;

        var known = incident.KnownMilestone(command.Kind);
        return command.At is { } at ? Set(incident, command, at, known) : Clear(incident, command, known);
    }

    private static Decision<IncidentEvent> Set(Incident incident, SetMilestone command, Instant at, Milestone? known)
    {
        var checks = new Checks();
        var when = checks.When(new Occurrence(at, Until: null, command.Precision, incident.Zone), command.Now);
        var reason = checks.OptionalText("reason", command.Reason, Limits.Reason);
        if (checks.Problem is { } problem)
            return problem;
        if (command.EntryId is { } id && IncidentRules.FindLive(incident, id, "entryId", out _) is { } missing)
            return missing;
        if (known is null)
            return new MilestoneSet(command.Kind, when, command.EntryId);

        // Naming no entry does not take away the entry that shows it already.
        if (known.At == at && known.Precision == command.Precision && (command.EntryId is null || command.EntryId == known.EntryId))
            return Decision.Nothing;
        if (reason is null)
            return ReasonRequired(known);

        return new MilestoneCorrected(command.Kind, when, command.EntryId, reason);
    }

    private static Decision<IncidentEvent> Clear(Incident incident, SetMilestone command, Milestone? known)
    {
        var checks = new Checks();
        var reason = checks.OptionalText("reason", command.Reason, Limits.Reason);
        if (checks.Problem is { } problem)
            return problem;
        if (known is null)
            return Decision.Nothing;
        if (!incident.SetByHand.TryGetValue(command.Kind, out var byHand) || !Milestones.Holds(byHand, incident.Entries))
        {
            return new Rejection(
                RejectionCode.NotAllowed,
                $"{Say.Name(command.Kind)} rests on entry {known.EntryId} and cannot be cleared. Give the right time, or amend or retract that entry.",
                "occurredAt");
        }

        if (reason is null)
            return ReasonRequired(known);

        return new MilestoneCorrected(command.Kind, When: null, EntryId: null, reason);
    }

    private static Rejection ReasonRequired(Milestone known) =>
        new(RejectionCode.Required, $"{Say.Name(known.Kind)} is known already ({Say.Time(known.At)}). Say in reason why it changes.", "reason");
}
