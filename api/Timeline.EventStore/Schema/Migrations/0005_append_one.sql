-- The commonest append by far: one event to one stream. One statement where es_append takes six; es_append decides whatever this does not.
create function {schema}.es_append_one(
    p_tenant varchar, p_stream uuid, p_stream_type varchar, p_expected bigint, p_event uuid, p_type varchar, p_dotnet varchar,
    p_body jsonb, p_correlation varchar, p_causation varchar, p_headers jsonb, p_actor varchar, p_now timestamptz,
    out drawn bigint, out recorded_at timestamptz, out sealed text)
language plpgsql as $body$
declare
    latest timestamptz := coalesce(p_now, clock_timestamp());
    kept jsonb := coalesce(p_headers, '{}'::jsonb);
    done {schema}.es_appended;
begin
    -- The number is drawn from the row that was written: a refused append leaves no gap in seq_id.
    if p_expected = 0 then
        with begun as (
            insert into {schema}.mt_streams as s (tenant_id, id, type, version, timestamp, created, is_archived)
            values (p_tenant, p_stream, p_stream_type, 1, latest, latest, false)
            on conflict on constraint pkey_mt_streams_tenant_id_id
                do update set version = excluded.version, type = excluded.type, timestamp = excluded.timestamp
                where coalesce(s.version, 0) = 0 and not coalesce(s.is_archived, false)
            returning 1)
        insert into {schema}.mt_events as e (seq_id, id, stream_id, version, data, bdata, type, timestamp, tenant_id, mt_dotnet_type,
                                             correlation_id, causation_id, headers, user_name, is_archived)
        select n.drawn, p_event, p_stream, 1, p_body, null, p_type, latest, p_tenant, p_dotnet, p_correlation, p_causation,
               kept || jsonb_build_object('hash', {schema}.es_event_hash(
                   null, p_tenant, p_stream, 1, n.drawn, p_event, p_type, p_dotnet, latest, p_correlation, p_causation, p_actor, kept,
                   {schema}.es_content_hash(p_body, null)), 'hash_v', 1),
               p_actor, false
        from (select nextval('{schema}.mt_events_sequence') as drawn from begun offset 0) n
        returning e.seq_id, e.timestamp, e.headers ->> 'hash' into drawn, recorded_at, sealed;
    else
        -- Without a sealed event before it, or one that is not to be seen yet, nothing is written here.
        with grown as (
            update {schema}.mt_streams s set version = p_expected + 1, timestamp = greatest(latest, before.timestamp)
            from {schema}.mt_events before
            where s.tenant_id = p_tenant and s.id = p_stream and s.version = p_expected and not coalesce(s.is_archived, false)
              and before.tenant_id = p_tenant and before.stream_id = p_stream and before.version = p_expected
              and before.headers ->> 'hash' is not null
            returning s.timestamp as at, before.headers ->> 'hash' as head)
        insert into {schema}.mt_events as e (seq_id, id, stream_id, version, data, bdata, type, timestamp, tenant_id, mt_dotnet_type,
                                             correlation_id, causation_id, headers, user_name, is_archived)
        select n.drawn, p_event, p_stream, p_expected + 1, p_body, null, p_type, n.at, p_tenant, p_dotnet, p_correlation, p_causation,
               kept || jsonb_build_object('hash', {schema}.es_event_hash(
                   n.head, p_tenant, p_stream, p_expected + 1, n.drawn, p_event, p_type, p_dotnet, n.at, p_correlation, p_causation,
                   p_actor, kept, {schema}.es_content_hash(p_body, null)), 'hash_v', 1),
               p_actor, false
        from (select nextval('{schema}.mt_events_sequence') as drawn, g.at, g.head from grown g offset 0) n
        returning e.seq_id, e.timestamp, e.headers ->> 'hash' into drawn, recorded_at, sealed;
    end if;

    if not found then
        done := {schema}.es_append(
            p_tenant, array[p_stream], array[p_stream_type], array[p_expected], array[p_expected + 1], array[p_stream],
            array[p_expected + 1], array[p_event], array[p_type], array[p_dotnet], array[p_body], p_correlation, p_causation,
            p_headers, p_actor, p_now);
        drawn := done.positions[1];
        recorded_at := done.recorded_at;
        sealed := done.hashes[1];
    end if;
end
$body$;
