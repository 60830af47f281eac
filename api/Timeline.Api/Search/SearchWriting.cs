using Marten;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Search;

/// <summary>Puts rows into the tables that search reads, when a session is saved.</summary>
/// <remarks>
/// A row is replaced only by one of the same version of its incident or a later one. So what a redaction leaves, written in its own transaction,
/// is never undone by a projection that read the record before it, whichever of the two comes first.
/// </remarks>
internal static class SearchWriting
{
    /// <summary>Writes a row with its words.</summary>
    public static void StoreSearchRow(this IDocumentOperations operations, SearchRow row)
    {
        var schema = operations.DocumentStore.Options.DatabaseSchemaName;
        operations.QueueSqlCommand(
            $"""
             with won as (
                 insert into "{schema}".{SearchTables.Things} as t (tenant_id, id, incident_id, version, thing, kind, occurred_at, retracted, words, text)
                 values (?, ?, ?, ?, ?, nullif(?, ''), ?::timestamptz, ?, ?::tsvector, ?)
                 on conflict (tenant_id, id) do update set (version, kind, occurred_at, retracted, words, text)
                     = (excluded.version, excluded.kind, excluded.occurred_at, excluded.retracted, excluded.words, excluded.text)
                 where t.version <= excluded.version
                   and (t.kind, t.occurred_at, t.retracted, t.words, t.text) is distinct from (excluded.kind, excluded.occurred_at, excluded.retracted, excluded.words, excluded.text)
                 returning t.tenant_id)
             insert into "{schema}".{SearchTables.Words} (tenant_id, word) select won.tenant_id, word from won cross join unnest(?::varchar[]) word order by word on conflict do nothing
             """,
            operations.TenantId, row.Id, row.IncidentId, row.Version, row.Thing.ToString(), row.Kind?.ToString() ?? "", Say.Time(row.OccurredAt), row.Retracted, row.Vector(),
            row.Text, SearchRow.Vocabulary(row.Text).ToArray());
    }

    /// <summary>Writes the row of the incident itself, and tells its other rows what changed of the whole incident. Costs little when nothing did.</summary>
    public static void StoreSearchIncident(this IDocumentOperations operations, IncidentRecord record)
    {
        var schema = operations.DocumentStore.Options.DatabaseSchemaName;
        var facts = SearchFacts.Of(record);
        operations.QueueSqlCommand(
            $"""
             update "{schema}".{SearchTables.Things} t set words = ts_delete(t.words, ?::text[]) || ?::tsvector
             where t.tenant_id = ? and t.incident_id = ? and t.version <= ?
               and exists (select from "{schema}".{SearchTables.Things} i where i.tenant_id = t.tenant_id and i.id = t.incident_id and not i.words @@ ?::tsquery)
             """,
            SearchFacts.OfIncidents.ToArray(), facts, operations.TenantId, record.Id.Value, record.Version, SearchFacts.Exactly(record));
        operations.StoreSearchRow(SearchRow.Of(record));
    }

    /// <summary>Takes out, in the redaction's own transaction, what it removes: nobody finds a word by search that the record no longer has.</summary>
    /// <param name="before">The record that the events are appended to.</param>
    /// <param name="removed">Every text that they take away, of earlier readings too.</param>
    public static void RemoveFromSearch(
        this IDocumentOperations operations, IncidentRecord before, IReadOnlyList<Recorded<IncidentEvent>> events, IEnumerable<string> removed)
    {
        var after = events.Aggregate(before, (record, recorded) => record.Apply(recorded));
        var rows = events.SelectMany(recorded => SearchRow.Of(after, recorded.Event)).DistinctBy(row => row.Id).ToList();
        foreach (var row in rows)
            operations.StoreSearchRow(row);
        if (after.Title != before.Title || events.Any(recorded => recorded.Event is not IAboutEntry))
            operations.StoreSearchIncident(after);
        // What stood in several events until now is held by the last row that is replaced.
        var replaced = events.SelectMany(recorded => SearchRow.Of(before, recorded.Event)).Append(SearchRow.Of(before)).Select(row => row.Text);
        operations.Forget([.. removed.Concat(replaced).SelectMany(SearchRow.Vocabulary).Distinct(StringComparer.Ordinal)]);
    }

    // A word that some other row still has stays. One that such a row gets at this moment is put back when it is written next.
    private static void Forget(this IDocumentOperations operations, string[] words)
    {
        var schema = operations.DocumentStore.Options.DatabaseSchemaName;
        if (words.Length > 0)
        {
            operations.QueueSqlCommand(
                $"""
                 delete from "{schema}".{SearchTables.Words} w where w.tenant_id = ? and w.word = any(?::varchar[])
                   and not exists (select from "{schema}".{SearchTables.Things} t where t.tenant_id = w.tenant_id and t.words @@ ('''' || w.word || '''')::tsquery)
                 """,
                operations.TenantId, words);
        }
    }
}
