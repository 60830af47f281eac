using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record MakeIncidentPrivateInput(Guid? CommandId, string IncidentId, IReadOnlyList<string>? People, string? Reason) : IIncidentInput;

internal sealed record ChangeAccessInput(Guid? CommandId, string IncidentId, string Person, string? Reason) : IIncidentInput;

internal sealed record TakeAccessInput(Guid? CommandId, string IncidentId, string Reason) : IIncidentInput;

/// <summary>Who sees an incident (ADR 32).</summary>
internal static class AccessCommands
{
    private sealed record Given(NamedPerson By, IReadOnlyList<NamedPerson> People, Rejection? Missing);

    public static void Bind(IncidentCommands commands)
    {
        commands.Add<MakeIncidentPrivateInput, Given>(
            "makeIncidentPrivate",
            (field, input, cancellation) => ReadAsync(field, input.People ?? [], "people", onlyActive: true, cancellation),
            (incident, input, given, on) => given.Missing ?? MakePrivate.Decide(incident, new(on.Id, on.Now, given.By, given.People, input.Reason)));
        AddChange("grantAccess", maySee: true);
        AddChange("removeAccess", maySee: false);
        commands.Add<TakeAccessInput, Given>(
            "takeAccess",
            (field, _, cancellation) => ReadAsync(field, [], "", onlyActive: true, cancellation),
            (incident, input, given, on) => TakeAccess.Decide(incident, new(on.Id, on.Now, given.By, input.Reason)),
            permission: Permission.Administer,
            unseen: true);
        commands.Add<TakeAccessInput>(
            "makeIncidentPublic", (incident, input, on) => MakePublic.Decide(incident, new(on.Id, on.Now, input.Reason)), permission: Permission.Manage);

        // Whoever was shut out can still be taken off the list.
        void AddChange(string mutation, bool maySee) => commands.Add<ChangeAccessInput, Given>(
            mutation,
            (field, input, cancellation) => ReadAsync(field, [input.Person], "person", onlyActive: maySee, cancellation),
            (incident, input, given, on) => given.Missing ?? ChangeAccess.Decide(incident, new(on.Id, on.Now, given.People[0], maySee, input.Reason)));
    }

    private static async ValueTask<Given> ReadAsync(FieldContext field, IReadOnlyList<string> people, string argument, bool onlyActive, CancellationToken cancellation)
    {
        var named = field.Service<NamedPeople>();
        var (found, missing) = await named.FindAsync(people, argument, onlyActive, cancellation);
        return new(await named.OfAsync(field.Service<CurrentActor>(), cancellation), found, missing);
    }
}
