using Npgsql;
using Timeline.EventStore.Schema;
using Timeline.Testing.Databases;

namespace Timeline.EventStore.Tests.Schema;

public sealed class MigrationTests(DatabaseFixture databases)
{
    [Fact]
    public async Task Nodes_that_start_together_make_the_schema_once()
    {
        await using var database = await databases.CreateDatabaseAsync();
        var nodes = Enumerable.Range(0, 6).Select(_ => Node(database)).ToList();

        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.MigrateAsync())));

        await using var command = database.DataSource.CreateCommand("select array_agg(number order by number) from lending.es_migrations");
        var applied = (int[])(await command.ExecuteScalarAsync())!;
        Assert.Equal(Enumerable.Range(1, applied.Length), applied);
        await nodes[0].StartAsync("somebody");
        foreach (var node in nodes)
            await node.DisposeAsync();
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_behind_and_can_be_repeated()
    {
        await using var database = await databases.CreateDatabaseAsync();
        await using var node = Node(database);
        // Something in the way of the third step.
        await ExecuteAsync(database, "create schema lending; create type lending.es_appended as enum ('in the way')");

        await Assert.ThrowsAsync<PostgresException>(() => node.MigrateAsync());
        await using (var command = database.DataSource.CreateCommand("select count(*) from pg_tables where schemaname = 'lending'"))
            Assert.Equal(0L, await command.ExecuteScalarAsync());

        await ExecuteAsync(database, "drop type lending.es_appended");
        await node.MigrateAsync();
        await node.StartAsync("somebody");
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_in_words()
    {
        await using var database = await databases.CreateDatabaseAsync();
        await using var node = Node(database);
        await node.MigrateAsync();
        await ExecuteAsync(database, "insert into lending.es_migrations (number, name) values (9001, '9001_from_the_future')");

        var refused = await Assert.ThrowsAsync<DatabaseTooNewException>(() => node.MigrateAsync());

        Assert.Equal(9001, refused.Found);
        Assert.Contains("9001_from_the_future", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrating_again_changes_nothing_and_needs_no_right_to_create_schemas()
    {
        await using var database = await databases.CreateDatabaseAsync();
        await using var node = Node(database);
        await node.MigrateAsync();
        await node.StartAsync("somebody");
        await node.MigrateAsync();
        Assert.Single(await node.ReadAllAsync("somebody").ToListAsync());
    }

    [Fact]
    public async Task A_document_type_that_is_registered_later_gets_its_table()
    {
        await using var database = await databases.CreateDatabaseAsync();
        await using var node = Node(database);
        await node.MigrateAsync();
        var options = Samples.Options("lending");
        options.Documents.Add<LateComer>(late => late.Id).Index("kind", "data ->> 'Kind'");
        await using var newer = new PostgresEventStore(database.DataSource, options);

        await newer.MigrateAsync();

        var session = newer.OpenSession("somebody");
        session.Store(new LateComer("x", "late"));
        await session.SaveChangesAsync();
        Assert.Equal("late", (await newer.Documents.LoadAsync<LateComer>("somebody", "x"))!.Kind);
    }

    [Theory]
    [InlineData("Lending")]
    [InlineData("a\"; drop schema public; --")]
    [InlineData("")]
    public async Task A_schema_name_that_cannot_be_one_is_refused(string name)
    {
        await using var database = NpgsqlDataSource.Create(databases.ConnectionString);
        Assert.Throws<ArgumentException>(() => new PostgresEventStore(database, Samples.Options(name)));
    }

    private static PostgresEventStore Node(TestDatabase database) => new(database.DataSource, Samples.Options("lending"));

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private sealed record LateComer(string Id, string Kind);
}
