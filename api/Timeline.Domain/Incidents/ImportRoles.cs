using System.Diagnostics;

namespace Timeline.Domain.Incidents;

/// <summary>How the roles of imported lines and the kinds of entries go together.</summary>
internal static class ImportRoles
{
    /// <summary>The kind that a line of this role is logged as. Only for the roles that have no event of their own.</summary>
    public static EntryKind KindOf(ImportRole role) => role switch
    {
        ImportRole.Note => EntryKind.Note,
        ImportRole.Observation => EntryKind.Observation,
        ImportRole.Action => EntryKind.Action,
        ImportRole.Communication => EntryKind.Communication,
        ImportRole.Vendor => EntryKind.Vendor,
        ImportRole.Feedback => EntryKind.Feedback,
        ImportRole.Reported => EntryKind.Report,
        ImportRole.Ticketed => EntryKind.Ticket,
        _ => throw new UnreachableException($"role {role} is an event of its own"),
    };

    /// <summary>The role of a line that would make such an entry. Null when none would.</summary>
    public static ImportRole? Of(StandingEntry entry) => entry.Kind switch
    {
        EntryKind.Note => ImportRole.Note,
        EntryKind.Observation => ImportRole.Observation,
        EntryKind.Action => ImportRole.Action,
        EntryKind.Communication => ImportRole.Communication,
        EntryKind.Vendor => ImportRole.Vendor,
        EntryKind.Feedback => ImportRole.Feedback,
        EntryKind.Report => ImportRole.Reported,
        EntryKind.Ticket => ImportRole.Ticketed,
        EntryKind.ContactAttempt => ImportRole.ContactAttempt,
        EntryKind.Engagement => ImportRole.Engaged,
        EntryKind.Update => ImportRole.Update,
        EntryKind.RootCause => ImportRole.RootCause,
        EntryKind.Status when entry.Origin is StatusChanged { To: IncidentStatus.Mitigated } => ImportRole.Mitigated,
        EntryKind.Status when entry.Origin is StatusChanged { To: IncidentStatus.Resolved } => ImportRole.Resolved,
        _ => null,
    };
}
