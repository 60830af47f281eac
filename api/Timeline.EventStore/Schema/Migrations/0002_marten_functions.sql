-- The functions a Marten 9 calls, with its exact signatures for our options (quick append with client timestamps).

create function {schema}.mt_mark_event_progression(name varchar, last_encountered bigint) returns void
language plpgsql as $body$
#variable_conflict use_variable
begin
    insert into {schema}.mt_event_progression as p (name, last_seq_id, last_updated)
    values (name, last_encountered, transaction_timestamp())
    on conflict on constraint pk_mt_event_progression
        do update set last_seq_id = excluded.last_seq_id, last_updated = excluded.last_updated;
end
$body$;

create function {schema}.mt_mark_progression_with_skip(shard_name varchar, ending_sequence bigint, starting_sequence bigint)
returns bigint
language plpgsql as $body$
#variable_conflict use_variable
declare
    reached bigint;
begin
    select p.last_seq_id into reached from {schema}.mt_event_progression p where p.name = shard_name for update;

    -- Another node moved the mark first: tell the caller where it stands.
    if reached is not null and reached <> starting_sequence then
        return reached;
    end if;

    perform {schema}.mt_mark_event_progression(shard_name, ending_sequence);
    if ending_sequence > starting_sequence then
        insert into {schema}.mt_high_water_skips (ending_sequence, starting_sequence)
        values (ending_sequence, starting_sequence)
        on conflict on constraint pkey_mt_high_water_skips_ending_sequence do nothing;
    end if;
    return ending_sequence;
end
$body$;

create function {schema}.mt_archive_stream(streamid uuid, tenantid varchar) returns void
language sql as $body$
    update {schema}.mt_streams set is_archived = true where mt_streams.tenant_id = tenantid and mt_streams.id = streamid;
    update {schema}.mt_events set is_archived = true where mt_events.tenant_id = tenantid and mt_events.stream_id = streamid;
$body$;

create function {schema}.mt_quick_append_events(
    stream uuid, stream_type varchar, tenantid varchar, event_ids uuid[], event_types varchar[], dotnet_types varchar[],
    bodies jsonb[], bdatas bytea[], causation_ids varchar[], correlation_ids varchar[], headers jsonb[], user_names varchar[],
    timestamps timestamptz[], expected_version bigint default null::bigint)
returns bigint[]
language plpgsql as $body$
#variable_conflict use_column
declare
    found_version  bigint;
    found_archived boolean;
    positions      bigint[];
begin
    -- The stream row is written before a number is drawn, so that two appenders queue here and not in the index.
    insert into {schema}.mt_streams (tenant_id, id, type, version)
    values (tenantid, stream, stream_type, 0)
    on conflict do nothing;

    select coalesce(s.version, 0), coalesce(s.is_archived, false) into found_version, found_archived
    from {schema}.mt_streams s where s.tenant_id = tenantid and s.id = stream for update;

    if found_archived then
        raise exception 'stream % is archived and takes no events', stream using errcode = 'MT001';
    end if;
    if expected_version is not null and expected_version <> found_version then
        raise exception 'stream % is at version %, not %', stream, found_version, expected_version using errcode = 'MT003';
    end if;

    with incoming as (
        select * from unnest(event_ids, event_types, dotnet_types, bodies, bdatas, causation_ids, correlation_ids,
                             mt_quick_append_events.headers, user_names, timestamps)
            with ordinality as e(id, type, dotnet_type, body, bdata, causation, correlation, head, actor, at, nth)
    ), stored as (
        insert into {schema}.mt_events (seq_id, id, stream_id, version, data, bdata, type, timestamp, tenant_id, mt_dotnet_type,
                                        correlation_id, causation_id, headers, user_name, is_archived)
        select nextval('{schema}.mt_events_sequence'), e.id, stream, found_version + e.nth, e.body, e.bdata, e.type, e.at, tenantid,
               e.dotnet_type, e.correlation, e.causation, e.head, e.actor, false
        from (select * from incoming order by nth) e
        returning seq_id, version
    )
    select array_agg(s.seq_id order by s.version) into positions from stored s;

    update {schema}.mt_streams s set version = found_version + cardinality(event_ids), timestamp = now()
    where s.tenant_id = tenantid and s.id = stream;

    return (found_version + cardinality(event_ids)) || positions;
end
$body$;
