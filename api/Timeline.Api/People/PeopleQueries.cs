using Marten;
using Timeline.Api.Host;
using Timeline.Api.Host.Nodes;
using Timeline.Api.Host.Paging;
using Timeline.Api.People.LookAlikes;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.People;

internal static class PeopleQueries
{
    private const string NotRevoked = "d.data ->> 'Revoked' = 'false'";

    private static readonly ListOrder<Person> ByName = new('p', OrderPart.Text<Person>(person => person.NameKey, "d.data ->> 'NameKey'"));

    private static readonly ListOrder<AccessToken> ByTokenName = new(
        'a', OrderPart.Text<AccessToken>(token => token.Name, "d.data ->> 'Name'"), OrderPart.Id<AccessToken>(token => token.Id, "d.id"));

    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<Role>("Role");
        schema.Object<CurrentActor>("Viewer")
            .Field("id", actor => GlobalId.Of(GlobalId.Viewer, actor.Id))
            .Field("actorId", actor => actor.Id.ToString())
            .Properties();
        schema.Object<Person>("Person").Field("id", person => person.Id.ToString())
            .Field("resembles", async (field, cancellation) => await ResemblingAsync(field, field.Parent<Person>().Id, cancellation)).Properties();
        schema.Object<AccessToken>("AccessToken").Field("id", token => token.Id.ToString())
            .Field("resembles", async (field, cancellation) => await ResemblingAsync(field, field.Parent<AccessToken>().Id, cancellation)).Properties();
        schema.BindConnection<Person>("Person");
        schema.BindConnection<AccessToken>("AccessToken");

        schema.Query("viewer", (field, _) => ValueTask.FromResult<object?>(field.Service<CurrentActor>()));
        schema.Query("people", async (field, cancellation) => await ReadAsync<Person>(field, people => people.OrderBy(person => person.NameKey), cancellation));
        schema.Query("accessTokens", async (field, cancellation) => await ReadAsync<AccessToken>(field, tokens => tokens.Where(token => !token.Revoked).OrderBy(token => token.Name).ThenBy(token => token.Id), cancellation));
        schema.Query("peopleConnection", async (field, cancellation) => await PeopleAsync(field, cancellation));
        schema.Query("accessTokensConnection", async (field, cancellation) => await PageAsync(field, NotRevoked, [], ByTokenName, cancellation));
    }

    private static Task<Connection<Person>> PeopleAsync(FieldContext field, CancellationToken cancellation)
    {
        var (where, parameters) = ("true", new List<object>());
        if (field.Argument<string?>("text") is { } text && !string.IsNullOrWhiteSpace(text))
        {
            GivenText.Check(text, "text", GivenText.LongestSearch);
            where += " and strpos(d.data ->> 'NameKey', ?) > 0";
            parameters.Add(Person.Fold(text));
        }

        if (field.Argument<Role?>("role") is { } role)
        {
            where += " and d.data ->> 'Role' = ?";
            parameters.Add(role.ToString());
        }

        if (field.Argument<bool?>("active") is { } active)
        {
            where += " and d.data ->> 'Active' = ?";
            parameters.Add(active ? "true" : "false");
        }

        return PageAsync(field, where, parameters, ByName, cancellation);
    }

    private static async Task<IReadOnlyList<string>> ResemblingAsync(FieldContext field, Guid id, CancellationToken cancellation) =>
        (await field.Service<TakenNamesOfOperation>().ReadAsync(cancellation)).Resembling(id);

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(FieldContext field, Func<IQueryable<T>, IQueryable<T>> query, CancellationToken cancellation)
        where T : class
    {
        field.Service<CurrentActor>().Require(Permission.Administer);
        await using var session = field.Service<IDocumentStore>().Reading();
        return await query(session.Query<T>()).ToListAsync(cancellation);
    }

    private static Task<Connection<T>> PageAsync<T>(FieldContext field, string where, IReadOnlyList<object> parameters, ListOrder<T> order, CancellationToken cancellation)
        where T : class
    {
        field.Service<CurrentActor>().Require(Permission.Administer);
        return new DocumentList<T>(field.Service<IDocumentStore>(), where, parameters, order).PageAsync(PageArguments.Of(field, most: 100, standard: 25), cancellation);
    }
}
