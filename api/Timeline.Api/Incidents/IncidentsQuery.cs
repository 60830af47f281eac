using Marten;
using Timeline.Api.Host;
using Timeline.Api.Host.Nodes;
using Timeline.Api.Host.Paging;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents;

internal sealed record IncidentFilter(IReadOnlyList<IncidentStatus>? Status, IReadOnlyList<Severity>? Severity, string? Text, bool? IncludeDrills, bool? IncludeCancelled, string? Tag);

internal static class IncidentsQuery
{
    // Numbers are given in the order of declaration and never change.
    private static readonly ListOrder<IncidentSummary> Order = new('i', OrderPart.Number<IncidentSummary>(summary => summary.Number, "(d.data ->> 'Number')::int"));

    public static void Bind(SchemaBindings schema)
    {
        schema.Input<IncidentFilter>("IncidentFilter");
        schema.BindConnection<IncidentSummary>("Incident");
        schema.Object<IncidentSummary>("IncidentSummary")
            .Field("id", summary => GlobalId.Of(GlobalId.Summary, summary.Id))
            .Field("incidentId", summary => summary.Id.ToString())
            .Field("tags", summary => summary.Tags?.Split(' ') ?? [])
            .Properties();
        schema.Query("incidents", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        field.Service<CurrentActor>().Require(Permission.Read);
        var page = PageArguments.Of(field, most: 100, standard: 25);
        var (where, parameters) = Condition(field.Argument<IncidentFilter?>("filter"));
        return await new DocumentList<IncidentSummary>(field.Service<IDocumentStore>(), where, parameters, Order, Descending: true).PageAsync(page, cancellation);
    }

    private static (string Where, List<object> Parameters) Condition(IncidentFilter? filter)
    {
        var (where, parameters) = ("true", new List<object>());
        if (filter?.Status is { } statuses)
            Add("d.data ->> 'Status' = any(string_to_array(?, ','))", string.Join(',', statuses));
        if (filter?.Severity is { } severities)
            Add("d.data ->> 'Severity' = any(string_to_array(?, ','))", string.Join(',', severities));
        if (filter?.Text?.Trim() is { Length: > 0 } text)
        {
            GivenText.Check(text, "filter.text", GivenText.LongestSearch);
            var pattern = "%" + EscapeLike(text) + "%";
            Add("(d.data ->> 'Title' ilike ? or d.data ->> 'Key' ilike ?)", pattern, pattern);
        }

        if (filter?.Tag is { } tag)
        {
            GivenText.Check(tag, "filter.tag", GivenText.LongestSearch);
            Add("? = any(string_to_array(d.data ->> 'Tags', ' '))", Tags.Normalize(tag));
        }

        if (filter?.IncludeDrills is not true)
            Add("d.data ->> 'Kind' = ?", nameof(IncidentKind.Real));
        if (filter?.IncludeCancelled is not true)
            where += " and d.data ->> 'Cancelled' is distinct from 'true'";
        return (where, parameters);

        void Add(string condition, params ReadOnlySpan<object> values)
        {
            where += " and " + condition;
            parameters.AddRange(values);
        }
    }

    private static string EscapeLike(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
