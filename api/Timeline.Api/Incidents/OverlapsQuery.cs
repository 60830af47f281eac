using Marten;
using Marten.Linq.MatchesSql;
using NodaTime;
using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents;

/// <summary>What lay beside what, in some days.</summary>
/// <param name="From">The first moment of the days asked for.</param>
/// <param name="To">After the last.</param>
internal sealed record OverlapCalendar(Instant From, Instant To, string Zone, IReadOnlyList<OverlappingIncident> Incidents, bool Truncated);

/// <summary>An incident of the calendar.</summary>
/// <param name="BeganAt">When the fault started, else first contact, else the declaration.</param>
/// <param name="EndedAt">When it was over. Null: it is not.</param>
internal sealed record OverlappingIncident(IncidentSummary Incident, Instant BeganAt, Instant? EndedAt)
{
    /// <summary>Those of the calendar that went on at the same time.</summary>
    public IReadOnlyList<IncidentSummary> Others { get; init; } = [];

    public bool Overlaps(OverlappingIncident other) =>
        this != other && (EndedAt is null || other.BeganAt < EndedAt) && (other.EndedAt is null || BeganAt < other.EndedAt);
}

/// <summary>The calendar of overlaps. What it costs is bounded by the days and the incidents that it shows.</summary>
internal static class OverlapsQuery
{
    private const int MostDays = 366;
    private const int MostIncidents = 200;

    public static void Bind(SchemaBindings schema)
    {
        schema.Object<OverlapCalendar>("OverlapCalendar").Properties();
        schema.Object<OverlappingIncident>("OverlappingIncident").Properties();
        schema.Query("overlaps", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        field.Service<CurrentActor>().Require(Permission.Read);
        var (zone, first, last) = (field.Argument<string>("zone"), field.Argument<LocalDate>("from"), field.Argument<LocalDate>("to"));
        if (!ZoneNames.Exists(zone))
            throw new GraphQLException($"zone \"{Excerpt.Of(zone)}\" is not in the time zone database. Give a name such as America/Chicago.", "BAD_USER_INPUT");
        if (last < first || Period.DaysBetween(first, last) >= MostDays)
            throw new GraphQLException($"The days from {Say.Date(first)} to {Say.Date(last)} are not 1 to {MostDays}. Give a later end, or fewer days.", "BAD_USER_INPUT");

        var tz = DateTimeZoneProviders.Tzdb[zone];
        var (from, to) = (first.StartIn(tz), last.PlusDays(1).StartIn(tz));
        var found = await FindAsync(field, from, to, cancellation);
        var shown = found.Take(MostIncidents).Select(summary => new OverlappingIncident(summary, summary.Began, summary.ResolvedAt)).ToList();
        return new OverlapCalendar(
            from, to, zone, [.. shown.Select(one => one with { Others = [.. shown.Where(one.Overlaps).Select(other => other.Incident)] })], found.Count > MostIncidents);
    }

    private static async Task<IReadOnlyList<IncidentSummary>> FindAsync(FieldContext field, Instant from, Instant to, CancellationToken cancellation)
    {
        var where = $"{IncidentSummary.BeganColumn} < ?::timestamptz and coalesce((d.data ->> 'ResolvedAt')::timestamptz >= ?::timestamptz, true) and d.data ->> 'Cancelled' is distinct from 'true'";
        if (field.Argument<bool?>("includeDrills") is not true)
            where += $" and d.data ->> 'Kind' = '{nameof(IncidentKind.Real)}'";
        var visible = VisibleIncidents.Lines(field.Service<CurrentActor>());
        object[] parameters = [Say.Time(to), Say.Time(from), .. visible.Parameters];
        await using var session = field.Service<IDocumentStore>().Reading();
        return await session.Query<IncidentSummary>()
            .Where(summary => summary.MatchesSql($"{where} and {visible.Sql}", parameters))
            .OrderBySql($"{IncidentSummary.BeganColumn}, (d.data ->> 'Number')::int")
            .Take(MostIncidents + 1)
            .ToListAsync(cancellation);
    }
}
