using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Host.Nodes;

// Storage contract: stored as documents (mt_doc_nodeplace); add optional members, never rename.

/// <summary>Which incident something belongs to: an entry, a lesson, an action item, a postmortem, or the incident itself.</summary>
public sealed record NodePlace(Guid Id, Guid Incident);

/// <summary>Keeps the places in the transaction that makes the things, so that an id is good as soon as a client has it.</summary>
internal sealed class NodePlaceProjection : IProjection
{
    public string Name => "NodePlace";

    public IReadOnlyCollection<Type> DocumentTypes { get; } = [typeof(NodePlace)];

    public bool Handles(Type eventType) =>
        eventType.IsAssignableTo(typeof(IOnTimeline)) || eventType == typeof(IncidentDeclared) || eventType == typeof(LessonRecorded)
        || eventType == typeof(ActionItemRaised) || eventType == typeof(PostmortemDrafted);

    public ValueTask ApplyAsync(IProjectionSession documents, StreamSlice slice, CancellationToken cancellation)
    {
        foreach (var stored in slice.Events)
        {
            NodePlace? place = stored.Data switch
            {
                IncidentDeclared => new(slice.StreamId, slice.StreamId),
                IOnTimeline entry => new(entry.EntryId.Value, slice.StreamId),
                LessonRecorded lesson => new(lesson.LessonId.Value, slice.StreamId),
                ActionItemRaised item => new(item.ActionItemId.Value, slice.StreamId),
                PostmortemDrafted { Incident: var incident } => new(slice.StreamId, incident),
                _ => null, // makes nothing that has an id
            };
            if (place is not null)
                documents.Store(place, revision: 1);
        }

        return ValueTask.CompletedTask;
    }
}
