using Marten;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Host.Paging;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Metrics;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Metrics;

internal sealed record MetricFiguresInput(
    MetricKind Metric, LocalDate From, LocalDate To, string Zone, MetricFilter? Filter, MetricGrouping? GroupBy, TrendUnit? Trend, bool? WithMean)
{
    public MetricScope Scope => new(From, To, Zone, Filter, GroupBy, Trend);
}

internal sealed record MetricSharesInput(LocalDate From, LocalDate To, string Zone, MetricFilter? Filter, MetricGrouping? GroupBy, TrendUnit? Trend)
{
    public MetricScope Scope => new(From, To, Zone, Filter, GroupBy, Trend);
}

/// <summary>One value of the picture.</summary>
internal sealed record MetricPoint(MetricPointRow Row, MetricDefinition Definition);

internal static class MetricQueries
{
    private static readonly ListOrder<MetricPointRow> Order = new(
        'm', OrderPart.Number<MetricPointRow>(row => row.StartedAt.ToDateTimeUtc().Ticks), OrderPart.Number<MetricPointRow>(row => row.Number), OrderPart.Number<MetricPointRow>(row => row.Ordinal));

    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<MetricKind>("MetricKind");
        schema.Enum<MetricGrouping>("MetricGrouping");
        schema.Enum<TrendUnit>("MetricTrend");
        schema.Input<MetricFilter>("MetricFilter");
        schema.Input<MetricFiguresInput>("MetricFiguresInput");
        schema.Input<MetricSharesInput>("MetricSharesInput");
        schema.Object<MetricDefinition>("MetricDefinition").Properties();
        schema.Object<Figure>("MetricFigure").Properties();
        schema.Object<Percentiles>("MetricPercentiles").Properties();
        schema.Object<FigurePeriod>("MetricPeriod").Properties();
        schema.Object<PeriodFigure>("MetricPeriodFigure").Properties();
        schema.Object<GroupFigure>("MetricGroupFigure").Properties();
        schema.Object<FigureBin>("MetricBin").Properties();
        schema.Object<MetricFigures>("MetricFigures")
            .Field("from", figures => figures.Question.Condition.From)
            .Field("until", figures => figures.Question.Condition.Until)
            .Field("zone", figures => figures.Question.Scope.Zone)
            .Field("computedFor", figures => figures.Question.ComputedFor)
            .Field("points", PointsAsync)
            .Properties();
        schema.Object<MetricPoint>("MetricPoint")
            .Field("incidentId", point => point.Row.IncidentId.ToString())
            .Field("key", point => Key(point.Row))
            .Field("severity", point => point.Row.Severity)
            .Field("startedAt", point => point.Row.StartedAt)
            .Field("value", point => point.Row.Shown(point.Definition))
            .Field("incident", async (field, _) => await field.LoadAsync(field.Service<IncidentSummaryByIdLoader>(), field.Parent<MetricPoint>().Row.IncidentId));
        schema.BindConnection<MetricPoint>("MetricPoint");

        schema.Object<DetectedShare>("MetricDetectedShare").Properties();
        schema.Object<ShareFigure>("MetricShareFigure").Properties();
        schema.Object<PeriodShare>("MetricPeriodShare").Properties();
        schema.Object<GroupShare>("MetricGroupShare").Properties();
        schema.Object<MetricShares>("MetricShares")
            .Field("from", shares => shares.Question.Condition.From)
            .Field("until", shares => shares.Question.Condition.Until)
            .Field("zone", shares => shares.Question.Scope.Zone)
            .Field("computedFor", shares => shares.Question.ComputedFor)
            .Properties();
        schema.Query("metricFigures", FiguresAsync);
        schema.Query("metricShares", SharesAsync);
    }

    /// <summary>The incident's key.</summary>
    public static string Key(MetricPointRow row) => IncidentKey.Of(row.Number);

    private static async ValueTask<object?> FiguresAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<MetricFiguresInput>("input");
        var question = await MetricQuestion.ReadAsync(input.Scope, field.Service<CurrentActor>(), field.Service<IDocumentStore>(), field.Service<CatalogueRecords>(), cancellation);
        return await MetricFigures.ComputeAsync(input.Metric, question, input.WithMean is true, field.Service<FactIndex>(), field.Service<IClock>(), cancellation);
    }

    private static async ValueTask<object?> SharesAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<MetricSharesInput>("input");
        var question = await MetricQuestion.ReadAsync(input.Scope, field.Service<CurrentActor>(), field.Service<IDocumentStore>(), field.Service<CatalogueRecords>(), cancellation);
        return await MetricShares.ComputeAsync(question, field.Service<FactIndex>(), field.Service<LearningShares>(), field.Service<IClock>(), cancellation);
    }

    private static async ValueTask<object?> PointsAsync(FieldContext field, CancellationToken cancellation)
    {
        var figures = field.Parent<MetricFigures>();
        var first = field.Argument<int?>("first") ?? 100;
        if (first is < 1 or > MetricFigures.MostPoints)
            throw new GraphQLException($"first is {first}; ask for 1 to {MetricFigures.MostPoints}.", "BAD_USER_INPUT");
        var status = field.Argument<MetricStatus?>("status") ?? MetricStatus.Recorded;
        var after = FactPlace.Read(Order.Place("after", field.Argument<string?>("after")), field.Argument<string?>("after"));
        var rows = await field.Service<FactIndex>().PointsAsync(
            figures.Definition.Kind, status, figures.Question.Condition, after, first + 1, cancellation);
        var edges = rows.Take(first).Select(row => new Edge<MetricPoint>(Order.CursorOf(row), new(row, figures.Definition))).ToList();
        var count = status switch
        {
            MetricStatus.Recorded => figures.Total.N,
            MetricStatus.Pending => figures.Total.Pending,
            MetricStatus.NotApplicable => figures.Total.NotApplicable,
            _ => figures.Total.Invalid,
        };
        return new Connection<MetricPoint>(
            edges, new(edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor, Lookups.Of(after is not null), Lookups.Of(rows.Count > first)), Lookups.Of(count));
    }
}
