using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents;

/// <summary>Binds the clocks of targets.</summary>
internal static class ClockTypes
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Object<ClockPause>("SlaClockPause").Field("entryId", pause => pause.EntryId.ToString()).Properties();
        schema.Object<SlaClock>("SlaClock")
            .Field("target", clock => clock.Target?.Target)
            .Field("severity", clock => clock.Target?.Severity)
            .Field("customerId", clock => clock.CustomerId?.ToString())
            .Field("policyId", clock => clock.Target?.Policy.ToString())
            .Field("policyVersion", clock => clock.Target?.Version)
            .Field("countedSeconds", clock => Seconds(clock.Counted))
            .Field("remainingSeconds", clock => Seconds(clock.Within) - Seconds(clock.Counted))
            .Field("explanation", clock => clock.Explain())
            .Properties();
        schema.Object<IncidentRecord>("Incident").Field("sla", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var record = field.Parent<IncidentRecord>();
        var catalogue = await CatalogueRecords.OfAsync(field, record.Moment, cancellation);
        return record.SlaClocks(catalogue, field.Argument<Instant?>("at") ?? record.Moment ?? field.Service<IClock>().GetCurrentInstant());
    }

    private static long? Seconds(Duration? duration) => duration is { } known ? WholeSeconds.Of(known) : null;
}
