-- The hash chain of docs/evidence.md, rule 1. Sealing/SealRule.cs says the same in C#; the two are held together by test vectors.

-- What an event says: its body as jsonb prints it, and the binary body of another program after a zero byte.
create function {schema}.es_content_hash(p_data jsonb, p_binary bytea) returns text
language sql immutable parallel safe as $body$
    select encode(sha256(case when p_binary is null then convert_to(p_data::text, 'UTF8')
                              else convert_to(p_data::text, 'UTF8') || '\x00'::bytea || p_binary end), 'hex')
$body$;

-- The headers that are hashed: all but those that tell of the hash itself.
create function {schema}.es_sealed_headers(p_headers jsonb) returns jsonb
language sql immutable parallel safe as $body$
    select case jsonb_typeof(p_headers) when 'object' then p_headers - '{hash,hash_v,redactions}'::text[]
                                        when 'null' then '{}'::jsonb
                                        else coalesce(p_headers, '{}'::jsonb) end
$body$;

create function {schema}.es_event_hash(
    p_previous text, p_tenant varchar, p_stream uuid, p_version bigint, p_position bigint, p_id uuid, p_type varchar, p_dotnet varchar,
    p_at timestamptz, p_correlation varchar, p_causation varchar, p_actor varchar, p_headers jsonb, p_content text)
returns text
language sql stable parallel safe as $body$
    select encode(sha256(convert_to(json_build_array(
        1, p_previous, p_tenant, p_stream, p_version, p_position, p_id, p_type, p_dotnet,
        case when isfinite(p_at) then (extract(epoch from p_at) * 1000000)::bigint end,
        p_correlation, p_causation, p_actor, {schema}.es_sealed_headers(p_headers), p_content)::text, 'UTF8')), 'hex')
$body$;

-- The hash of a stream at a version: the one stored there or, after events that another program appended, the one they lead to.
create function {schema}.es_chain_head(p_tenant varchar, p_stream uuid, p_version bigint) returns text
language plpgsql as $body$
declare
    head text;
    sealed bigint;
    e record;
begin
    select f.version, f.headers ->> 'hash' into sealed, head
    from {schema}.mt_events f
    where f.tenant_id = p_tenant and f.stream_id = p_stream and f.version <= p_version and f.headers ->> 'hash' is not null
    order by f.version desc limit 1;

    for e in
        select * from {schema}.mt_events f
        where f.tenant_id = p_tenant and f.stream_id = p_stream and f.version > coalesce(sealed, 0) and f.version <= p_version
        order by f.version
    loop
        head := {schema}.es_event_hash(
            head, e.tenant_id, e.stream_id, e.version, e.seq_id, e.id, e.type, e.mt_dotnet_type, e.timestamp, e.correlation_id,
            e.causation_id, e.user_name, e.headers,
            coalesce(e.headers -> 'redactions' -> 0 ->> 'removed', {schema}.es_content_hash(e.data, e.bdata)));
    end loop;
    return head;
end
$body$;

-- Appends to one or several streams with a compare-and-set on each stream's version, in one call.
-- Streams come in a fixed order (by id), so that two calls over the same streams cannot deadlock.
-- Every version is checked before the first number is drawn: a refused append leaves no gap in seq_id.
create function {schema}.es_append(
    p_tenant varchar, p_streams uuid[], p_types varchar[], p_expected bigint[], p_reached bigint[],
    p_event_streams uuid[], p_event_versions bigint[], p_event_ids uuid[], p_event_types varchar[], p_dotnet_types varchar[],
    p_bodies jsonb[], p_correlation varchar, p_causation varchar, p_headers jsonb, p_actor varchar, p_now timestamptz)
returns {schema}.es_appended
language plpgsql as $body$
declare
    result {schema}.es_appended;
    latest timestamptz := coalesce(p_now, clock_timestamp());
    headers jsonb := coalesce(p_headers, '{}'::jsonb);
    heads text[];
    positions bigint[] := '{}';
    hashes text[] := '{}';
    nth integer;
    last record;
    actual record;
