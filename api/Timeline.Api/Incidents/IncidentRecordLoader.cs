using Timeline.Api.People;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Incidents;

/// <summary>Records of incidents that lists over many are about; those that the reader may not know of are left out. Each is read once.</summary>
internal sealed class IncidentRecordLoader(IncidentReader incidents, CurrentActor actor) : BatchLoader<Guid, IncidentRecord>
{
    public override async ValueTask<IReadOnlyDictionary<Guid, IncidentRecord>> LoadAsync(IReadOnlyList<Guid> keys, CancellationToken cancellation)
    {
        var records = new Dictionary<Guid, IncidentRecord>();
        foreach (var id in keys)
        {
            if (await incidents.FindAsync(actor, new IncidentId(id), cancellation) is { } record)
                records.Add(id, record);
        }

        return records;
    }
}
