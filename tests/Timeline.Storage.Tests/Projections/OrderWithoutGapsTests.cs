using System.Collections.Concurrent;
using Npgsql;
using Timeline.Testing.Databases;

namespace Timeline.Storage.Tests.Projections;

/// <summary>Transactions commit in another order than they drew their positions, or not at all: the daemon sees every event, once, in order.</summary>
public sealed class OrderWithoutGapsTests(DatabaseFixture databases) : IAsyncLifetime
{
    private readonly StoreFixture _fixture = new(databases);
    private readonly string _tenant = Samples.Tenant();

    public ValueTask InitializeAsync() => _fixture.InitializeAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task An_event_that_commits_after_the_daemons_patience_is_waited_for_and_comes_in_its_place()
    {
        await using var running = await ProjectingNode.StartAsync(_fixture);
        await using var late = await Writer.BeginAsync(_fixture.Sql, _tenant);
        var position = await late.InsertAsync();
        await _fixture.Node.RemindedAsync(_tenant, events: 2);
        // The daemon passes a gap after three seconds, unless somebody may still fill it.
        await Task.Delay(5_000);
        Assert.Empty(running.Notes.Seen);

        await late.CommitAsync();

        await running.CaughtUpAsync();
        Assert.Equal([position, position + 1, position + 2], running.Notes.Seen);
    }

    [Fact]
    public async Task With_transactions_that_dawdle_and_roll_back_no_event_is_missed_or_out_of_order()
    {
        await using var running = await ProjectingNode.StartAsync(_fixture);
        var committed = new ConcurrentBag<long>();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(worker => Task.Run(async () =>
        {
            var dice = new Random(worker);
            for (var round = 0; round < 10; round++)
            {
                await using var writer = await Writer.BeginAsync(_fixture.Sql, _tenant);
                var positions = new List<long> { await writer.InsertAsync() };
                await Task.Delay(dice.Next(20));
                positions.Add(await writer.InsertAsync());
                await Task.Delay(dice.Next(10));
                if (dice.Next(3) == 0)
                {
                    await writer.RollbackAsync();
                    continue;
                }

                await writer.CommitAsync();
                foreach (var position in positions)
                    committed.Add(position);
            }
        })));
        await _fixture.Node.RemindedAsync(_tenant, events: 1);

        await running.CaughtUpAsync();

        var expected = committed.Order().ToList();
        Assert.Equal(expected, running.Notes.Seen.Take(expected.Count));
        Assert.Equal(expected.Count + 1, running.Notes.Seen.Count);
        Assert.True(await _fixture.ScalarAsync<long>("select last_value from mt_events_sequence") > expected.Count + 1, "nothing was rolled back");
        Assert.All(await _fixture.Node.Verifier.VerifyAsync(_tenant).ToListAsync(), stream => Assert.Null(stream.Problem));
    }

    /// <summary>A transaction under the test's control.</summary>
    private sealed class Writer(NpgsqlConnection connection, NpgsqlTransaction transaction, string tenant) : IAsyncDisposable
    {
        public static async Task<Writer> BeginAsync(NpgsqlDataSource database, string tenant)
        {
            var connection = await database.OpenConnectionAsync();
            return new Writer(connection, await connection.BeginTransactionAsync(), tenant);
        }

        public async Task<long> InsertAsync()
        {
            var stream = Guid.CreateVersion7();
            await using var command = new NpgsqlCommand(
                $$"""
                  insert into mt_streams (tenant_id, id, type, version, is_archived) values ('{{tenant}}', '{{stream}}', null, 1, false);
                  insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, is_archived)
                  values (nextval('mt_events_sequence'), gen_random_uuid(), '{{stream}}', 1, '{"Text":"x","Urgency":"Firm"}', 'reminder_sent', now(), '{{tenant}}', false)
                  returning seq_id
                  """,
                connection);
            return (long)(await command.ExecuteScalarAsync())!;
        }

        public Task CommitAsync() => transaction.CommitAsync();

        public Task RollbackAsync() => transaction.RollbackAsync();

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
