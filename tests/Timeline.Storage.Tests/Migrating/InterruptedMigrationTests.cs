using Npgsql;
using Timeline.Storage.Schema;
using Timeline.Storage.Tests.Schema;
using Timeline.Testing.Databases;

namespace Timeline.Storage.Tests.Migrating;

/// <summary>The migration is stopped after each of its statements in turn: by an error, or by the end of its connection.</summary>
public sealed class InterruptedMigrationTests(DatabaseFixture databases)
{
    private const string Probe =
        """
        create schema probe;
        create sequence probe.statements;
        create table probe.stop (after bigint not null);
        insert into probe.stop values (0);
        create function probe.count() returns event_trigger language plpgsql as $$
        declare n bigint := nextval('probe.statements');
        begin
            if n = (select after from probe.stop) then
                if n % 2 = 0 then
                    raise exception 'stopped after % statements', n using errcode = 'XX001';
                end if;
                perform pg_terminate_backend(pg_backend_pid());
                perform pg_sleep(10);
            end if;
        end $$;
        create event trigger probe_count on ddl_command_end execute function probe.count();
        """;

    [Fact]
    public async Task Stopped_after_whatever_statement_the_database_is_as_it_was_and_the_next_start_finishes()
    {
        await using var database = await Version01Database.CreateAsync(databases);
        await database.DataSource.ExecuteAsync(Probe);
        var (before, hashes) = (await Catalogue.DigestAsync(database.DataSource), Version01Database.Hashes());
        await using var node = new StoreNode(database.ConnectionString, "public");
        var stopped = 0;
        for (var after = 1L; ; after++)
        {
            await database.DataSource.ExecuteAsync("update probe.stop set after = $1", after);
            await database.DataSource.ScalarAsync<long>("select setval('probe.statements', 1, false)");
            try
            {
                await node.PrepareAsync(migrate: true);
                break;
            }
            catch (NpgsqlException stop)
            {
                Assert.True(stop is PostgresException { SqlState: "XX001" or PostgresErrorCodes.AdminShutdown } or { InnerException: IOException }, stop.ToString());
                stopped++;
            }

            Assert.Equal(before, await Catalogue.DigestAsync(database.DataSource));
            Assert.Equal(SchemaState.Version01, await node.Schema.FindAsync(CancellationToken.None));
        }

        // Else this test would show nothing.
        Assert.InRange(stopped, 20, 1000);
        TestContext.Current.TestOutputHelper?.WriteLine($"stopped after each of {stopped} statements");
        Assert.Equal(hashes, await Version01Database.HashesAsync(database.DataSource, events: 10_000));
        Assert.All(await node.Verifier.VerifyAsync().ToListAsync(), stream => Assert.Null(stream.Problem));
        await node.PrepareAsync();
    }

    [Fact]
    public async Task A_migration_that_is_cancelled_changes_nothing()
    {
        await using var database = await Version01Database.CreateAsync(databases);
        await using var node = new StoreNode(database.ConnectionString, "public");
        var before = await Catalogue.DigestAsync(database.DataSource);
        // Somebody is still appending, so that the migration must wait.
        await using var appending = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await appending.BeginTransactionAsync();
        await using (var append = new NpgsqlCommand("lock table mt_events in row exclusive mode", appending))
            await append.ExecuteNonQueryAsync();
        using var cancel = new CancellationTokenSource();

        var migrating = node.Schema.PrepareAsync(migrate: true, cancel.Token);
        await Eventually.TrueAsync(
            () => database.DataSource.ScalarAsync<bool>("select exists (select from pg_stat_activity where $1 = any (pg_blocking_pids(pid)))", appending.ProcessID), "the migration waits");
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => migrating);
        await transaction.RollbackAsync();
        Assert.Equal(before, await Catalogue.DigestAsync(database.DataSource));
        await node.PrepareAsync(migrate: true);
    }
}
