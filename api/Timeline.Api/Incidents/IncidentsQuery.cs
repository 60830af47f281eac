using System.Globalization;
using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.EventStore;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents;

internal sealed record IncidentFilter(IReadOnlyList<IncidentStatus>? Status, IReadOnlyList<Severity>? Severity, string? Text, bool? IncludeDrills);

internal static class IncidentsQuery
{
    private const char CursorKind = 'i';

    public static void Bind(SchemaBindings schema)
    {
        schema.Input<IncidentFilter>("IncidentFilter");
        schema.Object<Page<IncidentSummary>>("IncidentConnection").Properties();
        schema.Object<IncidentSummary>("IncidentSummary").Properties();
        schema.Query("incidents", ResolveAsync);
    }

    // Newest first is by number: numbers are given in the order of declaration and never change.
    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        field.Service<CurrentActor>().Require(Permission.Read);
        var store = field.Service<IEventStore>();
        var size = Cursor.PageSize(field.Argument<int?>("first"), most: 100, standard: 25);
        var (where, parameters) = Condition(field.Argument<IncidentFilter?>("filter"));

        var total = await store.Documents.CountAsync<IncidentSummary>(Tenants.Only, where, parameters, cancellation);
        var page = where;
        if (field.Argument<string?>("after") is { } after)
        {
            parameters.Add((int)Math.Clamp(Cursor.Decode(after, CursorKind, 1)[0], 0, int.MaxValue));
            page += $" and (d.data ->> 'Number')::int < ${parameters.Count}";
        }

        page += string.Create(CultureInfo.InvariantCulture, $" order by (d.data ->> 'Number')::int desc limit {size + 1}");
        var found = await store.Documents.QueryAsync<IncidentSummary>(Tenants.Only, page, parameters, cancellation);
        var nodes = found.Take(size).ToList();
        return new Page<IncidentSummary>(
            nodes, new PageInfo(found.Count > size, nodes is [.., var last] ? Cursor.Encode(CursorKind, last.Number) : null), (int)total);
    }

    private static (string Where, List<object?> Parameters) Condition(IncidentFilter? filter)
    {
        var (where, parameters) = ("true", new List<object?>());
        if (filter?.Status is { } statuses)
            Add("d.data ->> 'Status' = any(${0})", statuses.Select(status => status.ToString()).ToArray());
        if (filter?.Severity is { } severities)
            Add("d.data ->> 'Severity' = any(${0})", severities.Select(severity => severity.ToString()).ToArray());
        if (filter?.Text?.Trim() is { Length: > 0 } text)
            Add("(d.data ->> 'Title' ilike ${0} or d.data ->> 'Key' ilike ${0})", "%" + EscapeLike(Bounded(text)) + "%");
        if (filter?.IncludeDrills is not true)
            Add("d.data ->> 'Kind' = ${0}", nameof(IncidentKind.Real));
        return (where, parameters);

        void Add(string condition, object value)
        {
            parameters.Add(value);
            where += " and " + condition.Replace("${0}", "$" + parameters.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
    }

    private static string Bounded(string text) => text.Length <= 200
        ? text
        : throw new GraphQLException($"filter.text is {text.Length} characters; the limit is 200.", "BAD_USER_INPUT");

    private static string EscapeLike(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
