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

    /// <summary>The role of a line that is logged as this kind. Null for the kinds that have an event of their own.</summary>
    public static ImportRole? RoleOf(EntryKind kind) => kind switch
    {
        EntryKind.Note => ImportRole.Note,
        EntryKind.Observation => ImportRole.Observation,
        EntryKind.Action => ImportRole.Action,
        EntryKind.Communication => ImportRole.Communication,
        EntryKind.Vendor => ImportRole.Vendor,
        EntryKind.Feedback => ImportRole.Feedback,
        EntryKind.Report => ImportRole.Reported,
        EntryKind.Ticket => ImportRole.Ticketed,
        _ => null,
    };
}
