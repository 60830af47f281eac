using Marten;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Host.Paging;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Metrics;

/// <summary>A target that was not reached in time.</summary>
internal sealed record SlaMiss(IncidentClock Row, SlaAttainment Attainment)
{
    public FactClock Clock => Row.Clock;

    public long? LateSeconds => Row.LateSeconds(Attainment.ComputedAt);

    public string Reason => Row.Sentence(Attainment);
}

internal static class SlaAttainmentQuery
{
    private static readonly ListOrder<IncidentClock> Order = new(
        'a', OrderPart.Number<IncidentClock>(row => row.Clock.StartedAt.ToDateTimeUtc().Ticks), OrderPart.Number<IncidentClock>(row => row.Number), OrderPart.Number<IncidentClock>(row => row.Ordinal));

    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<SlaGrouping>("SlaGrouping");
        schema.Enum<SlaClocksOf>("SlaClocksOf");
        schema.Input<SlaAttainmentInput>("SlaAttainmentInput");
        schema.Object<AttainmentCount>("SlaAttainmentCount").Properties();
        schema.Object<AttainmentFigure>("SlaAttainmentFigure").Properties();
        schema.Object<PeriodAttainment>("SlaPeriodAttainment").Properties();
        schema.Object<GroupAttainment>("SlaGroupAttainment").Properties();
        schema.Object<SlaAttainment>("SlaAttainment")
            .Field("from", attainment => attainment.Question.Metrics.Condition.From)
            .Field("until", attainment => attainment.Question.Metrics.Condition.Until)
            .Field("zone", attainment => attainment.Question.Input.Zone)
            .Field("computedFor", attainment => attainment.Question.Metrics.ComputedFor)
            .Field("definitionsVersion", _ => Attainments.CurrentDefinitions)
            .Field("misses", MissesAsync)
            .Properties();
        schema.Object<SlaMiss>("SlaMiss")
            .Field("incidentId", miss => miss.Row.IncidentId.ToString())
            .Field("key", miss => IncidentKey.Of(miss.Row.Number))
            .Field("severity", miss => miss.Row.Severity)
            .Field("target", miss => miss.Clock.Target!.Target)
            .Field("policyId", miss => miss.Clock.Target!.Policy.ToString())
            .Field("policy", miss => miss.Attainment.Question.Catalogue.NameOf(miss.Clock.Target!.Policy))
            .Field("policyVersion", miss => miss.Clock.Target!.Version)
            .Field("customerId", miss => miss.Clock.Customer?.ToString())
            .Field("customer", miss => miss.Row.CustomerName(miss.Attainment))
            .Field("isCadence", miss => miss.Clock.Kind == ClockKind.Cadence)
            .Field("startedAt", miss => miss.Clock.StartedAt)
            .Field("dueAt", miss => miss.Clock.DueAt)
            .Field("reachedAt", miss => miss.Clock.To?.At)
            .Field("pausedAfterDue", miss => miss.Clock.Paused.RecordedLate)
            .Field("reassessed", miss => miss.Clock.Reassessed)
            .Field("findingId", miss => miss.Clock.Finding?.ToString())
            .Field("explanation", ExplainAsync)
            .Field("incident", async (field, _) => await field.LoadAsync(field.Service<IncidentSummaryByIdLoader>(), field.Parent<SlaMiss>().Row.IncidentId))
            .Properties();
        schema.BindConnection<SlaMiss>("SlaMiss");
        schema.Query("slaAttainment", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var question = await SlaAttainmentQuestion.ReadAsync(
            field.Argument<SlaAttainmentInput>("input"), field.Service<CurrentActor>(), field.Service<IDocumentStore>(), field.Service<CatalogueRecords>(), cancellation);
        return await SlaAttainment.ComputeAsync(question, field.Service<SlaFactIndex>(), field.Service<IClock>(), cancellation);
    }

    private static async ValueTask<object?> MissesAsync(FieldContext field, CancellationToken cancellation)
    {
        var attainment = field.Parent<SlaAttainment>();
        var first = field.Argument<int?>("first") ?? 100;
        if (first is < 1 or > SlaAttainment.MostClocks)
            throw MetricQuestion.Bad($"first is {first}; ask for 1 to {SlaAttainment.MostClocks}.");
        var after = FactPlace.Read(Order.Place("after", field.Argument<string?>("after")), field.Argument<string?>("after"), int.MaxValue);
        var rows = await field.Service<SlaFactIndex>().PageAsync(attainment.Question, attainment.ComputedAt, ClockOutcome.Missed, after, first + 1, cancellation);
        var edges = rows.Take(first).Select(row => new Edge<SlaMiss>(Order.CursorOf(row), new(row, attainment))).ToList();
        return new Connection<SlaMiss>(
            edges, new(edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor, Lookups.Of(after is not null), Lookups.Of(rows.Count > first)),
            Lookups.Of(attainment.Total.Targets.Missed + attainment.Total.Cadences.Missed));
    }

    // From the incident's record, as whoever asks may see it now, and the catalogue that the fact went by.
    private static async ValueTask<object?> ExplainAsync(FieldContext field, CancellationToken cancellation)
    {
        var miss = field.Parent<SlaMiss>();
        if (await field.Service<IncidentReader>().FindAsync(field.Service<CurrentActor>(), new IncidentId(miss.Row.IncidentId), cancellation) is not { } record)
            return Array.Empty<string>();
        var catalogue = await CatalogueRecords.OfAsync(field, record.AsKnownAt, cancellation);
        return FactClocks.Find(record, catalogue, miss.Clock.Target!, miss.Attainment.ComputedAt)?.Explain() ?? [];
    }
}
