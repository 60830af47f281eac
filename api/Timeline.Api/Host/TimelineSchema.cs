using System.Reflection;
using Timeline.Api.Actions;
using Timeline.Api.Audit;
using Timeline.Api.Catalogue;
using Timeline.Api.Catalogue.Commands;
using Timeline.Api.Files;
using Timeline.Api.Host.Nodes;
using Timeline.Api.Host.Paging;
using Timeline.Api.Host.Telemetry;
using Timeline.Api.Import;
using Timeline.Api.Incidents;
using Timeline.Api.Incidents.Commands;
using Timeline.Api.Incidents.Rooms;
using Timeline.Api.Lessons;
using Timeline.Api.Metrics;
using Timeline.Api.Metrics.Reports;
using Timeline.Api.People;
using Timeline.Api.Postmortems;
using Timeline.Api.Postmortems.Library;
using Timeline.Api.Postmortems.Signs;
using Timeline.Api.Postmortems.Templates;
using Timeline.Api.Postmortems.Writing;
using Timeline.Api.Projections;
using Timeline.Api.Search;
using Timeline.Api.Sla;
using Timeline.Api.Waiting;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Host;

/// <summary>The public schema: the slices' SDL and what stands behind each field.</summary>
internal static class TimelineSchema
{
    /// <summary>
    /// What one operation may cost. The dearest of the web UI, a room with its first 500 entries, is at a tenth of it; a hundred incidents with
    /// their timelines in one request are far above. Sizes of pages are checked where they are read, each against its own limit.
    /// </summary>
    public static CostOptions Cost { get; } = new() { MaxFieldCost = 20_000, MaxTypeCost = 50_000 };

    /// <exception cref="SchemaException">SDL and bindings differ, or the SDL breaks a rule; every problem is named.</exception>
    public static Schema Build() => Build(out _);

    /// <param name="commands">The mutations of an incident and of the catalogue, for who decides without executing.</param>
    /// <inheritdoc cref="Build()"/>
    public static Schema Build(out (IncidentCommands Incident, CatalogueCommands Catalogue) commands)
    {
        (IncidentCommands, CatalogueCommands) bound = default;
        var schema = SchemaBuilder.Build(ReadSdl(), bindings => bound = Bind(bindings));
        commands = bound;
        return schema;
    }

    private static List<SdlSource> ReadSdl()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            CostDirectives.Sdl,
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

    private static (IncidentCommands Incident, CatalogueCommands Catalogue) Bind(SchemaBindings schema)
    {
        schema.AroundMutations = CommandSpans.Around;
        Scalars.Bind(schema);
        ConnectionBindings.Bind(schema);
        NodeQueries.Bind(schema);
        schema.Enum<RejectionCode>("RejectionCode");
        schema.Object<Rejection>("Rejection").Properties();

        IncidentTypes.Bind(schema);
        FileTypes.Bind(schema);
        IncidentQuery.Bind(schema);
        IncidentsQuery.Bind(schema);
        IncidentLinks.Bind(schema);
        OverlapsQuery.Bind(schema);
        IncidentTimelineField.Bind(schema);
        StorySoFarField.Bind(schema);
        RecordedEventsField.Bind(schema);
        TimelineChangedSubscription.Bind(schema);
        BoardChangedSubscription.Bind(schema);
        RoomTypes.Bind(schema);
        var commands = IncidentCommands.Bind(schema);

        ImportPreviewQuery.Bind(schema);
        ImportEntriesMutation.Bind(schema);

        PostmortemTypes.Bind(schema);
        PostmortemsQuery.Bind(schema);
        DraftPostmortemMutation.Bind(schema);
        PostmortemCommands.Bind(schema);
        PostmortemChangedSubscription.Bind(schema);
        TemplatePreviewQuery.Bind(schema);
        SignEndpoint.Bind(schema);

        CatalogueTypes.Bind(schema);
        CatalogueQuery.Bind(schema);
        MentionedService.Bind(schema);
        var catalogue = CatalogueCommands.Bind(schema);

        LessonsQuery.Bind(schema);
        SimilarLessonsQuery.Bind(schema);
        ActionItemsQuery.Bind(schema);
        WaitingQuery.Bind(schema);
        SearchQuery.Bind(schema);
        SlaPreviewQuery.Bind(schema);
        SlaReplayQuery.Bind(schema);
        MetricQueries.Bind(schema);
        SlaAttainmentQuery.Bind(schema);
        AvailabilityQuery.Bind(schema);
        MetricViews.Bind(schema);
        MetricViewMutations.Bind(schema);
        ServiceReportTypes.Bind(schema);
        ServiceReportMutation.Bind(schema);
        ProjectionsQuery.Bind(schema);
        SystemQuery.Bind(schema);
        AuditQuery.Bind(schema);
        RetryParkedEventMutation.Bind(schema);

        PeopleQueries.Bind(schema);
        PersonMutations.Bind(schema);
        AccessTokenMutations.Bind(schema);
        return (commands, catalogue);
    }
}
