using Npgsql;
using Timeline.EventStore.Appending;

namespace Timeline.EventStore.Tests.Faults;

public sealed class IsolationTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();

    [Theory]
    [InlineData("repeatable read")]
    [InlineData("serializable")]
    public async Task Where_a_database_is_set_to_a_stricter_isolation_appends_that_lose_store_nothing_and_win_when_repeated(string isolation)
    {
        const int writers = 8;
        var strict = new NpgsqlConnectionStringBuilder(fixture.ConnectionString)
        {
            Options = $"-c default_transaction_isolation={isolation.Replace(" ", "\\ ", StringComparison.Ordinal)}",
        };
        await using var store = new PostgresEventStore(strict.ConnectionString, Samples.Options(fixture.Schema));
        var id = await fixture.Store.StartAsync(_tenant);

        var lost = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => AppendUntilStoredAsync(store, id, writer))));

        var stream = await fixture.Store.StreamAsync(_tenant, id);
        Assert.Equal(Enumerable.Range(1, 1 + (2 * writers)).Select(version => (long)version), stream.Select(stored => stored.Version));
        Assert.Equal(writers, stream.Skip(1).Select(stored => stored.Headers["command_id"]).Distinct().Count());
        // Else this test would show nothing.
        Assert.Contains(lost, failed => failed > 0);
        Assert.All(await store.VerifyAsync(_tenant).ToListAsync(), verified => Assert.Null(verified.Problem));
    }

    [Fact]
    public async Task A_save_that_the_database_gives_up_in_a_deadlock_is_repeated_by_the_store()
    {
        var (first, second) = ($"{Guid.CreateVersion7()}", $"{Guid.CreateVersion7()}");
        await SaveCardsAsync(fixture.Store, "before", first, second);
        var patient = new NpgsqlConnectionStringBuilder(fixture.ConnectionString) { Options = "-c deadlock_timeout=2s", ApplicationName = _tenant };
        await using var store = new PostgresEventStore(patient.ConnectionString, Samples.Options(fixture.Schema));
        await using var other = await fixture.Sql.OpenConnectionAsync();
        await using var transaction = await other.BeginTransactionAsync();
        // Who waits for the store's locks and never looks for a deadlock, so that the store's save is the one given up.
        await ExecuteAsync(other, "set local deadlock_timeout = '5min'");
        await ExecuteAsync(other, $"update mt_doc_card set mt_version = mt_version where id = '{second}'");

        var saving = SaveCardsAsync(store, "after", first, second);
        while (await fixture.ScalarAsync<long>("select count(*) from pg_stat_activity where application_name = $1 and wait_event_type = 'Lock'", _tenant) == 0)
            await Task.Delay(10);
        await ExecuteAsync(other, $"update mt_doc_card set mt_version = mt_version where id = '{first}'");
        await transaction.CommitAsync();
        await saving;

        var cards = await fixture.Store.Documents.LoadManyAsync<Card>(_tenant, [first, second]);
        Assert.Equal(["after", "after"], cards.Select(card => card.Reader));
    }

    [Theory]
    [InlineData(PostgresErrorCodes.SerializationFailure)]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    public async Task A_save_that_is_given_up_again_and_again_ends_in_one_exception_and_has_stored_nothing(string code)
    {
        var (id, command) = (await fixture.Store.StartAsync(_tenant), Guid.CreateVersion7());
        await fixture.ExecuteAsync(
            $"""
             create or replace function refuse_{code.ToLowerInvariant()}() returns trigger language plpgsql as
             $$ begin raise exception 'not now' using errcode = '{code}'; end $$;
             create trigger refuse before insert on mt_events for each row when (new.tenant_id = '{_tenant}') execute function refuse_{code.ToLowerInvariant()}();
             """);
        var session = fixture.Store.OpenSession(_tenant, new SessionMetadata { CommandId = command });
        session.Append(id, 1, Samples.Reminder(1));

        var e = await Assert.ThrowsAsync<SaveGivenUpException>(() => session.SaveChangesAsync());
        await fixture.ExecuteAsync("drop trigger refuse on mt_events");

        Assert.Equal(code, e.SqlState);
        Assert.Null(await fixture.Store.FindCommandAsync(_tenant, command));
        Assert.Single(await fixture.Store.StreamAsync(_tenant, id));
    }

    private async Task SaveCardsAsync(IEventStore store, string reader, params string[] ids)
    {
        var session = store.OpenSession(_tenant);
        foreach (var id in ids)
            session.Store(new Card(id, reader, 1));
        await session.SaveChangesAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <returns>How many attempts were lost.</returns>
    private async Task<int> AppendUntilStoredAsync(PostgresEventStore store, Guid id, int writer)
    {
        var command = new SessionMetadata { CommandId = Guid.CreateVersion7() };
        for (var failed = 0; ; failed++)
        {
            var version = (await store.GetStreamStateAsync(_tenant, id))!.Version;
            var session = store.OpenSession(_tenant, command);
            session.Append(id, version, Samples.Reminder(writer), Samples.Reminder(writer));
            try
            {
                await session.SaveChangesAsync();
                return failed;
            }
            catch (StreamVersionConflictException)
            {
                // Too late, and said so: a serialization failure was repeated, and found that out.
                Assert.Null(await store.FindCommandAsync(_tenant, command.CommandId!.Value));
            }
        }
    }
}
