using System.Runtime.CompilerServices;
using NodaTime;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.EventStore;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents;

internal sealed record TimelineChange(long Sequence, string Type, Instant RecordedAt, string Actor, TimelineEntry? Entry, IncidentRecord Incident);

/// <summary>Follows one incident's stream. Versions of a stream have no gaps, so each change comes once and in order.</summary>
internal static class TimelineChangedSubscription
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Object<TimelineChange>("TimelineChange").Properties();
        schema.Subscription("timelineChanged", SubscribeAsync);
    }

    private static async IAsyncEnumerable<object?> SubscribeAsync(FieldContext field, [EnumeratorCancellation] CancellationToken cancellation)
    {
        field.Service<CurrentActor>().Require(Permission.Read);
        var (store, reader) = (field.Service<IEventStore>(), field.Service<IncidentReader>());
        var given = field.Argument<string>("incidentId");
        if (await reader.FindIdAsync(given, cancellation) is not { } id || await reader.ReadAsync(id, cancellation) is not { Count: > 0 } events)
            throw new GraphQLException(Ids.IncidentNotFound(given).Message, "NOT_FOUND");

        var version = events[^1].Sequence;
        var after = field.Argument<long?>("afterSequence") ?? version;
        if (after < 0 || after > version)
            throw new GraphQLException($"afterSequence is {after}; {IncidentRecord.Fold(id, events)!.Key} is at {version}. Pass the highest sequence you have seen, or load the incident again.", "BAD_USER_INPUT");

        // Changes are shown with the incident as it was after each.
        var record = IncidentRecord.Fold(id, events.TakeWhile(recorded => recorded.Sequence <= after));
        await foreach (var stored in store.FollowStreamAsync(Tenants.Only, id.Value, after, cancellation))
        {
            var recorded = IncidentReader.ToRecorded(stored);
            record = record is null ? IncidentRecord.Fold(id, [recorded])! : record.Apply(recorded);
            yield return new TimelineChange(recorded.Sequence, stored.Alias, recorded.RecordedAt, recorded.Actor, EntryOf(recorded.Event, record), record);
        }
    }

    private static TimelineEntry? EntryOf(IncidentEvent change, IncidentRecord record) =>
        EntryContent.EntryOf(change) is { } id ? record.Entry(id) : null;
}