begin
    -- A clock that jumped back must not put an event before the one it follows. The event at the expected version keeps its
    -- time and its hash for ever, so that they may be read before its stream is locked.
    for i in 1 .. cardinality(p_streams) loop
        if p_expected[i] > 0 then
            select e.timestamp as at, e.headers ->> 'hash' as hash into last from {schema}.mt_events e
            where e.tenant_id = p_tenant and e.stream_id = p_streams[i] and e.version = p_expected[i];
            latest := greatest(latest, last.at);
            heads[i] := last.hash;
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

    for i in 1 .. cardinality(p_event_ids) loop
        nth := array_position(p_streams, p_event_streams[i]);
        positions := positions || nextval('{schema}.mt_events_sequence');
        heads[nth] := {schema}.es_event_hash(
            heads[nth], p_tenant, p_event_streams[i], p_event_versions[i], positions[i], p_event_ids[i], p_event_types[i],
            p_dotnet_types[i], latest, p_correlation, p_causation, p_actor, headers, {schema}.es_content_hash(p_bodies[i], null));
        hashes := hashes || heads[nth];
    end loop;

    if cardinality(p_event_ids) = 1 then
        -- The commonest append by far, without taking arrays apart.
        insert into {schema}.mt_events (seq_id, id, stream_id, version, data, bdata, type, timestamp, tenant_id, mt_dotnet_type,
                                        correlation_id, causation_id, headers, user_name, is_archived)
        values (positions[1], p_event_ids[1], p_event_streams[1], p_event_versions[1], p_bodies[1], null, p_event_types[1], latest,
                p_tenant, p_dotnet_types[1], p_correlation, p_causation, headers || jsonb_build_object('hash', hashes[1], 'hash_v', 1),
                p_actor, false);
    else
        insert into {schema}.mt_events (seq_id, id, stream_id, version, data, bdata, type, timestamp, tenant_id, mt_dotnet_type,
                                        correlation_id, causation_id, headers, user_name, is_archived)
        select e.position, e.id, e.stream, e.version, e.body, null, e.type, latest, p_tenant, e.dotnet_type, p_correlation, p_causation,
               headers || jsonb_build_object('hash', e.hash, 'hash_v', 1), p_actor, false
        from unnest(positions, p_event_streams, p_event_versions, p_event_ids, p_event_types, p_dotnet_types, p_bodies, hashes)
            as e(position, stream, version, id, type, dotnet_type, body, hash);
    end if;

    result.positions := positions;
    result.recorded_at := latest;
    result.hashes := hashes;
    return result;
end
$body$;

-- Takes the body out of an event and leaves its hash, and who did it, when and why. Each redaction is sealed over the one before.
create function {schema}.es_redact(
    p_tenant varchar, p_stream uuid, p_version bigint, p_type varchar, p_replacement jsonb, p_actor varchar, p_reason varchar, p_now timestamptz)
returns void
language plpgsql as $body$
declare
    e record;
    redactions jsonb;
    at bigint := (extract(epoch from coalesce(p_now, clock_timestamp())) * 1000000)::bigint;
    removed text;
    remains text := {schema}.es_content_hash(p_replacement, null);
begin
    select * into e from {schema}.mt_events f
    where f.tenant_id = p_tenant and f.stream_id = p_stream and f.version = p_version
    for update;

    if not found then
        raise exception 'there is no such event'
            using errcode = 'ES004', hint = json_build_object('stream', p_stream, 'version', p_version, 'type', null)::text;
    end if;
    if p_type is not null and p_type <> e.type then
        raise exception 'the event is of another type'
            using errcode = 'ES004', hint = json_build_object('stream', p_stream, 'version', p_version, 'type', e.type)::text;
    end if;

    removed := {schema}.es_content_hash(e.data, e.bdata);
    redactions := coalesce(e.headers -> 'redactions', '[]'::jsonb);
    redactions := redactions || jsonb_build_array(jsonb_build_object(
        'by', p_actor, 'at', at, 'why', p_reason, 'removed', removed, 'remains', remains,
        'seal', encode(sha256(convert_to(json_build_array(
            1, redactions -> -1 ->> 'seal', e.id, p_actor, at, p_reason, removed, remains)::text, 'UTF8')), 'hex')));

    update {schema}.mt_events f
    set data = p_replacement, bdata = null,
        headers = case jsonb_typeof(f.headers) when 'object' then f.headers else '{}'::jsonb end || jsonb_build_object('redactions', redactions)
    where f.seq_id = e.seq_id;
end
$body$;
