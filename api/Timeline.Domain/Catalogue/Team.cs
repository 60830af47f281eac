using System.Collections.Immutable;
using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Catalogue;

/// <summary>People who look after services together.</summary>
public sealed record Team(TeamId Id, ImmutableList<NameSince> Names, IReadOnlyList<TeamMember> Members) : NamedItem(Names)
{
    public override Guid Key => Id.Value;

    public override CatalogueKind Kind => CatalogueKind.Team;
}

/// <summary>Somebody in a team.</summary>
/// <param name="Name">As it was when they were named.</param>
/// <param name="PersonId">Who that is, among those who can sign in. Null: somebody who cannot, or it was not said.</param>
public sealed record TeamMember(string Name, Guid? PersonId = null);

public sealed record TeamAdded(TeamId TeamId, string Name, IReadOnlyList<TeamMember> Members) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) => catalogue.With(new Team(TeamId, [new(Name, at)], Members));
}

/// <param name="Members">All of them now.</param>
public sealed record TeamMembersChanged(TeamId TeamId, IReadOnlyList<TeamMember> Members) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) =>
        catalogue.Change<Team>(TeamId.Value, team => team with { Members = Members });
}

public sealed record AddTeam(Guid CommandId, string Name, IReadOnlyList<TeamMember>? Members = null)
{
    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, AddTeam command)
    {
        var made = TeamId.From(command.CommandId);
        if (catalogue.FindTeam(made) is not null)
            return Decision.Nothing;

        var checks = new Checks();
        var name = checks.Name(catalogue, CatalogueKind.Team, command.Name, made.Value);
        var members = ChangeTeam.Check(checks, command.Members ?? []);
        return checks.Problem is { } problem ? problem : new TeamAdded(made, name, members);
    }
}

/// <summary>Changes a team. A member that is null stays as it is; the list replaces what was there.</summary>
public sealed record ChangeTeam(TeamId TeamId, string? Name = null, IReadOnlyList<TeamMember>? Members = null)
{
    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, ChangeTeam command)
    {
        if (CatalogueRules.Find<Team>(catalogue, command.TeamId.Value, "teamId", out var team) is { } unknown)
            return unknown;

        var checks = new Checks();
        var name = command.Name is null ? null : checks.Name(catalogue, CatalogueKind.Team, command.Name, team.Key);
        var members = command.Members is null ? team.Members : Check(checks, command.Members);
        if (checks.Problem is { } problem)
            return problem;

        var events = CatalogueRules.Renamed(team, name).ToList();
        if (!members.SequenceEqual(team.Members))
            events.Add(new TeamMembersChanged(team.Id, members));
        return events;
    }

    // Each person once, by who they are where that is known; two of one name may be two.
    internal static IReadOnlyList<TeamMember> Check(Checks checks, IReadOnlyList<TeamMember> given)
    {
        var members = given.Select((member, index) => member with { Name = checks.Line($"members.{index}.name", member.Name) })
            .DistinctBy(member => member.PersonId?.ToString() ?? CatalogueRecord.NameKey(member.Name)).ToList();
        if (members.Count > CatalogueRules.MostLinks)
            checks.Fail(RejectionCode.TooLong, $"members names {Say.Count(members.Count)}; the limit is {CatalogueRules.MostLinks}. Make two teams of it.", "members");
        return members;
    }
}
