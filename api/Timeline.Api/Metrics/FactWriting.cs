using System.Text.Json;
using Marten;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Api.Metrics;

/// <summary>Puts the facts of an incident into their tables, when a session is saved.</summary>
/// <remarks>
/// They are replaced only by those of the same version of the incident or a later one. So what a redaction leaves, written in its own transaction,
/// is never undone by a projection that read the record before it, whichever of the two comes first.
/// </remarks>
internal static class FactWriting
{
    private const string Filtered = "severity, highest, kind, standing, detected_by";

    public static void StoreFacts(this IDocumentOperations operations, IncidentFacts facts)
    {
        var schema = operations.DocumentStore.Options.DatabaseSchemaName;
        var (tenant, number, version) = (operations.TenantId, facts.Number, facts.Version);
        operations.QueueSqlCommand(
            $"""
             insert into "{schema}".{FactTables.Facts} as t
                 (tenant_id, number, incident_id, version, definitions, began_at, {Filtered}, updates_due, updates_on_time, eta_slips)
             select ?, number, incident_id, version, definitions, began_at, {Filtered}, updates_due, updates_on_time, eta_slips
             from jsonb_to_record(?::jsonb) as f (number integer, incident_id uuid, version bigint, definitions integer, began_at timestamptz, severity smallint,
                 highest smallint, kind smallint, standing smallint, detected_by smallint, updates_due integer, updates_on_time integer, eta_slips integer)
             on conflict (tenant_id, number) do update set
                 (incident_id, version, definitions, began_at, {Filtered}, updates_due, updates_on_time, eta_slips) = (excluded.incident_id, excluded.version,
                     excluded.definitions, excluded.began_at, excluded.severity, excluded.highest, excluded.kind, excluded.standing, excluded.detected_by,
                     excluded.updates_due, excluded.updates_on_time, excluded.eta_slips)
             where t.version <= excluded.version
             """,
            tenant, Json(facts));

        Replace(FactTables.Durations,
            $"metric, ordinal, status, seconds, started_at, {Filtered}, from_at, from_kind, from_entry, to_at, to_kind, to_entry",
            "metric smallint, ordinal smallint, status smallint, seconds bigint, started_at timestamptz, from_at timestamptz, from_kind smallint, from_entry uuid, to_at timestamptz, to_kind smallint, to_entry uuid",
            facts.Durations.Select(duration => new
            {
                metric = (int)duration.Metric,
                ordinal = duration.Ordinal,
                status = (int)duration.Status,
                seconds = duration.Seconds,
                started_at = Say.Time(duration.StartedAt),
                from_at = duration.From is { } from ? Say.Time(from.At) : null,
                from_kind = (int?)duration.From?.Kind,
                from_entry = duration.From?.EntryId,
                to_at = duration.To is { } to ? Say.Time(to.At) : null,
                to_kind = (int?)duration.To?.Kind,
                to_entry = duration.To?.EntryId,
            }));
        Replace(FactTables.Members, "dimension, key, name", "dimension smallint, key varchar, name varchar",
            facts.Members.Select(member => new { dimension = (int)member.Dimension, key = member.Key, name = member.Name }));
        Replace(FactTables.Impacts, "ordinal, service, customer, segment, level, from_at, until_at, entry_id",
            "ordinal integer, service varchar, customer varchar, segment varchar, level smallint, from_at timestamptz, until_at timestamptz, entry_id uuid",
            facts.Impacts.Select((impact, ordinal) => new
            {
                ordinal,
                service = impact.Service,
                customer = impact.Customer,
                segment = impact.Segment,
                level = (int)impact.Level,
                from_at = Say.Time(impact.From),
                until_at = impact.Until is { } until ? Say.Time(until) : null,
                entry_id = impact.EntryId,
            }));
        Replace(FactTables.Recurrences, "lesson, earlier", "lesson uuid, earlier integer", facts.Recurrences.Select(recurrence => new { lesson = recurrence.Lesson, earlier = recurrence.Earlier }));
        Replace(FactTables.Actions, "ordinal, status, due_at, settled_at", "ordinal integer, status smallint, due_at timestamptz, settled_at timestamptz",
            facts.Actions.Select((action, ordinal) => new
            {
                ordinal,
                status = (int)action.Status,
                due_at = action.DueAt is { } due ? Say.Time(due) : null,
                settled_at = action.SettledAt is { } settled ? Say.Time(settled) : null,
            }));
        Replace(FactTables.Clocks,
            $"ordinal, clock, outcome, started_at, {Filtered}, policy, policy_version, target, awaits, customer, contract, cycle, due_at, {FactClockRow.Rest}", FactClockRow.Columns,
            facts.Clocks.Select(FactClockRow.Of));

        void Replace<T>(string table, string columns, string types, IEnumerable<T> rows)
        {
            var newest = $"""from "{schema}".{FactTables.Facts} f""";
            operations.QueueSqlCommand(
                $"""
                 delete from "{schema}".{table} d where d.tenant_id = ? and d.number = ?
                   and exists (select {newest} where f.tenant_id = d.tenant_id and f.number = d.number and f.version = ?)
                 """,
                tenant, number, version);
            operations.QueueSqlCommand(
                $"""
                 insert into "{schema}".{table} (tenant_id, number, {columns})
                 select f.tenant_id, f.number, {columns} {newest} cross join jsonb_to_recordset(?::jsonb) as r ({types})
                 where f.tenant_id = ? and f.number = ? and f.version = ?
                 """,
                JsonSerializer.Serialize(rows), tenant, number, version);
        }
    }

    private static string Json(IncidentFacts facts) => JsonSerializer.Serialize(new
    {
        number = facts.Number,
        incident_id = facts.IncidentId,
        version = facts.Version,
        definitions = IncidentMetrics.CurrentDefinitions,
        began_at = Say.Time(facts.BeganAt),
        severity = (int)facts.Severity,
        highest = (int)facts.Highest,
        kind = (int)facts.Kind,
        standing = (int)facts.Standing,
        detected_by = (int?)facts.DetectedBy,
        updates_due = facts.UpdatesDue,
        updates_on_time = facts.UpdatesOnTime,
        eta_slips = facts.EtaSlips,
    });
}
