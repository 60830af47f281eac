using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents;

/// <summary>A link as a reader sees it, from the side of the incident around it.</summary>
/// <param name="Words">What goes before the other's key: <c>Caused by</c>.</param>
internal sealed record IncidentLink(string EntryId, LinkKind Kind, bool Outgoing, string Words, IncidentSummary Incident);

/// <summary>The links of an incident; those to incidents that the reader may not know of are not among them.</summary>
internal static class IncidentLinks
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<LinkKind>("LinkKind");
        schema.Object<IncidentLink>("IncidentLink").Properties();
        schema.Object<IncidentRecord>("Incident")
            .Field("links", async (field, cancellation) => await VisibleAsync(field, cancellation))
            .Field("duplicateOf", async (field, _) => await SummaryAsync(field, field.Parent<IncidentRecord>().DuplicateOf?.Incident));
        schema.Object<IncidentSummary>("IncidentSummary")
            .Field("duplicateOf", async (field, _) => await SummaryAsync(field, field.Parent<IncidentSummary>().DuplicateOf));
    }

    private static async ValueTask<IReadOnlyList<IncidentLink>> VisibleAsync(FieldContext field, CancellationToken cancellation)
    {
        var links = field.Parent<IncidentRecord>().Links;
        if (links.Count == 0)
            return [];

        var visible = await field.Service<IncidentSummaryByIdLoader>().LoadAsync([.. links.Select(link => link.Incident).Distinct()], cancellation);
        return
        [
            .. links.Where(link => visible.ContainsKey(link.Incident)).Select(link => new IncidentLink(
                link.EntryId.ToString(), link.Kind, link.Outgoing, LinkWords.Of(link.Kind, link.Outgoing), visible[link.Incident])),
        ];
    }

    private static async ValueTask<object?> SummaryAsync(FieldContext field, Guid? id) =>
        id is { } incident ? await field.LoadAsync(field.Service<IncidentSummaryByIdLoader>(), incident) : null;
}
