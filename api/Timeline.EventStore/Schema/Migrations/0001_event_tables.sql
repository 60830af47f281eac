-- Marten 9's event tables: uuid streams, conjoined tenancy, every metadata column.
-- {schema} is replaced by the quoted schema name before this runs.

create table {schema}.mt_streams (
    tenant_id   varchar     not null default '*DEFAULT*',
    id          uuid        not null,
    type        varchar     null,
    version     bigint      null,
    timestamp   timestamptz not null default now(),
    created     timestamptz not null default now(),
    is_archived boolean     null default false,
    constraint pkey_mt_streams_tenant_id_id primary key (tenant_id, id)
);

create table {schema}.mt_events (
    seq_id         bigint       not null,
    id             uuid         not null,
    stream_id      uuid         null,
    version        bigint       not null,
    data           jsonb        not null,
    bdata          bytea        null,
    type           varchar(500) not null,
    timestamp      timestamptz  not null default '(now())',
    tenant_id      varchar      null default '*DEFAULT*',
    mt_dotnet_type varchar      null,
    correlation_id varchar      null,
    causation_id   varchar      null,
    headers        jsonb        null,
    user_name      varchar      null,
    is_archived    boolean      null default false,
    constraint pkey_mt_events_seq_id primary key (seq_id),
    constraint fkey_mt_events_stream_id_tenant_id
        foreign key (tenant_id, stream_id) references {schema}.mt_streams (tenant_id, id)
);

create unique index pk_mt_events_stream_and_version on {schema}.mt_events (tenant_id, stream_id, version);

create sequence {schema}.mt_events_sequence owned by {schema}.mt_events.seq_id;

create table {schema}.mt_event_progression (
    name         varchar     not null,
    last_seq_id  bigint      null,
    last_updated timestamptz null default transaction_timestamp(),
    constraint pk_mt_event_progression primary key (name)
);

create table {schema}.mt_high_water_skips (
    ending_sequence   bigint      not null,
    starting_sequence bigint      not null,
    timestamp         timestamptz null default transaction_timestamp(),
    constraint pkey_mt_high_water_skips_ending_sequence primary key (ending_sequence)
);

-- Marten keeps parked events of its daemon here, in one table for all tenants.
create table {schema}.mt_doc_deadletterevent (
    id               uuid        not null,
    data             jsonb       not null,
    mt_last_modified timestamptz null default transaction_timestamp(),
    mt_version       uuid        not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type   varchar     null,
    constraint pkey_mt_doc_deadletterevent_id primary key (id)
);

-- Ours: the position below which every missing number is known to be lost for good (Reading/Horizon).
create table {schema}.es_horizon (
    only_row boolean not null default true,
    position bigint  not null,
    constraint pkey_es_horizon primary key (only_row),
    constraint one_row_es_horizon check (only_row)
);
