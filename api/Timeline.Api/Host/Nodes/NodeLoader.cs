using Marten;
using Timeline.Api.Catalogue;
using Timeline.Api.Incidents;
using Timeline.Api.Metrics.Reports;
using Timeline.Api.People;
using Timeline.Api.Postmortems;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Host.Nodes;

/// <summary>
/// Finds whatever has an id, for all fields of a request together: one query for each kind of document, and each incident is read once however many
/// of its parts are asked for.
/// </summary>
internal sealed class NodeLoader(IDocumentStore store, IncidentReader incidents, PostmortemReader postmortems, CatalogueRecords catalogues, CurrentActor actor) : BatchLoader<string, object>
{
    public override async ValueTask<IReadOnlyDictionary<string, object>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        actor.Require(Permission.Read);
        var asked = keys.Select(key => (Key: key, Global: GlobalId.Read(key))).Where(id => id.Global is not null)
            .Select(id => (id.Key, id.Global!.Value.View, id.Global.Value.Id)).ToList();

        var parts = asked.Where(id => id.View is "" or GlobalId.Hypothesis or GlobalId.Cause or GlobalId.File).Select(id => id.Id).Distinct().ToList();
        var found = new Dictionary<string, object>(StringComparer.Ordinal);
        await using var session = store.Reading();
        var places = await new NodeSearch(session, incidents, actor).FindAsync(parts, cancellation);
        var summaries = (await session.LoadVisibleAsync(actor, [.. asked.Where(id => id.View == GlobalId.Summary).Select(id => id.Id).Distinct()], cancellation)).ToDictionary(summary => summary.Id);
        var left = parts.Where(id => !places.ContainsKey(id)).ToList();
        // Ids in the catalogue are computed; there is one catalogue.
        var catalogue = left.Exists(id => id.Version == 8) ? await catalogues.ReadAsync(session, cancellation) : CatalogueRecord.Empty;
        var others = await AdministratorsOnlyAsync(session, left, cancellation);
        foreach (var report in await LoadAsync<ServiceReportMade>(session, left, cancellation))
            others.Add(report.Id, report);
        foreach (var (key, view, id) in asked)
        {
            var node = view switch
            {
                GlobalId.Summary => summaries.GetValueOrDefault(id),
                GlobalId.Viewer => actor.Id == id ? actor : null,
                _ when places.TryGetValue(id, out var record) => await PartAsync(record, view, id, cancellation),
                "" => catalogue.ShowFound(id) ?? others.GetValueOrDefault(id),
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
            GlobalId.File => record.File(new FileId(id)),
            _ when id == PostmortemReader.StreamOf(record.Id) => await postmortems.FindAsync(record, cancellation),
            _ => NodeSearch.Part(record, id),
        };
    }

    private async Task<Dictionary<Guid, object>> AdministratorsOnlyAsync(IQuerySession session, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        if (!actor.May(Permission.Administer))
            return [];
        var found = (await LoadAsync<Person>(session, ids, cancellation)).ToDictionary(person => person.Id, object (person) => person);
        foreach (var token in await LoadAsync<AccessToken>(session, ids.Where(id => !found.ContainsKey(id)), cancellation))
        {
            if (!token.Revoked)
                found.Add(token.Id, token);
        }

        return found;
    }

    private static async Task<IReadOnlyList<T>> LoadAsync<T>(IQuerySession session, IEnumerable<Guid> ids, CancellationToken cancellation)
        where T : class
    {
        var keys = ids.Distinct().ToArray();
        return keys.Length == 0 ? [] : await session.LoadManyAsync<T>(cancellation, keys);
    }
}
