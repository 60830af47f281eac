using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Host;
using Timeline.Api.Incidents;
using Timeline.Api.Metrics;
using Timeline.Api.Search;
using Timeline.Domain.Incidents;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Lessons;

/// <summary>What narrows the library. All conditions hold together; null: any.</summary>
internal sealed record LessonFilter(
    IReadOnlyList<LessonCategory>? Category, string? Text, IReadOnlyList<string>? Service, IReadOnlyList<string>? Team, string? Cause, bool? CameBack, bool? WithOpenActions, Instant? From,
    Instant? To, bool? IncludeCancelled);

/// <summary>The filter as a condition on lessons, which are called <c>d</c>.</summary>
/// <param name="schema">Of the tables.</param>
internal sealed class LessonCondition(string schema, VisibleRows visible, VisibleRows others)
{
    private const int MostValues = 100;
    private const string Incident = "(d.data ->> 'IncidentId')::uuid";

    private readonly List<string> _where = [visible.Sql, "(d.data ->> 'CameBack') is distinct from 'true'"];
    private readonly List<object> _parameters = [.. visible.Parameters];

    public (string Where, IReadOnlyList<object> Parameters) Sql => (string.Join(" and ", _where), _parameters);

    public async ValueTask AddAsync(FieldContext field, LessonFilter? filter, CancellationToken cancellation)
    {
        if (filter?.IncludeCancelled is not true)
            Add($"not exists (select from \"{schema}\".mt_doc_incidentsummary s where s.tenant_id = d.tenant_id and s.id = {Incident} and s.data ->> 'Cancelled' = 'true')");
        if (filter is null)
            return;

        if (filter.Category is { } categories)
            Add("d.data ->> 'Category' = any(string_to_array(?, ','))", string.Join(',', categories));
        if (Words(filter.Text, "text") is { } text)
            Add("position(lower(?) in lower(d.data ->> 'Text')) > 0", text);
        if (filter.Service is not null || filter.Team is not null)
            AddServices(filter, new MetricsNamed(await CatalogueRecords.OfAsync(field, asKnownAt: null, cancellation)));
        if (Words(filter.Cause, "cause") is { } cause)
            AddCause(cause);
        if (filter.CameBack is { } back)
            AddCameBack(back);
        if (filter.WithOpenActions is { } open)
        {
            Add($"""
                {(open ? "" : "not ")}exists (select from "{schema}".mt_doc_libraryactionitem a where a.tenant_id = d.tenant_id and a.data ->> 'LessonId' = d.id::text and a.data ->> 'Status' = 'Open')
                """);
        }

        if (filter.From is { } from)
            Add("(d.data ->> 'RecordedAt')::timestamptz >= ?::timestamptz", Say.Time(from));
        if (filter.To is { } to)
            Add("(d.data ->> 'RecordedAt')::timestamptz < ?::timestamptz", Say.Time(to));
    }

    private void AddServices(LessonFilter filter, MetricsNamed named)
    {
        AddMembers(filter.Service, "service", named.OfService);
        AddMembers(filter.Team, "team", given => named.OfTeam(given)
            ?? throw new GraphQLException($"filter.team holds \"{Excerpt.Of(given)}\", which is no team of the catalogue. Give the id or the name of one.", "BAD_USER_INPUT"));
    }

    private void AddMembers(IReadOnlyList<string>? given, string field, Func<string, IEnumerable<(FactDimension Dimension, string Key)>> keysOf)
    {
        if (given is null)
            return;
        if (given.Count > MostValues)
            throw new GraphQLException($"filter.{field} holds {given.Count} values; the limit is {MostValues}. Leave it out to take all, or ask in several requests.", "BAD_USER_INPUT");
        foreach (var one in given)
            GivenText.Check(one, $"filter.{field}", GivenText.LongestSearch);
        Add($"""
            {Incident} in (select f.incident_id from "{schema}".{FactTables.Members} m join "{schema}".{FactTables.Facts} f on f.tenant_id = m.tenant_id and f.number = m.number
                where m.tenant_id = d.tenant_id and m.dimension = {(int)FactDimension.Service} and m.key = any(string_to_array(?, chr(10))))
            """,
            string.Join('\n', given.SelectMany(keysOf).Select(key => key.Key).Distinct(StringComparer.Ordinal)));
    }

    private void AddCause(string cause) => Add(
        $"""
         {Incident} in (select t.incident_id from "{schema}".{SearchTables.Things} t where t.tenant_id = d.tenant_id and not t.retracted
             and t.words @@ ?::tsquery and position(lower(?) in lower(t.text)) > 0)
         """,
        SearchFacts.AnyOf([EntryKind.RootCause, EntryKind.ContributingFactor, EntryKind.Trigger]), cause);

    // By what the reader may know of.
    private void AddCameBack(bool back) => Add(
        $"""
         {(back ? "" : "not ")}exists (select from "{schema}".mt_doc_librarylesson o where o.tenant_id = d.tenant_id and o.data ->> 'IncidentId' <> d.data ->> 'IncidentId'
             and coalesce(o.data ->> 'SameAs', o.id::text) = coalesce(d.data ->> 'SameAs', d.id::text) and {others.Sql})
         """,
        [.. others.Parameters]);

    private void Add(string condition, params object[] parameters)
    {
        _where.Add(condition);
        _parameters.AddRange(parameters);
    }

    private static string? Words(string? given, string field)
    {
        if (given?.Trim() is not { Length: > 0 } text)
            return null;
        GivenText.Check(text, $"filter.{field}", GivenText.LongestSearch);
        return text;
    }
}
