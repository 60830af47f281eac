using Timeline.Api.Host;
using Timeline.Api.Host.Nodes;
using Timeline.Api.Incidents;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using static Timeline.Api.Catalogue.CatalogueIds;

namespace Timeline.Api.Catalogue.Commands;

internal sealed record TeamMemberInput(string? Name, string? PersonId)
{
    /// <summary>Null: no person is named, or by what is no id.</summary>
    public Guid? Person => PersonId is null ? null : Find(GlobalId.Without(PersonId, GlobalId.Viewer));
}

internal sealed record AddTeamInput(Guid? CommandId, string Name, IReadOnlyList<TeamMemberInput>? Members) : ICatalogueInput
{
    public IEnumerable<Guid> People => (Members ?? []).Select(member => member.Person).OfType<Guid>();
}

internal sealed record ChangeTeamInput(Guid? CommandId, string TeamId, string? Name, IReadOnlyList<TeamMemberInput>? Members) : ICatalogueInput
{
    public IEnumerable<Guid> People => (Members ?? []).Select(member => member.Person).OfType<Guid>();
}

/// <summary>Teams, and who is in them.</summary>
internal static class TeamCommands
{
    public static void Bind(CatalogueCommands commands, SchemaBindings schema)
    {
        schema.Input<TeamMemberInput>("TeamMemberInput");
        commands.Add<AddTeamInput>("addTeam", (catalogue, input, on) => AddTeam.Decide(catalogue, new(on.Id, input.Name, Members(input.Members, on))));
        commands.Add<ChangeTeamInput>(
            "changeTeam",
            (catalogue, input, on) => ChangeTeam.Decide(catalogue, new(new(Read(input.TeamId, "teamId")), input.Name, Members(input.Members, on))),
            about: input => input.TeamId);
    }

    private static IReadOnlyList<TeamMember>? Members(IReadOnlyList<TeamMemberInput>? given, CatalogueContext on) =>
        given is null ? null : [.. given.Select((member, index) => Member(member, index, on))];

    private static TeamMember Member(TeamMemberInput given, int index, CatalogueContext on)
    {
        if (given.PersonId is not { } text)
            return new(given.Name ?? "");
        if (given.Person is { } id && on.People.TryGetValue(id, out var person))
            return new(given.Name ?? person.Name, id);
        throw new RejectedException(new Rejection(
            RejectionCode.PersonNotFound, $"There is no person \"{Excerpt.Of(text)}\". Give the name alone, or load the list of people again.", $"members.{index}.personId"));
    }
}
