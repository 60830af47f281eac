using System.Reflection;
using Timeline.Api.Host.Nodes;
using Timeline.Api.Host.Paging;
using Timeline.Api.Import;
using Timeline.Api.Incidents;
using Timeline.Api.Incidents.Commands;
using Timeline.Api.Lessons;
using Timeline.Api.People;
using Timeline.Api.Postmortems;
using Timeline.Api.Projections;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Host;

/// <summary>The public schema: the slices' SDL and what stands behind each field.</summary>
internal static class TimelineSchema
{
    /// <exception cref="SchemaException">SDL and bindings differ, or the SDL breaks a rule; every problem is named.</exception>
    public static Schema Build() => SchemaBuilder.Build(ReadSdl(), Bind);

    private static List<SdlSource> ReadSdl()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.EndsWith(".graphql", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return new SdlSource(name, reader.ReadToEnd());
                }),
        ];
    }

    private static void Bind(SchemaBindings schema)
    {
        Scalars.Bind(schema);
        ConnectionBindings.Bind(schema);
        NodeQueries.Bind(schema);
        schema.Enum<RejectionCode>("RejectionCode");
        schema.Object<Rejection>("Rejection").Properties();

        IncidentTypes.Bind(schema);
        IncidentQuery.Bind(schema);
        IncidentsQuery.Bind(schema);
        IncidentTimelineField.Bind(schema);
        TimelineChangedSubscription.Bind(schema);
        BoardChangedSubscription.Bind(schema);
        IncidentCommands.Bind(schema);

        ImportPreviewQuery.Bind(schema);
        ImportEntriesMutation.Bind(schema);

        PostmortemTypes.Bind(schema);
        DraftPostmortemMutation.Bind(schema);

        LessonsQuery.Bind(schema);
        ProjectionsQuery.Bind(schema);
        RetryParkedEventMutation.Bind(schema);

        PeopleQueries.Bind(schema);
        PersonMutations.Bind(schema);
        AccessTokenMutations.Bind(schema);
    }
}
