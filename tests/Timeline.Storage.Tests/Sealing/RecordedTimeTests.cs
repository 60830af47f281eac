using Npgsql;
using Timeline.Testing.Databases;

namespace Timeline.Storage.Tests.Sealing;

/// <summary>When an event was recorded is said by the database's clock alone.</summary>
public sealed class RecordedTimeTests(StoreFixture fixture, DatabaseFixture databases) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();

    private StoreNode Node => fixture.Node;

    [Fact]
    public async Task An_event_carries_the_databases_time_and_not_the_clients()
    {
        var id = Guid.CreateVersion7();
        var before = await fixture.ScalarAsync<DateTime>("select clock_timestamp()");
        await using (var session = Node.Open(_tenant))
        {
            var action = session.Events.Append(id, Samples.Lent());
            action.Events[0].Timestamp = new DateTimeOffset(2031, 3, 4, 5, 6, 7, TimeSpan.Zero);
            await session.SaveChangesAsync();
        }

        var after = await fixture.ScalarAsync<DateTime>("select clock_timestamp()");
        Assert.InRange((await Node.StreamAsync(_tenant, id))[0].Timestamp.UtcDateTime, before, after);
    }

    [Fact]
    public async Task All_events_of_an_append_carry_one_time()
    {
        var id = await Node.RemindedAsync(_tenant, events: 200);
        Assert.Single((await Node.StreamAsync(_tenant, id)).Select(stored => stored.Timestamp).Distinct());
    }

    [Fact]
    public async Task When_the_clock_jumps_back_times_stand_still()
    {
        var id = await Node.RemindedAsync(_tenant, events: 2);
        // As if these had been recorded before the clock was put back an hour.
        await fixture.ExecuteAsync("update mt_events set timestamp = timestamp + interval '1 hour' where stream_id = $1", id);
        await Node.AppendAsync(_tenant, id, 2, Samples.Reminder(3), Samples.Reminder(4));
        await Node.AppendAsync(_tenant, id, 4, Samples.Reminder(5));

        Assert.Single((await Node.StreamAsync(_tenant, id)).Select(stored => stored.Timestamp).Distinct());
    }

    [Fact]
    public async Task When_the_databases_clock_jumps_back_an_hour_times_stand_still_until_it_has_caught_up()
    {
        // A schema of its own, whose clock is set.
        await using var set = new StoreFixture(databases);
        await set.InitializeAsync();
        var (noon, id) = (new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero), Guid.Empty);
        foreach (var (version, minutes) in new[] { (0, 0), (1, -60), (2, -1), (3, 1) })
        {
            await set.ExecuteAsync($"create or replace function es_now() returns timestamptz language sql as $$ select '{noon.AddMinutes(minutes):O}'::timestamptz $$");
            if (version == 0)
                id = await set.Node.StartAsync(_tenant);
            else
                await set.Node.AppendAsync(_tenant, id, version, Samples.Reminder(version));
        }

        Assert.Equal([noon, noon, noon, noon.AddMinutes(1)], (await set.Node.StreamAsync(_tenant, id)).Select(stored => stored.Timestamp));
        Assert.Null((await set.Node.VerifyOneAsync(_tenant, id)).Problem);
    }

    [Fact]
    public async Task An_append_that_waits_for_another_is_not_recorded_before_it()
    {
        var id = await Node.StartAsync(_tenant);
        await using var connection = await fixture.Sql.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand($"select 1 from mt_streams where id = '{id}' for update", connection))
            await hold.ExecuteNonQueryAsync();
        await using var session = Node.Open(_tenant);
        var waiting = Task.Run(async () =>
        {
            await session.Events.AppendExclusive(id, Samples.Reminder(3));
            await session.SaveChangesAsync();
        });
        await Eventually.TrueAsync(
            () => fixture.ScalarAsync<bool>("select exists (select from pg_stat_activity where $1 = any (pg_blocking_pids(pid)))", connection.ProcessID), "the append waits");
        await using (var faster = new NpgsqlCommand(
            $"""
             insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, is_archived)
             values (nextval('mt_events_sequence'), gen_random_uuid(), '{id}', 2, '{"{}"}', 'reminder_sent', now(), '{_tenant}', false);
             update mt_streams set version = 2 where id = '{id}'
             """,
            connection))
            await faster.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        await waiting;

        var times = await fixture.LinesAsync("select timestamp >= lag(timestamp) over (order by version) from mt_events where stream_id = $1 order by version", id);
        Assert.Equal(["null", "True", "True"], times);
        Assert.Null((await Node.VerifyOneAsync(_tenant, id)).Problem);
    }
}
