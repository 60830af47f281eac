using System.Collections.Concurrent;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Postmortems;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.EventStore;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Host.Nodes;

/// <summary>
/// Finds whatever has an id, for all fields of a request together: one query for where the ids belong, one for each kind of document, and each
/// incident is read once however many of its parts are asked for.
/// </summary>
internal sealed class NodeLoader(IEventStore store, IncidentReader incidents, PostmortemReader postmortems, CurrentActor actor) : BatchLoader<string, object>
{
    private const int ReadAtOnce = 4;

    public override async ValueTask<IReadOnlyDictionary<string, object>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        actor.Require(Permission.Read);
        var asked = keys.Select(key => (Key: key, Global: GlobalId.Read(key))).Where(id => id.Global is not null)
            .Select(id => (id.Key, id.Global!.Value.View, id.Global.Value.Id)).ToList();

        var parts = asked.Where(id => id.View is "" or GlobalId.Hypothesis or GlobalId.Cause).Select(id => id.Id).Distinct().ToList();
        var places = (await LoadAsync<NodePlace>(parts, cancellation)).ToDictionary(place => place.Id, place => place.Incident);
        var records = await ReadAsync(places.Values.Distinct(), cancellation);
        var summaries = (await LoadAsync<IncidentSummary>(asked.Where(id => id.View == GlobalId.Summary).Select(id => id.Id), cancellation)).ToDictionary(summary => summary.Id);
        var others = await AdministratorsOnlyAsync(parts.Where(id => !places.ContainsKey(id)).ToList(), cancellation);

        var found = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (key, view, id) in asked)
        {
            var node = view switch
            {
                GlobalId.Summary => summaries.GetValueOrDefault(id),
                GlobalId.Viewer => actor.Id == id ? actor : null,
                _ when places.TryGetValue(id, out var incident) => records.TryGetValue(incident, out var record) ? await PartAsync(record, view, id, cancellation) : null,
                "" => others.GetValueOrDefault(id),
                _ => null,
            };
            if (node is not null)
                found.Add(key, node);
        }

        return found;
    }

    private async ValueTask<object?> PartAsync(IncidentRecord record, string view, Guid id, CancellationToken cancellation)
    {
        var entry = new EntryId(id);
        return view switch
        {
            GlobalId.Hypothesis => record.Hypothesis(entry),
            GlobalId.Cause => record.Cause(entry),
            _ when id == record.Id.Value => record,
            _ when id == PostmortemReader.StreamOf(record.Id) => await postmortems.FindAsync(record.Id, cancellation),
            _ => record.Entry(entry) ?? record.Lessons.FirstOrDefault(lesson => lesson.Id.Value == id) ?? (object?)record.ActionItems.FirstOrDefault(item => item.Id.Value == id),
        };
    }

    private async Task<ConcurrentDictionary<Guid, IncidentRecord>> ReadAsync(IEnumerable<Guid> ids, CancellationToken cancellation)
    {
        var records = new ConcurrentDictionary<Guid, IncidentRecord>();
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = ReadAtOnce, CancellationToken = cancellation }, async (id, token) =>
        {
            if (IncidentRecord.Fold(new IncidentId(id), await incidents.ReadAsync(new IncidentId(id), token)) is { } record)
                records[id] = record;
        });
        return records;
    }

    private async Task<Dictionary<Guid, object>> AdministratorsOnlyAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        if (!actor.May(Permission.Administer))
            return [];
        var found = (await LoadAsync<Person>(ids, cancellation)).ToDictionary(person => person.Id, object (person) => person);
        foreach (var token in await LoadAsync<AccessToken>(ids.Where(id => !found.ContainsKey(id)), cancellation))
        {
            if (!token.Revoked)
                found.Add(token.Id, token);
        }

        return found;
    }

    private async Task<IReadOnlyList<T>> LoadAsync<T>(IEnumerable<Guid> ids, CancellationToken cancellation)
        where T : class
    {
        var keys = ids.Distinct().Cast<object>().ToList();
        return keys.Count == 0 ? [] : await store.Documents.LoadManyAsync<T>(Tenants.Only, keys, cancellation);
    }
}
