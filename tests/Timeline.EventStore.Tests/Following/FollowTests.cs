using System.Diagnostics;
using NodaTime;

namespace Timeline.EventStore.Tests.Following;

public sealed class FollowTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();

    private IEventStore Store => fixture.Store;

    [Fact]
    public async Task A_follower_of_a_stream_gets_what_is_there_and_then_what_comes()
    {
        var id = await Store.StartAsync(_tenant, Samples.Lent(), Samples.Reminder(1));
        await using var follower = Store.FollowStreamAsync(_tenant, id, afterVersion: 1).GetAsyncEnumerator();
        Assert.Equal(2, Assert.Single(await follower.TakeAsync(1)).Version);

        await Store.AppendAsync(_tenant, id, 2, Samples.Reminder(2));
        await Store.AppendAsync(_tenant, id, 3, Samples.Reminder(3), Samples.Reminder(4));

        Assert.Equal([3, 4, 5], (await follower.TakeAsync(3)).Select(stored => stored.Version));
    }

    [Fact]
    public async Task A_stream_can_be_followed_before_it_begins()
    {
        var id = Guid.CreateVersion7();
        await using var follower = Store.FollowStreamAsync(_tenant, id, afterVersion: 0).GetAsyncEnumerator();
        var first = follower.TakeAsync(1);

        var session = Store.OpenSession(_tenant);
        session.StartStream(id, null, Samples.Lent());
        await session.SaveChangesAsync();

        Assert.Equal(1, (await first)[0].Version);
    }

    [Fact]
    public async Task Many_events_at_once_come_in_order_and_once()
    {
        var id = await Store.StartAsync(_tenant);
        await using var follower = Store.FollowStreamAsync(_tenant, id, afterVersion: 0).GetAsyncEnumerator();
        var taken = Task.Run(() => follower.TakeAsync(2501));

        for (var version = 1L; version <= 2000; version += 500)
            await Store.AppendAsync(_tenant, id, version, [.. Enumerable.Range(0, 500).Select(Samples.Reminder)]);
        await Store.AppendAsync(_tenant, id, 2001, [.. Enumerable.Range(0, 500).Select(Samples.Reminder)]);

        Assert.Equal(Enumerable.Range(1, 2501).Select(version => (long)version), (await taken).Select(stored => stored.Version));
    }

    [Fact]
    public async Task Followers_on_this_and_on_another_node_wake_long_before_the_next_poll()
    {
        // Polling is out of the game, so that only signals and notices can wake anybody.
        var here = Unpolled();
        var there = Unpolled();
        var id = await here.StartAsync(_tenant);
        var start = await fixture.ScalarAsync<long>("select max(seq_id) from mt_events");
        await using var near = here.FollowStreamAsync(_tenant, id, 0).GetAsyncEnumerator();
        await using var far = there.FollowStreamAsync(_tenant, id, 0).GetAsyncEnumerator();
        await using var farAll = there.FollowAsync(_tenant, start).GetAsyncEnumerator();
        await Task.WhenAll(near.TakeAsync(1), far.TakeAsync(1));
        var all = farAll.TakeAsync(20);

        // Once the first has arrived, the listening connection is there; it is the latency after it that counts.
        var waits = new List<TimeSpan>();
        for (var version = 1L; version <= 20; version++)
        {
            var clock = Stopwatch.StartNew();
            await here.AppendAsync(_tenant, id, version, Samples.Reminder(0));
            await Task.WhenAll(near.TakeAsync(1), far.TakeAsync(1));
            waits.Add(clock.Elapsed);
        }

        Assert.Equal(20, (await all).Count);
        var median = waits.Order().ElementAt(10);
        Assert.True(median < TimeSpan.FromMilliseconds(500), $"the median from append to delivery on both nodes was {median}");
    }

    [Fact]
    public async Task An_append_that_nobody_announced_is_found_by_polling()
    {
        var id = await Store.StartAsync(_tenant);
        await using var follower = Store.FollowStreamAsync(_tenant, id, afterVersion: 1).GetAsyncEnumerator();
        var next = follower.TakeAsync(1);
        await Task.Delay(100);

        await fixture.ExecuteAsync(
            """
            select mt_quick_append_events($1, null, $2, array[gen_random_uuid()], array['reminder_sent'], array[null]::varchar[],
                array['{"Text":"from elsewhere","Urgency":"Firm"}']::jsonb[], array[null]::bytea[], array[null]::varchar[], array[null]::varchar[],
                array[null]::jsonb[], array[null]::varchar[], array[now()], 1)
            """,
            id,
            _tenant);

        Assert.Equal(new ReminderSent("from elsewhere", Urgency.Firm), (await next)[0].Data);
    }

    [Fact]
    public async Task Another_programs_empty_notice_makes_everybody_look()
    {
        var store = Unpolled();
        var id = await store.StartAsync(_tenant);
        await using var follower = store.FollowStreamAsync(_tenant, id, afterVersion: 0).GetAsyncEnumerator();
        await follower.TakeAsync(1);
        var next = follower.TakeAsync(1);
        await ListeningAsync();

        await fixture.ExecuteAsync("update mt_streams set version = 2 where id = $1", id);
        await fixture.ExecuteAsync(
            """
            insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, is_archived)
            values (nextval('mt_events_sequence'), gen_random_uuid(), $1, 2, '{"Text":"x","Urgency":"Firm"}', 'reminder_sent', now(), $2, false)
            """,
            id,
            _tenant);
        await fixture.ExecuteAsync("select pg_notify('mt_events_appended', '')");

        Assert.Equal(2, (await next)[0].Version);
    }

    [Fact]
    public async Task A_follower_outlives_its_killed_connections_and_misses_nothing()
    {
        // No poll helps: what was announced while nobody listened is found by looking once the connection is made anew.
        var faults = 0;
        await using var there = new PostgresEventStore(
            fixture.ConnectionString + ";Application Name=killed-follower",
            Options(Duration.FromHours(1), _ => Interlocked.Increment(ref faults)));
        var id = await Store.StartAsync(_tenant);
        await using var follower = there.FollowStreamAsync(_tenant, id, afterVersion: 0).GetAsyncEnumerator();
        await using var all = there.FollowAsync(_tenant, 0).GetAsyncEnumerator();
        var taken = Task.Run(() => follower.TakeAsync(61));
        var takenAll = Task.Run(() => all.TakeAsync(61));

        var killed = 0L;
        for (var version = 1L; version <= 60; version++)
        {
            await Store.AppendAsync(_tenant, id, version, Samples.Reminder(0));
            if (version % 15 == 0)
            {
                killed += await fixture.ScalarAsync<long>(
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'killed-follower'");
            }
        }

        Assert.Equal(Enumerable.Range(1, 61).Select(version => (long)version), (await taken).Select(stored => stored.Version));
        Assert.Equal(Enumerable.Range(1, 61).Select(version => (long)version), (await takenAll).Select(stored => stored.Version));
        Assert.True(killed > 0);
        Assert.True(faults > 0);
    }

    [Fact]
    public async Task A_follower_outlives_a_time_without_a_server()
    {
        await using var proxy = new CuttingProxy(fixture.ConnectionString);
        await using var there = new PostgresEventStore(proxy.ConnectionString, Options());
        var id = await Store.StartAsync(_tenant);
        await using var follower = there.FollowStreamAsync(_tenant, id, afterVersion: 0).GetAsyncEnumerator();
        await follower.TakeAsync(1);
        var next = Task.Run(() => follower.TakeAsync(2));

        proxy.Cut();
        await Store.AppendAsync(_tenant, id, 1, Samples.Reminder(1), Samples.Reminder(2));
        await Task.Delay(300);
        Assert.False(next.IsCompleted);
        proxy.Mend();

        Assert.Equal([2, 3], (await next).Select(stored => stored.Version));
    }

    [Fact]
    public async Task However_many_followers_a_process_has_it_listens_on_one_connection()
    {
        await using var store = new PostgresEventStore(fixture.ConnectionString + ";Application Name=many-followers", Options());
        var followers = new List<IAsyncEnumerator<Timeline.EventStore.Events.StoredEvent>>();
        for (var i = 0; i < 30; i++)
        {
            var id = await Store.StartAsync(_tenant);
            followers.Add(store.FollowStreamAsync(_tenant, id, 0).GetAsyncEnumerator());
            await followers[^1].TakeAsync(1);
        }

        await ListeningAsync("many-followers");

        Assert.Equal(1, await fixture.ScalarAsync<long>(
            "select count(*) from pg_stat_activity where application_name = 'many-followers' and query ilike 'listen%'"));
        foreach (var follower in followers)
            await follower.DisposeAsync();
    }

    [Fact]
    public async Task Followers_end_by_cancellation_and_with_their_store()
    {
        var store = fixture.Node();
        var id = await store.StartAsync(_tenant);
        using var stop = new CancellationTokenSource();
        await using var cancelled = store.FollowStreamAsync(_tenant, id, 1, stop.Token).GetAsyncEnumerator(stop.Token);
        await using var abandoned = store.FollowAsync(_tenant, long.MaxValue - 1).GetAsyncEnumerator();
        var (first, second) = (cancelled.MoveNextAsync().AsTask(), abandoned.MoveNextAsync().AsTask());

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.WaitAsync(TimeSpan.FromSeconds(20)));
        await store.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private PostgresEventStore Unpolled() => fixture.Node(Options(Duration.FromHours(1)));

    private EventStoreOptions Options(Duration? poll = null, Action<Exception>? onFault = null)
    {
        var options = new EventStoreOptions
        {
            Schema = fixture.Schema,
            StaleGapThreshold = Duration.Zero,
            PollInterval = poll ?? Duration.FromMilliseconds(500),
            OnBackgroundFault = onFault,
        };
        options.Events.AddDerivedFrom<LoanEvent>();
        return options;
    }

    private async Task ListeningAsync(string? application = null)
    {
        var deadline = Stopwatch.StartNew();
        while (await fixture.ScalarAsync<long>(
                   "select count(*) from pg_stat_activity where query ilike 'listen mt_%' and ($1 = '' or application_name = $1)", application ?? "") == 0)
        {
            Assert.True(deadline.Elapsed < TimeSpan.FromSeconds(20), "nobody listens");
            await Task.Delay(10);
        }
    }
}
