-- A proposal, measured by `store append --try`: es_append as Schema/Migrations/0004_hash_chain.sql makes it, but by key. Each
-- statement has scalar parameters, so that its plan is an index look-up from the first append on. The join over unnest is
-- planned while the tables are new and not counted yet, and then reads all events of the tenant at every append.
create or replace function {schema}.es_append(
    p_tenant varchar, p_streams uuid[], p_types varchar[], p_expected bigint[], p_reached bigint[],
    p_event_streams uuid[], p_event_versions bigint[], p_event_ids uuid[], p_event_types varchar[], p_dotnet_types varchar[],
    p_bodies jsonb[], p_correlation varchar, p_causation varchar, p_headers jsonb, p_actor varchar, p_now timestamptz)
returns {schema}.es_appended
language plpgsql as $body$
declare
    result {schema}.es_appended;
    latest timestamptz := coalesce(p_now, clock_timestamp());
    headers jsonb := coalesce(p_headers, '{}'::jsonb);
    heads text[] := array_fill(null::text, array[cardinality(p_streams)]);
    positions bigint[] := '{}';
    hashes text[] := '{}';
    before timestamptz;
    head text;
    position bigint;
    nth integer;
    recorded bigint;
    sealed jsonb := {schema}.es_sealed_headers(headers);
    actual record;
begin
    -- A clock that jumped back must not put an event before the one it follows. The event at the expected version keeps its
    -- time and its hash for ever, so that they may be read before its stream is locked.
    for i in 1 .. cardinality(p_streams) loop
        if p_expected[i] > 0 then
            select e.timestamp, e.headers ->> 'hash' into before, head from {schema}.mt_events e
            where e.tenant_id = p_tenant and e.stream_id = p_streams[i] and e.version = p_expected[i];
            latest := greatest(latest, before);
            heads[i] := head;
        end if;
    end loop;

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

        -- Another program's events come before ours. Only now, under the lock, are all of them to be seen.
        if heads[i] is null and p_expected[i] > 0 then
            heads[i] := {schema}.es_chain_head(p_tenant, p_streams[i], p_expected[i]);
        end if;
    end loop;

    recorded := (extract(epoch from latest) * 1000000)::bigint;
    for i in 1 .. cardinality(p_event_ids) loop
        nth := array_position(p_streams, p_event_streams[i]);
        position := nextval('{schema}.mt_events_sequence');
        -- es_event_hash, written out: a function in SQL is set up anew at every call, which costs more than the row.
        head := encode(sha256(convert_to(json_build_array(
            1, heads[nth], p_tenant, p_event_streams[i], p_event_versions[i], position, p_event_ids[i], p_event_types[i],
            p_dotnet_types[i], recorded, p_correlation, p_causation, p_actor, sealed,
            encode(sha256(convert_to(p_bodies[i]::text, 'UTF8')), 'hex'))::text, 'UTF8')), 'hex');
        insert into {schema}.mt_events (seq_id, id, stream_id, version, data, bdata, type, timestamp, tenant_id, mt_dotnet_type,
                                        correlation_id, causation_id, headers, user_name, is_archived)
        values (position, p_event_ids[i], p_event_streams[i], p_event_versions[i], p_bodies[i], null, p_event_types[i], latest, p_tenant,
                p_dotnet_types[i], p_correlation, p_causation, headers || jsonb_build_object('hash', head, 'hash_v', 1), p_actor, false);
        heads[nth] := head;
        positions := positions || position;
        hashes := hashes || head;
    end loop;

    result.positions := positions;
    result.recorded_at := latest;
    result.hashes := hashes;
    return result;
end
$body$;
