-- Appends to one or several streams with a compare-and-set on each stream's version, in one call.
-- Streams come in a fixed order (by id), so that two calls over the same streams cannot deadlock.
-- Every version is checked before the first number is drawn: a refused append leaves no gap in seq_id.

create type {schema}.es_appended as (positions bigint[], recorded_at timestamptz);

create function {schema}.es_append(
    p_tenant varchar, p_streams uuid[], p_types varchar[], p_expected bigint[], p_reached bigint[],
    p_event_streams uuid[], p_event_versions bigint[], p_event_ids uuid[], p_event_types varchar[], p_dotnet_types varchar[],
    p_bodies jsonb[], p_correlation varchar, p_causation varchar, p_headers jsonb, p_actor varchar, p_now timestamptz)
returns {schema}.es_appended
language plpgsql as $body$
declare
    result {schema}.es_appended;
    latest timestamptz := coalesce(p_now, clock_timestamp());
    actual record;
begin
    -- A clock that jumped back must not put an event before the one it follows. The event at the expected version never
    -- changes, so that it may be read before its stream is locked.
    select greatest(latest, max(e.timestamp)) into latest
    from unnest(p_streams, p_expected) as s(id, version)
    join {schema}.mt_events e on e.tenant_id = p_tenant and e.stream_id = s.id and e.version = s.version;

    for i in 1 .. cardinality(p_streams) loop
        if p_expected[i] = 0 then
            -- A stream at version 0 is a placeholder left by another program's failed append: it may be started.
            insert into {schema}.mt_streams as s (tenant_id, id, type, version, timestamp, created, is_archived)
            values (p_tenant, p_streams[i], p_types[i], p_reached[i], latest, latest, false)
            on conflict on constraint pkey_mt_streams_tenant_id_id
                do update set version = excluded.version, type = excluded.type, timestamp = excluded.timestamp
                where coalesce(s.version, 0) = 0 and not coalesce(s.is_archived, false);
        else
            update {schema}.mt_streams s set version = p_reached[i], timestamp = latest
            where s.tenant_id = p_tenant and s.id = p_streams[i] and s.version = p_expected[i] and not coalesce(s.is_archived, false);
        end if;

        if not found then
            select coalesce(s.version, 0) as version, coalesce(s.is_archived, false) as archived into actual
            from {schema}.mt_streams s where s.tenant_id = p_tenant and s.id = p_streams[i];
            if actual.archived then
                raise exception 'the stream is archived and takes no events'
                    using errcode = 'ES002', hint = json_build_object('stream', p_streams[i])::text;
            end if;
            raise exception 'the stream is not at the expected version'
                using errcode = 'ES001', hint = json_build_object('stream', p_streams[i], 'expected', p_expected[i],
                                                                  'actual', coalesce(actual.version, 0))::text;
        end if;
    end loop;

    with stored as (
        insert into {schema}.mt_events (seq_id, id, stream_id, version, data, bdata, type, timestamp, tenant_id, mt_dotnet_type,
                                        correlation_id, causation_id, headers, user_name, is_archived)
        select nextval('{schema}.mt_events_sequence'), e.id, e.stream, e.version, e.body, null, e.type, latest, p_tenant,
               e.dotnet_type, p_correlation, p_causation, p_headers, p_actor, false
        from (select * from unnest(p_event_streams, p_event_versions, p_event_ids, p_event_types, p_dotnet_types, p_bodies)
                  with ordinality as u(stream, version, id, type, dotnet_type, body, nth) order by nth) e
        returning seq_id
    )
    select array_agg(s.seq_id order by s.seq_id), latest into result.positions, result.recorded_at from stored s;
    return result;
end
$body$;

-- Lets a single statement of a batch refuse, which rolls the whole batch back.
create function {schema}.es_refuse_revision(p_document varchar, p_id varchar, p_expected bigint) returns integer
language plpgsql volatile as $body$
begin
    raise exception 'the document was changed by somebody else'
        using errcode = 'ES003', hint = json_build_object('document', p_document, 'id', p_id, 'expected', p_expected)::text;
end
$body$;
