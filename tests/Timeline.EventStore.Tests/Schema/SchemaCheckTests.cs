using System.Diagnostics;
using System.Runtime.CompilerServices;
using Npgsql;
using Timeline.EventStore.Schema;
using Timeline.EventStore.Tests.Projections;
using Timeline.Testing;
using Timeline.Testing.Databases;

namespace Timeline.EventStore.Tests.Schema;

public sealed class SchemaCheckTests(DatabaseFixture databases) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private PostgresEventStore _node = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await databases.CreateDatabaseAsync();
        _node = Node();
        await _node.MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task What_is_expected_is_what_the_migrations_make()
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var found = await SchemaCatalog.ReadAsync(connection, "lending", names: null, CancellationToken.None);
        var documents = new[] { "mt_doc_card", "mt_doc_shelf", "mt_doc_handledcommand" };
        var lines = found.Where(there => !documents.Contains(there.Owner)).Select(there => there.ToString()).Order(StringComparer.Ordinal);

        // After a new migration: run this test with TIMELINE_UPDATE_GOLDEN=1, look at the change, build again.
        GoldenFile.Match(string.Join('\n', lines) + "\n", SourceFile());
    }

    [Theory]
    [InlineData("alter table mt_events drop column bdata", "the column mt_events.bdata (bytea null) is missing")]
    [InlineData("alter table mt_events alter column version type integer",
        "the column mt_events.version is \"integer not null\" and must be \"bigint not null\"")]
    [InlineData("alter table mt_events alter column type type varchar(100)",
        "the column mt_events.type is \"character varying(100) not null\" and must be \"character varying(500) not null\"")]
    [InlineData("alter table mt_events alter column version drop not null",
        "the column mt_events.version is \"bigint null\" and must be \"bigint not null\"")]
    [InlineData("alter table es_horizon alter column only_row drop default",
        "the column es_horizon.only_row is \"boolean not null\" and must be \"boolean not null with a default\"")]
    [InlineData("drop index pk_mt_events_stream_and_version",
        "the index mt_events.pk_mt_events_stream_and_version (unique btree (tenant_id, stream_id, version)) is missing")]
    [InlineData("alter index pk_mt_events_stream_and_version rename to mine",
        "the index mt_events.pk_mt_events_stream_and_version (unique btree (tenant_id, stream_id, version)) is missing; there is mt_events.mine instead")]
    [InlineData("drop index pk_mt_events_stream_and_version; create index pk_mt_events_stream_and_version on mt_events (tenant_id, stream_id, version)",
        "the index mt_events.pk_mt_events_stream_and_version is \"btree (tenant_id, stream_id, version)\" and must be \"unique btree (tenant_id, stream_id, version)\"")]
    [InlineData("alter table mt_streams rename constraint pkey_mt_streams_tenant_id_id to mine",
        "the constraint mt_streams.pkey_mt_streams_tenant_id_id (PRIMARY KEY (tenant_id, id)) is missing; there is mt_streams.mine instead")]
    [InlineData("alter table mt_events drop constraint fkey_mt_events_stream_id_tenant_id",
        "the constraint mt_events.fkey_mt_events_stream_id_tenant_id (FOREIGN KEY (tenant_id, stream_id) REFERENCES mt_streams(tenant_id, id)) is missing")]
    [InlineData("drop function mt_archive_stream(uuid, varchar)",
        "the function mt_archive_stream(streamid uuid, tenantid character varying) (void) is missing")]
    [InlineData("drop function mt_archive_stream(uuid, varchar); create function mt_archive_stream(streamid uuid) returns void language sql as 'select'",
        "the function mt_archive_stream(streamid uuid, tenantid character varying) (void) is missing; there is mt_archive_stream(streamid uuid) instead")]
    [InlineData("drop sequence mt_events_sequence",
        "the sequence mt_events_sequence (bigint by 1, owned by mt_events.seq_id) is missing")]
    [InlineData("alter sequence mt_events_sequence increment by 10",
        "the sequence mt_events_sequence is \"bigint by 10, owned by mt_events.seq_id\" and must be \"bigint by 1, owned by mt_events.seq_id\"")]
    [InlineData("drop table mt_high_water_skips", "the table mt_high_water_skips (stored) is missing")]
    [InlineData("alter table mt_event_progression set unlogged", "the table mt_event_progression is \"lost in a crash\" and must be \"stored\"")]
    [InlineData("alter table mt_doc_card drop constraint pkey_mt_doc_card_tenant_id_id",
        "the constraint mt_doc_card.pkey_mt_doc_card_tenant_id_id (PRIMARY KEY (tenant_id, id)) is missing")]
    [InlineData("drop index mt_doc_shelf_idx_name; create unique index mt_doc_shelf_idx_name on mt_doc_shelf ((data ->> 'Name'))",
        "the index mt_doc_shelf.mt_doc_shelf_idx_name is \"unique btree (((data ->> 'Name'::text)))\" and must be \"unique btree (tenant_id, …\"")]
    public async Task A_difference_is_named(string done, string told)
    {
        await ExecuteAsync(done);

        var refused = await Assert.ThrowsAsync<SchemaMismatchException>(() => _node.MigrateAsync());

        Assert.Equal(told, Assert.Single(refused.Differences));
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Restore a backup", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_difference_is_named_at_once()
    {
        await ExecuteAsync(
            "alter table mt_events drop column headers; alter table mt_streams alter column created drop not null; drop function es_redact");

        var refused = await Assert.ThrowsAsync<SchemaMismatchException>(() => _node.MigrateAsync());

        Assert.Collection(
            refused.Differences,
            first => Assert.StartsWith("the column mt_events.headers", first, StringComparison.Ordinal),
            second => Assert.StartsWith("the column mt_streams.created", second, StringComparison.Ordinal),
            third => Assert.StartsWith("the function es_redact(", third, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_table_whose_index_cannot_be_made_is_told_by_what_it_lacks()
    {
        await ExecuteAsync("alter table mt_doc_card drop column data");

        var refused = await Assert.ThrowsAsync<SchemaMismatchException>(() => _node.MigrateAsync());

        Assert.Equal("the column mt_doc_card.data (jsonb not null) is missing", refused.Differences[0]);
        Assert.IsType<PostgresException>(refused.InnerException);
    }

    [Fact]
    public async Task A_mistake_in_the_index_of_a_new_document_is_told_as_it_is()
    {
        var options = Samples.Options("lending");
        options.Documents.Add<Stray>(stray => stray.Id).Index("kind", "no_such_column");
        await using var newer = new PostgresEventStore(_database.DataSource, options);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => newer.MigrateAsync());
        Assert.Equal(PostgresErrorCodes.UndefinedColumn, refused.SqlState);
    }

    [Fact]
    public async Task A_refused_start_leaves_the_database_as_it_was()
    {
        await ExecuteAsync("drop table mt_doc_shelf; alter table mt_events drop column bdata");

        await Assert.ThrowsAsync<SchemaMismatchException>(() => _node.MigrateAsync());

        await using var command = _database.DataSource.CreateCommand("select to_regclass('lending.mt_doc_shelf') is null");
        Assert.Equal(true, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task What_another_program_has_added_does_no_harm()
    {
        await ExecuteAsync(
            """
            alter table mt_events add column theirs text; create index theirs on mt_events (type, seq_id);
            create unique index idx_mt_events_event_id on mt_events (id); create table their_own (id integer primary key);
            alter table mt_doc_card add column their_duplicate text; create function mt_archive_stream(text) returns void language sql as 'select';
            create view mt_everything as select * from mt_events
            """);

        await _node.MigrateAsync();
        await _node.StartAsync("somebody");
    }

    [Fact]
    public async Task Names_that_PostgreSQL_cuts_off_pass()
    {
        var options = Samples.Options("lending");
        options.Documents.Add<Stray>(stray => stray.Id, alias: new string('a', 50)).UniqueIndex(new string('i', 50), "data ->> 'Id'");
        await using var newer = new PostgresEventStore(_database.DataSource, options);

        await newer.MigrateAsync();
        await newer.MigrateAsync();
    }

    [Fact]
    public async Task A_node_that_starts_does_not_wait_for_those_that_write()
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var writing = new NpgsqlCommand("insert into lending.mt_doc_card (id, data) values ('x', '{}')", connection);
        await writing.ExecuteNonQueryAsync();

        await _node.MigrateAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_node_passes_while_another_rebuilds_documents_and_afterwards()
    {
        await _node.StartAsync("somebody");
        await using var rebuilding = Rebuilding();
        await rebuilding.MigrateAsync();
        var rebuilds = Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
                await rebuilding.RebuildAsync("loans");
        });

        do
        {
            await using var starting = Rebuilding();
            await starting.MigrateAsync();
        }
        while (!rebuilds.IsCompleted);
        await rebuilds;
        await rebuilding.MigrateAsync();
    }

    [Fact]
    public async Task Nodes_that_start_together_pass()
    {
        var nodes = Enumerable.Range(0, 4).Select(_ => Node()).ToList();
        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.MigrateAsync())));
        foreach (var node in nodes)
            await node.DisposeAsync();
    }

    [Fact]
    public async Task The_check_takes_milliseconds()
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var times = new List<double>();
        for (var i = 0; i < 10; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await SchemaCheck.RunAsync(connection, "lending", ExpectedSchema.OfMigrations, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine($"schema check: fastest {times[0]:F1} ms, median {times[5]:F1} ms, slowest {times[^1]:F1} ms");
        // The fastest says what it costs; the slowest, what else the machine did.
        Assert.InRange(times[0], 0, 100);
    }

    private PostgresEventStore Node() => new(_database.DataSource, Samples.Options("lending"));

    private PostgresEventStore Rebuilding()
    {
        var options = Samples.Options("lending");
        options.Documents.Add<LoanView>(view => view.Id, "loanview").Index("title", "data ->> 'Title'");
        options.BackgroundProjections.Add(new LoanViews());
        return new PostgresEventStore(_database.DataSource, options);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await using var command = new NpgsqlCommand($"set search_path = lending; {sql}; reset search_path", connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string SourceFile([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../api/Timeline.EventStore/Schema/expected.txt"));

    private sealed record Stray(string Id);
}
