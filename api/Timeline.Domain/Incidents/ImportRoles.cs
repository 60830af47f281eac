using System.Diagnostics;

namespace Timeline.Domain.Incidents;

/// <summary>The roles of imported lines that are logged, each with its kind. The others have an event of their own.</summary>
internal static class ImportRoles
{
    private static readonly (ImportRole Role, EntryKind Kind)[] Logged =
    [
        (ImportRole.Note, EntryKind.Note),
        (ImportRole.Observation, EntryKind.Observation),
        (ImportRole.Action, EntryKind.Action),
        (ImportRole.Communication, EntryKind.Communication),
        (ImportRole.Vendor, EntryKind.Vendor),
        (ImportRole.Feedback, EntryKind.Feedback),
        (ImportRole.Reported, EntryKind.Report),
        (ImportRole.Ticketed, EntryKind.Ticket),
    ];

    /// <summary>The kind that a line of this role is logged as.</summary>
    public static EntryKind KindOf(ImportRole role)
    {
        foreach (var pair in Logged)
        {
            if (pair.Role == role)
                return pair.Kind;
        }

        throw new UnreachableException($"role {role} is an event of its own");
    }

    /// <summary>The role of a line that is logged as this kind. Null for the kinds that have an event of their own.</summary>
    public static ImportRole? RoleOf(EntryKind kind)
    {
        foreach (var pair in Logged)
        {
            if (pair.Kind == kind)
                return pair.Role;
        }

        return null;
    }
}
