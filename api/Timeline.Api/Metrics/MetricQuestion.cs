using Marten;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Host;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Metrics;

/// <summary>What figures go by.</summary>
internal enum MetricGrouping
{
    Severity,
    HighestSeverity,
    Service,
    Customer,
    Team,
    DetectedBy,
    Kind,
}

/// <summary>What narrows figures. All conditions hold together; null: any.</summary>
internal sealed record MetricFilter(
    IReadOnlyList<Severity>? Severity, bool? ByHighestSeverity, IReadOnlyList<string>? Service, IReadOnlyList<string>? Customer, IReadOnlyList<string>? Team,
    IReadOnlyList<DetectedBy>? DetectedBy, IReadOnlyList<IncidentKind>? Kind, bool? IncludeCancelled, bool? IncludeDuplicates);

/// <summary>What is asked over many incidents: days in a zone, narrowed, grouped, by time.</summary>
/// <param name="To">The last day, inclusive.</param>
internal sealed record MetricScope(LocalDate From, LocalDate To, string Zone, MetricFilter? Filter, MetricGrouping? GroupBy, TrendUnit? Trend)
{
    /// <summary>Whether there are groups, each with a trend of its own.</summary>
    public bool IsGrouped { get; init; } = GroupBy is not null;
}

/// <summary>A question that was found to be in order, for somebody who asks.</summary>
/// <param name="Periods">Null: no trend is asked for.</param>
/// <param name="ComputedFor">Whose rights it was computed with.</param>
internal sealed record MetricQuestion(MetricScope Scope, FactCondition Condition, FigurePeriods? Periods, MetricsNamed Named, string ComputedFor)
{
    private const int MostDays = 36_600;
    private const int MostParts = 400;
    private const int MostPartsOfGroups = 60;
    private const int MostValues = 100;

    /// <exception cref="GraphQLException">BAD_USER_INPUT: names the member, what it holds and what it may hold.</exception>
    public static async Task<MetricQuestion> ReadAsync(MetricScope scope, CurrentActor actor, IDocumentStore store, CatalogueRecords catalogues, CancellationToken cancellation)
    {
        actor.Require(Permission.Read);
        if (!ZoneNames.Exists(scope.Zone))
            throw Bad($"input.zone is \"{Excerpt.Of(scope.Zone)}\", which is not in the time zone database. Give a name such as America/Chicago.");
        if (scope.To < scope.From || Period.DaysBetween(scope.From, scope.To) >= MostDays)
            throw Bad($"input.to is {Say.Date(scope.To)} and input.from {Say.Date(scope.From)}: these are not 1 to {MostDays} days. Give a later end, or fewer days.");
        var mostParts = scope.IsGrouped ? MostPartsOfGroups : MostParts;
        if (scope.Trend is { } unit && FigurePeriods.Count(scope.From, scope.To, unit) > mostParts + 2)
            throw Bad($"input.trend by {unit.ToString().ToUpperInvariant()} cuts these days into more than {mostParts} parts, which is the limit{(scope.IsGrouped ? " for groups" : "")}. Ask for a longer unit, or fewer days.");

        await using var session = store.Reading();
        var named = new MetricsNamed(await catalogues.ReadAsync(session, cancellation));
        var zone = DateTimeZoneProviders.Tzdb[scope.Zone];
        var condition = new FactCondition(
            scope.From.StartIn(zone), scope.To.PlusDays(1).StartIn(zone), await session.HiddenNumbersAsync(actor, cancellation));
        return new(
            scope, Narrowed(condition, scope.Filter, named), scope.Trend is { } trend ? FigurePeriods.Of(scope.From, scope.To, zone, trend) : null, named,
            $"{actor.Name} ({actor.Role.ToString().ToUpperInvariant()})");
    }

    private static FactCondition Narrowed(FactCondition condition, MetricFilter? filter, MetricsNamed named)
    {
        if (filter is null)
            return condition;
        Check(filter.Severity, "severity");
        Check(filter.DetectedBy, "detectedBy");
        Check(filter.Kind, "kind");
        var members = new List<IReadOnlyList<(FactDimension, string)>>();
        void Add(IReadOnlyList<string>? given, string field, Func<string, IEnumerable<(FactDimension, string)>> keys)
        {
            Check(given, field);
            if (given is null)
                return;
            foreach (var text in given)
                GivenText.Check(text, $"input.filter.{field}", GivenText.LongestSearch);
            members.Add([.. given.SelectMany(keys).Distinct()]);
        }

        Add(filter.Service, "service", named.OfService);
        Add(filter.Customer, "customer", named.OfCustomer);
        Add(filter.Team, "team", given => named.OfTeam(given)
            ?? throw Bad($"input.filter.team holds \"{Excerpt.Of(given)}\", which is no team of the catalogue. Give the id or the name of one."));
        return condition with
        {
            Severities = filter.Severity,
            ByHighest = filter.ByHighestSeverity is true,
            DetectedBy = filter.DetectedBy,
            Kinds = filter.Kind ?? condition.Kinds,
            Standings = [FactStanding.Counted, .. filter.IncludeCancelled is true ? [FactStanding.Cancelled] : (FactStanding[])[], .. filter.IncludeDuplicates is true ? [FactStanding.Duplicate] : (FactStanding[])[]],
            Members = members,
        };

        static void Check<T>(IReadOnlyList<T>? given, string field)
        {
            if (given?.Count > MostValues)
                throw Bad($"input.filter.{field} holds {given.Count} values; the limit is {MostValues}. Leave it out to take all, or ask in several requests.");
        }
    }

    /// <summary>Names the member, what it holds and what it may hold.</summary>
    public static GraphQLException Bad(string message) => new(message, "BAD_USER_INPUT");
}
