using System.Runtime.CompilerServices;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Timeline.Api.Incidents;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Search;

/// <summary>Keeps what can be searched behind the appends, which pay nothing for it (ADR 34).</summary>
/// <remarks>
/// An event says what to look at, and the record of now how it stands: events may come in any order and more than once, and what was redacted
/// since is never brought back.
/// </remarks>
internal sealed partial class SearchProjection : EventProjection
{
    public const string ProjectionName = "Search";

    private readonly IncidentRecords _records;

    // A page of events is taken in by one session: an incident is read once for all of its events in it.
    private readonly ConditionalWeakTable<IDocumentOperations, Dictionary<Guid, IncidentRecord>> _read = [];

    public SearchProjection(IncidentRecords records, string schema)
    {
        _records = records;
        Name = ProjectionName;
        foreach (var type in IncidentEvents.StoredNames.Keys)
            IncludeType(type);
        Options.DeleteDataInTableOnTeardown($"\"{schema}\".{SearchTables.Things}");
        Options.DeleteDataInTableOnTeardown($"\"{schema}\".{SearchTables.Words}");
    }

    public override async ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        if (e.Data is not IncidentEvent)
            return;

        var read = _read.GetOrCreateValue(operations);
        if (!read.TryGetValue(e.StreamId, out var record) || record.Version < e.Version)
        {
            record = await _records.ReadAsync(operations, new IncidentId(e.StreamId), cancellation)
                ?? throw new InvalidOperationException($"The stream {e.StreamId} has events of an incident and is none.");
            read[e.StreamId] = record;
            operations.StoreSearchIncident(record);
        }

        foreach (var row in SearchRow.Of(record, _records.ToRecorded(e).Event))
            operations.StoreSearchRow(row);
    }
}
