using NodaTime;
using Timeline.Api.People;
using Timeline.Domain.Catalogue;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Catalogue;

internal static class CatalogueQuery
{
    private const int MostServices = 200;

    public static void Bind(SchemaBindings schema)
    {
        schema.Query("catalogue", ResolveAsync);
        var catalogue = schema.Object<CatalogueRecord>("Catalogue")
            .Field("service", One<Service>)
            .Field("channel", One<CatalogueChannel>)
            .Field("segment", One<CustomerSegment>)
            .Field("customer", One<Customer>)
            .Field("team", One<Team>)
            .Field("contract", One<Contract>)
            .Field("calendar", One<Calendar>)
            .Field("policy", One<SlaPolicy>)
            .Field("template", One<DocumentTemplate>)
            .Field("organisationPolicy", known => known.ShowNamed<SlaPolicy>(known.OrganisationPolicy))
            .Field("channelsAffectedBy", (field, _) => Among(field, (known, services) => known.ShowAll(known.ChannelsAffectedBy(services))))
            .Field("workingChannels", (field, _) => Among(field, (known, services) => known.ShowAll(known.WorkingChannels(services))));
        CatalogueLists.Bind(schema, catalogue);
        catalogue.Properties();
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        field.Service<CurrentActor>().Require(Permission.Read);
        return await CatalogueRecords.OfAsync(field, field.Argument<Instant?>("asKnownAt"), cancellation);
    }

    private static ValueTask<object?> One<T>(FieldContext field, CancellationToken cancellation)
        where T : CatalogueItem => ValueTask.FromResult<object?>(
            CatalogueIds.Find(field.Argument<string>("id")) is { } id ? field.Parent<CatalogueRecord>().ShowFound<T>(id) : null);

    private static ValueTask<object?> Among(FieldContext field, Func<CatalogueRecord, IEnumerable<ServiceId>, object> find)
    {
        var ids = field.Argument<IReadOnlyList<string>>("serviceIds");
        if (ids.Count > MostServices)
            throw new GraphQLException($"serviceIds holds {ids.Count} ids; the limit is {MostServices}. Leave out those that depend on others among them.", "BAD_USER_INPUT");
        return ValueTask.FromResult<object?>(find(field.Parent<CatalogueRecord>(), ids.Select(CatalogueIds.Find).OfType<Guid>().Select(id => new ServiceId(id))));
    }
}
