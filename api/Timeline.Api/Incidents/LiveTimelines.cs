using System.Runtime.CompilerServices;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution.Sharing;
using Timeline.Storage.Following;

namespace Timeline.Api.Incidents;

/// <summary>The changes of each incident that somebody follows: read and folded once, however many follow it.</summary>
internal sealed class LiveTimelines
{
    private readonly LiveStreams _streams;
    private readonly IncidentReader _reader;
    private readonly IncidentRecords _records;
    private readonly EventTopics<IncidentId> _topics;

    public LiveTimelines(LiveStreams streams, IncidentReader reader, IncidentRecords records)
    {
        (_streams, _reader, _records) = (streams, reader, records);
        _topics = new EventTopics<IncidentId>(FollowAsync);
    }

    /// <summary>Each change after a version, as <see cref="TimelineChange"/>.</summary>
    public IAsyncEnumerable<SharedEvent> ReadAsync(IncidentId id, long after, long newest, CancellationToken cancellation) =>
        _topics.ReadAsync(id, after, newest, cancellation);

    private async IAsyncEnumerable<TopicEvent> FollowAsync(IncidentId id, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Changes are shown with the incident as it was after each.
        var record = after == 0 ? null : await _reader.AtAsync(id, after, cancellation);
        await foreach (var stored in _streams.FollowAsync(Tenants.Only, id.Value, after, cancellation))
        {
            var recorded = _records.ToRecorded(stored);
            record = record is null ? IncidentRecord.Fold(id, [recorded])! : record.Apply(recorded);
            var change = new TimelineChange(recorded.Sequence, stored.EventTypeName, recorded.RecordedAt, recorded.Actor, EntryOf(recorded.Event, record), record);
            // What is kept of earlier changes still has what was removed.
            yield return new TopicEvent(recorded.Sequence, change, ForgetsEarlier: recorded.Event is IRedaction);
        }
    }

    private static TimelineEntry? EntryOf(IncidentEvent change, IncidentRecord record) =>
        EntryContent.EntryOf(change) is { } id ? record.Entry(id) : null;
}
