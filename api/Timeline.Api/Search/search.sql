-- Words that are like misspelt ones. pg_trgm may lie in any schema: whoever keeps the database may have made it before.
create or replace function {schema}.search_like(tenant varchar, misspelt text[], most integer) returns table (given text, word text)
language plpgsql stable as $body$
declare
    trigrams text;
begin
    select quote_ident(n.nspname) into strict trigrams from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
    return query execute format(
        'select g.word, near.word::text from unnest($2) g (word) cross join lateral (
             select w.word from {schema}.search_word w where w.tenant_id = $1 and w.word operator(%1$s.%%) g.word
             order by %1$s.similarity(w.word, g.word) desc, w.word limit $3) near', trigrams) using tenant, misspelt, most;
end
$body$;

do $do$
declare
    trigrams text;
begin
    -- Schemas of one database may be made at once.
    perform pg_advisory_xact_lock(1163088978);
    if not exists (select from pg_extension where extname = 'pg_trgm') then
        execute format('create extension pg_trgm with schema %s', coalesce((select 'public' where to_regnamespace('public') is not null), $schema${schema}$schema$));
    end if;
    select quote_ident(n.nspname) into strict trigrams from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
    execute format('create index if not exists search_word_idx_trigrams on {schema}.search_word using gin (word %s.gin_trgm_ops)', trigrams);
end
$do$;
