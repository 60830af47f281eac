using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Import;

/// <summary>The figures that an incident would have after an import. Stores nothing.</summary>
public static class ImportFigures
{
    /// <param name="record">The incident that the lines are meant for. Null: a new one.</param>
    /// <returns>Null when the import would be refused.</returns>
    public static IncidentMetrics? After(IncidentRecord? record, ImportEntries import)
    {
        record ??= IncidentRecord.Fold(default, [Recorded(new IncidentDeclared(Number: 1, "New", Severity.Sev3, IncidentKind.Real, "UTC"), 1, import)]);
        var decided = ImportEntries.Decide(record!.ToState(), import);
        if (decided.Rejection is not null)
            return null;
        foreach (var made in decided.Events)
            record = record.Apply(Recorded(made, record.Version + 1, import));
        return IncidentMetrics.Compute(record);
    }

    private static Recorded<IncidentEvent> Recorded(IncidentEvent made, long sequence, ImportEntries import) => new(made, sequence, import.Now, Actor: "", Source.Import);
}
