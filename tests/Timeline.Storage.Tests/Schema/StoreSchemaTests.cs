using Marten;
using Npgsql;
using Timeline.Storage.Schema;
using Timeline.Testing.Databases;

namespace Timeline.Storage.Tests.Schema;

/// <summary>Each test has a database of its own, in which the schema is not "public".</summary>
public sealed class StoreSchemaTests(DatabaseFixture databases) : IAsyncLifetime
{
    private readonly List<StoreNode> _nodes = [];
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await databases.CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_new_schema_is_made_and_once_made_found_as_it_is()
    {
        var node = Node();
        Assert.Equal(SchemaState.Empty, await node.Schema.FindAsync(CancellationToken.None));

        await node.PrepareAsync();

        Assert.Equal(SchemaState.Current, await node.Schema.FindAsync(CancellationToken.None));
        Assert.Equal(["6 0006_marten"], await _database.DataSource.LinesAsync("select number, name from lending.es_migrations"));
        Assert.Null(await node.Schema.FindMigrationTimeAsync(CancellationToken.None));
        Assert.Equal([], await _database.DataSource.LinesAsync("select relname from pg_class where relnamespace = 'public'::regnamespace"));
        var before = await DigestAsync();
        await node.PrepareAsync();
        await Node().PrepareAsync();
        Assert.Equal(before, await DigestAsync());
        await node.RemindedAsync("somebody");
        Assert.All(await node.Verifier.VerifyAsync().ToListAsync(), stream => Assert.Equal((null, 0L), (stream.Problem, stream.Unsealed)));
    }

    [Fact]
    public async Task Asking_what_is_there_changes_nothing()
    {
        var before = await DigestAsync();
        await Node().Schema.FindAsync(CancellationToken.None);
        Assert.Equal(before, await DigestAsync());
    }

