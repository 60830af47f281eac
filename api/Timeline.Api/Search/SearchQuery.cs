using Marten;
using NodaTime;
using Timeline.Api.Host;
using Timeline.Api.Host.Nodes;
using Timeline.Api.Host.Paging;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Search;

internal sealed record SearchFilter(
    IReadOnlyList<string>? Incident, IReadOnlyList<SearchedThing>? Thing, IReadOnlyList<EntryKind>? EntryKind, IReadOnlyList<Severity>? Severity,
    Instant? From, Instant? To, bool? IncludeDrills, bool? IncludeRetracted);

/// <summary>A result: the row, and why it was found.</summary>
internal sealed record SearchResult(FoundRow Row, SearchTerms Terms);

/// <summary>One page of results.</summary>
/// <param name="Similar">True when words that are spelt alike were looked for too, and found.</param>
internal sealed record SearchPage(Connection<SearchResult> Page, int RankedAmong, bool More, bool Similar);

internal static class SearchQuery
{
    private const int MostIncidents = 100;

    // With fewer results than this, words that are spelt alike are taken too.
    private const int Few = 3;

    // Both are better the greater they are, and a list is in ascending order.
    private static readonly ListOrder<SearchMatch> Order = new(
        's', OrderPart.Number<SearchMatch>(match => -match.Rank), OrderPart.Number<SearchMatch>(match => -match.At), OrderPart.Id<SearchMatch>(match => match.Id, ""));

    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<SearchedThing>("SearchedThing");
        schema.Input<SearchFilter>("SearchFilter");
        schema.Object<SearchPage>("SearchConnection")
            .Field("edges", page => page.Page.Edges)
            .Field("nodes", page => page.Page.Nodes)
            .Field("pageInfo", page => page.Page.PageInfo)
            .Properties();
        schema.Object<Edge<SearchResult>>("SearchEdge").Properties();
        schema.Object<SearchResult>("SearchResult")
            .Field("nodeId", result => NodeIdOf(result.Row))
            .Field("thing", result => Enum.Parse<SearchedThing>(result.Row.Thing))
            .Field("entryId", result => result.Row.Kind is null ? null : result.Row.Id.ToString())
            .Field("entryKind", result => result.Row.Kind is { } kind ? Enum.Parse<EntryKind>(kind) : (EntryKind?)null)
            .Field("occurredAt", result => Instant.FromDateTimeUtc(result.Row.OccurredAt))
            .Field("retracted", result => result.Row.Retracted)
            .Field("fragments", result => SearchHighlight.Of(result.Row.Text, result.Terms))
            .Field("incident", async (field, _) => await field.LoadAsync(field.Service<IncidentSummaryByIdLoader>(), field.Parent<SearchResult>().Row.IncidentId));
        schema.Object<SearchFragment>("SearchFragment").Properties();
        schema.Object<SearchPart>("SearchPart").Properties();
        schema.Query("search", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        field.Service<CurrentActor>().Require(Permission.Read);
        var page = PageArguments.Of(field, most: 100, standard: 25);
        var text = field.Argument<string>("text");
        GivenText.Check(text, "text", GivenText.LongestSearch);
        var scope = await ScopeAsync(field, field.Argument<SearchFilter?>("filter"), cancellation);
        var terms = SearchTerms.Of(text);
        if (terms.Words.Count == 0 || scope is null)
            return await PageAsync(field, [], terms, page, more: false, similar: false, cancellation);

        var index = field.Service<SearchIndex>();
        var (matches, more) = await index.FindAsync(terms, scope, cancellation);
        if (matches.Count >= Few)
            return await PageAsync(field, matches, terms, page, more, similar: false, cancellation);

        var alike = await index.WithAlikeAsync(terms, cancellation);
        var found = matches.Count;
        if (alike.Alike.Count > 0)
            (matches, more) = await index.FindAsync(alike, scope, cancellation);
        return await PageAsync(field, matches, alike, page, more, similar: matches.Count > found, cancellation);
    }

    private static async Task<SearchPage> PageAsync(
        FieldContext field, IReadOnlyList<SearchMatch> matches, SearchTerms terms, PageArguments arguments, bool more, bool similar, CancellationToken cancellation)
    {
        var page = Order.Page([.. matches.OrderByDescending(match => match.Rank).ThenByDescending(match => match.At).ThenBy(match => match.Id)], arguments);
        var rows = page.Edges.Count == 0
            ? new Dictionary<Guid, FoundRow>()
            : await field.Service<SearchIndex>().ReadAsync([.. page.Nodes.Select(match => match.Id)], cancellation);
        var edges = page.Edges.Where(edge => rows.ContainsKey(edge.Node.Id)).Select(edge => new Edge<SearchResult>(edge.Cursor, new(rows[edge.Node.Id], terms))).ToList();
        return new(new(edges, page.PageInfo, page.TotalCount), matches.Count, more, similar);
    }

    // Null: nothing can be found.
    private static async Task<SearchScope?> ScopeAsync(FieldContext field, SearchFilter? filter, CancellationToken cancellation)
    {
        if (filter is { Thing.Count: 0 } or { EntryKind.Count: 0 } or { Severity.Count: 0 } or { Incident.Count: 0 })
            return null;
        var facts = new List<string>();
        if (filter?.Thing is { } things)
            facts.Add(SearchFacts.AnyOf(things));
        if (filter?.EntryKind is { } kinds)
            facts.Add(SearchFacts.AnyOf(kinds));
        if (filter?.Severity is { } severities)
            facts.Add(SearchFacts.AnyOf(severities));
        if (filter?.IncludeDrills is not true)
            facts.Add(SearchFacts.NoDrill);
        var incidents = filter?.Incident is { } given ? await IncidentsAsync(field, given, cancellation) : null;
        return incidents is { Count: 0 }
            ? null
            : new(string.Join(" & ", facts), incidents, await HiddenAsync(field, cancellation), filter?.From?.ToDateTimeUtc(), filter?.To?.ToDateTimeUtc(), filter?.IncludeRetracted is true);
    }

    private static async Task<IReadOnlyList<Guid>> HiddenAsync(FieldContext field, CancellationToken cancellation)
    {
        await using var session = field.Service<IDocumentStore>().Reading();
        return await session.HiddenAsync(field.Service<CurrentActor>(), cancellation);
    }

    private static async Task<IReadOnlyList<Guid>> IncidentsAsync(FieldContext field, IReadOnlyList<string> given, CancellationToken cancellation)
    {
        if (given.Count > MostIncidents)
            throw new GraphQLException($"filter.incident holds {given.Count} ids; the limit is {MostIncidents}. Search without it, or ask for the rest in another request.", "BAD_USER_INPUT");
        var found = new List<Guid>();
        foreach (var idOrKey in given)
        {
            if (await field.Service<IncidentReader>().FindIdAsync(idOrKey, cancellation) is { } id)
                found.Add(id.Value);
        }

        return found;
    }

    private static string NodeIdOf(FoundRow row) => Enum.Parse<SearchedThing>(row.Thing) switch
    {
        SearchedThing.Theory => GlobalId.Of(GlobalId.Hypothesis, row.Id),
        SearchedThing.Cause => GlobalId.Of(GlobalId.Cause, row.Id),
        _ => row.Id.ToString(),
    };
}
