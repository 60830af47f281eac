using Npgsql;

namespace Timeline.Storage.Tests.Schema;

/// <summary>Everything that a database consists of besides its rows, as one hash.</summary>
internal static class Catalogue
{
    /// <summary>Tables with their columns, defaults, constraints and indexes; functions, triggers, sequences, types, and comments; the schema "probe" left out.</summary>
    public static Task<string> DigestAsync(NpgsqlDataSource database) => database.ScalarAsync<string>(
        """
        with spaces as (select oid, nspname from pg_namespace where nspname not like 'pg\_%' and nspname not in ('information_schema', 'probe')),
        lines as (
            select 'schema ' || nspname as line from spaces
            union all select format('class %s.%s %s %s', s.nspname, c.relname, c.relkind, c.relpersistence) from pg_class c join spaces s on s.oid = c.relnamespace
            union all select format('column %s.%s %s %s %s %s %s', c.relnamespace::regnamespace, c.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid))
                from pg_attribute a join pg_class c on c.oid = a.attrelid join spaces s on s.oid = c.relnamespace left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where a.attnum > 0
            union all select 'index ' || pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indrelid join spaces s on s.oid = c.relnamespace
            union all select format('constraint %s %s %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) from pg_constraint c join spaces s on s.oid = c.connamespace
            union all select format('function %s %s', p.oid::regprocedure, md5(p.prosrc || coalesce(p.probin, ''))) from pg_proc p join spaces s on s.oid = p.pronamespace
            union all select format('trigger %s %s', pg_get_triggerdef(t.oid), t.tgenabled) from pg_trigger t join pg_class c on c.oid = t.tgrelid join spaces s on s.oid = c.relnamespace where not t.tgisinternal
            union all select format('comment %s %s', d.objoid::regclass, d.description) from pg_description d join pg_class c on c.oid = d.objoid join spaces s on s.oid = c.relnamespace
            union all select format('type %s %s', t.typnamespace::regnamespace, t.typname) from pg_type t join spaces s on s.oid = t.typnamespace)
        select md5(string_agg(line, e'\n' order by line)) from lines
        """);
}
