using NodaTime;
using Timeline.Api.Host.Paging;
using Timeline.Domain.Incidents.Record;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents;

/// <summary>The timeline in pages. A cursor is a place in (occurredAt, sequence), so it holds when entries are added around it.</summary>
internal static class IncidentTimelineField
{
    private static readonly ListOrder<TimelineEntry> Order = new(
        't', OrderPart.Number<TimelineEntry>(entry => entry.OccurredAt.ToUnixTimeTicks()), OrderPart.Number<TimelineEntry>(entry => entry.Sequence));

    public static void Bind(SchemaBindings schema)
    {
        schema.BindConnection<TimelineEntry>("Timeline");
        schema.Object<IncidentRecord>("Incident").Field("timeline", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var page = PageArguments.Of(field, most: 500, standard: 100);
        var record = field.Parent<IncidentRecord>();
        if (field.Argument<Instant?>("asKnownAt") is { } asKnownAt)
        {
            if (await field.Service<IncidentReader>().EarlierAsync(record, asKnownAt, cancellation) is not { } earlier)
                return Connection<TimelineEntry>.Empty;
            record = earlier;
        }

        return Order.Page(record.Timeline, page);
    }
}