    [Fact]
    public async Task Nodes_that_start_together_make_the_schema_once()
    {
        var nodes = Enumerable.Range(0, 6).Select(_ => Node()).ToList();

        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.PrepareAsync())));

        Assert.Equal(["6"], await _database.DataSource.LinesAsync("select number from lending.es_migrations"));
        foreach (var node in nodes)
            await node.StartAsync("somebody");
        Assert.Equal(6, await nodes[0].Verifier.VerifyAsync().CountAsync());
    }

    [Fact]
    public async Task Two_schemas_of_one_database_do_not_meet()
    {
        var (one, two) = (Node(), Node(schema: "archive"));
        await Task.WhenAll(one.PrepareAsync(), two.PrepareAsync());
        await one.StartAsync("somebody");

        Assert.Equal((1, 0), (await one.Verifier.VerifyAsync().CountAsync(), await two.Verifier.VerifyAsync().CountAsync()));
    }

    [Fact]
    public async Task A_node_that_starts_does_not_wait_for_those_that_write()
    {
        await Node().PrepareAsync();
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var writing = new NpgsqlCommand("insert into lending.mt_doc_card (tenant_id, id, data) values ('x', 'x', '{}')", connection);
        await writing.ExecuteNonQueryAsync();

        await Node().PrepareAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_document_type_that_a_newer_program_brings_gets_its_table()
    {
        var older = Node();
        await older.PrepareAsync();
        await older.StartAsync("somebody");
        var newer = Node(options => options.Schema.For<LateComer>().Identity(late => late.Id));

        await newer.PrepareAsync();

        await using (var session = newer.Open("somebody"))
        {
            session.Store(new LateComer("x", "late"));
            await session.SaveChangesAsync();
        }

        // The older program still runs beside it, and starts again.
        await older.StartAsync("somebody");
        await older.PrepareAsync();
        Assert.Equal("1", Assert.Single(await _database.DataSource.LinesAsync("select count(*) from lending.mt_doc_storeschematests_latecomer")));
    }

    [Fact]
    public async Task A_schema_of_a_newer_program_is_refused()
    {
        var node = Node();
        await node.PrepareAsync();
        await _database.DataSource.ExecuteAsync("insert into lending.es_migrations (number, name) values (9001, '9001_from_the_future')");

        var told = await RefusedAsync(node);

        Assert.Contains("\"lending\" is at version 9001 (9001_from_the_future)", told, StringComparison.Ordinal);
        Assert.Contains("start the newer program, or restore the backup", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_of_somebody_elses_Marten_is_refused()
    {
        await using (var theirs = DocumentStore.For(options =>
        {
            options.Connection(_database.DataSource);
            options.DatabaseSchemaName = "lending";
            options.Events.AddEventType<BookLent>();
        }))
        {
            await theirs.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        }

        Assert.Contains("\"lending\" holds an event store that is not Timeline's", await RefusedAsync(Node()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "at step 0 of 5")]
    [InlineData(3, "at step 3 of 5")]
    [InlineData(5, "at step 5 of 5")]
    public async Task What_version_01_began_and_did_not_finish_is_refused(int step, string told)
    {
        await _database.DataSource.ExecuteAsync(
            "create schema lending; create table lending.es_migrations (number integer not null, name varchar not null, applied_at timestamptz not null default clock_timestamp())");
        for (var number = 1; number <= step; number++)
            await _database.DataSource.ExecuteAsync("insert into lending.es_migrations (number, name) values ($1, 'step')", number);

        Assert.Contains($"\"lending\" was begun by version 0.1 of Timeline and is not whole (it is {told})", await RefusedAsync(Node(), migrate: true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drop index pk_mt_events_stream_and_version", "mt_events differs")]
    [InlineData("drop index pk_mt_events_stream_and_version; create index pk_mt_events_stream_and_version on mt_events (tenant_id, stream_id, version)", "mt_events differs")]
    [InlineData("drop index mt_doc_card_idx_reader", "mt_doc_card differs")]
    [InlineData("alter table mt_events drop column bdata", "mt_events differs")]
    [InlineData("alter table mt_events drop constraint fkey_mt_events_stream_id_tenant_id", "mt_events differs")]
    [InlineData("alter table mt_streams drop constraint pkey_mt_streams_tenant_id_id cascade", "mt_streams differs")]
    [InlineData("drop table mt_doc_card", "mt_doc_card is missing")]
    [InlineData("drop function mt_archive_stream(uuid, varchar)", "mt_archive_stream is missing")]
    [InlineData("drop sequence mt_events_sequence cascade", "mt_events_sequence is missing")]
    [InlineData("drop trigger es_seal on mt_events", "es_seal differs")]
    [InlineData("alter table mt_events disable trigger es_seal", "es_seal differs")]
    [InlineData("alter table mt_events disable trigger all", "es_seal differs")]
    [InlineData("alter table mt_events enable replica trigger es_seal", "es_seal differs")]
    [InlineData("drop trigger es_seal on mt_events; create trigger es_seal after insert on mt_events for each row execute function es_seal()", "es_seal differs")]
    [InlineData("drop trigger es_seal on mt_events; create trigger es_seal before insert on mt_events for each row when (new.version > 3) execute function es_seal()", "es_seal differs")]
    [InlineData("drop trigger es_seal on mt_events; create trigger es_seal before insert on mt_events for each row execute function suppress_redundant_updates_trigger()", "es_seal differs")]
    [InlineData("create or replace function es_seal() returns trigger language plpgsql as 'begin return new; end'", "es_seal differs")]
    [InlineData("create or replace function es_now() returns timestamptz language sql stable as 'select now()'", "es_seal differs")]
    [InlineData("drop function es_redact", "es_seal differs")]
    [InlineData("create index theirs on mt_events (type, seq_id)", "mt_events differs")]
    [InlineData("create or replace function es_chain_head(p_tenant varchar, p_stream uuid, p_version bigint) returns text language sql as 'select null::text'", "es_seal differs")]
    public async Task What_was_changed_by_hand_is_refused_and_named(string done, string told)
    {
        var node = Node();
        await node.PrepareAsync();
        await ExecuteAsync(done);
        var before = await DigestAsync();

        var refused = await RefusedAsync(Node());

        Assert.Contains("\"lending\" is not as this program needs it", refused, StringComparison.Ordinal);
        Assert.Contains(told, refused, StringComparison.Ordinal);
        Assert.Equal(before, await DigestAsync());
    }

    [Fact]
    public async Task What_was_changed_by_hand_is_refused_also_by_a_process_that_lists_the_same_parts_in_another_order()
    {
        await Node(Parts("shelf", "room")).PrepareAsync();
        await ExecuteAsync("alter table mt_events drop column user_name");

        Assert.Contains("mt_events differs", await RefusedAsync(Node(Parts("room", "shelf"))), StringComparison.Ordinal);

        static Action<StoreOptions> Parts(params string[] names) => options =>
        {
            foreach (var name in names)
                options.Storage.ExtendedSchemaObjects.Add(new Weasel.Postgresql.Sequence(new Weasel.Postgresql.PostgresqlObjectName("lending", name, Weasel.Postgresql.SchemaUtils.IdentifierUsage.General)));
        };
    }

    [Fact]
    public async Task Tables_and_views_that_somebody_added_do_no_harm()
    {
        await Node().PrepareAsync();
        await ExecuteAsync("create table their_own (id integer primary key); create view everything as select * from mt_events");
        await Node().PrepareAsync();
    }

    [Fact]
    public async Task A_start_that_fails_leaves_nothing_behind_and_can_be_repeated()
    {
        // Something in the way of a function.
        await _database.DataSource.ExecuteAsync("create schema lending; create function lending.es_content_hash(p_data jsonb, p_other bytea) returns text language sql as 'select ''x'''");
        var before = await DigestAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => Node().PrepareAsync());

        Assert.Equal(before, await DigestAsync());
        await _database.DataSource.ExecuteAsync("drop function lending.es_content_hash");
        await Node().PrepareAsync();
    }

    [Theory]
    [InlineData("Lending")]
    [InlineData("a\"; drop schema public; --")]
    [InlineData("")]
    public void A_name_that_cannot_be_one_is_refused(string name) => Assert.Throws<ArgumentException>(() => new StoreNode(_database.ConnectionString, name));

    private StoreNode Node(Action<StoreOptions>? configure = null, string schema = "lending")
    {
        var node = new StoreNode(_database.ConnectionString, schema, configure: configure);
        _nodes.Add(node);
        return node;
    }

    private Task<string> DigestAsync() => Catalogue.DigestAsync(_database.DataSource);

    private static async Task<string> RefusedAsync(StoreNode node, bool migrate = false) =>
        (await Assert.ThrowsAsync<UnfitSchemaException>(() => node.PrepareAsync(migrate))).Message;

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _database.DataSource.CreateCommand($"set search_path = lending; {sql}; reset search_path");
        await command.ExecuteNonQueryAsync();
    }

    private sealed record LateComer(string Id, string Kind);
}
