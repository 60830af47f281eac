namespace Timeline.EventStore.Tests.Schema;

/// <summary>The tables as a Marten 9 with uuid streams, conjoined tenancy and all metadata expects them, down to the names.</summary>
public sealed class MartenFormatTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Theory]
    [InlineData("mt_streams",
        "tenant_id varchar not null, id uuid not null, type varchar, version int8, timestamp timestamptz not null, created timestamptz not null, is_archived bool")]
    [InlineData("mt_events",
        "seq_id int8 not null, id uuid not null, stream_id uuid, version int8 not null, data jsonb not null, bdata bytea, type varchar(500) not null, "
        + "timestamp timestamptz not null, tenant_id varchar, mt_dotnet_type varchar, correlation_id varchar, causation_id varchar, headers jsonb, "
        + "user_name varchar, is_archived bool")]
    [InlineData("mt_event_progression", "name varchar not null, last_seq_id int8, last_updated timestamptz")]
    [InlineData("mt_high_water_skips", "ending_sequence int8 not null, starting_sequence int8 not null, timestamp timestamptz")]
    [InlineData("mt_doc_deadletterevent",
        "id uuid not null, data jsonb not null, mt_last_modified timestamptz, mt_version uuid not null, mt_dotnet_type varchar")]
    [InlineData("mt_doc_card",
        "tenant_id varchar not null, id varchar not null, data jsonb not null, mt_last_modified timestamptz, mt_dotnet_type varchar, mt_version int8 not null")]
    [InlineData("mt_doc_shelf",
        "tenant_id varchar not null, id uuid not null, data jsonb not null, mt_last_modified timestamptz, mt_dotnet_type varchar, mt_version int8 not null")]
    [InlineData("mt_doc_handledcommand",
        "tenant_id varchar not null, id uuid not null, data jsonb not null, mt_last_modified timestamptz, mt_dotnet_type varchar, mt_version int8 not null")]
    public async Task Columns_have_their_names_types_and_order(string table, string columns)
    {
        var found = await fixture.LinesAsync(
            $"""
             select column_name || ' ' || udt_name || coalesce('(' || character_maximum_length || ')', '')
                 || case is_nullable when 'NO' then ' not null' else '' end
             from information_schema.columns where table_schema = current_schema() and table_name = '{table}' order by ordinal_position
             """);
        Assert.Equal(columns, string.Join(", ", found));
    }

    [Theory]
    [InlineData("mt_streams", "pkey_mt_streams_tenant_id_id PRIMARY KEY (tenant_id, id)")]
    [InlineData("mt_events",
        "fkey_mt_events_stream_id_tenant_id FOREIGN KEY (tenant_id, stream_id) REFERENCES mt_streams(tenant_id, id)|pkey_mt_events_seq_id PRIMARY KEY (seq_id)")]
    [InlineData("mt_event_progression", "pk_mt_event_progression PRIMARY KEY (name)")]
    [InlineData("mt_high_water_skips", "pkey_mt_high_water_skips_ending_sequence PRIMARY KEY (ending_sequence)")]
    [InlineData("mt_doc_deadletterevent", "pkey_mt_doc_deadletterevent_id PRIMARY KEY (id)")]
    [InlineData("mt_doc_card", "pkey_mt_doc_card_tenant_id_id PRIMARY KEY (tenant_id, id)")]
    public async Task Constraints_have_the_names_that_are_referred_to(string table, string constraints)
    {
        // PostgreSQL 18 lists NOT NULL among the constraints.
        var found = await fixture.LinesAsync(
            $"select conname, pg_get_constraintdef(oid) from pg_constraint where conrelid = '{table}'::regclass and contype <> 'n' order by conname");
        Assert.Equal(constraints.Split('|'), found);
    }

    [Theory]
    [InlineData("pk_mt_events_stream_and_version", "CREATE UNIQUE INDEX .* ON .*mt_events USING btree \\(tenant_id, stream_id, version\\)")]
    [InlineData("mt_doc_card_idx_reader", "CREATE INDEX .* USING btree \\(tenant_id, \\(\\(data ->> 'Reader'::text\\)\\)\\)")]
    [InlineData("mt_doc_shelf_idx_name", "CREATE UNIQUE INDEX .* USING btree \\(tenant_id, \\(\\(data ->> 'Name'::text\\)\\)\\)")]
    public async Task Indexes_have_their_names_and_columns(string index, string definition) =>
        Assert.Matches(
            definition, await fixture.ScalarAsync<string>("select indexdef from pg_indexes where schemaname = current_schema() and indexname = $1", index));

    [Theory]
    [InlineData("mt_mark_event_progression", "character varying, bigint", "void")]
    [InlineData("mt_mark_progression_with_skip", "character varying, bigint, bigint", "bigint")]
    [InlineData("mt_archive_stream", "uuid, character varying", "void")]
    [InlineData("mt_quick_append_events",
        "uuid, character varying, character varying, uuid[], character varying[], character varying[], jsonb[], bytea[], character varying[], "
        + "character varying[], jsonb[], character varying[], timestamp with time zone[], bigint",
        "bigint[]")]
    public async Task Functions_have_the_signatures_that_a_Marten_calls(string name, string arguments, string returns)
    {
        var found = await fixture.LinesAsync(
            $"""
             select (select string_agg(format_type(t, null), ', ' order by nth) from unnest(proargtypes) with ordinality as a(t, nth)), '-> ' || format_type(prorettype, null)
             from pg_proc where proname = '{name}' and pronamespace = current_schema()::regnamespace
             """);
        Assert.Equal($"{arguments} -> {returns}", Assert.Single(found));
    }

    [Fact]
    public async Task The_parameters_of_the_append_function_are_named_as_in_Marten()
    {
        Assert.Equal(
            "stream,stream_type,tenantid,event_ids,event_types,dotnet_types,bodies,bdatas,causation_ids,correlation_ids,headers,user_names,timestamps,expected_version",
            await fixture.ScalarAsync<string>(
                "select array_to_string(proargnames, ',') from pg_proc where proname = 'mt_quick_append_events' and pronamespace = current_schema()::regnamespace"));
        Assert.Equal(
            "NULL::bigint",
            await fixture.ScalarAsync<string>(
                "select pg_get_expr(proargdefaults, 0) from pg_proc where proname = 'mt_quick_append_events' and pronamespace = current_schema()::regnamespace"));
    }

    [Fact]
    public async Task The_sequence_belongs_to_the_events_and_is_no_default()
    {
        Assert.Equal("mt_events_sequence", await fixture.ScalarAsync<string>("select replace(pg_get_serial_sequence('mt_events', 'seq_id'), current_schema() || '.', '')"));
        Assert.Equal(0, await fixture.ScalarAsync<long>(
            "select count(*) from information_schema.columns where table_schema = current_schema() and table_name = 'mt_events' and column_name = 'seq_id' and column_default is not null"));
    }

    [Fact]
    public async Task A_row_is_written_as_a_Marten_writes_it()
    {
        var tenant = Samples.Tenant();
        var id = await fixture.Store.StartAsync(tenant, Samples.Lent("Emma"), new ReminderSent("soon", Urgency.Firm));

        Assert.Equal(
            [
                """1 book_lent Timeline.EventStore.Tests.BookLent, Timeline.EventStore.Tests {"DueOn": "2026-03-04", "Title": "Emma", "Reader": "Ada"} null null null hash,hash_v null False""",
                """2 reminder_sent Timeline.EventStore.Tests.ReminderSent, Timeline.EventStore.Tests {"Text": "soon", "Urgency": "Firm"} null null null hash,hash_v null False""",
            ],
            await fixture.LinesAsync(
                "select version, type, mt_dotnet_type, data::text, bdata, correlation_id, causation_id, "
                + "(select string_agg(name, ',' order by name) from jsonb_object_keys(headers) as h(name)), user_name, is_archived "
                + $"from mt_events where stream_id = '{id}' order by version"));
        Assert.Equal(["loan 2 False"], await fixture.LinesAsync($"select type, version, is_archived from mt_streams where id = '{id}'"));
    }

    [Fact]
    public async Task A_document_is_written_as_a_Marten_writes_it()
    {
        var tenant = Samples.Tenant();
        var session = fixture.Store.OpenSession(tenant);
        session.Store(new Card("ada", "Ada", 2));
        await session.SaveChangesAsync();

        Assert.Equal(
            ["""ada {"Id": "ada", "Fine": 2, "Since": null, "Reader": "Ada"} Timeline.EventStore.Tests.Card 1 True"""],
            await fixture.LinesAsync(
                $"select id, data::text, mt_dotnet_type, mt_version, mt_last_modified is not null from mt_doc_card where tenant_id = '{tenant}'"));
    }
}
