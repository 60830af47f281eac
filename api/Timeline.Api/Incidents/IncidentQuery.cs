using NodaTime;
using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents;

internal static class IncidentQuery
{
    public static void Bind(SchemaBindings schema) => schema.Query("incident", ResolveAsync);

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var actor = field.Service<CurrentActor>().Require(Permission.Read);
        var key = field.Argument<string>("key");
        GivenText.Check(key, "key");
        return await field.Service<IncidentReader>().FindAsync(actor, key, field.Argument<Instant?>("asKnownAt"), cancellation);
    }
}
