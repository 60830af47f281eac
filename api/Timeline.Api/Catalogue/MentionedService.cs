using Timeline.Domain.Incidents.Record;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Catalogue;

/// <summary>Shows which service of the catalogue a text mentions: the one in use under that name, else the last that was ever called so.</summary>
internal static class MentionedService
{
    public static void Bind(SchemaBindings schema) => schema.Object<Mention>("Mention").Field("service", ResolveAsync);

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var mention = field.Parent<Mention>();
        if (mention.Kind != MentionKind.Service)
            return null;
        var catalogue = await CatalogueRecords.OfAsync(field, asKnownAt: null, cancellation);
        return catalogue.ServiceCalled(mention.Name) is { } service ? catalogue.Show(service) : null;
    }
}
