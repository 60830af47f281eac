-- Run in the transaction that brings a database of version 0.1 up to date: no program of that version may append beside this one, without
-- the trigger's knowledge of what it does. It refuses to start too: es_migrations tells it that the schema is newer.
create or replace function {schema}.es_append(
    p_tenant varchar, p_streams uuid[], p_types varchar[], p_expected bigint[], p_reached bigint[],
    p_event_streams uuid[], p_event_versions bigint[], p_event_ids uuid[], p_event_types varchar[], p_dotnet_types varchar[],
    p_bodies jsonb[], p_correlation varchar, p_causation varchar, p_headers jsonb, p_actor varchar, p_now timestamptz)
returns {schema}.es_appended
language plpgsql as $body$
begin
    raise exception 'This database was brought up to date for a newer version of Timeline, and version 0.1 can no longer append to it. Stop this program and start the newer one.'
        using errcode = 'ES005';
end
$body$;

create or replace function {schema}.es_append_one(
    p_tenant varchar, p_stream uuid, p_stream_type varchar, p_expected bigint, p_event uuid, p_type varchar, p_dotnet varchar,
    p_body jsonb, p_correlation varchar, p_causation varchar, p_headers jsonb, p_actor varchar, p_now timestamptz,
    out drawn bigint, out recorded_at timestamptz, out sealed text)
language plpgsql as $body$
begin
    raise exception 'This database was brought up to date for a newer version of Timeline, and version 0.1 can no longer append to it. Stop this program and start the newer one.'
        using errcode = 'ES005';
end
$body$;
