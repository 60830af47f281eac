using NodaTime;
using Timeline.Api.Host;
using Timeline.Domain.Incidents.Record;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents;

/// <summary>The timeline in pages. A cursor is a place in (occurredAt, sequence), so it holds when entries are added before it.</summary>
internal static class IncidentTimelineField
{
    private const char CursorKind = 't';

    public static void Bind(SchemaBindings schema)
    {
        schema.Object<Page<TimelineEntry>>("TimelineConnection").Properties();
        schema.Object<IncidentRecord>("Incident").Field("timeline", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var record = field.Parent<IncidentRecord>();
        if (field.Argument<Instant?>("asKnownAt") is { } asKnownAt)
        {
            if (await field.Service<IncidentReader>().FindAsync(record.Id.ToString(), asKnownAt, cancellation) is not { } earlier)
                return Page<TimelineEntry>.Empty;
            record = earlier;
        }

        var size = Cursor.PageSize(field.Argument<int?>("first"), most: 500, standard: 100);
        IEnumerable<TimelineEntry> rest = record.Timeline;
        if (field.Argument<string?>("after") is { } after && Cursor.Decode(after, CursorKind, 2) is [var ticks, var sequence])
            rest = rest.SkipWhile(entry => (entry.OccurredAt.ToUnixTimeTicks(), entry.Sequence).CompareTo((ticks, sequence)) <= 0);

        var nodes = rest.Take(size + 1).ToList();
        var more = nodes.Count > size;
        if (more)
            nodes.RemoveAt(size);
        var end = nodes is [.., var last] ? Cursor.Encode(CursorKind, last.OccurredAt.ToUnixTimeTicks(), last.Sequence) : null;
        return new Page<TimelineEntry>(nodes, new PageInfo(more, end), record.Timeline.Count);
    }
}
