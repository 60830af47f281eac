using Npgsql;
using NpgsqlTypes;

namespace Timeline.EventStore.Schema;

/// <summary>Reads what a schema holds from PostgreSQL's catalogs, in one round trip.</summary>
internal static class SchemaCatalog
{
    // The texts name nothing of the schema itself, since it is the search path: they are the same in every schema.
    private const string Sql =
        """
        with owned as (
            select c.oid, c.relname::text as name, c.relkind as kind, c.relpersistence as persistence
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = $1 and c.relkind in ('r', 'p', 'c', 'S') and ($2::text[] is null or c.relname = any ($2)))
        select case o.kind when 'c' then 'type' when 'S' then 'sequence' else 'table' end, o.name,
               case when o.kind = 'c' then 'composite'
                    when o.kind = 'S' then (
                        select format('%s by %s%s', format_type(s.seqtypid, null), s.seqincrement, case when s.seqcycle then ' in a cycle' end)
                            || coalesce((
                                select format(', owned by %s.%s', t.relname, a.attname)
                                from pg_depend d join pg_class t on t.oid = d.refobjid
                                join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                                where d.classid = 'pg_class'::regclass and d.objid = o.oid and d.deptype = 'a'), '')
                        from pg_sequence s where s.seqrelid = o.oid)
                    when o.persistence = 'p' then 'stored' else 'lost in a crash' end
        from owned o
        union all
        select 'column', o.name || '.' || a.attname,
               format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else ' null' end
                   || case when a.atthasdef then ' with a default' else '' end
        from owned o join pg_attribute a on a.attrelid = o.oid
        where o.kind <> 'S' and a.attnum > 0 and not a.attisdropped
        union all
        select 'constraint', o.name || '.' || k.conname, pg_get_constraintdef(k.oid)
        from owned o join pg_constraint k on k.conrelid = o.oid
        where k.contype in ('p', 'u', 'f', 'c')
        union all
        select 'index', o.name || '.' || i.relname,
               case when x.indisvalid then '' else 'invalid ' end || case when x.indisunique then 'unique ' else '' end
                   || substring(pg_get_indexdef(i.oid) from ' USING (.*)$')
        from owned o join pg_index x on x.indrelid = o.oid join pg_class i on i.oid = x.indexrelid
        where not exists (select from pg_constraint k where k.conrelid = o.oid and k.conindid = i.oid and k.contype in ('p', 'u', 'x'))
        union all
        select 'function', format('%s(%s)', p.proname, pg_get_function_arguments(p.oid)), pg_get_function_result(p.oid)
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = $1 and p.prokind = 'f' and ($2::text[] is null or p.proname = any ($2))
        """;

    /// <summary>Looks within the caller's transaction, whose search path it changes.</summary>
    /// <param name="connection">In a transaction.</param>
    /// <param name="schema">The name of the schema.</param>
    /// <param name="names">The tables, types, sequences and functions to look for; null for all.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <exception cref="PostgresException">An internal error, after which Npgsql closes the connection: a table was dropped meanwhile.</exception>
    public static async Task<List<SchemaObject>> ReadAsync(
        NpgsqlConnection connection, string schema, IReadOnlyCollection<string>? names, CancellationToken cancellation)
    {
        var batch = connection.CreateBatch();
        await using var _ = batch.ConfigureAwait(false);
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"set local search_path = {SchemaName.Quote(schema)}"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql)
        {
            Parameters =
            {
                new() { Value = schema },
                new() { Value = (object?)names?.ToArray() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            },
        });
        var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        var found = new List<SchemaObject>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            // Null when it was dropped between the finding and the printing.
            if (!reader.IsDBNull(2))
                found.Add(new SchemaObject(reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        return found;
    }
}
