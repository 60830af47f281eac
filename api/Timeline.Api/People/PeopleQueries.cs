using Timeline.EventStore;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.People;

internal static class PeopleQueries
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<Role>("Role");
        schema.Object<CurrentActor>("Viewer").Field("id", actor => actor.Id.ToString()).Properties();
        schema.Object<Person>("Person").Field("id", person => person.Id.ToString()).Properties();
        schema.Object<AccessToken>("AccessToken").Field("id", token => token.Id.ToString()).Properties();

        schema.Query("viewer", (field, _) => ValueTask.FromResult<object?>(field.Service<CurrentActor>()));
        schema.Query("people", async (field, cancellation) => await Read<Person>(field, "true order by d.data ->> 'NameKey'", cancellation));
        schema.Query("accessTokens", async (field, cancellation) =>
            await Read<AccessToken>(field, "d.data ->> 'Revoked' = 'false' order by d.data ->> 'Name', d.id", cancellation));
    }

    private static Task<IReadOnlyList<T>> Read<T>(FieldContext field, string where, CancellationToken cancellation)
        where T : class
    {
        field.Service<CurrentActor>().Require(Permission.Administer);
        return field.Service<IEventStore>().Documents.QueryAsync<T>(Tenants.Only, where, cancellation: cancellation);
    }
}
