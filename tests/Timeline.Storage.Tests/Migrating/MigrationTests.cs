using Npgsql;
using Timeline.Storage.Schema;
using Timeline.Storage.Tests.Schema;
using Timeline.Testing.Databases;

namespace Timeline.Storage.Tests.Migrating;

public sealed class MigrationTests(DatabaseFixture databases) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private StoreNode _node = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await Version01Database.CreateAsync(databases);
        _node = new StoreNode(_database.ConnectionString, "public");
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_database_of_version_01_is_not_touched_unless_somebody_asks_for_it()
    {
        var before = await Catalogue.DigestAsync(_database.DataSource);
        Assert.Equal(SchemaState.Version01, await _node.Schema.FindAsync(CancellationToken.None));

        var refused = await Assert.ThrowsAsync<SchemaNeedsMigrationException>(() => _node.PrepareAsync());

        Assert.Contains("\"public\" is of version 0.1", refused.Message, StringComparison.Ordinal);
        Assert.Contains("run the verb migrate", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Catalogue.DigestAsync(_database.DataSource));
    }

    [Fact]
    public async Task Migrated_every_event_is_as_it_was_and_the_next_one_goes_on_the_chain()
    {
        var before = await _database.DataSource.ScalarAsync<DateTime>("select clock_timestamp()");

        await _node.PrepareAsync(migrate: true);

        var hashes = Version01Database.Hashes();
        Assert.Equal(hashes, await Version01Database.HashesAsync(_database.DataSource, events: 10_000));
        var found = await _node.Verifier.VerifyAsync().ToListAsync();
        Assert.NotEmpty(found);
        Assert.All(found, stream => Assert.Equal((null, 0L), (stream.Problem, stream.Unsealed)));
        Assert.Equal(SchemaState.Current, await _node.Schema.FindAsync(CancellationToken.None));
        Assert.Equal(["1", "2", "3", "4", "5", "6"], await _database.DataSource.LinesAsync("select number from es_migrations order by number"));
        Assert.InRange((await _node.Schema.FindMigrationTimeAsync(CancellationToken.None))!.Value.ToDateTimeUtc(), before, before.AddMinutes(10));

        foreach (var stream in found)
            await _node.AppendAsync(stream.TenantId, stream.StreamId, stream.Version, Samples.Reminder(1), Samples.Reminder(2));
        var after = await _node.Verifier.VerifyAsync().ToDictionaryAsync(stream => (stream.TenantId, stream.StreamId));
        Assert.All(found, stream => Assert.Equal(
            (stream.Version + 2, null, 0L),
            (after[(stream.TenantId, stream.StreamId)].Version, after[(stream.TenantId, stream.StreamId)].Problem, after[(stream.TenantId, stream.StreamId)].Unsealed)));
        Assert.Equal(hashes, await Version01Database.HashesAsync(_database.DataSource, hashes.Count));
        Assert.True(await _database.DataSource.ScalarAsync<long>("select max(seq_id) from mt_events") > hashes.Count);
    }

    [Fact]
    public async Task Migrating_again_changes_nothing_and_nobody_needs_to_ask_for_it_again()
    {
        await _node.PrepareAsync(migrate: true);
        var (before, time) = (await Catalogue.DigestAsync(_database.DataSource), await _node.Schema.FindMigrationTimeAsync(CancellationToken.None));

        await _node.PrepareAsync(migrate: true);
        await _node.PrepareAsync();

        Assert.Equal(before, await Catalogue.DigestAsync(_database.DataSource));
        Assert.Equal(time, await _node.Schema.FindMigrationTimeAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("select es_append(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null)")]
    [InlineData("select es_append_one(null, null, null, null, null, null, null, null, null, null, null, null, null)")]
    public async Task A_program_of_version_01_that_still_runs_is_refused_its_appends_in_words(string append)
    {
        await _node.PrepareAsync(migrate: true);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => _database.DataSource.ExecuteAsync(append));

        Assert.Equal("ES005", refused.SqlState);
        Assert.Contains("Stop this program and start the newer one", refused.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redaction_made_by_version_01_is_read_and_another_can_be_made()
    {
        await _node.PrepareAsync(migrate: true);
        var redacted = await _node.Verifier.VerifyAsync().FirstAsync(stream => stream.Redacted > 0);
        Assert.Null(redacted.Problem);

        await using var session = _node.Open(redacted.TenantId);
        session.Events.Append(redacted.StreamId, redacted.Version + 1, Samples.Reminder(1));
        await session.SaveChangesAsync();
        Timeline.Storage.Sealing.RedactionExtensions.Redact(session, redacted.StreamId, redacted.Version + 1, "a name", Samples.Reminder(0));
        await session.SaveChangesAsync();

        var found = Assert.Single(await _node.Verifier.VerifyAsync(redacted.TenantId, redacted.StreamId).ToListAsync());
        Assert.Equal((null, redacted.Redacted + 1), (found.Problem, found.Redacted));
    }

    [Fact]
    public async Task Nodes_that_migrate_at_once_migrate_once()
    {
        await using var other = new StoreNode(_database.ConnectionString, "public");
        await Task.WhenAll(Task.Run(() => _node.PrepareAsync(migrate: true)), Task.Run(() => other.PrepareAsync(migrate: true)));
        Assert.Equal(["6"], await _database.DataSource.LinesAsync("select number from es_migrations where number > 5"));
    }
}
