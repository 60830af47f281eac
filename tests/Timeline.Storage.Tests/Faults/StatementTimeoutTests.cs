using Npgsql;
using Timeline.Storage.Commands;

namespace Timeline.Storage.Tests.Faults;

public sealed class StatementTimeoutTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();

    [Theory]
    [InlineData("-c statement_timeout=300ms", PostgresErrorCodes.QueryCanceled)]
    [InlineData("-c lock_timeout=300ms", PostgresErrorCodes.LockNotAvailable)]
    public async Task An_append_that_the_server_ends_in_time_stores_nothing_and_may_be_repeated(string options, string code)
    {
        var impatient = Node(builder => builder.Options = options);
        var (id, command) = (await fixture.Node.StartAsync(_tenant), Guid.CreateVersion7());

        await using (await HoldAsync(id))
            Assert.Equal(code, Saving.Refusal(await Assert.ThrowsAnyAsync<Exception>(() => RemindAsync(impatient, id, command)))?.SqlState);

        await ItIsNotStoredAndCanBeRepeatedAsync(impatient, id, command);
    }

    [Fact]
    public async Task An_append_that_the_client_gives_up_stores_nothing_once_the_server_has_heard_and_may_be_repeated()
    {
        var impatient = Node(builder => builder.CommandTimeout = 1);
        var (id, command) = (await fixture.Node.StartAsync(_tenant), Guid.CreateVersion7());

        await using (await HoldAsync(id))
            await Assert.ThrowsAnyAsync<Exception>(() => RemindAsync(impatient, id, command));

        await ItIsNotStoredAndCanBeRepeatedAsync(impatient, id, command);
    }

    [Fact]
    public async Task An_append_that_is_cancelled_stores_nothing_once_the_server_has_heard_and_may_be_repeated()
    {
        var patient = Node(_ => { });
        var (id, command) = (await fixture.Node.StartAsync(_tenant), Guid.CreateVersion7());

        await using (await HoldAsync(id))
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RemindAsync(patient, id, command, soon.Token));
        }

        await ItIsNotStoredAndCanBeRepeatedAsync(patient, id, command);
    }

    private StoreNode Node(Action<NpgsqlConnectionStringBuilder> change)
    {
        var builder = new NpgsqlConnectionStringBuilder(fixture.ConnectionString);
        change(builder);
        return fixture.NewNode(connectionString: builder.ConnectionString);
    }

    // A transaction that has touched the stream, and ends with its connection: an append waits for it.
    private async Task<NpgsqlConnection> HoldAsync(Guid id)
    {
        var connection = await fixture.Sql.OpenConnectionAsync();
        await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand($"select 1 from mt_streams where tenant_id = '{_tenant}' and id = '{id}' for update", connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    private async Task<SaveOutcome> RemindAsync(StoreNode node, Guid id, Guid command, CancellationToken cancellation = default)
    {
        await using var session = node.Open(_tenant, command);
        session.Events.Append(id, 3, Samples.Reminder(1), Samples.Reminder(2));
        session.Insert(new HandledCommand { Id = command, Streams = [new StreamVersion(id, 3, 2)] });
        return await session.TrySaveAsync(cancellation);
    }

    private async Task ItIsNotStoredAndCanBeRepeatedAsync(StoreNode node, Guid id, Guid command)
    {
        await using (var session = fixture.Store.QuerySession(_tenant))
            Assert.Null(await session.LoadAsync<HandledCommand>(command));
        Assert.Single(await fixture.Node.StreamAsync(_tenant, id));

        Assert.Equal(SaveOutcome.Saved, await RemindAsync(node, id, command));
        Assert.Equal([1L, 2, 3], (await fixture.Node.StreamAsync(_tenant, id)).Select(stored => stored.Version));
    }
}
