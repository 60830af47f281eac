using Marten;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Host.Paging;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Metrics;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Metrics;

internal static class AvailabilityQuery
{
    private static readonly ListOrder<AvailabilityWindow> Order = new(
        'v', OrderPart.Number<AvailabilityWindow>(window => window.Row.Span.From.ToDateTimeUtc().Ticks), OrderPart.Number<AvailabilityWindow>(window => window.Row.Number),
        OrderPart.Number<AvailabilityWindow>(window => window.Row.Ordinal));

    public static void Bind(SchemaBindings schema)
    {
        schema.Input<AvailabilityInput>("AvailabilityInput");
        schema.Object<ServiceTimes>("AvailabilityFigure").Properties();
        schema.Object<Availability>("Availability")
            .Field("from", availability => availability.Question.Metrics.Condition.From)
            .Field("until", availability => availability.Question.Metrics.Condition.Until)
            .Field("zone", availability => availability.Question.Input.Zone)
            .Field("calendar", availability => availability.Question.Calendar?.Name)
            .Field("calendarId", availability => availability.Question.Calendar?.Id.ToString())
            .Field("degradedIsDown", availability => availability.Question.DegradedIsDown)
            .Field("computedFor", availability => availability.Question.Metrics.ComputedFor)
            .Field("services", availability => availability.Services.Take(Availability.MostShown).ToList())
            .Field("moreServices", availability => Math.Max(0, availability.Services.Count - Availability.MostShown))
            .Field("definitionsVersion", _ => ServiceTimes.CurrentDefinitions)
            .Properties();
        schema.Object<ServiceAvailability>("ServiceAvailability")
            .Field("figure", service => service.Times)
            .Field("windows", async (field, cancellation) =>
            {
                var service = field.Parent<ServiceAvailability>();
                return Order.Page(await service.Windows.OfAsync(service.Key, cancellation), PageArguments.Of(field, Availability.MostWindows, standard: 100));
            })
            .Properties();
        schema.Object<AvailabilityWindow>("AvailabilityWindow")
            .Field("incidentId", window => window.Row.IncidentId.ToString())
            .Field("key", window => IncidentKey.Of(window.Row.Number))
            .Field("entryId", window => window.Row.EntryId.ToString())
            .Field("level", window => window.Row.Span.Level)
            .Field("from", window => window.Row.Span.From)
            .Field("until", window => window.Row.Span.Until)
            .Field("incident", async (field, _) => await field.LoadAsync(field.Service<IncidentSummaryByIdLoader>(), field.Parent<AvailabilityWindow>().Row.IncidentId))
            .Properties();
        schema.BindConnection<AvailabilityWindow>("AvailabilityWindow");
        schema.Query("availability", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var clock = field.Service<IClock>();
        var question = await AvailabilityQuestion.ReadAsync(
            field.Argument<AvailabilityInput>("input"), field.Service<CurrentActor>(), field.Service<IDocumentStore>(), field.Service<CatalogueRecords>(), clock, cancellation);
        return await Availability.ComputeAsync(question, field.Service<ImpactIndex>(), clock, cancellation);
    }
}
