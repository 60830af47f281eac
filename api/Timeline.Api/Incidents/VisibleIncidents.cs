using Marten;
using Marten.Linq.MatchesSql;
using Timeline.Api.People;
using Timeline.Domain.Incidents.Record;

namespace Timeline.Api.Incidents;

/// <summary>
/// Which incidents a caller sees, by today's rights (ADR 32): all that are public, and the private ones that name them. Whatever reads lines of the
/// board, or rows that belong to incidents, reads them by what stands here; a test finds who does not.
/// </summary>
internal static class VisibleIncidents
{
    /// <summary>The lines of private incidents, in the words of their index.</summary>
    public const string PrivateLines = "(d.data ->> 'Named') is not null";

    public static bool IsVisibleTo(this IncidentRecord record, CurrentActor actor) => actor.Sees(record.Named);

    public static bool IsVisibleTo(this IncidentSummary line, CurrentActor actor) => actor.Sees(line.Named);

    /// <summary>The lines of the board that the caller sees.</summary>
    /// <param name="row">What the query calls the line.</param>
    public static VisibleRows Lines(CurrentActor actor, string row = "d") =>
        new($"({row}.data ->> 'Named' is null or jsonb_exists({row}.data -> 'Named', ?))", [actor.Sight?.ToString() ?? ""]);

    /// <summary>The rows of another table whose incident the caller sees. One whose incident is not known is left out.</summary>
    /// <param name="incident">The incident's id in the row, as a UUID.</param>
    /// <param name="row">What the query calls the row.</param>
    public static VisibleRows RowsOf(IDocumentStore store, CurrentActor actor, string incident = "(d.data ->> 'IncidentId')::uuid", string row = "d")
    {
        var lines = Lines(actor, "visible");
        return lines with
        {
            Sql = $"""
                   exists (select 1 from "{store.Options.DatabaseSchemaName}".mt_doc_incidentsummary visible
                     where visible.tenant_id = {row}.tenant_id and visible.id = {incident} and {lines.Sql})
                   """,
        };
    }

    /// <summary>The lines of these incidents; those that the caller does not see are left out like those that there are not.</summary>
    public static async Task<IReadOnlyList<IncidentSummary>> LoadVisibleAsync(
        this IQuerySession session, CurrentActor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        ids.Count == 0 ? [] : [.. (await session.LoadManyAsync<IncidentSummary>(cancellation, [.. ids])).Where(line => line.IsVisibleTo(actor))];

    /// <summary>The incidents that the caller does not see. Costs what private incidents there are.</summary>
    public static async Task<IReadOnlyList<Guid>> HiddenAsync(this IQuerySession session, CurrentActor actor, CancellationToken cancellation) =>
        await session.HiddenLines(actor).Select(line => line.Id).ToListAsync(cancellation);

    /// <summary>As the other, by their numbers.</summary>
    public static async Task<IReadOnlyList<int>> HiddenNumbersAsync(this IQuerySession session, CurrentActor actor, CancellationToken cancellation) =>
        await session.HiddenLines(actor).Select(line => line.Number).ToListAsync(cancellation);

    private static IQueryable<IncidentSummary> HiddenLines(this IQuerySession session, CurrentActor actor)
    {
        var lines = Lines(actor);
        return session.Query<IncidentSummary>().Where(line => line.MatchesSql($"{PrivateLines} and not {lines.Sql}", lines.Parameters.ToArray()));
    }
}

/// <summary>A condition on rows.</summary>
/// <param name="Sql">With a question mark for each parameter.</param>
/// <param name="Parameters">The values of the question marks.</param>
internal sealed record VisibleRows(string Sql, IReadOnlyList<object> Parameters);
