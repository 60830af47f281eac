-- Long because it is a dump as pg_dump wrote it.
SET check_function_bodies = false;

--
-- PostgreSQL database dump
--

-- Dumped from database version 15.20 (Debian 15.20-0+deb12u1)
-- Dumped by pg_dump version 15.20 (Debian 15.20-0+deb12u1)

--
-- Name: es_appended; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.es_appended AS (
	positions bigint[],
	recorded_at timestamp with time zone,
	hashes text[]
);

--
-- Name: es_append(character varying, uuid[], character varying[], bigint[], bigint[], uuid[], bigint[], uuid[], character varying[], character varying[], jsonb[], character varying, character varying, jsonb, character varying, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.es_append(p_tenant character varying, p_streams uuid[], p_types character varying[], p_expected bigint[], p_reached bigint[], p_event_streams uuid[], p_event_versions bigint[], p_event_ids uuid[], p_event_types character varying[], p_dotnet_types character varying[], p_bodies jsonb[], p_correlation character varying, p_causation character varying, p_headers jsonb, p_actor character varying, p_now timestamp with time zone) RETURNS public.es_appended
    LANGUAGE plpgsql
    AS $$
declare
    result "public".es_appended;
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
            select e.timestamp as at, e.headers ->> 'hash' as hash into last from "public".mt_events e
            where e.tenant_id = p_tenant and e.stream_id = p_streams[i] and e.version = p_expected[i];
            latest := greatest(latest, last.at);
            heads[i] := last.hash;
        end if;
    end loop;

    for i in 1 .. cardinality(p_streams) loop
        if p_expected[i] = 0 then
            -- A stream at version 0 is a placeholder left by another program's failed append: it may be started.
            insert into "public".mt_streams as s (tenant_id, id, type, version, timestamp, created, is_archived)
            values (p_tenant, p_streams[i], p_types[i], p_reached[i], latest, latest, false)
            on conflict on constraint pkey_mt_streams_tenant_id_id
                do update set version = excluded.version, type = excluded.type, timestamp = excluded.timestamp
                where coalesce(s.version, 0) = 0 and not coalesce(s.is_archived, false);
        else
            update "public".mt_streams s set version = p_reached[i], timestamp = latest
            where s.tenant_id = p_tenant and s.id = p_streams[i] and s.version = p_expected[i] and not coalesce(s.is_archived, false);
        end if;

        if not found then
            select coalesce(s.version, 0) as version, coalesce(s.is_archived, false) as archived into actual
            from "public".mt_streams s where s.tenant_id = p_tenant and s.id = p_streams[i];
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
            heads[i] := "public".es_chain_head(p_tenant, p_streams[i], p_expected[i]);
        end if;
    end loop;

    for i in 1 .. cardinality(p_event_ids) loop
        nth := array_position(p_streams, p_event_streams[i]);
        positions := positions || nextval('"public".mt_events_sequence');
        heads[nth] := "public".es_event_hash(
            heads[nth], p_tenant, p_event_streams[i], p_event_versions[i], positions[i], p_event_ids[i], p_event_types[i],
            p_dotnet_types[i], latest, p_correlation, p_causation, p_actor, headers, "public".es_content_hash(p_bodies[i], null));
        hashes := hashes || heads[nth];
    end loop;

    if cardinality(p_event_ids) = 1 then
        -- The commonest append by far, without taking arrays apart.
        insert into "public".mt_events (seq_id, id, stream_id, version, data, bdata, type, timestamp, tenant_id, mt_dotnet_type,
                                        correlation_id, causation_id, headers, user_name, is_archived)
        values (positions[1], p_event_ids[1], p_event_streams[1], p_event_versions[1], p_bodies[1], null, p_event_types[1], latest,
                p_tenant, p_dotnet_types[1], p_correlation, p_causation, headers || jsonb_build_object('hash', hashes[1], 'hash_v', 1),
                p_actor, false);
    else
        insert into "public".mt_events (seq_id, id, stream_id, version, data, bdata, type, timestamp, tenant_id, mt_dotnet_type,
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
$$;

--
-- Name: es_append_one(character varying, uuid, character varying, bigint, uuid, character varying, character varying, jsonb, character varying, character varying, jsonb, character varying, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.es_append_one(p_tenant character varying, p_stream uuid, p_stream_type character varying, p_expected bigint, p_event uuid, p_type character varying, p_dotnet character varying, p_body jsonb, p_correlation character varying, p_causation character varying, p_headers jsonb, p_actor character varying, p_now timestamp with time zone, OUT drawn bigint, OUT recorded_at timestamp with time zone, OUT sealed text) RETURNS record
    LANGUAGE plpgsql
    AS $$
declare
    latest timestamptz := coalesce(p_now, clock_timestamp());
    kept jsonb := coalesce(p_headers, '{}'::jsonb);
    done "public".es_appended;
begin
    -- The number is drawn from the row that was written: a refused append leaves no gap in seq_id.
    if p_expected = 0 then
        with begun as (
            insert into "public".mt_streams as s (tenant_id, id, type, version, timestamp, created, is_archived)
            values (p_tenant, p_stream, p_stream_type, 1, latest, latest, false)
            on conflict on constraint pkey_mt_streams_tenant_id_id
                do update set version = excluded.version, type = excluded.type, timestamp = excluded.timestamp
                where coalesce(s.version, 0) = 0 and not coalesce(s.is_archived, false)
            returning 1)
        insert into "public".mt_events as e (seq_id, id, stream_id, version, data, bdata, type, timestamp, tenant_id, mt_dotnet_type,
                                             correlation_id, causation_id, headers, user_name, is_archived)
        select n.drawn, p_event, p_stream, 1, p_body, null, p_type, latest, p_tenant, p_dotnet, p_correlation, p_causation,
               kept || jsonb_build_object('hash', "public".es_event_hash(
                   null, p_tenant, p_stream, 1, n.drawn, p_event, p_type, p_dotnet, latest, p_correlation, p_causation, p_actor, kept,
                   "public".es_content_hash(p_body, null)), 'hash_v', 1),
               p_actor, false
        from (select nextval('"public".mt_events_sequence') as drawn from begun offset 0) n
        returning e.seq_id, e.timestamp, e.headers ->> 'hash' into drawn, recorded_at, sealed;
    else
        -- Without a sealed event before it, or one that is not to be seen yet, nothing is written here.
        with grown as (
            update "public".mt_streams s set version = p_expected + 1, timestamp = greatest(latest, before.timestamp)
            from "public".mt_events before
            where s.tenant_id = p_tenant and s.id = p_stream and s.version = p_expected and not coalesce(s.is_archived, false)
              and before.tenant_id = p_tenant and before.stream_id = p_stream and before.version = p_expected
              and before.headers ->> 'hash' is not null
            returning s.timestamp as at, before.headers ->> 'hash' as head)
        insert into "public".mt_events as e (seq_id, id, stream_id, version, data, bdata, type, timestamp, tenant_id, mt_dotnet_type,
                                             correlation_id, causation_id, headers, user_name, is_archived)
        select n.drawn, p_event, p_stream, p_expected + 1, p_body, null, p_type, n.at, p_tenant, p_dotnet, p_correlation, p_causation,
               kept || jsonb_build_object('hash', "public".es_event_hash(
                   n.head, p_tenant, p_stream, p_expected + 1, n.drawn, p_event, p_type, p_dotnet, n.at, p_correlation, p_causation,
                   p_actor, kept, "public".es_content_hash(p_body, null)), 'hash_v', 1),
               p_actor, false
        from (select nextval('"public".mt_events_sequence') as drawn, g.at, g.head from grown g offset 0) n
        returning e.seq_id, e.timestamp, e.headers ->> 'hash' into drawn, recorded_at, sealed;
    end if;

    if not found then
        done := "public".es_append(
            p_tenant, array[p_stream], array[p_stream_type], array[p_expected], array[p_expected + 1], array[p_stream],
            array[p_expected + 1], array[p_event], array[p_type], array[p_dotnet], array[p_body], p_correlation, p_causation,
            p_headers, p_actor, p_now);
        drawn := done.positions[1];
        recorded_at := done.recorded_at;
        sealed := done.hashes[1];
    end if;
end
$$;

--
-- Name: es_chain_head(character varying, uuid, bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.es_chain_head(p_tenant character varying, p_stream uuid, p_version bigint) RETURNS text
    LANGUAGE plpgsql
    AS $$
declare
    head text;
    sealed bigint;
    e record;
begin
    select f.version, f.headers ->> 'hash' into sealed, head
    from "public".mt_events f
    where f.tenant_id = p_tenant and f.stream_id = p_stream and f.version <= p_version and f.headers ->> 'hash' is not null
    order by f.version desc limit 1;

    for e in
        select * from "public".mt_events f
        where f.tenant_id = p_tenant and f.stream_id = p_stream and f.version > coalesce(sealed, 0) and f.version <= p_version
        order by f.version
    loop
        head := "public".es_event_hash(
            head, e.tenant_id, e.stream_id, e.version, e.seq_id, e.id, e.type, e.mt_dotnet_type, e.timestamp, e.correlation_id,
            e.causation_id, e.user_name, e.headers,
            coalesce(e.headers -> 'redactions' -> 0 ->> 'removed', "public".es_content_hash(e.data, e.bdata)));
    end loop;
    return head;
end
$$;

--
-- Name: es_content_hash(jsonb, bytea); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.es_content_hash(p_data jsonb, p_binary bytea) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select encode(sha256(case when p_binary is null then convert_to(p_data::text, 'UTF8')
                              else convert_to(p_data::text, 'UTF8') || '\x00'::bytea || p_binary end), 'hex')
$$;

--
-- Name: es_event_hash(text, character varying, uuid, bigint, bigint, uuid, character varying, character varying, timestamp with time zone, character varying, character varying, character varying, jsonb, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.es_event_hash(p_previous text, p_tenant character varying, p_stream uuid, p_version bigint, p_position bigint, p_id uuid, p_type character varying, p_dotnet character varying, p_at timestamp with time zone, p_correlation character varying, p_causation character varying, p_actor character varying, p_headers jsonb, p_content text) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select encode(sha256(convert_to(json_build_array(
        1, p_previous, p_tenant, p_stream, p_version, p_position, p_id, p_type, p_dotnet,
        case when isfinite(p_at) then (extract(epoch from p_at) * 1000000)::bigint end,
        p_correlation, p_causation, p_actor, "public".es_sealed_headers(p_headers), p_content)::text, 'UTF8')), 'hex')
$$;

--
-- Name: es_redact(character varying, uuid, bigint, character varying, jsonb, character varying, character varying, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.es_redact(p_tenant character varying, p_stream uuid, p_version bigint, p_type character varying, p_replacement jsonb, p_actor character varying, p_reason character varying, p_now timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
    e record;
    redactions jsonb;
    at bigint := (extract(epoch from coalesce(p_now, clock_timestamp())) * 1000000)::bigint;
    removed text;
    remains text := "public".es_content_hash(p_replacement, null);
begin
    select * into e from "public".mt_events f
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

    removed := "public".es_content_hash(e.data, e.bdata);
    redactions := coalesce(e.headers -> 'redactions', '[]'::jsonb);
    redactions := redactions || jsonb_build_array(jsonb_build_object(
        'by', p_actor, 'at', at, 'why', p_reason, 'removed', removed, 'remains', remains,
        'seal', encode(sha256(convert_to(json_build_array(
            1, redactions -> -1 ->> 'seal', e.id, p_actor, at, p_reason, removed, remains)::text, 'UTF8')), 'hex')));

    update "public".mt_events f
    set data = p_replacement, bdata = null,
        headers = case jsonb_typeof(f.headers) when 'object' then f.headers else '{}'::jsonb end || jsonb_build_object('redactions', redactions)
    where f.seq_id = e.seq_id;
end
$$;

--
-- Name: es_refuse_revision(character varying, character varying, bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.es_refuse_revision(p_document character varying, p_id character varying, p_expected bigint) RETURNS integer
    LANGUAGE plpgsql
    AS $$
begin
    raise exception 'the document was changed by somebody else'
        using errcode = 'ES003', hint = json_build_object('document', p_document, 'id', p_id, 'expected', p_expected)::text;
end
$$;

--
-- Name: es_sealed_headers(jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.es_sealed_headers(p_headers jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select case jsonb_typeof(p_headers) when 'object' then p_headers - '{hash,hash_v,redactions}'::text[]
                                        when 'null' then '{}'::jsonb
                                        else coalesce(p_headers, '{}'::jsonb) end
$$;

--
-- Name: mt_archive_stream(uuid, character varying); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.mt_archive_stream(streamid uuid, tenantid character varying) RETURNS void
    LANGUAGE sql
    AS $$
    update "public".mt_streams set is_archived = true where mt_streams.tenant_id = tenantid and mt_streams.id = streamid;
    update "public".mt_events set is_archived = true where mt_events.tenant_id = tenantid and mt_events.stream_id = streamid;
$$;

--
-- Name: mt_mark_event_progression(character varying, bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.mt_mark_event_progression(name character varying, last_encountered bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
begin
    insert into "public".mt_event_progression as p (name, last_seq_id, last_updated)
    values (name, last_encountered, transaction_timestamp())
    on conflict on constraint pk_mt_event_progression
        do update set last_seq_id = excluded.last_seq_id, last_updated = excluded.last_updated;
end
$$;

--
-- Name: mt_mark_progression_with_skip(character varying, bigint, bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.mt_mark_progression_with_skip(shard_name character varying, ending_sequence bigint, starting_sequence bigint) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
declare
    reached bigint;
begin
    select p.last_seq_id into reached from "public".mt_event_progression p where p.name = shard_name for update;

    -- Another node moved the mark first: tell the caller where it stands.
    if reached is not null and reached <> starting_sequence then
        return reached;
    end if;

    perform "public".mt_mark_event_progression(shard_name, ending_sequence);
    if ending_sequence > starting_sequence then
        insert into "public".mt_high_water_skips (ending_sequence, starting_sequence)
        values (ending_sequence, starting_sequence)
        on conflict on constraint pkey_mt_high_water_skips_ending_sequence do nothing;
    end if;
    return ending_sequence;
end
$$;

--
-- Name: mt_quick_append_events(uuid, character varying, character varying, uuid[], character varying[], character varying[], jsonb[], bytea[], character varying[], character varying[], jsonb[], character varying[], timestamp with time zone[], bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.mt_quick_append_events(stream uuid, stream_type character varying, tenantid character varying, event_ids uuid[], event_types character varying[], dotnet_types character varying[], bodies jsonb[], bdatas bytea[], causation_ids character varying[], correlation_ids character varying[], headers jsonb[], user_names character varying[], timestamps timestamp with time zone[], expected_version bigint DEFAULT NULL::bigint) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
    found_version  bigint;
    found_archived boolean;
    positions      bigint[];
begin
    -- The stream row is written before a number is drawn, so that two appenders queue here and not in the index.
    insert into "public".mt_streams (tenant_id, id, type, version)
    values (tenantid, stream, stream_type, 0)
    on conflict do nothing;

    select coalesce(s.version, 0), coalesce(s.is_archived, false) into found_version, found_archived
    from "public".mt_streams s where s.tenant_id = tenantid and s.id = stream for update;

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
        insert into "public".mt_events (seq_id, id, stream_id, version, data, bdata, type, timestamp, tenant_id, mt_dotnet_type,
                                        correlation_id, causation_id, headers, user_name, is_archived)
        select nextval('"public".mt_events_sequence'), e.id, stream, found_version + e.nth, e.body, e.bdata, e.type, e.at, tenantid,
               e.dotnet_type, e.correlation, e.causation, e.head, e.actor, false
        from (select * from incoming order by nth) e
        returning seq_id, version
    )
    select array_agg(s.seq_id order by s.version) into positions from stored s;

    update "public".mt_streams s set version = found_version + cardinality(event_ids), timestamp = now()
    where s.tenant_id = tenantid and s.id = stream;

    return (found_version + cardinality(event_ids)) || positions;
end
$$;

--
-- Name: es_horizon; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.es_horizon (
    only_row boolean DEFAULT true NOT NULL,
    "position" bigint NOT NULL,
    CONSTRAINT one_row_es_horizon CHECK (only_row)
);

--
-- Name: es_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.es_migrations (
    number integer NOT NULL,
    name character varying NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

--
-- Name: mt_doc_accesstoken; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mt_doc_accesstoken (
    tenant_id character varying DEFAULT '*DEFAULT*'::character varying NOT NULL,
    id uuid NOT NULL,
    data jsonb NOT NULL,
    mt_last_modified timestamp with time zone DEFAULT transaction_timestamp(),
    mt_dotnet_type character varying,
    mt_version bigint DEFAULT 0 NOT NULL
);

--
-- Name: mt_doc_deadletterevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mt_doc_deadletterevent (
    id uuid NOT NULL,
    data jsonb NOT NULL,
    mt_last_modified timestamp with time zone DEFAULT transaction_timestamp(),
    mt_version uuid DEFAULT (md5(((random())::text || (clock_timestamp())::text)))::uuid NOT NULL,
    mt_dotnet_type character varying
);

--
-- Name: mt_doc_handledcommand; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mt_doc_handledcommand (
    tenant_id character varying DEFAULT '*DEFAULT*'::character varying NOT NULL,
    id uuid NOT NULL,
    data jsonb NOT NULL,
    mt_last_modified timestamp with time zone DEFAULT transaction_timestamp(),
    mt_dotnet_type character varying,
    mt_version bigint DEFAULT 0 NOT NULL
);

--
-- Name: mt_doc_incidentsummary; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mt_doc_incidentsummary (
    tenant_id character varying DEFAULT '*DEFAULT*'::character varying NOT NULL,
    id uuid NOT NULL,
    data jsonb NOT NULL,
    mt_last_modified timestamp with time zone DEFAULT transaction_timestamp(),
    mt_dotnet_type character varying,
    mt_version bigint DEFAULT 0 NOT NULL
);

--
-- Name: mt_doc_librarylesson; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mt_doc_librarylesson (
    tenant_id character varying DEFAULT '*DEFAULT*'::character varying NOT NULL,
    id uuid NOT NULL,
    data jsonb NOT NULL,
    mt_last_modified timestamp with time zone DEFAULT transaction_timestamp(),
    mt_dotnet_type character varying,
    mt_version bigint DEFAULT 0 NOT NULL
);

--
-- Name: mt_doc_nodeplace; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mt_doc_nodeplace (
    tenant_id character varying DEFAULT '*DEFAULT*'::character varying NOT NULL,
    id uuid NOT NULL,
    data jsonb NOT NULL,
    mt_last_modified timestamp with time zone DEFAULT transaction_timestamp(),
    mt_dotnet_type character varying,
    mt_version bigint DEFAULT 0 NOT NULL
);

--
-- Name: mt_doc_person; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mt_doc_person (
    tenant_id character varying DEFAULT '*DEFAULT*'::character varying NOT NULL,
    id uuid NOT NULL,
    data jsonb NOT NULL,
    mt_last_modified timestamp with time zone DEFAULT transaction_timestamp(),
    mt_dotnet_type character varying,
    mt_version bigint DEFAULT 0 NOT NULL
);

--
-- Name: mt_doc_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mt_doc_session (
    tenant_id character varying DEFAULT '*DEFAULT*'::character varying NOT NULL,
    id uuid NOT NULL,
    data jsonb NOT NULL,
    mt_last_modified timestamp with time zone DEFAULT transaction_timestamp(),
    mt_dotnet_type character varying,
    mt_version bigint DEFAULT 0 NOT NULL
);

--
-- Name: mt_doc_signinlink; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mt_doc_signinlink (
    tenant_id character varying DEFAULT '*DEFAULT*'::character varying NOT NULL,
    id uuid NOT NULL,
    data jsonb NOT NULL,
    mt_last_modified timestamp with time zone DEFAULT transaction_timestamp(),
    mt_dotnet_type character varying,
    mt_version bigint DEFAULT 0 NOT NULL
);

--
-- Name: mt_event_progression; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mt_event_progression (
    name character varying NOT NULL,
    last_seq_id bigint,
    last_updated timestamp with time zone DEFAULT transaction_timestamp()
);

--
-- Name: mt_events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mt_events (
    seq_id bigint NOT NULL,
    id uuid NOT NULL,
    stream_id uuid,
    version bigint NOT NULL,
    data jsonb NOT NULL,
    bdata bytea,
    type character varying(500) NOT NULL,
    "timestamp" timestamp with time zone DEFAULT '2026-11-26 12:04:29.397107+00'::timestamp with time zone NOT NULL,
    tenant_id character varying DEFAULT '*DEFAULT*'::character varying,
    mt_dotnet_type character varying,
    correlation_id character varying,
    causation_id character varying,
    headers jsonb,
    user_name character varying,
    is_archived boolean DEFAULT false
);

--
-- Name: mt_events_sequence; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.mt_events_sequence
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

--
-- Name: mt_events_sequence; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.mt_events_sequence OWNED BY public.mt_events.seq_id;

--
-- Name: mt_high_water_skips; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mt_high_water_skips (
    ending_sequence bigint NOT NULL,
    starting_sequence bigint NOT NULL,
    "timestamp" timestamp with time zone DEFAULT transaction_timestamp()
);

--
-- Name: mt_streams; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mt_streams (
    tenant_id character varying DEFAULT '*DEFAULT*'::character varying NOT NULL,
    id uuid NOT NULL,
    type character varying,
    version bigint,
    "timestamp" timestamp with time zone DEFAULT now() NOT NULL,
    created timestamp with time zone DEFAULT now() NOT NULL,
    is_archived boolean DEFAULT false
);

--
-- Data for Name: es_horizon; Type: TABLE DATA; Schema: public; Owner: -
--

--
-- Data for Name: es_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.es_migrations VALUES (1, '0001_event_tables', '2026-11-26 12:04:29.556855+00');
INSERT INTO public.es_migrations VALUES (2, '0002_marten_functions', '2026-11-26 12:04:29.563454+00');
INSERT INTO public.es_migrations VALUES (3, '0003_append', '2026-11-26 12:04:29.564286+00');
INSERT INTO public.es_migrations VALUES (4, '0004_hash_chain', '2026-11-26 12:04:29.568017+00');
INSERT INTO public.es_migrations VALUES (5, '0005_append_one', '2026-11-26 12:04:29.570193+00');

--
-- Data for Name: mt_doc_accesstoken; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mt_doc_accesstoken VALUES ('*DEFAULT*', '01a217be-32dd-764e-bd0c-a6cbc142e08f', '{"Id": "01a217be-32dd-764e-bd0c-a6cbc142e08f", "Name": "Old monitoring", "Role": "Responder", "Revoked": true, "IssuedAt": "2026-11-26T12:04:30.5576418Z", "IssuedBy": "Account lead", "ExpiresAt": "2040-01-01T00:00:00Z", "LastUsedAt": null, "SecretHash": "4c614e5253ad94c0f3ca1ab8f05e29d1b6dd0f0e5b2ec1a16fa20a92d2da692e"}', '2026-11-26 12:04:30.581388+00', 'Timeline.Api.People.AccessToken', 2);
INSERT INTO public.mt_doc_accesstoken VALUES ('*DEFAULT*', '01a217be-32c9-74b7-9679-5b1e7e7e0115', '{"Id": "01a217be-32c9-74b7-9679-5b1e7e7e0115", "Name": "Monitoring", "Role": "Responder", "Revoked": false, "IssuedAt": "2026-11-26T12:04:30.5370125Z", "IssuedBy": "Account lead", "ExpiresAt": null, "LastUsedAt": "2026-11-26T12:04:31.6744706Z", "SecretHash": "24f574f5b904400ac9483a8ae8eec1c75bb39e05b0f0e05ff7fa11a1f728b866"}', '2026-11-26 12:04:31.674987+00', 'Timeline.Api.People.AccessToken', 2);

--
-- Data for Name: mt_doc_deadletterevent; Type: TABLE DATA; Schema: public; Owner: -
--

--
-- Data for Name: mt_doc_handledcommand; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000001', '{"Id": "019ac0de-0000-7000-8000-000000000001", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 1, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:30.646691+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000002', '{"Id": "019ac0de-0000-7000-8000-000000000002", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 11, "Appended": 10, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:30.948663+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000003', '{"Id": "019ac0de-0000-7000-8000-000000000003", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 12, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.076078+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000004', '{"Id": "019ac0de-0000-7000-8000-000000000004", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 13, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.118589+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000005', '{"Id": "019ac0de-0000-7000-8000-000000000005", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 14, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.144833+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000006', '{"Id": "019ac0de-0000-7000-8000-000000000006", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 15, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.166502+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000007', '{"Id": "019ac0de-0000-7000-8000-000000000007", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 16, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.184495+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000008', '{"Id": "019ac0de-0000-7000-8000-000000000008", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 17, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.211311+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000009', '{"Id": "019ac0de-0000-7000-8000-000000000009", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 18, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.236131+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000000a', '{"Id": "019ac0de-0000-7000-8000-00000000000a", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 19, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.249161+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000000b', '{"Id": "019ac0de-0000-7000-8000-00000000000b", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 20, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.267813+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000000c', '{"Id": "019ac0de-0000-7000-8000-00000000000c", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 21, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.278224+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000000d', '{"Id": "019ac0de-0000-7000-8000-00000000000d", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 22, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.294802+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000000e', '{"Id": "019ac0de-0000-7000-8000-00000000000e", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 23, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.326401+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000000f', '{"Id": "019ac0de-0000-7000-8000-00000000000f", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 24, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.346097+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000010', '{"Id": "019ac0de-0000-7000-8000-000000000010", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 25, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.363835+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000011', '{"Id": "019ac0de-0000-7000-8000-000000000011", "Actor": "Secondary mail engineer", "Result": null, "Streams": [{"Version": 26, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.390595+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000012', '{"Id": "019ac0de-0000-7000-8000-000000000012", "Actor": "Secondary mail engineer", "Result": null, "Streams": [{"Version": 27, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.399353+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000013', '{"Id": "019ac0de-0000-7000-8000-000000000013", "Actor": "Secondary mail engineer", "Result": null, "Streams": [{"Version": 28, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.414849+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000014', '{"Id": "019ac0de-0000-7000-8000-000000000014", "Actor": "Secondary mail engineer", "Result": null, "Streams": [{"Version": 29, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.437157+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000015', '{"Id": "019ac0de-0000-7000-8000-000000000015", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 30, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.515202+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000016', '{"Id": "019ac0de-0000-7000-8000-000000000016", "Actor": "Secondary mail engineer", "Result": null, "Streams": [{"Version": 31, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.526047+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000017', '{"Id": "019ac0de-0000-7000-8000-000000000017", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 32, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.544769+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000018', '{"Id": "019ac0de-0000-7000-8000-000000000018", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 33, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.563711+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000019', '{"Id": "019ac0de-0000-7000-8000-000000000019", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 34, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.582442+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000001b', '{"Id": "019ac0de-0000-7000-8000-00000000001b", "Actor": "Administrator token", "Result": null, "Streams": [{"Version": 35, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.607012+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000001c', '{"Id": "019ac0de-0000-7000-8000-00000000001c", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 1, "Appended": 1, "StreamId": "fd0289a3-54d9-8324-8d28-f568a75df6b8"}]}', '2026-11-26 12:04:31.635474+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000001d', '{"Id": "019ac0de-0000-7000-8000-00000000001d", "Actor": "Account lead", "Result": null, "Streams": [{"Version": 36, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000001"}]}', '2026-11-26 12:04:31.657632+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000001f', '{"Id": "019ac0de-0000-7000-8000-00000000001f", "Actor": "Monitoring", "Result": null, "Streams": [{"Version": 3, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-00000000001e"}]}', '2026-11-26 12:04:31.69853+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000024', '{"Id": "019ac0de-0000-7000-8000-000000000024", "Actor": "Secondary mail engineer", "Result": null, "Streams": [{"Version": 9, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-00000000001e"}]}', '2026-11-26 12:04:31.777361+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000025', '{"Id": "019ac0de-0000-7000-8000-000000000025", "Actor": "Secondary mail engineer", "Result": null, "Streams": [{"Version": 10, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-00000000001e"}]}', '2026-11-26 12:04:31.785113+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000002c', '{"Id": "019ac0de-0000-7000-8000-00000000002c", "Actor": "Secondary mail engineer", "Result": null, "Streams": [{"Version": 17, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-00000000001e"}]}', '2026-11-26 12:04:31.921576+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000002d', '{"Id": "019ac0de-0000-7000-8000-00000000002d", "Actor": "Secondary mail engineer", "Result": null, "Streams": [{"Version": 18, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-00000000001e"}]}', '2026-11-26 12:04:31.933867+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000030', '{"Id": "019ac0de-0000-7000-8000-000000000030", "Actor": "Secondary mail engineer", "Result": null, "Streams": [{"Version": 1, "Appended": 1, "StreamId": "ee29e661-5eb5-88a2-896a-629ba329a2ab"}]}', '2026-11-26 12:04:31.974945+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000001e', '{"Id": "019ac0de-0000-7000-8000-00000000001e", "Actor": "Monitoring", "Result": null, "Streams": [{"Version": 2, "Appended": 2, "StreamId": "019ac0de-0000-7000-8000-00000000001e"}]}', '2026-11-26 12:04:31.680848+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000023', '{"Id": "019ac0de-0000-7000-8000-000000000023", "Actor": "Secondary mail engineer", "Result": null, "Streams": [{"Version": 8, "Appended": 2, "StreamId": "019ac0de-0000-7000-8000-00000000001e"}]}', '2026-11-26 12:04:31.759421+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000026', '{"Id": "019ac0de-0000-7000-8000-000000000026", "Actor": "Secondary mail engineer", "Result": null, "Streams": [{"Version": 11, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-00000000001e"}]}', '2026-11-26 12:04:31.794861+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000027', '{"Id": "019ac0de-0000-7000-8000-000000000027", "Actor": "Secondary mail engineer", "Result": null, "Streams": [{"Version": 12, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-00000000001e"}]}', '2026-11-26 12:04:31.856727+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000029', '{"Id": "019ac0de-0000-7000-8000-000000000029", "Actor": "Secondary mail engineer", "Result": null, "Streams": [{"Version": 14, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-00000000001e"}]}', '2026-11-26 12:04:31.889819+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000002b', '{"Id": "019ac0de-0000-7000-8000-00000000002b", "Actor": "Secondary mail engineer", "Result": null, "Streams": [{"Version": 16, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-00000000001e"}]}', '2026-11-26 12:04:31.91452+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000020', '{"Id": "019ac0de-0000-7000-8000-000000000020", "Actor": "Monitoring", "Result": null, "Streams": [{"Version": 4, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-00000000001e"}]}', '2026-11-26 12:04:31.711644+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000021', '{"Id": "019ac0de-0000-7000-8000-000000000021", "Actor": "Monitoring", "Result": null, "Streams": [{"Version": 5, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-00000000001e"}]}', '2026-11-26 12:04:31.720859+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000022', '{"Id": "019ac0de-0000-7000-8000-000000000022", "Actor": "Secondary mail engineer", "Result": null, "Streams": [{"Version": 6, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-00000000001e"}]}', '2026-11-26 12:04:31.740954+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000028', '{"Id": "019ac0de-0000-7000-8000-000000000028", "Actor": "Secondary mail engineer", "Result": null, "Streams": [{"Version": 13, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-00000000001e"}]}', '2026-11-26 12:04:31.874949+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000002a', '{"Id": "019ac0de-0000-7000-8000-00000000002a", "Actor": "Secondary mail engineer", "Result": null, "Streams": [{"Version": 15, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-00000000001e"}]}', '2026-11-26 12:04:31.899441+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000002e', '{"Id": "019ac0de-0000-7000-8000-00000000002e", "Actor": "Secondary mail engineer", "Result": null, "Streams": [{"Version": 19, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-00000000001e"}]}', '2026-11-26 12:04:31.946334+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000002f', '{"Id": "019ac0de-0000-7000-8000-00000000002f", "Actor": "Administrator token", "Result": null, "Streams": [{"Version": 20, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-00000000001e"}]}', '2026-11-26 12:04:31.958893+00', 'Timeline.EventStore.Appending.HandledCommand', 1);
INSERT INTO public.mt_doc_handledcommand VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000031', '{"Id": "019ac0de-0000-7000-8000-000000000031", "Actor": "Administrator token", "Result": null, "Streams": [{"Version": 1, "Appended": 1, "StreamId": "019ac0de-0000-7000-8000-000000000031"}]}', '2026-11-26 12:04:31.985558+00', 'Timeline.EventStore.Appending.HandledCommand', 1);

--
-- Data for Name: mt_doc_incidentsummary; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mt_doc_incidentsummary VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000001', '{"Id": "019ac0de-0000-7000-8000-000000000001", "Key": "INC-1", "Kind": "Real", "Zone": "America/Chicago", "Title": "Mail stands still after a server upgrade", "Number": 1, "Status": "Resolved", "Version": 36, "Severity": "Sev1", "EngagedAt": "2014-05-14T03:20:00Z", "DeclaredAt": "2026-11-26T12:04:30.647673Z", "EntryCount": 17, "ReportedAt": "2014-05-14T03:02:00Z", "ResolvedAt": "2014-05-14T11:47:00Z", "TicketToEngagement": {"To": {"At": "2014-05-14T03:20:00Z", "Kind": "Engaged", "Label": "First hands on it", "EntryId": "3554b8a4-cc69-83aa-a30b-73da8d79a7a0"}, "From": {"At": "2014-05-14T03:02:00Z", "Kind": "Reported", "Label": "First contact", "EntryId": "07c97ead-613a-8eaf-b26b-84ee7251252b"}, "Reason": null, "Status": "Recorded", "Seconds": 1080, "Duration": "0:18:00"}}', '2026-11-26 12:04:31.657632+00', 'Timeline.Api.Incidents.IncidentSummary', 36);
INSERT INTO public.mt_doc_incidentsummary VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000001e', '{"Id": "019ac0de-0000-7000-8000-00000000001e", "Key": "INC-2", "Kind": "Real", "Zone": "Europe/Berlin", "Title": "Sign-ins fail with \"token expired\"; clocks differ", "Number": 2, "Status": "Resolved", "Version": 20, "Severity": "Sev2", "EngagedAt": "2026-03-29T00:58:00Z", "DeclaredAt": "2026-11-26T12:04:31.684084Z", "EntryCount": 11, "ReportedAt": "2026-03-29T00:40:00Z", "ResolvedAt": "2026-03-29T02:10:00Z", "TicketToEngagement": {"To": {"At": "2026-03-29T00:58:00Z", "Kind": "Engaged", "Label": "First hands on it", "EntryId": "1334770c-353c-89ea-ba5f-53b3daccdc55"}, "From": {"At": "2026-03-29T00:40:00Z", "Kind": "Reported", "Label": "First contact", "EntryId": null}, "Reason": null, "Status": "Recorded", "Seconds": 1080, "Duration": "0:18:00"}}', '2026-11-26 12:04:31.958893+00', 'Timeline.Api.Incidents.IncidentSummary', 20);
INSERT INTO public.mt_doc_incidentsummary VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000031', '{"Id": "019ac0de-0000-7000-8000-000000000031", "Key": "INC-3", "Kind": "Drill", "Zone": "UTC", "Title": "Drill: the second site is gone", "Number": 3, "Status": "Declared", "Version": 1, "Severity": "Sev4", "EngagedAt": null, "DeclaredAt": "2026-11-26T12:04:31.985682Z", "EntryCount": 0, "ReportedAt": null, "ResolvedAt": null, "TicketToEngagement": {"To": null, "From": null, "Reason": "First contact is not recorded. Log the first contact as a report, or set the milestone.", "Status": "NotApplicable", "Seconds": null, "Duration": null}}', '2026-11-26 12:04:31.985558+00', 'Timeline.Api.Incidents.IncidentSummary', 1);

--
-- Data for Name: mt_doc_librarylesson; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mt_doc_librarylesson VALUES ('*DEFAULT*', '2b84f222-2100-8113-83c2-6b55076e530b', '{"Id": "2b84f222-2100-8113-83c2-6b55076e530b", "Text": "Operations took the case at once, without asking first whether a contract covered it.", "Category": "WentWell", "Position": 17, "IncidentId": "019ac0de-0000-7000-8000-000000000001", "RecordedAt": "2026-11-26T12:04:31.21163Z", "RecordedBy": "Account lead"}', '2026-11-26 12:04:31.227712+00', 'Timeline.Api.Lessons.LibraryLesson', 1);
INSERT INTO public.mt_doc_librarylesson VALUES ('*DEFAULT*', 'edcbd4e5-dfa0-840c-8429-072d946aabf4', '{"Id": "edcbd4e5-dfa0-840c-8429-072d946aabf4", "Text": "The second rung answered within two minutes of the first one failing.", "Category": "WentWell", "Position": 18, "IncidentId": "019ac0de-0000-7000-8000-000000000001", "RecordedAt": "2026-11-26T12:04:31.236472Z", "RecordedBy": "Account lead"}', '2026-11-26 12:04:31.245617+00', 'Timeline.Api.Lessons.LibraryLesson', 1);
INSERT INTO public.mt_doc_librarylesson VALUES ('*DEFAULT*', 'a37da61c-4bfe-8b74-9cfc-9cec4c8fc5a1', '{"Id": "a37da61c-4bfe-8b74-9cfc-9cec4c8fc5a1", "Text": "The mail data was intact, so nothing had to be restored.", "Category": "Lucky", "Position": 19, "IncidentId": "019ac0de-0000-7000-8000-000000000001", "RecordedAt": "2026-11-26T12:04:31.249474Z", "RecordedBy": "Account lead"}', '2026-11-26 12:04:31.257531+00', 'Timeline.Api.Lessons.LibraryLesson', 1);
INSERT INTO public.mt_doc_librarylesson VALUES ('*DEFAULT*', 'e7b67b0c-6405-818f-8613-42e8c5d17291', '{"Id": "e7b67b0c-6405-818f-8613-42e8c5d17291", "Text": "The first rung of the contact ladder was not available and nobody knew that beforehand.", "Category": "WentBadly", "Position": 20, "IncidentId": "019ac0de-0000-7000-8000-000000000001", "RecordedAt": "2026-11-26T12:04:31.268036Z", "RecordedBy": "Account lead"}', '2026-11-26 12:04:31.275397+00', 'Timeline.Api.Lessons.LibraryLesson', 1);
INSERT INTO public.mt_doc_librarylesson VALUES ('*DEFAULT*', 'f6978af2-2c26-87d9-8fc6-bf671958b9f5', '{"Id": "f6978af2-2c26-87d9-8fc6-bf671958b9f5", "Text": "Outage notices need a channel that does not depend on the service that may be down.", "Category": "DoDifferently", "Position": 21, "IncidentId": "019ac0de-0000-7000-8000-000000000001", "RecordedAt": "2026-11-26T12:04:31.279693Z", "RecordedBy": "Account lead"}', '2026-11-26 12:04:31.28643+00', 'Timeline.Api.Lessons.LibraryLesson', 1);
INSERT INTO public.mt_doc_librarylesson VALUES ('*DEFAULT*', '4683a69d-ba12-89b1-93f2-c6b09a6a8efb', '{"Id": "4683a69d-ba12-89b1-93f2-c6b09a6a8efb", "Text": "Prepare the directory schema and the domains before any server upgrade, as a step that is ticked off by a second person.", "Category": "DoDifferently", "Position": 22, "IncidentId": "019ac0de-0000-7000-8000-000000000001", "RecordedAt": "2026-11-26T12:04:31.295017Z", "RecordedBy": "Account lead"}', '2026-11-26 12:04:31.30793+00', 'Timeline.Api.Lessons.LibraryLesson', 1);
INSERT INTO public.mt_doc_librarylesson VALUES ('*DEFAULT*', '6649e23d-3f93-8fc7-895b-cb0c47d5c556', '{"Id": "6649e23d-3f93-8fc7-895b-cb0c47d5c556", "Text": "Servers keep UTC.", "Category": "DoDifferently", "Position": 52, "IncidentId": "019ac0de-0000-7000-8000-00000000001e", "RecordedAt": "2026-11-26T12:04:31.899593Z", "RecordedBy": "Secondary mail engineer"}', '2026-11-26 12:04:31.906619+00', 'Timeline.Api.Lessons.LibraryLesson', 1);

--
-- Data for Name: mt_doc_nodeplace; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000001', '{"Id": "019ac0de-0000-7000-8000-000000000001", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:30.646691+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '07c97ead-613a-8eaf-b26b-84ee7251252b', '{"Id": "07c97ead-613a-8eaf-b26b-84ee7251252b", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:30.948663+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '805274b7-4712-8e0d-8ba4-a0a95bdb6b7e', '{"Id": "805274b7-4712-8e0d-8ba4-a0a95bdb6b7e", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:30.948663+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '304d7bce-27e8-8a3e-be04-4bd40f63a793', '{"Id": "304d7bce-27e8-8a3e-be04-4bd40f63a793", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:30.948663+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', 'a5987be2-377c-8469-9718-10e7c0995099', '{"Id": "a5987be2-377c-8469-9718-10e7c0995099", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:30.948663+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '1ec297ec-b4fb-86fb-858a-44197a891d99', '{"Id": "1ec297ec-b4fb-86fb-858a-44197a891d99", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:30.948663+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '3554b8a4-cc69-83aa-a30b-73da8d79a7a0', '{"Id": "3554b8a4-cc69-83aa-a30b-73da8d79a7a0", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:30.948663+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '22e2b2ce-e89b-8414-9b64-9ccbb736dfd9', '{"Id": "22e2b2ce-e89b-8414-9b64-9ccbb736dfd9", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:30.948663+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '7f6ae53f-d052-8af2-a854-3f8e4a3256dd', '{"Id": "7f6ae53f-d052-8af2-a854-3f8e4a3256dd", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:30.948663+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '30ed83b7-19b5-86b0-bb1d-45f380d13b9e', '{"Id": "30ed83b7-19b5-86b0-bb1d-45f380d13b9e", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:30.948663+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '63d0aba1-cf0b-8e17-8c20-3266bf5b7deb', '{"Id": "63d0aba1-cf0b-8e17-8c20-3266bf5b7deb", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:31.076078+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '6a29d967-f2fc-88d0-a1c9-eae9ff4b9841', '{"Id": "6a29d967-f2fc-88d0-a1c9-eae9ff4b9841", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:31.118589+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', 'b4ae77e5-44e5-8853-81c8-5236f85c97ed', '{"Id": "b4ae77e5-44e5-8853-81c8-5236f85c97ed", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:31.144833+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '0cf91ea1-be50-8e50-b6ab-6874889a5950', '{"Id": "0cf91ea1-be50-8e50-b6ab-6874889a5950", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:31.166502+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', 'b47d02fa-4d13-8dcc-ad99-0fcf5f475a5a', '{"Id": "b47d02fa-4d13-8dcc-ad99-0fcf5f475a5a", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:31.184495+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '2b84f222-2100-8113-83c2-6b55076e530b', '{"Id": "2b84f222-2100-8113-83c2-6b55076e530b", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:31.211311+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', 'edcbd4e5-dfa0-840c-8429-072d946aabf4', '{"Id": "edcbd4e5-dfa0-840c-8429-072d946aabf4", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:31.236131+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', 'a37da61c-4bfe-8b74-9cfc-9cec4c8fc5a1', '{"Id": "a37da61c-4bfe-8b74-9cfc-9cec4c8fc5a1", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:31.249161+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', 'e7b67b0c-6405-818f-8613-42e8c5d17291', '{"Id": "e7b67b0c-6405-818f-8613-42e8c5d17291", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:31.267813+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', 'f6978af2-2c26-87d9-8fc6-bf671958b9f5', '{"Id": "f6978af2-2c26-87d9-8fc6-bf671958b9f5", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:31.278224+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '4683a69d-ba12-89b1-93f2-c6b09a6a8efb', '{"Id": "4683a69d-ba12-89b1-93f2-c6b09a6a8efb", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:31.294802+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '98841082-7626-8121-a718-a82a67e30714', '{"Id": "98841082-7626-8121-a718-a82a67e30714", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:31.326401+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', 'dd642c6f-5557-8988-89e5-947a02352b55', '{"Id": "dd642c6f-5557-8988-89e5-947a02352b55", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:31.346097+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', 'a044311d-cafe-84c4-8240-b06175d5677f', '{"Id": "a044311d-cafe-84c4-8240-b06175d5677f", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:31.363835+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '8e4a6bae-e8cd-8cec-8c43-4e2938ed21c3', '{"Id": "8e4a6bae-e8cd-8cec-8c43-4e2938ed21c3", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:31.390595+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', 'ce3255a3-267b-88a0-8681-616701de829c', '{"Id": "ce3255a3-267b-88a0-8681-616701de829c", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:31.399353+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '6ae60668-d390-8ce0-b0f6-48b995d6a1fb', '{"Id": "6ae60668-d390-8ce0-b0f6-48b995d6a1fb", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:31.414849+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', 'fd0289a3-54d9-8324-8d28-f568a75df6b8', '{"Id": "fd0289a3-54d9-8324-8d28-f568a75df6b8", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:31.635474+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', 'c04ec10b-3d46-8b9c-a108-f953faabc1ea', '{"Id": "c04ec10b-3d46-8b9c-a108-f953faabc1ea", "Incident": "019ac0de-0000-7000-8000-000000000001"}', '2026-11-26 12:04:31.657632+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000001e', '{"Id": "019ac0de-0000-7000-8000-00000000001e", "Incident": "019ac0de-0000-7000-8000-00000000001e"}', '2026-11-26 12:04:31.680848+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', 'eaef516d-bc5e-888d-ace5-d7d277fcf0ce', '{"Id": "eaef516d-bc5e-888d-ace5-d7d277fcf0ce", "Incident": "019ac0de-0000-7000-8000-00000000001e"}', '2026-11-26 12:04:31.69853+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '0881748e-5ede-838b-9178-67a56f7f5ec4', '{"Id": "0881748e-5ede-838b-9178-67a56f7f5ec4", "Incident": "019ac0de-0000-7000-8000-00000000001e"}', '2026-11-26 12:04:31.711644+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '01a1c4bb-c38e-8a68-a54c-8f4319792c2e', '{"Id": "01a1c4bb-c38e-8a68-a54c-8f4319792c2e", "Incident": "019ac0de-0000-7000-8000-00000000001e"}', '2026-11-26 12:04:31.720859+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', 'e50173e2-7268-8178-bf7f-b9ed7fbeb0d4', '{"Id": "e50173e2-7268-8178-bf7f-b9ed7fbeb0d4", "Incident": "019ac0de-0000-7000-8000-00000000001e"}', '2026-11-26 12:04:31.740954+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '1334770c-353c-89ea-ba5f-53b3daccdc55', '{"Id": "1334770c-353c-89ea-ba5f-53b3daccdc55", "Incident": "019ac0de-0000-7000-8000-00000000001e"}', '2026-11-26 12:04:31.759421+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '16d73856-a5ea-8dc9-bef3-cc3926ed6118', '{"Id": "16d73856-a5ea-8dc9-bef3-cc3926ed6118", "Incident": "019ac0de-0000-7000-8000-00000000001e"}', '2026-11-26 12:04:31.777361+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', 'f78f5727-d1c9-8b5b-9794-cfacb2b0b5c3', '{"Id": "f78f5727-d1c9-8b5b-9794-cfacb2b0b5c3", "Incident": "019ac0de-0000-7000-8000-00000000001e"}', '2026-11-26 12:04:31.785113+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '410e9e2b-9967-8eec-addd-15905418a82d', '{"Id": "410e9e2b-9967-8eec-addd-15905418a82d", "Incident": "019ac0de-0000-7000-8000-00000000001e"}', '2026-11-26 12:04:31.794861+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '5b6e11db-ada5-8256-b81d-8ac35115faca', '{"Id": "5b6e11db-ada5-8256-b81d-8ac35115faca", "Incident": "019ac0de-0000-7000-8000-00000000001e"}', '2026-11-26 12:04:31.856727+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', 'bac5352f-7dcb-8878-be22-399dd7577992', '{"Id": "bac5352f-7dcb-8878-be22-399dd7577992", "Incident": "019ac0de-0000-7000-8000-00000000001e"}', '2026-11-26 12:04:31.889819+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '7ab72862-3ca2-8e78-848e-811055d38284', '{"Id": "7ab72862-3ca2-8e78-848e-811055d38284", "Incident": "019ac0de-0000-7000-8000-00000000001e"}', '2026-11-26 12:04:31.91452+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', 'bd89df26-fde3-827f-b9ad-d42e576af1a6', '{"Id": "bd89df26-fde3-827f-b9ad-d42e576af1a6", "Incident": "019ac0de-0000-7000-8000-00000000001e"}', '2026-11-26 12:04:31.874949+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '6649e23d-3f93-8fc7-895b-cb0c47d5c556', '{"Id": "6649e23d-3f93-8fc7-895b-cb0c47d5c556", "Incident": "019ac0de-0000-7000-8000-00000000001e"}', '2026-11-26 12:04:31.899441+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000031', '{"Id": "019ac0de-0000-7000-8000-000000000031", "Incident": "019ac0de-0000-7000-8000-000000000031"}', '2026-11-26 12:04:31.985558+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', '56e44d22-7e08-833c-a7af-09425e922b30', '{"Id": "56e44d22-7e08-833c-a7af-09425e922b30", "Incident": "019ac0de-0000-7000-8000-00000000001e"}', '2026-11-26 12:04:31.921576+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);
INSERT INTO public.mt_doc_nodeplace VALUES ('*DEFAULT*', 'ee29e661-5eb5-88a2-896a-629ba329a2ab', '{"Id": "ee29e661-5eb5-88a2-896a-629ba329a2ab", "Incident": "019ac0de-0000-7000-8000-00000000001e"}', '2026-11-26 12:04:31.974945+00', 'Timeline.Api.Host.Nodes.NodePlace', 1);

--
-- Data for Name: mt_doc_person; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mt_doc_person VALUES ('*DEFAULT*', '00000000-0000-8000-8000-000000000001', '{"Id": "00000000-0000-8000-8000-000000000001", "Name": "Account lead", "Role": "Administrator", "Active": true, "AddedAt": "2026-11-26T12:04:30.0367926Z", "NameKey": "ACCOUNT LEAD", "HasNamed": true, "LastSignInAt": "2026-11-26T12:04:30.3034946Z"}', '2026-11-26 12:04:30.31578+00', 'Timeline.Api.People.Person', 2);
INSERT INTO public.mt_doc_person VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-0000000000a1', '{"Id": "019ac0de-0000-7000-8000-0000000000a1", "Name": "Secondary mail engineer", "Role": "Responder", "Active": true, "AddedAt": "2026-11-26T12:04:30.4523486Z", "NameKey": "SECONDARY MAIL ENGINEER", "HasNamed": true, "LastSignInAt": "2026-11-26T12:04:30.5027236Z"}', '2026-11-26 12:04:30.503181+00', 'Timeline.Api.People.Person', 2);
INSERT INTO public.mt_doc_person VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-0000000000a2', '{"Id": "019ac0de-0000-7000-8000-0000000000a2", "Name": "Operations VP", "Role": "Manager", "Active": true, "AddedAt": "2026-11-26T12:04:30.5196988Z", "NameKey": "OPERATIONS VP", "HasNamed": true, "LastSignInAt": null}', '2026-11-26 12:04:30.520587+00', 'Timeline.Api.People.Person', 1);

--
-- Data for Name: mt_doc_session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mt_doc_session VALUES ('*DEFAULT*', '01a217be-31e0-7a3a-875f-14948d9d1885', '{"Id": "01a217be-31e0-7a3a-875f-14948d9d1885", "PersonId": "00000000-0000-8000-8000-000000000001", "ExpiresAt": "2026-12-10T12:04:30.3034946Z", "StartedAt": "2026-11-26T12:04:30.3034946Z", "SecretHash": "ade9a304214a789955944c805ea6c82cfc2a16b888345b2597ecbd925abb7289"}', '2026-11-26 12:04:30.31578+00', 'Timeline.Api.People.Session', 1);
INSERT INTO public.mt_doc_session VALUES ('*DEFAULT*', '01a217be-32a6-735f-83fb-fa0c1f140f22', '{"Id": "01a217be-32a6-735f-83fb-fa0c1f140f22", "PersonId": "019ac0de-0000-7000-8000-0000000000a1", "ExpiresAt": "2026-12-10T12:04:30.5027236Z", "StartedAt": "2026-11-26T12:04:30.5027236Z", "SecretHash": "811c856dfdbd0c76188cf08183f4717c152492bd83151ab2e8219b9ee374f79d"}', '2026-11-26 12:04:30.503181+00', 'Timeline.Api.People.Session', 1);

--
-- Data for Name: mt_doc_signinlink; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mt_doc_signinlink VALUES ('*DEFAULT*', '01a217be-310c-73f9-bc35-68601d9deb95', '{"Id": "01a217be-310c-73f9-bc35-68601d9deb95", "PersonId": "00000000-0000-8000-8000-000000000001", "ExpiresAt": "-9998-01-01T00:00:00Z", "SecretHash": "c12cb5c561d706d9b717ade416a715363f75228d6dc8558bbc1d2d3c1fb2655a"}', '2026-11-26 12:04:30.31578+00', 'Timeline.Api.People.SignInLink', 2);
INSERT INTO public.mt_doc_signinlink VALUES ('*DEFAULT*', '01a217be-327c-7259-bd84-bb2cf0b70672', '{"Id": "01a217be-327c-7259-bd84-bb2cf0b70672", "PersonId": "019ac0de-0000-7000-8000-0000000000a1", "ExpiresAt": "-9998-01-01T00:00:00Z", "SecretHash": "4853d381c70643cbdf5e9d2d9be2f871f8aa9b23d2b1f0cb279591c2fd68a8d4"}', '2026-11-26 12:04:30.503181+00', 'Timeline.Api.People.SignInLink', 2);
INSERT INTO public.mt_doc_signinlink VALUES ('*DEFAULT*', '01a217be-32ba-7152-8066-4f792b01483b', '{"Id": "01a217be-32ba-7152-8066-4f792b01483b", "PersonId": "019ac0de-0000-7000-8000-0000000000a2", "ExpiresAt": "2026-12-03T12:04:30.5224143Z", "SecretHash": "bcd6daed03dd9e5d78d360fec3daac3919f8f26667d7a2ae5ce9183e33610dd6"}', '2026-11-26 12:04:30.522593+00', 'Timeline.Api.People.SignInLink', 1);

--
-- Data for Name: mt_event_progression; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mt_event_progression VALUES ('LessonLibrary:All', 59, '2026-11-26 12:04:31.996388+00');
INSERT INTO public.mt_event_progression VALUES ('HighWaterMark', 59, '2026-11-26 12:04:31.997274+00');

--
-- Data for Name: mt_events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mt_events VALUES (1, '01a217be-3325-744b-ab6f-028a9f155434', '019ac0de-0000-7000-8000-000000000001', 1, '{"Kind": "Real", "Zone": "America/Chicago", "Title": "Mail stands still after a server upgrade", "Number": 1, "Severity": "Sev1"}', NULL, 'incident_declared', '2026-11-26 12:04:30.647673+00', '*DEFAULT*', 'Timeline.Domain.Incidents.IncidentDeclared, Timeline.Domain', '85cd9014fcd39aa41b5e7fafeb225f52', '019ac0de-0000-7000-8000-000000000001', '{"hash": "c52b26a923001043d5b29e544a4bf8b2dcf0f5d64968cc3ecabb257b1ec8dde6", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000001"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (2, '01a217be-345f-7787-a24c-6150adc1a5c5', '019ac0de-0000-7000-8000-000000000001', 2, '{"Kind": "Report", "Text": "The customer rings: both mail servers have stopped answering, nobody can send or receive. They suspect that the redundancy was set up wrongly.", "When": {"At": "2014-05-14T03:02:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Minute"}, "Author": "Customer", "EntryId": "07c97ead-613a-8eaf-b26b-84ee7251252b"}', NULL, 'entry_logged', '2026-11-26 12:04:30.94981+00', '*DEFAULT*', 'Timeline.Domain.Incidents.EntryLogged, Timeline.Domain', 'f2e0af01fe728d1d49d13397a3967f31', '019ac0de-0000-7000-8000-000000000002', '{"hash": "9b482d1617dbe4de978b5903abb822f9434bdd6607785dea7a2d0c7ff9d93ef7", "hash_v": 1, "source": "Import", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000002"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (3, '01a217be-345f-7dda-acb9-e36f0949be3e', '019ac0de-0000-7000-8000-000000000001', 3, '{"Kind": "Ticket", "Text": "Handed over to operations, who open a ticket. The customer has no support contract of any kind; operations take the case regardless.", "When": {"At": "2014-05-14T03:04:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Minute"}, "Author": "Account lead", "EntryId": "805274b7-4712-8e0d-8ba4-a0a95bdb6b7e"}', NULL, 'entry_logged', '2026-11-26 12:04:30.94981+00', '*DEFAULT*', 'Timeline.Domain.Incidents.EntryLogged, Timeline.Domain', 'f2e0af01fe728d1d49d13397a3967f31', '019ac0de-0000-7000-8000-000000000002', '{"hash": "af19f410be10ed4a92ab48faf381b09ed784c6e3611a62c796ae1793cb419d22", "hash_v": 1, "source": "Import", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000002"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (4, '01a217be-345f-78ce-bace-373af55b7dcc', '019ac0de-0000-7000-8000-000000000001', 4, '{"Who": "Primary mail engineer", "Rung": "Primary", "Text": "Operations try the primary mail engineer. Not available.", "When": {"At": "2014-05-14T03:06:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Minute"}, "Author": null, "Channel": "Phone", "EntryId": "304d7bce-27e8-8a3e-be04-4bd40f63a793", "Outcome": "NotAvailable"}', NULL, 'contact_attempted', '2026-11-26 12:04:30.94981+00', '*DEFAULT*', 'Timeline.Domain.Incidents.ContactAttempted, Timeline.Domain', 'f2e0af01fe728d1d49d13397a3967f31', '019ac0de-0000-7000-8000-000000000002', '{"hash": "9a11a23dd8c024740ad42ab3591c930f149279d76286708bce0f55213be67fe5", "hash_v": 1, "source": "Import", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000002"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (5, '01a217be-345f-74f7-bd73-2579897873a0', '019ac0de-0000-7000-8000-000000000001', 5, '{"Who": "Secondary mail engineer", "Rung": "Secondary", "Text": "The secondary mail engineer answers. He is out of state moving house, and goes for his laptop.", "When": {"At": "2014-05-14T03:08:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Minute"}, "Author": null, "Channel": "Phone", "EntryId": "a5987be2-377c-8469-9718-10e7c0995099", "Outcome": "Reached"}', NULL, 'contact_attempted', '2026-11-26 12:04:30.94981+00', '*DEFAULT*', 'Timeline.Domain.Incidents.ContactAttempted, Timeline.Domain', 'f2e0af01fe728d1d49d13397a3967f31', '019ac0de-0000-7000-8000-000000000002', '{"hash": "674a2588b6439c341394225dd442114be70cb0fbbc2bab4b935bac263fbec1f8", "hash_v": 1, "source": "Import", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000002"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (6, '01a217be-345f-7693-9d27-0fa2da265112', '019ac0de-0000-7000-8000-000000000001', 6, '{"Text": "Called the customer back: ticket is open, an engineer will be in touch shortly.", "When": {"At": "2014-05-14T03:15:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Minute"}, "Author": "Account lead", "Channel": "Phone", "EntryId": "1ec297ec-b4fb-86fb-858a-44197a891d99", "Audience": "Customer", "WhatNext": null, "NextUpdateDue": null}', NULL, 'update_sent', '2026-11-26 12:04:30.94981+00', '*DEFAULT*', 'Timeline.Domain.Incidents.UpdateSent, Timeline.Domain', 'f2e0af01fe728d1d49d13397a3967f31', '019ac0de-0000-7000-8000-000000000002', '{"hash": "7a8cc4c525a481f49cb36230649ea5e6089649cfdb8394a6b59477ac17d08aa5", "hash_v": 1, "source": "Import", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000002"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (7, '01a217be-345f-7830-8ac2-56e0662c9e5b', '019ac0de-0000-7000-8000-000000000001', 7, '{"How": null, "Who": "Secondary mail engineer", "Text": "The engineer is working on it together with the customer.", "When": {"At": "2014-05-14T03:20:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Minute"}, "Author": null, "EntryId": "3554b8a4-cc69-83aa-a30b-73da8d79a7a0"}', NULL, 'responder_engaged', '2026-11-26 12:04:30.94981+00', '*DEFAULT*', 'Timeline.Domain.Incidents.ResponderEngaged, Timeline.Domain', 'f2e0af01fe728d1d49d13397a3967f31', '019ac0de-0000-7000-8000-000000000002', '{"hash": "f018d9ba0baff46c5258f95750eced4f549b521aa1767bd0550ec8b5a31c4337", "hash_v": 1, "source": "Import", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000002"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (8, '01a217be-345f-71a6-9bc2-13db2c09e412', '019ac0de-0000-7000-8000-000000000001', 8, '{"To": "Engaged", "From": "Declared", "Text": null, "When": {"At": "2014-05-14T03:20:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Minute"}, "Author": null, "EntryId": "3554b8a4-cc69-83aa-a30b-73da8d79a7a0"}', NULL, 'status_changed', '2026-11-26 12:04:30.94981+00', '*DEFAULT*', 'Timeline.Domain.Incidents.StatusChanged, Timeline.Domain', 'f2e0af01fe728d1d49d13397a3967f31', '019ac0de-0000-7000-8000-000000000002', '{"hash": "ff2f2be4b797f09875ae32244c29acd2e829395bae446034aee96743214dca4c", "hash_v": 1, "source": "Import", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000002"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (9, '01a217be-345f-7afa-96e6-960afeb2a0ef', '019ac0de-0000-7000-8000-000000000001', 9, '{"Kind": "Note", "Text": "The operations VP rings to check that everybody is working to the same plan.", "When": {"At": "2014-05-14T04:42:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Minute"}, "Author": "Operations VP", "EntryId": "22e2b2ce-e89b-8414-9b64-9ccbb736dfd9"}', NULL, 'entry_logged', '2026-11-26 12:04:30.94981+00', '*DEFAULT*', 'Timeline.Domain.Incidents.EntryLogged, Timeline.Domain', 'f2e0af01fe728d1d49d13397a3967f31', '019ac0de-0000-7000-8000-000000000002', '{"hash": "332db6b48595fbf49f23b2ae1768bb2fbe4518baaddc41c975a687f9aadcb5e4", "hash_v": 1, "source": "Import", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000002"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (20, '01a217be-35a3-794c-a66f-7e61f41a3aa2', '019ac0de-0000-7000-8000-000000000001', 20, '{"Text": "The first rung of the contact ladder was not available and nobody knew that beforehand.", "Category": "WentBadly", "LessonId": "e7b67b0c-6405-818f-8613-42e8c5d17291"}', NULL, 'lesson_recorded', '2026-11-26 12:04:31.268036+00', '*DEFAULT*', 'Timeline.Domain.Incidents.LessonRecorded, Timeline.Domain', '393b537647cc63b37dbc66580e6a76b3', '019ac0de-0000-7000-8000-00000000000b', '{"hash": "f1509e06ed51d5f7d82d03708672b044fae85faea0292f1c2070cfa6db593b9d", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-00000000000b"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (10, '01a217be-345f-7eb1-b8bd-f01c7d6ae780', '019ac0de-0000-7000-8000-000000000001', 10, '{"Kind": "Vendor", "Text": "The engineer is bringing in the vendor to help back out part of the upgrade before a full recovery is tried. Users can see their old mail, so the data is intact and nothing has to be restored.", "When": {"At": "2014-05-14T06:16:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Minute"}, "Author": "Secondary mail engineer", "EntryId": "7f6ae53f-d052-8af2-a854-3f8e4a3256dd"}', NULL, 'entry_logged', '2026-11-26 12:04:30.94981+00', '*DEFAULT*', 'Timeline.Domain.Incidents.EntryLogged, Timeline.Domain', 'f2e0af01fe728d1d49d13397a3967f31', '019ac0de-0000-7000-8000-000000000002', '{"hash": "c18aad8056130192b355955d5ccc0372ab62baa95c9b48ec18e18e9074285cd9", "hash_v": 1, "source": "Import", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000002"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (11, '01a217be-345f-7d8a-9088-9df82e2cfd14', '019ac0de-0000-7000-8000-000000000001', 11, '{"To": "Resolved", "From": "Engaged", "Text": "Resolved. The vendor reversed the half-done steps by script. The client names were corrected at the same time. The customer sends warm thanks.", "When": {"At": "2014-05-14T11:47:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Minute"}, "Author": "Secondary mail engineer", "EntryId": "30ed83b7-19b5-86b0-bb1d-45f380d13b9e"}', NULL, 'status_changed', '2026-11-26 12:04:30.94981+00', '*DEFAULT*', 'Timeline.Domain.Incidents.StatusChanged, Timeline.Domain', 'f2e0af01fe728d1d49d13397a3967f31', '019ac0de-0000-7000-8000-000000000002', '{"hash": "5d5cab0636feda3de3240cc9aeee9266ca59f1ea23fc80a82abc3b64f1717bbd", "hash_v": 1, "source": "Import", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000002"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (12, '01a217be-34e3-77e7-8562-a4028f555750', '019ac0de-0000-7000-8000-000000000001', 12, '{"When": {"At": "2014-05-14T03:02:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Minute"}, "EntryId": "63d0aba1-cf0b-8e17-8c20-3266bf5b7deb", "RaisedBy": "Customer", "Statement": "The provider set the redundancy up wrongly, so the second server never took over."}', NULL, 'hypothesis_raised', '2026-11-26 12:04:31.078521+00', '*DEFAULT*', 'Timeline.Domain.Incidents.HypothesisRaised, Timeline.Domain', '0e7c7fd2d4f410a93568ebebd99fb23e', '019ac0de-0000-7000-8000-000000000003', '{"hash": "fd669cfa0884554cd4ef19ff027a7780e65f81cf29a83228bc96360b446cd76c", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000003"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (13, '01a217be-350e-79d2-a9f3-b862c6d940ed', '019ac0de-0000-7000-8000-000000000001', 13, '{"When": {"At": "2014-05-14T06:16:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Minute"}, "Because": "Mail was in fact being served by the second server. What could not move over were the clients.", "EntryId": "6a29d967-f2fc-88d0-a1c9-eae9ff4b9841", "Hypothesis": "63d0aba1-cf0b-8e17-8c20-3266bf5b7deb"}', NULL, 'hypothesis_refuted', '2026-11-26 12:04:31.118941+00', '*DEFAULT*', 'Timeline.Domain.Incidents.HypothesisRefuted, Timeline.Domain', 'd3c2a09606849d3c59f0bef4d0733a43', '019ac0de-0000-7000-8000-000000000004', '{"hash": "b9cd8e4ffd11768feb726d18afeb02f5beaf83418277e6358516be004e68233a", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000004"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (14, '01a217be-3528-72e9-9f3d-f7d02ad0f137', '019ac0de-0000-7000-8000-000000000001', 14, '{"Text": "The server upgrade was started before the directory schema had been prepared. When that was noticed, the schema was upgraded and the upgrade begun again, and mail stopped for most users.", "When": {"At": "2014-05-14T06:16:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Minute"}, "Author": null, "EntryId": "b4ae77e5-44e5-8853-81c8-5236f85c97ed", "Evidence": ["30ed83b7-19b5-86b0-bb1d-45f380d13b9e"]}', NULL, 'root_cause_noted', '2026-11-26 12:04:31.145155+00', '*DEFAULT*', 'Timeline.Domain.Incidents.RootCauseNoted, Timeline.Domain', 'f0d48156b5f23275ff7299a3bde34bb6', '019ac0de-0000-7000-8000-000000000005', '{"hash": "df22f21531f9e6342d21285ec2a6231d3001e12287ddc62c672555e3390006c4", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000005"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (15, '01a217be-353e-77ea-bc25-d5f1156a6c6d', '019ac0de-0000-7000-8000-000000000001', 15, '{"Text": "Every client was pointed at one server by name instead of at a name that rotates over both, so a healthy second server could not be reached.", "When": {"At": "2014-05-14T06:16:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Minute"}, "Author": null, "EntryId": "0cf91ea1-be50-8e50-b6ab-6874889a5950", "Evidence": []}', NULL, 'contributing_factor_noted', '2026-11-26 12:04:31.166823+00', '*DEFAULT*', 'Timeline.Domain.Incidents.ContributingFactorNoted, Timeline.Domain', 'b9551a65d2f1cf1efa90882dc1c12da7', '019ac0de-0000-7000-8000-000000000006', '{"hash": "10771e82e0cc0d95faee3544c682d01a728a78e8355f15a265d91be0e9d1d5ba", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000006"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (16, '01a217be-3550-7b47-90f2-587c8834b433', '019ac0de-0000-7000-8000-000000000001', 16, '{"Text": "The customer''s recovery plan told users of an outage by e-mail, which is the very thing that was down.", "When": {"At": "2014-05-14T11:47:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Minute"}, "Author": null, "EntryId": "b47d02fa-4d13-8dcc-ad99-0fcf5f475a5a", "Evidence": []}', NULL, 'contributing_factor_noted', '2026-11-26 12:04:31.184764+00', '*DEFAULT*', 'Timeline.Domain.Incidents.ContributingFactorNoted, Timeline.Domain', '095175c744fd00eae707cc3c6e595085', '019ac0de-0000-7000-8000-000000000007', '{"hash": "b1e4926cb3314a646d2dd4dd966ddae7da1a04786d582d2395197df49e59a317", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000007"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (17, '01a217be-356b-72dd-b678-93cf6998b7e9', '019ac0de-0000-7000-8000-000000000001', 17, '{"Text": "Operations took the case at once, without asking first whether a contract covered it.", "Category": "WentWell", "LessonId": "2b84f222-2100-8113-83c2-6b55076e530b"}', NULL, 'lesson_recorded', '2026-11-26 12:04:31.21163+00', '*DEFAULT*', 'Timeline.Domain.Incidents.LessonRecorded, Timeline.Domain', 'b9dda9e2f386827360f164e115d274f6', '019ac0de-0000-7000-8000-000000000008', '{"hash": "f253ec38803809600e5722949fa95aefe384ba38f4d4b01d87bc013093d80033", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000008"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (18, '01a217be-3583-76b3-a65a-ca7392663f68', '019ac0de-0000-7000-8000-000000000001', 18, '{"Text": "The second rung answered within two minutes of the first one failing.", "Category": "WentWell", "LessonId": "edcbd4e5-dfa0-840c-8429-072d946aabf4"}', NULL, 'lesson_recorded', '2026-11-26 12:04:31.236472+00', '*DEFAULT*', 'Timeline.Domain.Incidents.LessonRecorded, Timeline.Domain', '5cb80aa92e25ad35a59e8a232a04ab2e', '019ac0de-0000-7000-8000-000000000009', '{"hash": "3ab6a50bee2670dc660c7495540bd55c3f56b95d36ee17fe0471c224afeddc70", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000009"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (19, '01a217be-3590-7e61-82b7-c80d658ac405', '019ac0de-0000-7000-8000-000000000001', 19, '{"Text": "The mail data was intact, so nothing had to be restored.", "Category": "Lucky", "LessonId": "a37da61c-4bfe-8b74-9cfc-9cec4c8fc5a1"}', NULL, 'lesson_recorded', '2026-11-26 12:04:31.249474+00', '*DEFAULT*', 'Timeline.Domain.Incidents.LessonRecorded, Timeline.Domain', 'da870d075a76e96343af3499624447f4', '019ac0de-0000-7000-8000-00000000000a', '{"hash": "e742633da8d429c70e16f71e9a7e92c6aa6294f501c4fd8874837a48dbb3c446", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-00000000000a"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (21, '01a217be-35ad-761f-ba72-dc7fe554386b', '019ac0de-0000-7000-8000-000000000001', 21, '{"Text": "Outage notices need a channel that does not depend on the service that may be down.", "Category": "DoDifferently", "LessonId": "f6978af2-2c26-87d9-8fc6-bf671958b9f5"}', NULL, 'lesson_recorded', '2026-11-26 12:04:31.279693+00', '*DEFAULT*', 'Timeline.Domain.Incidents.LessonRecorded, Timeline.Domain', '1ae105a31f72d329ac0ec0d50a077a8c', '019ac0de-0000-7000-8000-00000000000c', '{"hash": "8753efdbb840a99581cd4d8c95ed1951de36d2925249bca50d2d50235992c3c2", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-00000000000c"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (24, '01a217be-35f1-7857-8cf0-aa2c85e5a223', '019ac0de-0000-7000-8000-000000000001', 24, '{"Due": "2014-05-23", "Text": "Agree a second channel for outage notices with the customer (telephone tree and text messages).", "Type": "Process", "Owner": "Account lead", "Lesson": null, "ActionItemId": "dd642c6f-5557-8988-89e5-947a02352b55"}', NULL, 'action_item_raised', '2026-11-26 12:04:31.346359+00', '*DEFAULT*', 'Timeline.Domain.Incidents.ActionItemRaised, Timeline.Domain', '083ff687234782b91a12f08b21788a4e', '019ac0de-0000-7000-8000-00000000000f', '{"hash": "5fd7b916585e5f94fcccb0decf320a69ad1f6ef0bbf7a4ff811d93987282b8e8", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-00000000000f"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (27, '01a217be-3627-71a3-ab53-b223880fd712', '019ac0de-0000-7000-8000-000000000001', 27, '{"Kind": "Action", "Text": "[redacted]", "When": {"At": "2014-05-14T06:20:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Minute"}, "Author": null, "EntryId": "ce3255a3-267b-88a0-8681-616701de829c"}', NULL, 'entry_logged', '2026-11-26 12:04:31.399593+00', '*DEFAULT*', 'Timeline.Domain.Incidents.EntryLogged, Timeline.Domain', 'ca8d20dbba0062e7a5a13dda5fd22317', '019ac0de-0000-7000-8000-000000000012', '{"hash": "f10b8e587cc805467ddddcab547d19f452ac07d0f47ea73b3834c725baae06d8", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-000000000012", "redactions": [{"at": 1795694671607537, "by": "Administrator token", "why": "It held a password.", "seal": "96930fc9f852aa9fae1d423388a170c48de3d6002fde2cc93adbcc0d4177a4a1", "remains": "eb6ed1d94511b6777a56f752201003404f20434aa8c4d8244bf69e16365866be", "removed": "93ef1876c425746f20b2b2cad75a9b4ae08d01131617be4cc48833eee3594a71"}]}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (38, '01a217be-3740-74c7-afab-50b47d698838', '019ac0de-0000-7000-8000-00000000001e', 1, '{"Kind": "Real", "Zone": "Europe/Berlin", "Title": "Sign-ins fail with \"token expired\"; clocks differ", "Number": 2, "Severity": "Sev2"}', NULL, 'incident_declared', '2026-11-26 12:04:31.684084+00', '*DEFAULT*', 'Timeline.Domain.Incidents.IncidentDeclared, Timeline.Domain', '3e512563fec05de70d6157f4bc4a98b8', '019ac0de-0000-7000-8000-00000000001e', '{"hash": "21400083951f9a3d8255ce396390eadf755355613ff5ed1c2c4ff9565c778e92", "hash_v": 1, "source": "Api", "actor_id": "01a217be-32c9-74b7-9679-5b1e7e7e0115", "command_id": "019ac0de-0000-7000-8000-00000000001e"}', 'Monitoring', false);
INSERT INTO public.mt_events VALUES (39, '01a217be-3740-7005-84c3-4605a8fd689f', '019ac0de-0000-7000-8000-00000000001e', 2, '{"Kind": "Reported", "When": {"At": "2026-03-29T00:40:00Z", "Zone": "Europe/Berlin", "Until": null, "Precision": "Minute"}, "EntryId": null}', NULL, 'milestone_set', '2026-11-26 12:04:31.684084+00', '*DEFAULT*', 'Timeline.Domain.Incidents.MilestoneSet, Timeline.Domain', '3e512563fec05de70d6157f4bc4a98b8', '019ac0de-0000-7000-8000-00000000001e', '{"hash": "40de2db488588ea714662d33be8064a14e8d4021693717d0e2ad726f0ac0fa43", "hash_v": 1, "source": "Api", "actor_id": "01a217be-32c9-74b7-9679-5b1e7e7e0115", "command_id": "019ac0de-0000-7000-8000-00000000001e"}', 'Monitoring', false);
INSERT INTO public.mt_events VALUES (44, '01a217be-378e-7f2c-9993-e4fd7039380b', '019ac0de-0000-7000-8000-00000000001e', 7, '{"How": "remote", "Who": "Secondary engineer", "Text": null, "When": {"At": "2026-03-29T00:58:00Z", "Zone": "Europe/Berlin", "Until": null, "Precision": "Minute"}, "Author": null, "EntryId": "1334770c-353c-89ea-ba5f-53b3daccdc55"}', NULL, 'responder_engaged', '2026-11-26 12:04:31.759964+00', '*DEFAULT*', 'Timeline.Domain.Incidents.ResponderEngaged, Timeline.Domain', '604db4e82691b7351c34a10cc068ef80', '019ac0de-0000-7000-8000-000000000023', '{"hash": "33d4e33e9809cccc61af65b77592028be6e810be23b0a0b28aef37d54d206bd6", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-000000000023"}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (45, '01a217be-378e-73fd-963e-68d06afb57c4', '019ac0de-0000-7000-8000-00000000001e', 8, '{"To": "Engaged", "From": "Declared", "Text": null, "When": {"At": "2026-03-29T00:58:00Z", "Zone": "Europe/Berlin", "Until": null, "Precision": "Minute"}, "Author": null, "EntryId": "1334770c-353c-89ea-ba5f-53b3daccdc55"}', NULL, 'status_changed', '2026-11-26 12:04:31.759964+00', '*DEFAULT*', 'Timeline.Domain.Incidents.StatusChanged, Timeline.Domain', '604db4e82691b7351c34a10cc068ef80', '019ac0de-0000-7000-8000-000000000023', '{"hash": "addc4248bd9344891aad484d2ce7a226ccee889a0f0079383685ef4a51c75310", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-000000000023"}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (48, '01a217be-37b2-71ae-bc37-f6dad9e7760c', '019ac0de-0000-7000-8000-00000000001e', 11, '{"When": {"At": "2026-03-29T01:20:00Z", "Zone": "Europe/Berlin", "Until": null, "Precision": "Minute"}, "Because": "Its clock was an hour behind.", "EntryId": "410e9e2b-9967-8eec-addd-15905418a82d", "Hypothesis": "f78f5727-d1c9-8b5b-9794-cfacb2b0b5c3"}', NULL, 'hypothesis_confirmed', '2026-11-26 12:04:31.795164+00', '*DEFAULT*', 'Timeline.Domain.Incidents.HypothesisConfirmed, Timeline.Domain', '30c46afecf7260188d304f501de13e28', '019ac0de-0000-7000-8000-000000000026', '{"hash": "c3dcddb812a42a719578894c4b61af6da5643554ed7d581c98646ff1d90c8747", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-000000000026"}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (49, '01a217be-37f0-7f40-a5e9-d84713a1cde6', '019ac0de-0000-7000-8000-00000000001e', 12, '{"To": "Mitigated", "From": "Engaged", "Text": "The node is out of the rotation.", "When": {"At": "2026-03-29T01:25:00Z", "Zone": "Europe/Berlin", "Until": null, "Precision": "Minute"}, "Author": null, "EntryId": "5b6e11db-ada5-8256-b81d-8ac35115faca"}', NULL, 'status_changed', '2026-11-26 12:04:31.856996+00', '*DEFAULT*', 'Timeline.Domain.Incidents.StatusChanged, Timeline.Domain', 'af2421205b0ad29dcaa3873ca3180452', '019ac0de-0000-7000-8000-000000000027', '{"hash": "940d234a9ddb1e1d62ee56e4ab64d27c24a6456421b87b91c9d4bafd07a0681f", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-000000000027"}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (51, '01a217be-3811-7882-9f20-c9b62be272fd', '019ac0de-0000-7000-8000-00000000001e', 14, '{"Text": "The node kept local time.", "When": {"At": "2026-03-29T01:20:00Z", "Zone": "Europe/Berlin", "Until": null, "Precision": "Minute"}, "Author": null, "EntryId": "bac5352f-7dcb-8878-be22-399dd7577992", "Evidence": ["eaef516d-bc5e-888d-ace5-d7d277fcf0ce"]}', NULL, 'root_cause_noted', '2026-11-26 12:04:31.89+00', '*DEFAULT*', 'Timeline.Domain.Incidents.RootCauseNoted, Timeline.Domain', '38628bba4f368136940f6b8f0e9024a2', '019ac0de-0000-7000-8000-000000000029', '{"hash": "069755139f46baedbbfb3766402d782daf2c3b64d1e122c8afc8add30b6f9ccf", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-000000000029"}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (22, '01a217be-35be-7959-a865-930771f9822f', '019ac0de-0000-7000-8000-000000000001', 22, '{"Text": "Prepare the directory schema and the domains before any server upgrade, as a step that is ticked off by a second person.", "Category": "DoDifferently", "LessonId": "4683a69d-ba12-89b1-93f2-c6b09a6a8efb"}', NULL, 'lesson_recorded', '2026-11-26 12:04:31.295017+00', '*DEFAULT*', 'Timeline.Domain.Incidents.LessonRecorded, Timeline.Domain', '65ca5373d6834f98b29da10162dfbfaf', '019ac0de-0000-7000-8000-00000000000d', '{"hash": "725c2d8c159023484c9d5ba0c207162dd46e87fa9cc64d255413a8abd9705e6b", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-00000000000d"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (23, '01a217be-35de-7896-86c9-74ca95d46b29', '019ac0de-0000-7000-8000-000000000001', 23, '{"Due": "2014-05-28", "Text": "Write the schema preparation into the upgrade checklist as a step that blocks the rest.", "Type": "Prevent", "Owner": "Secondary mail engineer", "Lesson": null, "ActionItemId": "98841082-7626-8121-a718-a82a67e30714"}', NULL, 'action_item_raised', '2026-11-26 12:04:31.326619+00', '*DEFAULT*', 'Timeline.Domain.Incidents.ActionItemRaised, Timeline.Domain', '84ea058ba17b01446c9fde281ae6a8ac', '019ac0de-0000-7000-8000-00000000000e', '{"hash": "04c10bd065f34c39195860f9cabcbb0dc055e7c5dd9e21a789e18344e9d6abfd", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-00000000000e"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (25, '01a217be-3600-7b30-8f44-01500fe36cf8', '019ac0de-0000-7000-8000-000000000001', 25, '{"Due": "2014-06-13", "Text": "Check all customers of this setup for clients that are pointed at a single server.", "Type": "Detect", "Owner": "Operations", "Lesson": null, "ActionItemId": "a044311d-cafe-84c4-8240-b06175d5677f"}', NULL, 'action_item_raised', '2026-11-26 12:04:31.364036+00', '*DEFAULT*', 'Timeline.Domain.Incidents.ActionItemRaised, Timeline.Domain', '16283cf19ed3f511e434bcb73023e6a9', '019ac0de-0000-7000-8000-000000000010', '{"hash": "70856608f575b4cb3ea0f387714ca12367e0fe31ae3f03c84c89ee14dadf4080", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000010"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (26, '01a217be-361e-7544-9a58-ac2ffa74ea7f', '019ac0de-0000-7000-8000-000000000001', 26, '{"Kind": "Communication", "Text": "The customer asks for a way to tell users: \"phone tree?\" 📞 – noted; not `done`.", "When": {"At": "2014-05-14T04:50:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Approximate"}, "Author": "Customer", "EntryId": "8e4a6bae-e8cd-8cec-8c43-4e2938ed21c3"}', NULL, 'entry_logged', '2026-11-26 12:04:31.390793+00', '*DEFAULT*', 'Timeline.Domain.Incidents.EntryLogged, Timeline.Domain', 'a18d4bce1415be3807562f8a183e4c44', '019ac0de-0000-7000-8000-000000000011', '{"hash": "7420daf514206fa9b196dfbe67ad55476dfb6980ec78befb5e0196d372aa82d0", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-000000000011"}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (29, '01a217be-364c-7125-a150-ab137529b94e', '019ac0de-0000-7000-8000-000000000001', 29, '{"Text": "The engineer is bringing in the vendor to help back out part of the upgrade before a full recovery is tried. Users can see their old mail, so the data is intact and nothing has to be restored. The vendor gives it a case number.", "When": null, "Reason": "The case number was left out.", "EntryId": "7f6ae53f-d052-8af2-a854-3f8e4a3256dd"}', NULL, 'entry_amended', '2026-11-26 12:04:31.43756+00', '*DEFAULT*', 'Timeline.Domain.Incidents.EntryAmended, Timeline.Domain', '4a904c8b06f4e2ffcc3a74d7d00f1856', '019ac0de-0000-7000-8000-000000000014', '{"hash": "fd37937cfd25106a163ca4d0c7a6f51b2b1129fba6053d78bb604f3b3aff6aa2", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-000000000014"}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (41, '01a217be-375f-751c-a1bd-b042f536eb91', '019ac0de-0000-7000-8000-00000000001e', 4, '{"Kind": "Ticket", "Text": "Ticket T-4711 opened.\n\n* priority 2\n* no $1 back\\slash harmed", "When": {"At": "2026-03-29T00:44:00Z", "Zone": "Europe/Berlin", "Until": null, "Precision": "Minute"}, "Author": null, "EntryId": "0881748e-5ede-838b-9178-67a56f7f5ec4"}', NULL, 'entry_logged', '2026-11-26 12:04:31.712103+00', '*DEFAULT*', 'Timeline.Domain.Incidents.EntryLogged, Timeline.Domain', 'ccf247bdbaeba2345f1bb277974ee4c2', '019ac0de-0000-7000-8000-000000000020', '{"hash": "0d6ae2c8ba0eda9ffebcc48523d506876e8032b8df87be4c1f0361c7bf1ea1be", "hash_v": 1, "source": "Api", "actor_id": "01a217be-32c9-74b7-9679-5b1e7e7e0115", "command_id": "019ac0de-0000-7000-8000-000000000020"}', 'Monitoring', false);
INSERT INTO public.mt_events VALUES (43, '01a217be-377c-71a5-adf0-9ef043a01e41', '019ac0de-0000-7000-8000-00000000001e', 6, '{"Who": "Secondary engineer", "Rung": "Secondary", "Text": null, "When": {"At": "2026-03-29T00:52:00Z", "Zone": "Europe/Berlin", "Until": null, "Precision": "Minute"}, "Author": null, "Channel": "Phone", "EntryId": "e50173e2-7268-8178-bf7f-b9ed7fbeb0d4", "Outcome": "Reached"}', NULL, 'contact_attempted', '2026-11-26 12:04:31.741086+00', '*DEFAULT*', 'Timeline.Domain.Incidents.ContactAttempted, Timeline.Domain', 'dc87f3eda7b21945926e9d1d4e625d56', '019ac0de-0000-7000-8000-000000000022', '{"hash": "2c72f0bc9a9e25d4b0177a93b902bce362a7ce61d723ac9ee87ac91cc5cc05b0", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-000000000022"}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (50, '01a217be-3802-7a73-a38b-ee5e328f92d8', '019ac0de-0000-7000-8000-00000000001e', 13, '{"To": "Resolved", "From": "Mitigated", "Text": null, "When": {"At": "2026-03-29T02:10:00Z", "Zone": "Europe/Berlin", "Until": null, "Precision": "Minute"}, "Author": null, "EntryId": "bd89df26-fde3-827f-b9ad-d42e576af1a6"}', NULL, 'status_changed', '2026-11-26 12:04:31.875103+00', '*DEFAULT*', 'Timeline.Domain.Incidents.StatusChanged, Timeline.Domain', '7668b6abb8b67bb54e3898fb9cb1aa46', '019ac0de-0000-7000-8000-000000000028', '{"hash": "d0ddc0afdb6d5e549d2ff28c51459651a9b8890bd0fbe60d174becfb00604312", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-000000000028"}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (52, '01a217be-381b-74a6-812f-bf555c765e1d', '019ac0de-0000-7000-8000-00000000001e', 15, '{"Text": "Servers keep UTC.", "Category": "DoDifferently", "LessonId": "6649e23d-3f93-8fc7-895b-cb0c47d5c556"}', NULL, 'lesson_recorded', '2026-11-26 12:04:31.899593+00', '*DEFAULT*', 'Timeline.Domain.Incidents.LessonRecorded, Timeline.Domain', '925234444934ec6568031ac12bf59c03', '019ac0de-0000-7000-8000-00000000002a', '{"hash": "1c061bbba91ba392d08ee95b7ad797e7fd756a85ab7ee91cc44957d4945f67a0", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-00000000002a"}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (28, '01a217be-3636-7d7b-a2bb-f1ca08c9cca7', '019ac0de-0000-7000-8000-000000000001', 28, '{"Kind": "Observation", "Text": "Both stores mount again.", "When": {"At": "2014-05-14T10:05:00Z", "Zone": "America/Denver", "Until": "2014-05-14T11:20:00Z", "Precision": "Minute"}, "Author": null, "EntryId": "6ae60668-d390-8ce0-b0f6-48b995d6a1fb"}', NULL, 'entry_logged', '2026-11-26 12:04:31.415055+00', '*DEFAULT*', 'Timeline.Domain.Incidents.EntryLogged, Timeline.Domain', '7d3e219d7cab12d374612007eda133fd', '019ac0de-0000-7000-8000-000000000013', '{"hash": "1e16608a482163326165246bef8bf8d423573593186e3521bc01cc492f4b5d7e", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-000000000013"}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (30, '01a217be-369a-7198-aeeb-3fa66dd87814', '019ac0de-0000-7000-8000-000000000001', 30, '{"Text": null, "When": {"At": "2014-05-14T04:45:30Z", "Zone": "America/Chicago", "Until": null, "Precision": "Second"}, "Reason": "The telephone log says so.", "EntryId": "8e4a6bae-e8cd-8cec-8c43-4e2938ed21c3"}', NULL, 'entry_amended', '2026-11-26 12:04:31.51551+00', '*DEFAULT*', 'Timeline.Domain.Incidents.EntryAmended, Timeline.Domain', '0a3d0bfb89bdc6e90885a697a4ceff7d', '019ac0de-0000-7000-8000-000000000015', '{"hash": "cf96f9808c3d8b68518be9fa597157ddf9c1e88306691d20b36def1c9f0c3039", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000015"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (32, '01a217be-36b8-71fe-8dab-abf4a3aaf1d9', '019ac0de-0000-7000-8000-000000000001', 32, '{"Reason": "That was another customer.", "EntryId": "6ae60668-d390-8ce0-b0f6-48b995d6a1fb"}', NULL, 'entry_retracted', '2026-11-26 12:04:31.54503+00', '*DEFAULT*', 'Timeline.Domain.Incidents.EntryRetracted, Timeline.Domain', '2b70c4b9aed3ffdfe5520e5fab1ffb04', '019ac0de-0000-7000-8000-000000000017', '{"hash": "29e16aef44ce07ee390d1d41c2f5443f6b47a4bbccde4f85957388cadc0b7f97", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000017"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (33, '01a217be-36cb-79d7-bc6d-91b2722cf607', '019ac0de-0000-7000-8000-000000000001', 33, '{"Kind": "FaultStarted", "When": {"At": "2014-05-14T02:30:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Approximate"}, "EntryId": null}', NULL, 'milestone_set', '2026-11-26 12:04:31.564181+00', '*DEFAULT*', 'Timeline.Domain.Incidents.MilestoneSet, Timeline.Domain', 'd63d4efae20ca8ed5a20af0f0aab0bb4', '019ac0de-0000-7000-8000-000000000018', '{"hash": "967faa4555eb0fcb61f5979462c20b6356863b83c90e18debb3d4217fe35a4e9", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000018"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (34, '01a217be-36de-77d3-8481-41fe48abc9f5', '019ac0de-0000-7000-8000-000000000001', 34, '{"Kind": "FaultStarted", "When": {"At": "2014-05-14T02:40:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Minute"}, "Reason": "The event log of the first server starts then.", "EntryId": null}', NULL, 'milestone_corrected', '2026-11-26 12:04:31.582587+00', '*DEFAULT*', 'Timeline.Domain.Incidents.MilestoneCorrected, Timeline.Domain', 'b5df905b17ffc44686b3fe861469d49e', '019ac0de-0000-7000-8000-000000000019', '{"hash": "bbb8262d4036ce74e937fd13ceae440aa2e2fcc991cb1c7509e46b2770941ebf", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-000000000019"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (31, '01a217be-36a5-7c05-8a5a-24b227675e91', '019ac0de-0000-7000-8000-000000000001', 31, '{"Text": "[redacted]", "When": null, "Reason": "[redacted]", "EntryId": "ce3255a3-267b-88a0-8681-616701de829c"}', NULL, 'entry_amended', '2026-11-26 12:04:31.526256+00', '*DEFAULT*', 'Timeline.Domain.Incidents.EntryAmended, Timeline.Domain', '1df9881d13374923cbaa74c6ad1d97ff', '019ac0de-0000-7000-8000-000000000016', '{"hash": "25097d3e26a0d4eb19860b1b8433adf37d839c1f6d8a5abd00f03b265abefe8b", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-000000000016", "redactions": [{"at": 1795694671612374, "by": "Administrator token", "why": "It held a password.", "seal": "3f9553ca31d03f57b6c1e37832bd5dfd0e03c39b9cee075ae1b9e54fe2d18928", "remains": "b8603196ab26960b18e80fe37c8b84b2478441c045549f5c00a6a8874f565b17", "removed": "cdadb7dfaa228cad356088c1acf33b98d19bd90c2dcf08aab49a4075be5e9552"}]}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (35, '01a217be-36f3-75c1-93a7-333f70bcec0f', '019ac0de-0000-7000-8000-000000000001', 35, '{"Reason": "It held a password.", "EntryId": "ce3255a3-267b-88a0-8681-616701de829c"}', NULL, 'entry_redacted', '2026-11-26 12:04:31.612658+00', '*DEFAULT*', 'Timeline.Domain.Incidents.EntryRedacted, Timeline.Domain', '04eaf49a6fc92365ec546b826bdffe41', '019ac0de-0000-7000-8000-00000000001b', '{"hash": "4baf9306857c75f4d24be556431ed54792dfcd015cb400e5c26880b38460952b", "hash_v": 1, "source": "Api", "actor_id": "00000000-0000-8000-8000-0000000000ad", "command_id": "019ac0de-0000-7000-8000-00000000001b"}', 'Administrator token', false);
INSERT INTO public.mt_events VALUES (36, '01a217be-3712-7f5a-ac2c-bd7a7a0824a9', 'fd0289a3-54d9-8324-8d28-f568a75df6b8', 1, '{"Incident": "019ac0de-0000-7000-8000-000000000001", "IncidentVersion": 35, "DefinitionsVersion": 1}', NULL, 'postmortem_drafted', '2026-11-26 12:04:31.635722+00', '*DEFAULT*', 'Timeline.Domain.Postmortems.PostmortemDrafted, Timeline.Domain', '97605dae808ff20647ce815bd3606b14', '019ac0de-0000-7000-8000-00000000001c', '{"hash": "bd0a0beb75eb89e5b75a6e05e29c38d80f98921c430f6abfcd4a25c178b63b6c", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-00000000001c"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (37, '01a217be-3729-7ba1-a118-9f45743c0634', '019ac0de-0000-7000-8000-000000000001', 36, '{"Kind": "Feedback", "Text": "The customer agrees to a **telephone tree**, see [the plan](https://example.com/plan).", "When": {"At": "2014-05-16T15:00:00Z", "Zone": "America/Chicago", "Until": null, "Precision": "Minute"}, "Author": null, "EntryId": "c04ec10b-3d46-8b9c-a108-f953faabc1ea"}', NULL, 'entry_logged', '2026-11-26 12:04:31.657776+00', '*DEFAULT*', 'Timeline.Domain.Incidents.EntryLogged, Timeline.Domain', '4cf0db10edd966c6ca190de82943a85f', '019ac0de-0000-7000-8000-00000000001d', '{"hash": "aa5dad91316bbe187d5e86eedca6bbf4778c3936c68f15788346bd4eac625f90", "hash_v": 1, "source": "Web", "actor_id": "00000000-0000-8000-8000-000000000001", "command_id": "019ac0de-0000-7000-8000-00000000001d"}', 'Account lead', false);
INSERT INTO public.mt_events VALUES (40, '01a217be-3752-7b2d-a382-ba0e0a41e892', '019ac0de-0000-7000-8000-00000000001e', 3, '{"Kind": "Report", "Text": "Several users cannot sign in: `invalid_token`.", "When": {"At": "2026-03-29T00:41:00Z", "Zone": "Europe/Berlin", "Until": null, "Precision": "Minute"}, "Author": "Service desk", "EntryId": "eaef516d-bc5e-888d-ace5-d7d277fcf0ce"}', NULL, 'entry_logged', '2026-11-26 12:04:31.69867+00', '*DEFAULT*', 'Timeline.Domain.Incidents.EntryLogged, Timeline.Domain', 'ab2c7965973d8cee7e87aa00e24bbc28', '019ac0de-0000-7000-8000-00000000001f', '{"hash": "492a2741e8a02b09c681f3dcd04acd5180576ac6a33cf75571330a84513e258c", "hash_v": 1, "source": "Api", "actor_id": "01a217be-32c9-74b7-9679-5b1e7e7e0115", "command_id": "019ac0de-0000-7000-8000-00000000001f"}', 'Monitoring', false);
INSERT INTO public.mt_events VALUES (46, '01a217be-37a1-78c3-ae79-d7ad331b6d91', '019ac0de-0000-7000-8000-00000000001e', 9, '{"Text": "We are on it.", "When": {"At": "2026-03-29T01:05:00Z", "Zone": "Europe/Berlin", "Until": null, "Precision": "Minute"}, "Author": null, "Channel": "Chat", "EntryId": "16d73856-a5ea-8dc9-bef3-cc3926ed6118", "Audience": "Stakeholders", "WhatNext": "Word in half an hour.", "NextUpdateDue": "2026-03-29T01:35:00Z"}', NULL, 'update_sent', '2026-11-26 12:04:31.777691+00', '*DEFAULT*', 'Timeline.Domain.Incidents.UpdateSent, Timeline.Domain', '00f9698c2913a7c216cc59783a5117ba', '019ac0de-0000-7000-8000-000000000024', '{"hash": "8e095992694e632b5414780770563bfa1355acbd38b138b87da0b2fc31750b77", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-000000000024"}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (47, '01a217be-37a8-7ed2-9c1b-774ca5fb1ac3', '019ac0de-0000-7000-8000-00000000001e', 10, '{"When": {"At": "2026-03-29T01:10:00Z", "Zone": "Europe/Berlin", "Until": null, "Precision": "Minute"}, "EntryId": "f78f5727-d1c9-8b5b-9794-cfacb2b0b5c3", "RaisedBy": null, "Statement": "One node did not take the change to summer time."}', NULL, 'hypothesis_raised', '2026-11-26 12:04:31.785236+00', '*DEFAULT*', 'Timeline.Domain.Incidents.HypothesisRaised, Timeline.Domain', '0a64fb7b8ea177040df9c8ea421ab797', '019ac0de-0000-7000-8000-000000000025', '{"hash": "607e5f18fe9b931233bfa67f23544aff62ac2305d26efbd0fa4c9d078eda3985", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-000000000025"}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (54, '01a217be-3831-7d75-87f0-f19314d9ea5f', '019ac0de-0000-7000-8000-00000000001e', 17, '{"Due": null, "Text": "Say it in the guide.", "Type": "Process", "Owner": null, "Lesson": null, "ActionItemId": "56e44d22-7e08-833c-a7af-09425e922b30"}', NULL, 'action_item_raised', '2026-11-26 12:04:31.921719+00', '*DEFAULT*', 'Timeline.Domain.Incidents.ActionItemRaised, Timeline.Domain', '2ba2f794bddef7eb5340d4aee140ad6d', '019ac0de-0000-7000-8000-00000000002c', '{"hash": "5a7bce842e1fbab2e640ae684a753fb2e2f9131eb572d2db613cb0fd0a869f3a", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-00000000002c"}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (55, '01a217be-383d-70dd-8832-4a648439e323', '019ac0de-0000-7000-8000-00000000001e', 18, '{"Kind": "Verified", "When": {"At": "2026-03-29T06:00:00Z", "Zone": "Europe/Berlin", "Until": null, "Precision": "Minute"}, "EntryId": null}', NULL, 'milestone_set', '2026-11-26 12:04:31.934027+00', '*DEFAULT*', 'Timeline.Domain.Incidents.MilestoneSet, Timeline.Domain', '709417eecf7e4e901e160d39997be10a', '019ac0de-0000-7000-8000-00000000002d', '{"hash": "1d1a730edb6cc3e3f793730d6a2834218cf06ee3e2a737d0666c35f0a9ba4c1d", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-00000000002d"}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (58, '01a217be-3866-74ce-9570-1a04ba583fc8', 'ee29e661-5eb5-88a2-896a-629ba329a2ab', 1, '{"Incident": "019ac0de-0000-7000-8000-00000000001e", "IncidentVersion": 20, "DefinitionsVersion": 1}', NULL, 'postmortem_drafted', '2026-11-26 12:04:31.975066+00', '*DEFAULT*', 'Timeline.Domain.Postmortems.PostmortemDrafted, Timeline.Domain', '26b402b34f7b256f4b68dd9d4d4926e1', '019ac0de-0000-7000-8000-000000000030', '{"hash": "a9c4033f71ec79333b612db755db9024cc5cd897f2ebdeb433559b85e4728bb5", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-000000000030"}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (53, '01a217be-382a-71c5-a9c0-de048091c101', '019ac0de-0000-7000-8000-00000000001e', 16, '{"Due": "2026-04-15", "Text": "Look for other nodes on local time.", "Type": "Detect", "Owner": "Operations", "Lesson": "6649e23d-3f93-8fc7-895b-cb0c47d5c556", "ActionItemId": "7ab72862-3ca2-8e78-848e-811055d38284"}', NULL, 'action_item_raised', '2026-11-26 12:04:31.914723+00', '*DEFAULT*', 'Timeline.Domain.Incidents.ActionItemRaised, Timeline.Domain', '5077f193a60cc18e2576998a98b43b77', '019ac0de-0000-7000-8000-00000000002b', '{"hash": "1d3d267e1e0ea413639fa17505499e1580d0630770d926229c534b08ac1e26a5", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-00000000002b"}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (56, '01a217be-3849-7e48-8cf8-2dd489eed04b', '019ac0de-0000-7000-8000-00000000001e', 19, '{"Kind": "Verified", "When": null, "Reason": "Nobody looked after all.", "EntryId": null}', NULL, 'milestone_corrected', '2026-11-26 12:04:31.946492+00', '*DEFAULT*', 'Timeline.Domain.Incidents.MilestoneCorrected, Timeline.Domain', '2dbacf1e1f76c791b5b80c124adab454', '019ac0de-0000-7000-8000-00000000002e', '{"hash": "23d476f93b5a420b7050edc2741cd292b144cb2674110266a2d336505f4cf0f3", "hash_v": 1, "source": "Web", "actor_id": "019ac0de-0000-7000-8000-0000000000a1", "command_id": "019ac0de-0000-7000-8000-00000000002e"}', 'Secondary mail engineer', false);
INSERT INTO public.mt_events VALUES (42, '01a217be-3768-7b3d-a77c-84015b56a580', '019ac0de-0000-7000-8000-00000000001e', 5, '{"Who": "[redacted]", "Rung": "Primary", "Text": "[redacted]", "When": {"At": "2026-03-29T00:46:00Z", "Zone": "Europe/Berlin", "Until": null, "Precision": "Minute"}, "Author": null, "Channel": "Pager", "EntryId": "01a1c4bb-c38e-8a68-a54c-8f4319792c2e", "Outcome": "NoAnswer"}', NULL, 'contact_attempted', '2026-11-26 12:04:31.721086+00', '*DEFAULT*', 'Timeline.Domain.Incidents.ContactAttempted, Timeline.Domain', 'ef0d0637f8ef7af2779ba4362f2a6583', '019ac0de-0000-7000-8000-000000000021', '{"hash": "f421e388bb07abbd3e9cb079d0e98ce14d66bd2a3cf6f3ebd0f8b3aa5421a134", "hash_v": 1, "source": "Api", "actor_id": "01a217be-32c9-74b7-9679-5b1e7e7e0115", "command_id": "019ac0de-0000-7000-8000-000000000021", "redactions": [{"at": 1795694671959864, "by": "Administrator token", "why": "It held a private telephone number.", "seal": "d75824fbdece2d457a45600d2667023ebee870d2c1c7e08f5131288120c3e278", "remains": "9ca1b95f156527c4d74f8edb48eed3620bccce740b1db6e912be75b2eb1eee45", "removed": "98522df87bac77d359c25c8795229685433a55ac8c78178104adb371e1c4c3ea"}]}', 'Monitoring', false);
INSERT INTO public.mt_events VALUES (57, '01a217be-3855-7ab3-beb7-e665b6840c1e', '019ac0de-0000-7000-8000-00000000001e', 20, '{"Reason": "It held a private telephone number.", "EntryId": "01a1c4bb-c38e-8a68-a54c-8f4319792c2e"}', NULL, 'entry_redacted', '2026-11-26 12:04:31.960904+00', '*DEFAULT*', 'Timeline.Domain.Incidents.EntryRedacted, Timeline.Domain', '56540196fe431f0b3ff1a8daf0dc88b0', '019ac0de-0000-7000-8000-00000000002f', '{"hash": "632c2566f468f9e443603444b936da9927d27c5686a0771ec5f563a0a8aab474", "hash_v": 1, "source": "Api", "actor_id": "00000000-0000-8000-8000-0000000000ad", "command_id": "019ac0de-0000-7000-8000-00000000002f"}', 'Administrator token', false);
INSERT INTO public.mt_events VALUES (59, '01a217be-3871-7fd0-9e80-fa691e14bece', '019ac0de-0000-7000-8000-000000000031', 1, '{"Kind": "Drill", "Zone": "UTC", "Title": "Drill: the second site is gone", "Number": 3, "Severity": "Sev4"}', NULL, 'incident_declared', '2026-11-26 12:04:31.985682+00', '*DEFAULT*', 'Timeline.Domain.Incidents.IncidentDeclared, Timeline.Domain', '81da6cc9a82a1549a1ca3011d65fffab', '019ac0de-0000-7000-8000-000000000031', '{"hash": "d56df79982b9124fe1d94c8a296f2a2750fec2ec9334007e05965ac7ae13137a", "hash_v": 1, "source": "Api", "actor_id": "00000000-0000-8000-8000-0000000000ad", "command_id": "019ac0de-0000-7000-8000-000000000031"}', 'Administrator token', false);

--
-- Data for Name: mt_high_water_skips; Type: TABLE DATA; Schema: public; Owner: -
--

--
-- Data for Name: mt_streams; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mt_streams VALUES ('*DEFAULT*', 'fd0289a3-54d9-8324-8d28-f568a75df6b8', NULL, 1, '2026-11-26 12:04:31.635722+00', '2026-11-26 12:04:31.635722+00', false);
INSERT INTO public.mt_streams VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000001', 'incident', 36, '2026-11-26 12:04:31.657776+00', '2026-11-26 12:04:30.647673+00', false);
INSERT INTO public.mt_streams VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-00000000001e', 'incident', 20, '2026-11-26 12:04:31.960904+00', '2026-11-26 12:04:31.684084+00', false);
INSERT INTO public.mt_streams VALUES ('*DEFAULT*', 'ee29e661-5eb5-88a2-896a-629ba329a2ab', NULL, 1, '2026-11-26 12:04:31.975066+00', '2026-11-26 12:04:31.975066+00', false);
INSERT INTO public.mt_streams VALUES ('*DEFAULT*', '019ac0de-0000-7000-8000-000000000031', 'incident', 1, '2026-11-26 12:04:31.985682+00', '2026-11-26 12:04:31.985682+00', false);

--
-- Name: mt_events_sequence; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.mt_events_sequence', 59, true);

--
-- Name: mt_event_progression pk_mt_event_progression; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mt_event_progression
    ADD CONSTRAINT pk_mt_event_progression PRIMARY KEY (name);

--
-- Name: es_horizon pkey_es_horizon; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.es_horizon
    ADD CONSTRAINT pkey_es_horizon PRIMARY KEY (only_row);

--
-- Name: es_migrations pkey_es_migrations_number; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.es_migrations
    ADD CONSTRAINT pkey_es_migrations_number PRIMARY KEY (number);

--
-- Name: mt_doc_accesstoken pkey_mt_doc_accesstoken_tenant_id_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mt_doc_accesstoken
    ADD CONSTRAINT pkey_mt_doc_accesstoken_tenant_id_id PRIMARY KEY (tenant_id, id);

--
-- Name: mt_doc_deadletterevent pkey_mt_doc_deadletterevent_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mt_doc_deadletterevent
    ADD CONSTRAINT pkey_mt_doc_deadletterevent_id PRIMARY KEY (id);

--
-- Name: mt_doc_handledcommand pkey_mt_doc_handledcommand_tenant_id_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mt_doc_handledcommand
    ADD CONSTRAINT pkey_mt_doc_handledcommand_tenant_id_id PRIMARY KEY (tenant_id, id);

--
-- Name: mt_doc_incidentsummary pkey_mt_doc_incidentsummary_tenant_id_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mt_doc_incidentsummary
    ADD CONSTRAINT pkey_mt_doc_incidentsummary_tenant_id_id PRIMARY KEY (tenant_id, id);

--
-- Name: mt_doc_librarylesson pkey_mt_doc_librarylesson_tenant_id_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mt_doc_librarylesson
    ADD CONSTRAINT pkey_mt_doc_librarylesson_tenant_id_id PRIMARY KEY (tenant_id, id);

--
-- Name: mt_doc_nodeplace pkey_mt_doc_nodeplace_tenant_id_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mt_doc_nodeplace
    ADD CONSTRAINT pkey_mt_doc_nodeplace_tenant_id_id PRIMARY KEY (tenant_id, id);

--
-- Name: mt_doc_person pkey_mt_doc_person_tenant_id_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mt_doc_person
    ADD CONSTRAINT pkey_mt_doc_person_tenant_id_id PRIMARY KEY (tenant_id, id);

--
-- Name: mt_doc_session pkey_mt_doc_session_tenant_id_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mt_doc_session
    ADD CONSTRAINT pkey_mt_doc_session_tenant_id_id PRIMARY KEY (tenant_id, id);

--
-- Name: mt_doc_signinlink pkey_mt_doc_signinlink_tenant_id_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mt_doc_signinlink
    ADD CONSTRAINT pkey_mt_doc_signinlink_tenant_id_id PRIMARY KEY (tenant_id, id);

--
-- Name: mt_events pkey_mt_events_seq_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mt_events
    ADD CONSTRAINT pkey_mt_events_seq_id PRIMARY KEY (seq_id);

--
-- Name: mt_high_water_skips pkey_mt_high_water_skips_ending_sequence; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mt_high_water_skips
    ADD CONSTRAINT pkey_mt_high_water_skips_ending_sequence PRIMARY KEY (ending_sequence);

--
-- Name: mt_streams pkey_mt_streams_tenant_id_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mt_streams
    ADD CONSTRAINT pkey_mt_streams_tenant_id_id PRIMARY KEY (tenant_id, id);

--
-- Name: mt_doc_incidentsummary_idx_number; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX mt_doc_incidentsummary_idx_number ON public.mt_doc_incidentsummary USING btree (tenant_id, (((data ->> 'Number'::text))::integer));

--
-- Name: mt_doc_person_idx_name_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX mt_doc_person_idx_name_key ON public.mt_doc_person USING btree (tenant_id, ((data ->> 'NameKey'::text)));

--
-- Name: pk_mt_events_stream_and_version; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON public.mt_events USING btree (tenant_id, stream_id, version);

--
-- Name: mt_events fkey_mt_events_stream_id_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mt_events
    ADD CONSTRAINT fkey_mt_events_stream_id_tenant_id FOREIGN KEY (tenant_id, stream_id) REFERENCES public.mt_streams(tenant_id, id);

--
-- PostgreSQL database dump complete
--

RESET check_function_bodies;
