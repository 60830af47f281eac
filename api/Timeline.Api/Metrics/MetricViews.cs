using System.Text.Json;
using System.Text.Json.Serialization;
using Marten;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using Timeline.Api.Catalogue;
using Timeline.Api.People;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Metrics;

/// <summary>Saved views: everybody's list, and one by its id. Each is computed with the rights of whoever reads it.</summary>
internal static class MetricViews
{
    // What is stored: members and values are added, never renamed.
    private static readonly JsonSerializerOptions Json = new JsonSerializerOptions { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true }
        .ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    public static void Bind(SchemaBindings schema)
    {
        schema.Object<MetricView>("MetricView")
            .Field("viewId", view => view.Id.ToString())
            .Field("owner", async (field, cancellation) => await OwnerAsync(field, cancellation))
            .Field("own", (field, _) => new(field.Parent<MetricView>().OwnerId == field.Service<CurrentActor>().Id))
            .Field("figures", FiguresAsync)
            .Properties();
        schema.Query("metricViews", ListAsync);
        schema.Query("metricView", async (field, cancellation) =>
        {
            field.Service<CurrentActor>().Require(Permission.Read);
            await using var session = field.Service<IDocumentStore>().Reading();
            return await FindAsync(session, field.Argument<string>("id"), cancellation);
        });
    }

    public static string ToJson(MetricFiguresInput input) => JsonSerializer.Serialize(input, Json);

    /// <summary>What a view asks today.</summary>
    public static MetricFiguresInput Of(MetricFiguresInput saved, int? lastDays, IClock clock)
    {
        if (lastDays is not { } days || !ZoneNames.Exists(saved.Zone))
            return saved;
        var today = clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[saved.Zone]).Date;
        return saved with { From = today.PlusDays(1 - days), To = today };
    }

    public static async Task<MetricView?> FindAsync(IQuerySession session, string id, CancellationToken cancellation) =>
        Guid.TryParseExact(id, "D", out var known) ? await session.LoadAsync<MetricView>(known, cancellation) : null;

    private static async ValueTask<object?> ListAsync(FieldContext field, CancellationToken cancellation)
    {
        var actor = field.Service<CurrentActor>().Require(Permission.Read);
        await using var session = field.Service<IDocumentStore>().Reading();
        var views = await session.Query<MetricView>().Where(view => view.ForAll || view.OwnerId == actor.Id).ToListAsync(cancellation);
        return views.OrderBy(view => view.NameKey, StringComparer.Ordinal).ThenBy(view => view.Id).ToList();
    }

    private static async ValueTask<object?> OwnerAsync(FieldContext field, CancellationToken cancellation)
    {
        var (view, former) = (field.Parent<MetricView>(), field.Service<FormerMembers>());
        await using var session = field.Service<IDocumentStore>().Reading();
        await former.RefreshAsync(session, cancellation);
        return former.Shown(view.OwnerId, view.Owner);
    }

    private static async ValueTask<object?> FiguresAsync(FieldContext field, CancellationToken cancellation)
    {
        var view = field.Parent<MetricView>();
        var input = Of(JsonSerializer.Deserialize<MetricFiguresInput>(view.Question, Json)!, view.LastDays, field.Service<IClock>());
        var question = await MetricQuestion.ReadAsync(input.Scope, field.Service<CurrentActor>(), field.Service<IDocumentStore>(), field.Service<CatalogueRecords>(), cancellation);
        return await MetricFigures.ComputeAsync(input.Metric, question, input.WithMean is true, field.Service<FactIndex>(), field.Service<IClock>(), cancellation);
    }
}
