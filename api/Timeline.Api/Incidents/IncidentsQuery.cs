using Marten;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Host;
using Timeline.Api.Host.Nodes;
using Timeline.Api.Host.Paging;
using Timeline.Api.Metrics;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Metrics;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents;

internal sealed record IncidentFilter(
    IReadOnlyList<IncidentStatus>? Status, IReadOnlyList<Severity>? Severity, string? Text, bool? IncludeDrills, bool? IncludeCancelled, string? Tag,
    IReadOnlyList<string>? Service = null, IReadOnlyList<string>? Customer = null, bool? Private = null, Instant? BeganFrom = null, Instant? BeganBefore = null, bool? WithoutPostmortem = null)
{
    /// <summary>Whether it asks for nothing that only the present knows.</summary>
    public bool IsOfAnyTime => this with { IncludeDrills = null, IncludeCancelled = null } == new IncidentFilter(null, null, null, null, null, null);
}

/// <summary>What the list is ordered by.</summary>
internal enum IncidentOrder
{
    Newest,
    Oldest,
    Worst,
}

internal static class IncidentsQuery
{
    // Numbers are given in the order of declaration and never change.
    private static readonly ListOrder<IncidentSummary> Order = new('i', OrderPart.Number<IncidentSummary>(summary => summary.Number, "(d.data ->> 'Number')::int"));
    private static readonly ListOrder<IncidentSummary> ByWorst = new(
        'w', OrderPart.Number<IncidentSummary>(summary => (int)summary.Severity + 1, "right(d.data ->> 'Severity', 1)::int"),
        OrderPart.Number<IncidentSummary>(summary => -summary.Number, "-(d.data ->> 'Number')::int"));

    private const int MostValues = 100;

    public static void Bind(SchemaBindings schema)
    {
        schema.Input<IncidentFilter>("IncidentFilter");
        schema.Enum<IncidentOrder>("IncidentOrder");
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
        if (filter is { Service: not null } or { Customer: not null })
            AddMembers(new MetricsNamed(await CatalogueRecords.OfAsync(field, asKnownAt: null, cancellation)));
        if (asKnownAt is not { } moment)
            return await PageAsync();
        if (filter is { IsOfAnyTime: false })
            throw new GraphQLException("filter looks for what is known now, and asKnownAt asks for what was known then. Of the filter, only includeDrills and includeCancelled go with asKnownAt.", "BAD_USER_INPUT");

        where += " and (d.data ->> 'DeclaredAt')::timestamptz <= ?";
        parameters.Add(moment.ToDateTimeOffset());
        var found = await PageAsync();
        var earlier = await field.Service<IncidentReader>().EarlierAsync([.. found.Nodes], moment, cancellation);
        return found with { Edges = [.. found.Edges.Zip(earlier, (edge, line) => edge with { Node = line })] };

        Task<Connection<IncidentSummary>> PageAsync()
        {
            var order = field.Argument<IncidentOrder?>("orderBy") ?? IncidentOrder.Newest;
            return new DocumentList<IncidentSummary>(
                field.Service<IDocumentStore>(), where, parameters, order == IncidentOrder.Worst ? ByWorst : Order, Descending: order == IncidentOrder.Newest).PageAsync(page, cancellation);
        }

        void AddMembers(MetricsNamed named)
        {
            AddMember(filter.Service, "service", named.OfService);
            AddMember(filter.Customer, "customer", named.OfCustomer);
        }

        void AddMember(IReadOnlyList<string>? given, string member, Func<string, IEnumerable<(FactDimension Dimension, string Key)>> keysOf)
        {
            if (given is null)
                return;
            if (given.Count > MostValues)
                throw new GraphQLException($"filter.{member} holds {given.Count} values; the limit is {MostValues}. Leave it out to take all, or ask in several requests.", "BAD_USER_INPUT");
            foreach (var one in given)
                GivenText.Check(one, $"filter.{member}", GivenText.LongestSearch);
            var keys = given.SelectMany(keysOf).Distinct().Select(key => $"{(int)key.Dimension}:{key.Key}");
            where += $"""
                 and d.id in (select f.incident_id from "{field.Service<IDocumentStore>().Options.DatabaseSchemaName}".{FactTables.Members} m
                    join "{field.Service<IDocumentStore>().Options.DatabaseSchemaName}".{FactTables.Facts} f on f.tenant_id = m.tenant_id and f.number = m.number
                    where m.tenant_id = d.tenant_id and m.dimension || ':' || m.key = any(string_to_array(?, chr(10))))
                """;
            parameters.Add(string.Join('\n', keys));
        }
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

        if (filter?.Private is { } hidden)
            where += hidden ? $" and {VisibleIncidents.PrivateLines}" : $" and not ({VisibleIncidents.PrivateLines})";
        if (filter?.BeganFrom is { } from)
            Add($"{IncidentSummary.BeganColumn} >= ?", from.ToDateTimeOffset());
        if (filter?.BeganBefore is { } before)
            Add($"{IncidentSummary.BeganColumn} < ?", before.ToDateTimeOffset());
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
