using Marten;
using Timeline.Api.Host;
using Timeline.Api.Host.Nodes;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents;

/// <summary>What an input has that may name people by id.</summary>
internal interface INamingInput
{
    /// <summary>As the client gave them; null where it named nobody.</summary>
    IEnumerable<string?> PersonIds { get; }
}

/// <summary>The people whom an input names by id, with the names they have now.</summary>
internal sealed class PeopleNamed(IReadOnlyDictionary<Guid, string> names)
{
    public static async Task<PeopleNamed?> ReadAsync(FieldContext field, INamingInput input, CancellationToken cancellation)
    {
        var ids = input.PersonIds.Select(IdOf).OfType<Guid>().Distinct().ToList();
        if (ids.Count == 0)
            return null;
        await using var session = field.Service<IDocumentStore>().Reading();
        return new(await PersonNames.ReadAsync(session, ids, cancellation));
    }

    public string? NameOf(Guid id) => names.GetValueOrDefault(id);

    internal static Guid? IdOf(string? text) => text is not null && Guid.TryParseExact(GlobalId.Without(text, GlobalId.Viewer), "D", out var id) ? id : null;
}

internal static class NamedInInputs
{
    /// <summary>Somebody as an input names them: by what it calls them, else by the name that the person of that id has now.</summary>
    /// <param name="field">The input's field with the id.</param>
    /// <exception cref="RejectedException">There is no such person.</exception>
    public static Named Person(this CommandContext command, string? who, string? personId, string field)
    {
        if (personId is null)
            return new(who ?? "");
        if (PeopleNamed.IdOf(personId) is not { } id || command.People?.NameOf(id) is not { } name)
            throw new RejectedException(new(RejectionCode.PersonNotFound, $"{field} is \"{Excerpt.Of(personId)}\", and there is no such person. Use the id as the API gave it, or leave it out and give the name.", field));
        return new(VisibleText.ShowsNothing(who) ? name : who, id);
    }
}
