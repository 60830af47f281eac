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
                // Too late, and said so.
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.SerializationFailure)
            {
                Assert.Null(await store.FindCommandAsync(_tenant, command.CommandId!.Value));
            }
        }
    }
}
