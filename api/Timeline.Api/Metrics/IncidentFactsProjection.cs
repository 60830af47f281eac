using System.Runtime.CompilerServices;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Timeline.Api.Catalogue;
using Timeline.Api.Incidents;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Api.Metrics;

/// <summary>Keeps the facts that figures are computed from behind the appends (ADR 40).</summary>
/// <remarks>
/// An event says which incident to look at, and the record of now how it stands: events may come in any order and more than once. Clocks go by the
/// catalogue as it was known when the incident last changed. Another version of the definitions, or of what is kept, is another version of the
/// projection, which begins anew by itself.
/// </remarks>
internal sealed partial class IncidentFactsProjection : EventProjection
{
    public const string ProjectionName = "IncidentFacts";

    private readonly IncidentRecords _records;
    private readonly CatalogueRecords _catalogues;

    // A page of events is taken in by one session: an incident is computed once for all of its events in it.
    private readonly ConditionalWeakTable<IDocumentOperations, Dictionary<Guid, long>> _taken = [];

    public IncidentFactsProjection(IncidentRecords records, CatalogueRecords catalogues, string schema)
    {
        (_records, _catalogues) = (records, catalogues);
        Name = ProjectionName;
        // Both only grow.
        Version = IncidentMetrics.CurrentDefinitions + IncidentFacts.CurrentShape;
        foreach (var type in IncidentEvents.StoredNames.Keys)
            IncludeType(type);
        foreach (var table in FactTables.All)
            Options.DeleteDataInTableOnTeardown($"\"{schema}\".{table}");
    }

    public override async ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        var taken = _taken.GetOrCreateValue(operations);
        if (e.Data is not IncidentEvent || taken.GetValueOrDefault(e.StreamId) >= e.Version)
            return;

        var record = await _records.ReadAsync(operations, new IncidentId(e.StreamId), cancellation)
            ?? throw new InvalidOperationException($"The stream {e.StreamId} has events of an incident and is none.");
        taken[e.StreamId] = record.Version;
        operations.StoreFacts(IncidentFacts.Of(record, await _catalogues.ReadAsync(operations, record.AsKnownAt, cancellation)));
    }
}
