using Marten;
using Timeline.Api.People;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Postmortems.Library;

/// <summary>Postmortems by their incidents, for rows whose incidents the caller sees. Each is read once.</summary>
internal sealed class PostmortemRecordLoader(IDocumentStore store, PostmortemRecords postmortems) : BatchLoader<Guid, PostmortemRecord>
{
    public override async ValueTask<IReadOnlyDictionary<Guid, PostmortemRecord>> LoadAsync(IReadOnlyList<Guid> keys, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        var found = new Dictionary<Guid, PostmortemRecord>();
        foreach (var id in keys)
            found.Add(id, await postmortems.ReadAsync(session, new IncidentId(id), moment: null, cancellation));
        return found;
    }
}
