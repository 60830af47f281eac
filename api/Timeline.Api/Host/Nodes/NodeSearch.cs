using Marten;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Postmortems;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Host.Nodes;

/// <summary>Finds which incident an id belongs to: by the number that it carries, by its being a stream's, or by what version 0.1 noted.</summary>
internal sealed class NodeSearch(IQuerySession session, IncidentReader incidents, CurrentActor actor)
{
    private readonly Dictionary<Guid, IncidentRecord> _found = [];
    private readonly Dictionary<IncidentId, IncidentRecord?> _read = [];

    /// <summary>The record that each id belongs to; those that belong to none that the caller sees are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, IncidentRecord>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var numbers = ids.Select(id => IncidentNumber.In(id)).OfType<int>().Distinct().ToList();
        var byNumber = await incidents.FindIdsAsync(numbers, cancellation);
        foreach (var id in ids)
        {
            // An id given out by version 0.1 may look as if it carried a number: then that incident has no such part.
            if (IncidentNumber.In(id) is { } number && byNumber.TryGetValue(number, out var incident) && await ReadAsync(incident, cancellation) is { } record && Part(record, id) is not null)
                _found.Add(id, record);
        }

        var left = ids.Where(id => !_found.ContainsKey(id)).ToArray();
        var places = left.Length == 0 ? [] : await session.LoadManyAsync<NodePlace>(cancellation, left);
        foreach (var place in places)
            await KeepAsync(place.Id, new IncidentId(place.Incident), cancellation);
        foreach (var id in left.Where(id => !_found.ContainsKey(id)))
        {
            if (!await KeepAsync(id, new IncidentId(id), cancellation) && await PostmortemReader.FindIncidentAsync(session, id, cancellation) is { } incident)
                await KeepAsync(id, incident, cancellation);
        }

        return _found;
    }

    /// <summary>The incident itself, or what it holds under an id. Null when it holds nothing.</summary>
    public static object? Part(IncidentRecord record, Guid id)
    {
        if (record.Id.Value == id)
            return record;
        return record.Entry(new EntryId(id)) ?? record.Lesson(new LessonId(id)) ?? (object?)record.ActionItem(new ActionItemId(id));
    }

    private async Task<bool> KeepAsync(Guid id, IncidentId incident, CancellationToken cancellation)
    {
        if (await ReadAsync(incident, cancellation) is not { } record)
            return false;
        _found[id] = record;
        return true;
    }

    private async Task<IncidentRecord?> ReadAsync(IncidentId incident, CancellationToken cancellation)
    {
        if (!_read.TryGetValue(incident, out var record))
            _read.Add(incident, record = await incidents.FindAsync(actor, incident, cancellation));
        return record;
    }
}
