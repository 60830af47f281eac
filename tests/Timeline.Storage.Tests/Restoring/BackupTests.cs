using Timeline.Storage.Sealing;
using Timeline.Storage.Tests.Migrating;
using Timeline.Testing.Databases;

namespace Timeline.Storage.Tests.Restoring;

/// <summary>Backups by PostgreSQL's own programs, put back into an empty database.</summary>
public sealed class BackupTests(DatabaseFixture databases)
{
    private const string Everything = "select tenant_id, stream_id, version, seq_id, id, type, timestamp, headers, data from lending.mt_events order by seq_id";

    private readonly string _tenant = Samples.Tenant();

    [Fact]
    public async Task A_whole_backup_is_put_back_as_it_was_and_goes_on()
    {
        await using var source = await databases.CreateDatabaseAsync();
        var tools = await PostgresTools.FindAsync(source.DataSource);
        var id = await FillAsync(source);
        await using var target = await databases.CreateDatabaseAsync();

        await tools.RestoreAsync(target.ConnectionString, await tools.DumpAsync(source.ConnectionString));

        await GoesOnAsync(source, target, id);
    }

    [Fact]
    public async Task The_data_alone_is_put_back_into_a_schema_that_the_program_made()
    {
        await using var source = await databases.CreateDatabaseAsync();
        var tools = await PostgresTools.FindAsync(source.DataSource);
        var id = await FillAsync(source);
        await using var target = await databases.CreateDatabaseAsync();
        await using (var node = new StoreNode(target.ConnectionString, "lending"))
            await node.PrepareAsync();

        // The program has written down what it made.
        await tools.RestoreAsync(target.ConnectionString, await tools.DumpAsync(source.ConnectionString, "--data-only", "--exclude-table=*.es_migrations"));

        await GoesOnAsync(source, target, id);
    }

    [Fact]
    public async Task A_backup_of_version_01_can_be_migrated()
    {
        await using var source = await Version01Database.CreateAsync(databases);
        var tools = await PostgresTools.FindAsync(source.DataSource);
        await using var target = await databases.CreateDatabaseAsync();
        await tools.RestoreAsync(target.ConnectionString, await tools.DumpAsync(source.ConnectionString));
        await using var node = new StoreNode(target.ConnectionString, "public");

        await node.PrepareAsync(migrate: true);

        Assert.Equal(Version01Database.Hashes(), await Version01Database.HashesAsync(target.DataSource, events: 10_000));
        Assert.All(await node.Verifier.VerifyAsync().ToListAsync(), stream => Assert.Null(stream.Problem));
        // And what was migrated can be backed up in turn.
        await using var again = await databases.CreateDatabaseAsync();
        await tools.RestoreAsync(again.ConnectionString, await tools.DumpAsync(target.ConnectionString));
        await using var restored = new StoreNode(again.ConnectionString, "public");
        await restored.PrepareAsync();
        Assert.Equal(Version01Database.Hashes(), await Version01Database.HashesAsync(again.DataSource, events: 10_000));
        Assert.Equal(await node.Schema.FindMigrationTimeAsync(CancellationToken.None), await restored.Schema.FindMigrationTimeAsync(CancellationToken.None));
    }

    private async Task<Guid> FillAsync(TestDatabase database)
    {
        await using var node = new StoreNode(database.ConnectionString, "lending");
        await node.PrepareAsync();
        await node.RemindedAsync(_tenant);
        var id = await node.RemindedAsync(_tenant);
        await node.AppendAsync(_tenant, id, 6, Samples.Reminder(7));
        await using var session = node.Open(_tenant);
        session.Redact(id, 3, "a password", Samples.Reminder(0));
        session.Store(new Card("a", "Ada", 1));
        await session.SaveChangesAsync();
        return id;
    }

    private async Task GoesOnAsync(TestDatabase source, TestDatabase target, Guid id)
    {
        Assert.Equal(await source.DataSource.LinesAsync(Everything), await target.DataSource.LinesAsync(Everything));
        await using var node = new StoreNode(target.ConnectionString, "lending");
        await node.PrepareAsync();
        await node.AppendAsync(_tenant, id, 7, Samples.Reminder(8));
        Assert.All(await node.Verifier.VerifyAsync().ToListAsync(), stream => Assert.Equal((null, 0L), (stream.Problem, stream.Unsealed)));
        Assert.Equal(14, await target.DataSource.ScalarAsync<long>("select count(*) from lending.mt_events"));
    }
}
