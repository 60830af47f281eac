using Marten;
using Timeline.Api.Host;
using Timeline.Api.Host.Nodes;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.People;

/// <summary>Finds those who are to be named, by the id or the name that a client sent, and what those are called today who were.</summary>
internal sealed class NamedPeople(IDocumentStore store) : BatchLoader<Guid, string>
{
    private const int LongestName = 400;

    /// <summary>The actor, as they are named: the person behind a token, not the token.</summary>
    public async ValueTask<NamedPerson> OfAsync(CurrentActor actor, CancellationToken cancellation)
    {
        var id = actor.Person ?? actor.Id;
        return new(id, (await LoadAsync([id], cancellation)).GetValueOrDefault(id, actor.Name));
    }

    /// <summary>Those whom the texts mean, or PERSON_NOT_FOUND for the first that means nobody.</summary>
    /// <param name="given">Ids, or names as they sign in.</param>
    /// <param name="field">The input field, for the rejection.</param>
    /// <param name="onlyActive">True: whoever was shut out is not found.</param>
    /// <param name="cancellation">Cancels it.</param>
    public async ValueTask<(IReadOnlyList<NamedPerson> People, Rejection? Missing)> FindAsync(
        IReadOnlyList<string> given, string field, bool onlyActive, CancellationToken cancellation)
    {
        var found = new List<NamedPerson>(given.Count);
        if (given.Count == 0)
            return (found, null);
        foreach (var text in given)
            GivenText.Check(text, field, LongestName);

        var ids = given.Select(IdIn).OfType<Guid>().Distinct().ToArray();
        var names = given.Select(Person.Fold).Distinct(StringComparer.Ordinal).ToArray();
        await using var session = store.Reading();
        var people = await session.Query<Person>().Where(person => person.Id.IsOneOf(ids) || person.NameKey.IsOneOf(names)).ToListAsync(cancellation);
        var tokens = ids.Length == 0 ? [] : await session.LoadManyAsync<AccessToken>(cancellation, ids);
        foreach (var text in given)
        {
            if (Find(text) is not { } named)
                return ([], new(RejectionCode.PersonNotFound, $"There is nobody \"{Excerpt.Of(text)}\" who signs in. Give the id, or the name as it stands beside their entries.", field));
            found.Add(named);
        }

        return (found, null);

        NamedPerson? Find(string text)
        {
            var (id, key) = (IdIn(text), Person.Fold(text));
            return people.FirstOrDefault(person => (person.Id == id || person.NameKey == key) && (person.Active || !onlyActive)) is { } person ? new(person.Id, NameOf(person))
                : tokens.FirstOrDefault(token => token.Id == id && !(token.Revoked && onlyActive)) is { } token ? new(token.Id, token.Name)
                : null;
        }
    }

    /// <summary>What they are called today, by id.</summary>
    public override async ValueTask<IReadOnlyDictionary<Guid, string>> LoadAsync(IReadOnlyList<Guid> keys, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        var names = (await session.LoadManyAsync<Person>(cancellation, [.. keys])).ToDictionary(person => person.Id, NameOf);
        foreach (var token in await session.LoadManyAsync<AccessToken>(cancellation, [.. keys.Where(key => !names.ContainsKey(key))]))
            names.Add(token.Id, token.Name);
        return names;
    }

    private static string NameOf(Person person) => person.Active ? person.Name : FormerMembers.Name;

    private static Guid? IdIn(string text) => Guid.TryParseExact(GlobalId.Without(text.Trim(), GlobalId.Viewer), "D", out var id) ? id : null;
}
