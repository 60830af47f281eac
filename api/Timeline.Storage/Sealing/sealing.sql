-- The hash chain of docs/evidence.md, rule 1, and its trigger. SealRule.cs says the same in C#; test vectors hold the two together.
-- {schema} is replaced by the quoted name of the schema. Functions and trigger are made and compared by SealingObjects.cs.

-- What an event says: its body as jsonb prints it, and the binary body of another program after a zero byte.
create or replace function {schema}.es_content_hash(p_data jsonb, p_binary bytea) returns text
language sql immutable parallel safe as $body$
    select encode(sha256(case when p_binary is null then convert_to(p_data::text, 'UTF8')
                              else convert_to(p_data::text, 'UTF8') || '\x00'::bytea || p_binary end), 'hex')
$body$;

-- The headers that are hashed: all but those that tell of the hash itself.
create or replace function {schema}.es_sealed_headers(p_headers jsonb) returns jsonb
language sql immutable parallel safe as $body$
    select case jsonb_typeof(p_headers) when 'object' then p_headers - '{hash,hash_v,redactions}'::text[]
                                        when 'null' then '{}'::jsonb
                                        else coalesce(p_headers, '{}'::jsonb) end
$body$;

create or replace function {schema}.es_event_hash(
    p_previous text, p_tenant varchar, p_stream uuid, p_version bigint, p_position bigint, p_id uuid, p_type varchar, p_dotnet varchar,
    p_at timestamptz, p_correlation varchar, p_causation varchar, p_actor varchar, p_headers jsonb, p_content text)
returns text
language sql stable parallel safe as $body$
    select encode(sha256(convert_to(json_build_array(
        1, p_previous, p_tenant, p_stream, p_version, p_position, p_id, p_type, p_dotnet,
        case when isfinite(p_at) then (extract(epoch from p_at) * 1000000)::bigint end,
        p_correlation, p_causation, p_actor, {schema}.es_sealed_headers(p_headers), p_content)::text, 'UTF8')), 'hex')
$body$;

-- The hash of a stream at a version: the one stored there or, after events without one, the one they lead to.
create or replace function {schema}.es_chain_head(p_tenant varchar, p_stream uuid, p_version bigint) returns text
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

-- The clock of the record. A function of its own, so that a test can stand still.
create or replace function {schema}.es_now() returns timestamptz
language sql stable parallel safe as $body$
    select statement_timestamp()
$body$;

-- Seals each event as it is stored, and gives it the time of the database's clock: one time for all events of a statement, never before
-- the event it follows. A row that comes with a hash is being restored, and stays as it is; whether it fits, the verification tells.
-- es_event_hash is written out here: calling it would cost a tenth of an append.
create or replace function {schema}.es_seal() returns trigger
language plpgsql as $body$
declare
    kept jsonb := case jsonb_typeof(new.headers) when 'object' then new.headers else '{}'::jsonb end;
    last_at timestamptz;
    previous text;
begin
    if kept ? 'hash' or new.type = 'tombstone' then
        return new;
    end if;
    if new.version > 1 then
        select e.timestamp, e.headers ->> 'hash' into last_at, previous from {schema}.mt_events e
        where e.tenant_id = new.tenant_id and e.stream_id = new.stream_id and e.version = new.version - 1;
        if previous is null then
            previous := {schema}.es_chain_head(new.tenant_id, new.stream_id, new.version - 1);
        end if;
    end if;
    new.timestamp := greatest({schema}.es_now(), last_at);
    new.headers := kept || jsonb_build_object('hash', encode(sha256(convert_to(json_build_array(
        1, previous, new.tenant_id, new.stream_id, new.version, new.seq_id, new.id, new.type, new.mt_dotnet_type,
        (extract(epoch from new.timestamp) * 1000000)::bigint,
        new.correlation_id, new.causation_id, new.user_name, kept,
        encode(sha256(case when new.bdata is null then convert_to(new.data::text, 'UTF8')
                           else convert_to(new.data::text, 'UTF8') || '\x00'::bytea || new.bdata end), 'hex'))::text, 'UTF8')), 'hex'), 'hash_v', 1);
    return new;
end
$body$;

-- Takes the body out of an event and leaves its hash, and who did it, when and why. Each redaction is sealed over the one before.
-- Every node is told to forget what it keeps of the stream.
create or replace function {schema}.es_redact(
    p_tenant varchar, p_stream uuid, p_version bigint, p_type varchar, p_replacement jsonb, p_actor varchar, p_reason varchar, p_now timestamptz)
returns void
language plpgsql as $body$
declare
    e record;
    redactions jsonb;
    at bigint := (extract(epoch from coalesce(p_now, {schema}.es_now())) * 1000000)::bigint;
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
    perform pg_notify('timeline_streams', '');
end
$body$;
