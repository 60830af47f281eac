using Timeline.Testing;
using Timeline.Testing.Databases;

namespace Timeline.EmbeddedPostgres.Tests.Testing;

public sealed class DatabaseFixtureTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task A_schema_is_empty_the_default_and_gone_afterwards()
    {
        var schema = await fixture.CreateSchemaAsync(TestContext.Current.CancellationToken);
        await using (schema)
            Assert.Equal(schema.Name, await ServerFolder.AskAsync(schema.ConnectionString, "CREATE TABLE thing (id int); SELECT current_schema()::text"));

        Assert.Equal(0L, await CountAsync($"pg_namespace WHERE nspname = '{schema.Name}'"));
    }

    [Fact]
    public async Task A_database_is_dropped_although_somebody_is_connected()
    {
        var database = await fixture.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using var connection = await database.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken);

        await database.DisposeAsync();

        Assert.Equal(0L, await CountAsync($"pg_database WHERE datname = '{database.Name}'"));
    }

    [Fact]
    [Issue("#2")]
    public async Task What_a_test_forgets_is_dropped_with_the_fixture()
    {
        var own = new DatabaseFixture();
        await own.InitializeAsync();
        var (schema, database) = (await own.CreateSchemaAsync(TestContext.Current.CancellationToken), await own.CreateDatabaseAsync(TestContext.Current.CancellationToken));

        await own.DisposeAsync();

        Assert.Equal(0L, await CountAsync($"pg_namespace WHERE nspname = '{schema.Name}'"));
        Assert.Equal(0L, await CountAsync($"pg_database WHERE datname = '{database.Name}'"));
    }

    private Task<object?> CountAsync(string from) => ServerFolder.AskAsync(fixture.ConnectionString, $"SELECT count(*) FROM {from}");
}
