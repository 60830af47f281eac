using System.Collections.Concurrent;
using System.Diagnostics;
using NodaTime;
using Npgsql;

namespace Timeline.EventStore.Tests.Reading;

public sealed class OrderWithoutGapsTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();

    private IEventStore Store => fixture.Store;

    [Fact]
    public async Task An_event_that_commits_late_is_waited_for_and_comes_in_its_place()
    {
        var before = await fixture.ScalarAsync<long>("select coalesce(max(seq_id), 0) from mt_events");
        await using var late = await Writer.BeginAsync(fixture.Sql, _tenant);
        var latePosition = await late.InsertAsync();
        await Store.StartAsync(_tenant);

        var reading = Store.ReadAllAsync(_tenant, before).ToListAsync().AsTask();
        using var few = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await using (var node = fixture.Node())
        await using (var follower = node.FollowAsync(_tenant, before, few.Token).GetAsyncEnumerator(few.Token))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => follower.MoveNextAsync().AsTask());
        Assert.False(reading.IsCompleted);

        await late.CommitAsync();

        var read = await reading.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal([latePosition, latePosition + 1], read.Select(stored => stored.Position));
    }

    [Fact]
    public async Task A_position_lost_in_a_rollback_is_passed_as_soon_as_the_transaction_has_ended()
    {
        var before = await fixture.ScalarAsync<long>("select coalesce(max(seq_id), 0) from mt_events");
        await using var lost = await Writer.BeginAsync(fixture.Sql, _tenant);
        await lost.InsertAsync();
        var id = await Store.StartAsync(_tenant);
        var reading = Store.ReadAllAsync(_tenant, before).ToListAsync().AsTask();
        await Task.Delay(100);
        Assert.False(reading.IsCompleted);

        await lost.RollbackAsync();

        Assert.Equal(id, Assert.Single(await reading.WaitAsync(TimeSpan.FromSeconds(20))).StreamId);
    }

    [Fact]
    public async Task A_long_transaction_that_draws_no_position_holds_nobody_up()
    {
        var before = await fixture.ScalarAsync<long>("select coalesce(max(seq_id), 0) from mt_events");
        await using var busy = await fixture.Sql.OpenConnectionAsync();
        await using var transaction = await busy.BeginTransactionAsync();
        await using (var write = new NpgsqlCommand("insert into mt_event_progression (name, last_seq_id) values ('busy', 1)", busy))
            await write.ExecuteNonQueryAsync();
        await using (var lost = await Writer.BeginAsync(fixture.Sql, _tenant))
        {
            await lost.InsertAsync();
            await lost.RollbackAsync();
        }

        await Store.StartAsync(_tenant);

        Assert.Single(await Store.ReadAllAsync(_tenant, before).ToListAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_position_drawn_before_its_transaction_is_waited_for_as_long_as_the_threshold_says()
    {
        var before = await fixture.ScalarAsync<long>("select coalesce(max(seq_id), 0) from mt_events");
        // A Marten in Rich mode draws positions first, outside the transaction that uses them.
        var drawn = await fixture.ScalarAsync<long>("select nextval('mt_events_sequence')");
        await Store.StartAsync(_tenant);
        var patient = fixture.Node(Samples.Options(fixture.Schema, staleGap: Duration.FromSeconds(30)));
        var reading = patient.ReadAllAsync(_tenant, before).ToListAsync().AsTask();
        await Task.Delay(200);
        Assert.False(reading.IsCompleted);

        await using (var rich = await Writer.BeginAsync(fixture.Sql, _tenant))
        {
            await rich.InsertAsync(drawn);
            await rich.CommitAsync();
        }

        Assert.Equal([drawn, drawn + 1], (await reading.WaitAsync(TimeSpan.FromSeconds(20))).Select(stored => stored.Position));
    }

    [Fact]
    public async Task A_position_drawn_and_never_used_is_passed_after_the_threshold_once_and_for_all_nodes()
    {
        var before = await fixture.ScalarAsync<long>("select coalesce(max(seq_id), 0) from mt_events");
        await fixture.ScalarAsync<long>("select nextval('mt_events_sequence')");
        await Store.StartAsync(_tenant);
        var waited = Stopwatch.StartNew();
        var first = fixture.Node(Samples.Options(fixture.Schema, staleGap: Duration.FromMilliseconds(400)));
        Assert.Single(await first.ReadAllAsync(_tenant, before).ToListAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.True(waited.Elapsed >= TimeSpan.FromMilliseconds(400));

        var later = fixture.Node(Samples.Options(fixture.Schema, staleGap: Duration.FromHours(1)));
        Assert.Single(await later.ReadAllAsync(_tenant, before).ToListAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task With_hundreds_of_transactions_that_dawdle_and_roll_back_no_follower_misses_an_event_or_sees_one_out_of_order()
    {
        var before = await fixture.ScalarAsync<long>("select coalesce(max(seq_id), 0) from mt_events");
        using var done = new CancellationTokenSource();
        var seen = Enumerable.Range(0, 3).Select(_ => new ConcurrentQueue<long>()).ToList();
        var followers = seen.Select(positions => Task.Run(async () =>
        {
            // Nodes of their own, which end with the test: one that passes gaps at once would pass those of the next test.
            await using var node = fixture.Node();
            try
            {
                await foreach (var stored in node.FollowAsync(_tenant, before, done.Token))
                    positions.Enqueue(stored.Position);
            }
            catch (OperationCanceledException)
            {
                // All has been seen.
            }
        })).ToList();

        var committed = new ConcurrentBag<long>();
        await Task.WhenAll(Enumerable.Range(0, 24).Select(worker => Task.Run(async () =>
        {
            var dice = new Random(worker);
            for (var round = 0; round < 12; round++)
            {
                await using var writer = await Writer.BeginAsync(fixture.Sql, _tenant);
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

        var expected = committed.Order().ToList();
        var deadline = Stopwatch.StartNew();
        while (seen.Exists(positions => positions.Count < expected.Count) && deadline.Elapsed < TimeSpan.FromSeconds(20))
            await Task.Delay(20);
        await done.CancelAsync();
        await Task.WhenAll(followers);

        Assert.All(seen, positions => Assert.Equal(expected, positions));
        Assert.True(await fixture.ScalarAsync<long>("select last_value from mt_events_sequence") - before > expected.Count, "nothing was rolled back");
    }

    /// <summary>Another program's transaction, under the test's control.</summary>
    private sealed class Writer(NpgsqlConnection connection, NpgsqlTransaction transaction, string tenant) : IAsyncDisposable
    {
        public static async Task<Writer> BeginAsync(NpgsqlDataSource database, string tenant)
        {
            var connection = await database.OpenConnectionAsync();
            return new Writer(connection, await connection.BeginTransactionAsync(), tenant);
        }

        public async Task<long> InsertAsync(long? drawn = null)
        {
            await using var command = new NpgsqlCommand(
                """
                with stream as (insert into mt_streams (tenant_id, id, type, version) values ($1, $2, 'loan', 1) returning id)
                select id from stream
                """,
                connection);
            var stream = Guid.CreateVersion7();
            command.Parameters.Add(new() { Value = tenant });
            command.Parameters.Add(new() { Value = stream });
            await command.ExecuteNonQueryAsync();

            await using var insert = new NpgsqlCommand(
                """
                insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, is_archived)
                values (coalesce($4, nextval('mt_events_sequence')), $2, $3, 1, '{"Text":"x","Urgency":"Firm"}', 'reminder_sent', now(), $1, false)
                returning seq_id
                """,
                connection);
            insert.Parameters.Add(new() { Value = tenant });
            insert.Parameters.Add(new() { Value = Guid.CreateVersion7() });
            insert.Parameters.Add(new() { Value = stream });
            insert.Parameters.Add(new() { Value = (object?)drawn ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
            return (long)(await insert.ExecuteScalarAsync())!;
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
