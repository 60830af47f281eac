using System.Diagnostics;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>An entry about a role: which one it is.</summary>
internal interface IOfRole
{
    ResponseRole Role { get; }

    /// <summary>What a role of one's own is called. Null for all others.</summary>
    string? RoleName { get; }
}

/// <summary>Roles in words, and what makes two of them the same.</summary>
public static class RoleWords
{
    /// <summary>As part of a sentence: <c>incident commander</c>; a role of one's own by its name.</summary>
    public static string Of(ResponseRole role, string? roleName) => role switch
    {
        ResponseRole.Commander => "incident commander",
        ResponseRole.Communications => "communications lead",
        ResponseRole.Scribe => "scribe",
        ResponseRole.Operations => "operations lead",
        ResponseRole.Custom => roleName ?? EntryContent.Redacted,
        _ => throw new UnreachableException($"no wording for role {role}"),
    };

    /// <summary>What is held by whoever has this role. Names are compared in any case.</summary>
    internal static string HoldOf(ResponseRole role, string? roleName) => role == ResponseRole.Custom ? $"custom {roleName?.ToUpperInvariant()}" : role.ToString();

    /// <summary>The name of a role of one's own, which it must have and no other has.</summary>
    internal static string? RoleName(this Checks checks, ResponseRole role, string? roleName)
    {
        if (role == ResponseRole.Custom)
            return checks.Line("roleName", roleName);
        if (!VisibleText.ShowsNothing(roleName))
            checks.Fail(RejectionCode.NotAllowed, $"roleName is \"{Say.Excerpt(roleName)}\", and role is {Say.Name(role)}, which has a name already. Leave roleName out, or choose CUSTOM.", "roleName");
        return null;
    }

    /// <summary>Who is meant as the holder of a role: the one named, else the only one who holds it at that moment by what is recorded.</summary>
    internal static Named Holder(this Checks checks, string field, Named? given, Incident incident, ResponseRole role, string? roleName, NodaTime.Instant at)
    {
        if (given is { } said && !VisibleText.ShowsNothing(said.Who))
            return checks.Person(field, said, incident);

        var holders = Presence.Of(incident).HoldersOf(HoldOf(role, roleName), at);
        if (holders is [var holder])
            return holder;

        var known = holders.Count == 0 ? "nobody is recorded as holding it then" : $"{string.Join(" and ", holders.Select(one => one.Who))} hold it then";
        checks.Fail(RejectionCode.Required, $"{field} is empty, and of the role of {Of(role, roleName)} {known}. Say who.", field);
        return new Named("", PersonId: null);
    }
}
