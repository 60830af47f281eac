using Marten;
using NodaTime;
using Timeline.Api.Host;
using Timeline.Api.Host.Nodes;
using Timeline.Api.Host.Paging;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents;

internal sealed record IncidentFilter(IReadOnlyList<IncidentStatus>? Status, IReadOnlyList<Severity>? Severity, string? Text, bool? IncludeDrills, bool? IncludeCancelled, string? Tag, bool? WithoutPostmortem = null);

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
        var actor = field.Service<CurrentActor>().Require(Permission.Read);
        var page = PageArguments.Of(field, most: 100, standard: 25);
        var (filter, asKnownAt) = (field.Argument<IncidentFilter?>("filter"), field.Argument<Instant?>("asKnownAt"));
        var (where, parameters) = Condition(VisibleIncidents.Lines(actor), filter, field.Service<IDocumentStore>().Options.DatabaseSchemaName);
        if (asKnownAt is not { } moment)
            return await PageAsync();
        if (filter is { Status: not null } or { Severity: not null } or { Text: not null } or { Tag: not null } or { WithoutPostmortem: not null })
            throw new GraphQLException("filter looks for what is known now, and asKnownAt asks for what was known then. Of the filter, only includeDrills and includeCancelled go with asKnownAt.", "BAD_USER_INPUT");

        where += " and (d.data ->> 'DeclaredAt')::timestamptz <= ?";
        parameters.Add(moment.ToDateTimeOffset());
        var found = await PageAsync();
        var earlier = await field.Service<IncidentReader>().EarlierAsync([.. found.Nodes], moment, cancellation);
        return found with { Edges = [.. found.Edges.Zip(earlier, (edge, line) => edge with { Node = line })] };

        Task<Connection<IncidentSummary>> PageAsync() =>
            new DocumentList<IncidentSummary>(field.Service<IDocumentStore>(), where, parameters, Order, Descending: true).PageAsync(page, cancellation);
    }

    private static (string Where, List<object> Parameters) Condition(VisibleRows visible, IncidentFilter? filter, string schema)
    {
        var (where, parameters) = (visible.Sql, visible.Parameters.ToList());
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

        if (filter?.WithoutPostmortem is { } without)
            where += $" and {(without ? "not " : "")}exists (select from \"{schema}\".mt_doc_librarypostmortem p where p.tenant_id = d.tenant_id and p.data ->> 'IncidentId' = d.id::text)";
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
