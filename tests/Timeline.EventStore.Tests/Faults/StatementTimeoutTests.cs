using Npgsql;
using Timeline.EventStore.Appending;

namespace Timeline.EventStore.Tests.Faults;

public sealed class StatementTimeoutTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();

    [Fact]
    public async Task An_append_that_the_server_ends_in_time_stores_nothing_and_may_be_repeated()
    {
        await using var impatient = Node(builder => builder.Options = "-c statement_timeout=300ms");
        var (id, command) = (await fixture.Store.StartAsync(_tenant), Guid.CreateVersion7());

        await using (await HoldAsync(id))
        {
            var e = await Assert.ThrowsAsync<SaveGivenUpException>(() => Remind(impatient, id, command).SaveChangesAsync());
            Assert.Equal(PostgresErrorCodes.QueryCanceled, e.SqlState);
        }

        await ItIsNotStoredAndCanBeRepeatedAsync(impatient, id, command);
    }

    [Fact]
    public async Task An_append_that_waits_longer_for_a_lock_than_the_server_allows_stores_nothing_and_may_be_repeated()
    {
        await using var impatient = Node(builder => builder.Options = "-c lock_timeout=300ms");
        var (id, command) = (await fixture.Store.StartAsync(_tenant), Guid.CreateVersion7());

        await using (await HoldAsync(id))
        {
            var e = await Assert.ThrowsAsync<SaveGivenUpException>(() => Remind(impatient, id, command).SaveChangesAsync());
            Assert.Equal(PostgresErrorCodes.LockNotAvailable, e.SqlState);
        }

        await ItIsNotStoredAndCanBeRepeatedAsync(impatient, id, command);
    }

    [Fact]
    public async Task An_append_that_the_client_gives_up_stores_nothing_once_the_server_has_heard_and_may_be_repeated()
    {
        await using var impatient = Node(builder => builder.CommandTimeout = 1);
        var (id, command) = (await fixture.Store.StartAsync(_tenant), Guid.CreateVersion7());

        await using (await HoldAsync(id))
        {
            var e = await Assert.ThrowsAsync<NpgsqlException>(() => Remind(impatient, id, command).SaveChangesAsync());
            Assert.IsType<TimeoutException>(e.InnerException);
        }

        await ItIsNotStoredAndCanBeRepeatedAsync(impatient, id, command);
    }

    [Fact]
    public async Task An_append_that_is_cancelled_stores_nothing_once_the_server_has_heard_and_may_be_repeated()
    {
        await using var patient = Node(_ => { });
        var (id, command) = (await fixture.Store.StartAsync(_tenant), Guid.CreateVersion7());

        await using (await HoldAsync(id))
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Remind(patient, id, command).SaveChangesAsync(soon.Token));
        }

        await ItIsNotStoredAndCanBeRepeatedAsync(patient, id, command);
    }

    private PostgresEventStore Node(Action<NpgsqlConnectionStringBuilder> change)
    {
        var builder = new NpgsqlConnectionStringBuilder(fixture.ConnectionString);
        change(builder);
        return new PostgresEventStore(builder.ConnectionString, Samples.Options(fixture.Schema));
    }

    // A transaction that has touched the stream, and ends with its connection: an append waits for it.
    private async Task<NpgsqlConnection> HoldAsync(Guid id)
    {
        var connection = await fixture.Sql.OpenConnectionAsync();
        await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("select 1 from mt_streams where tenant_id = $1 and id = $2 for update", connection);
        hold.Parameters.Add(new() { Value = _tenant });
        hold.Parameters.Add(new() { Value = id });
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    private IEventSession Remind(PostgresEventStore store, Guid id, Guid command)
    {
        var session = store.OpenSession(_tenant, new SessionMetadata { CommandId = command });
        session.Append(id, 1, Samples.Reminder(1), Samples.Reminder(2));
        return session;
    }

    private async Task ItIsNotStoredAndCanBeRepeatedAsync(PostgresEventStore store, Guid id, Guid command)
    {
        Assert.Null(await store.FindCommandAsync(_tenant, command));
        Assert.Single(await fixture.Store.StreamAsync(_tenant, id));

        Assert.False((await Remind(store, id, command).SaveChangesAsync()).Repeated);
        Assert.Equal([1L, 2, 3], (await fixture.Store.StreamAsync(_tenant, id)).Select(stored => stored.Version));
    }
}
