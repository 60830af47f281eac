using System.Collections.Concurrent;
using System.Diagnostics;
using JasperFx.Events;
using Timeline.Storage.Tests.DueWork;

namespace Timeline.Storage.Tests.Following;

public sealed class LiveStreamsTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();

    private StoreNode Node => fixture.Node;

    [Fact]
    public async Task A_follower_of_a_stream_gets_what_is_there_and_then_what_comes()
    {
        var id = await Node.StartAsync(_tenant, Samples.Lent(), Samples.Reminder(1));
        await using var follower = Node.Streams.FollowAsync(_tenant, id, after: 1).GetAsyncEnumerator();
        Assert.Equal(2, Assert.Single(await follower.TakeAsync(1)).Version);

        await Node.AppendAsync(_tenant, id, 2, Samples.Reminder(2));
        await Node.AppendAsync(_tenant, id, 3, Samples.Reminder(3), Samples.Reminder(4));

        Assert.Equal([3, 4, 5], (await follower.TakeAsync(3)).Select(stored => stored.Version));
    }

    [Fact]
    public async Task A_stream_can_be_followed_before_it_begins()
    {
        var id = Guid.CreateVersion7();
        await using var follower = Node.Streams.FollowAsync(_tenant, id, after: 0).GetAsyncEnumerator();
        var first = follower.TakeAsync(1);

        await using (var session = Node.Open(_tenant))
        {
            session.Events.StartStream(id, Samples.Lent());
            await session.SaveChangesAsync();
        }

        Assert.Equal(1, (await first)[0].Version);
    }

    [Fact]
    public async Task Thousands_of_events_come_in_order_and_once_though_more_are_appended_meanwhile()
    {
        var id = await Node.RemindedAsync(_tenant, events: 2_000);
        await using var there = fixture.NewNode();
        await using var near = Node.Streams.FollowAsync(_tenant, id, after: 0).GetAsyncEnumerator();
        await using var far = there.Streams.FollowAsync(_tenant, id, after: 0).GetAsyncEnumerator();
        var taken = Task.WhenAll(Task.Run(() => near.TakeAsync(3_500)), Task.Run(() => far.TakeAsync(3_500)));

        for (var version = 2_000L; version < 3_000; version += 500)
            await Node.AppendAsync(_tenant, id, version, [.. Enumerable.Range(0, 500).Select(Samples.Reminder)]);
        for (var version = 3_000L; version < 3_500; version += 50)
            await there.AppendAsync(_tenant, id, version, [.. Enumerable.Range(0, 50).Select(Samples.Reminder)]);

        Assert.All(await taken, each => Assert.Equal(Enumerable.Range(1, 3_500).Select(version => (long)version), each.Select(stored => stored.Version)));
    }

    [Fact]
    public async Task Followers_on_this_and_on_another_node_wake_long_before_the_next_poll()
    {
        await using var there = fixture.NewNode();
        var id = await Node.StartAsync(_tenant);
        await using var near = Node.Streams.FollowAsync(_tenant, id, 0).GetAsyncEnumerator();
        await using var far = there.Streams.FollowAsync(_tenant, id, 0).GetAsyncEnumerator();
        await Task.WhenAll(near.TakeAsync(1), far.TakeAsync(1));

        // Once the first have arrived, the listening connection is there; it is the latency after it that counts.
        var waits = new List<TimeSpan>();
        for (var version = 1L; version <= 20; version++)
        {
            var clock = Stopwatch.StartNew();
            await Node.AppendAsync(_tenant, id, version, Samples.Reminder(0));
            await Task.WhenAll(near.TakeAsync(1), far.TakeAsync(1));
            waits.Add(clock.Elapsed);
        }

        var median = waits.Order().ElementAt(10);
        Assert.True(median < TimeSpan.FromMilliseconds(400), $"the median from append to delivery on both nodes was {median}");
    }

    [Fact]
    public async Task A_changed_document_is_told_of_on_this_node_at_once_and_on_another_long_before_its_next_look()
    {
        await using var there = fixture.NewNode(name: _tenant);
        var (near, far) = (new ConcurrentQueue<Guid?>(), new ConcurrentQueue<Guid?>());
        Node.Signals.DocumentChanged += near.Enqueue;
        there.Signals.DocumentChanged += far.Enqueue;
        Node.Streams.Start();
        there.Streams.Start();
        await ListeningAsync(_tenant);

        var waits = new List<TimeSpan>();
        for (var change = 0; change < 20; change++)
        {
            var (document, clock) = (Guid.CreateVersion7(), Stopwatch.StartNew());
            Node.Signals.TellChanged(document);
            Assert.Contains(document, near);
            await Eventually.TrueAsync(() => far.Contains(document), "the other node hears of it");
            waits.Add(clock.Elapsed);
        }

        Node.Signals.DocumentChanged -= near.Enqueue;
        var median = waits.Order().ElementAt(10);
        Assert.True(median < TimeSpan.FromMilliseconds(400), $"the median from telling to hearing was {median}");
    }

    [Fact]
    public async Task More_changed_documents_than_a_notice_can_name_are_told_of_as_any()
    {
        await using var there = fixture.NewNode(name: _tenant);
        there.Streams.Start();
        Node.Streams.Start();
        await ListeningAsync(_tenant);
        var any = 0;
        there.Signals.DocumentChanged += changed => any += changed is null ? 1 : 0;

        var documents = Enumerable.Range(0, 2_000).Select(_ => Guid.CreateVersion7()).ToList();
        documents.ForEach(Node.Signals.TellChanged);

        await Eventually.TrueAsync(() => Volatile.Read(ref any) > 0, "the other node is told to look");
    }

    [Fact]
    public async Task Blind_appends_and_those_of_due_work_are_told_of_too()
    {
        var id = await Node.StartAsync(_tenant);
        var before = Node.Appended;
        await using var follower = Node.Streams.FollowAsync(_tenant, id, 1).GetAsyncEnumerator();
        await using (var session = Node.Open(_tenant))
        {
            session.Events.Append(id, Samples.Reminder(2), Samples.Reminder(3));
            await session.SaveChangesAsync();
        }

        Assert.Equal([2, 3], (await follower.TakeAsync(2)).Select(stored => stored.Version));
        await Node.DueAsync(_tenant, id, DueItems.Ago(1));
        await using var running = new Running(Node, _tenant, [new Reminding()]);
        Assert.Equal(4, (await follower.TakeAsync(1))[0].Version);
        Assert.Equal(before + 3, Node.Appended);
    }

    [Fact]
    public async Task An_append_that_nobody_announced_is_found_by_polling()
    {
        var id = await Node.StartAsync(_tenant);
        await using var follower = Node.Streams.FollowAsync(_tenant, id, after: 1).GetAsyncEnumerator();
        var next = follower.TakeAsync(1);
        await Task.Delay(100);
        var clock = Stopwatch.StartNew();

        await AppendSilentlyAsync(id, 2);

        Assert.Equal(2, (await next)[0].Version);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"it took {clock.Elapsed}");
    }

    [Fact]
    public async Task A_silent_append_that_commits_late_is_found_too()
    {
        var (late, early) = (await Node.StartAsync(_tenant), await Node.StartAsync(_tenant));
        await using var follower = Node.Streams.FollowAsync(_tenant, late, after: 1).GetAsyncEnumerator();
        var next = follower.TakeAsync(1);
        await using var connection = await fixture.Sql.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var append = new Npgsql.NpgsqlCommand(Silent(late, 2), connection))
            await append.ExecuteNonQueryAsync();
        // Its position is passed by others, and the poll sees these first.
        await AppendSilentlyAsync(early, 2);
        await using (var passed = Node.Streams.FollowAsync(_tenant, early, after: 1).GetAsyncEnumerator())
            await passed.TakeAsync(1);
        await Task.Delay(1_500);
        Assert.False(next.IsCompleted);

        await transaction.CommitAsync();

        Assert.Equal(2, (await next)[0].Version);
    }

    [Fact]
    public async Task A_follower_outlives_its_killed_connections_and_misses_nothing()
    {
        await using var there = fixture.NewNode(name: "killed-follower");
        var id = await Node.StartAsync(_tenant);
        await using var follower = there.Streams.FollowAsync(_tenant, id, after: 0).GetAsyncEnumerator();
        var taken = Task.Run(() => follower.TakeAsync(61));

        var killed = 0L;
        for (var version = 1L; version <= 60; version++)
        {
            await Node.AppendAsync(_tenant, id, version, Samples.Reminder(0));
            if (version % 15 == 0)
            {
                killed += await fixture.ScalarAsync<long>(
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'killed-follower'");
            }
        }

        Assert.Equal(Enumerable.Range(1, 61).Select(version => (long)version), (await taken).Select(stored => stored.Version));
        Assert.True(killed > 0);
        await Eventually.TrueAsync(() => !there.Faults.IsEmpty, "faults are reported");
    }

    [Fact]
    public async Task A_follower_outlives_a_time_without_a_server()
    {
        await using var proxy = new CuttingProxy(fixture.ConnectionString);
        await using var there = fixture.NewNode(connectionString: proxy.ConnectionString);
        var id = await Node.StartAsync(_tenant);
        await using var follower = there.Streams.FollowAsync(_tenant, id, after: 0).GetAsyncEnumerator();
        await follower.TakeAsync(1);
        var next = Task.Run(() => follower.TakeAsync(2));

        proxy.Cut();
        await Node.AppendAsync(_tenant, id, 1, Samples.Reminder(1), Samples.Reminder(2));
        await Task.Delay(300);
        Assert.False(next.IsCompleted);
        proxy.Mend();

        Assert.Equal([2, 3], (await next).Select(stored => stored.Version));
    }

    [Fact]
    public async Task Notices_of_another_schema_of_the_database_wake_nobody()
    {
        await using var there = fixture.NewNode(name: _tenant);
        Node.Streams.Start();
        var told = new List<Guid>();
        using var stop = new CancellationTokenSource();
        var following = Task.Run(async () =>
        {
            await foreach (var streams in there.Streams.FollowTenantAsync(_tenant, stop.Token))
                told.AddRange(streams);
        });
        await ListeningAsync(_tenant);
        var stray = Guid.CreateVersion7();
        await fixture.ExecuteAsync(
            "select pg_notify('timeline_streams', $1)",
            $$"""{"Node":"{{Guid.CreateVersion7()}}","Schema":"another","Streams":[{"Tenant":"{{_tenant}}","Stream":"{{stray}}","Version":9}]}""");
        await fixture.ExecuteAsync("select pg_notify('timeline_streams', 'no notice of ours')");
        var id = await Node.StartAsync(_tenant);

        await Eventually.TrueAsync(() => told.Contains(id), "ours is told of");
        Assert.DoesNotContain(stray, told);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    [Fact]
    public async Task All_streams_of_a_tenant_can_be_followed_on_every_node()
    {
        await using var there = fixture.NewNode();
        await using var near = Node.Streams.FollowTenantAsync(_tenant).GetAsyncEnumerator();
        await using var far = there.Streams.FollowTenantAsync(_tenant).GetAsyncEnumerator();
        var (nearFirst, farFirst) = (near.MoveNextAsync().AsTask(), far.MoveNextAsync().AsTask());
        // Until both are there: what was appended before is not followed.
        var first = await Node.StartAsync(_tenant);
        await Eventually.TrueAsync(
            async () =>
            {
                if (nearFirst.IsCompleted && farFirst.IsCompleted)
                    return true;
                await using var session = Node.Open(_tenant);
                session.Events.Append(first, Samples.Reminder(0));
                await session.SaveChangesAsync();
                return false;
            },
            "both follow");
        Assert.Equal([first], near.Current);
        Assert.Equal([first], far.Current);

        var ids = new HashSet<Guid>();
        for (var i = 0; i < 20; i++)
            ids.Add(await Node.StartAsync(_tenant));
        await Node.StartAsync(Samples.Tenant());

        foreach (var follower in new[] { near, far })
        {
            var told = new HashSet<Guid>();
            while (!ids.IsSubsetOf(told))
            {
                Assert.True(await follower.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
                Assert.NotEmpty(follower.Current);
                told.UnionWith(follower.Current);
            }

            Assert.Equal(ids, told.Except([first]).ToHashSet());
        }
    }

    [Fact]
    public async Task More_streams_than_a_notice_can_name_are_told_of_too()
    {
        await using var there = fixture.NewNode(name: _tenant);
        Node.Streams.Start();
        await using var far = there.Streams.FollowTenantAsync(_tenant).GetAsyncEnumerator();
        var next = far.MoveNextAsync().AsTask();
        await ListeningAsync(_tenant);
        var ids = Enumerable.Range(0, 200).Select(_ => Guid.CreateVersion7()).ToHashSet();
        await using (var session = Node.Open(_tenant))
        {
            foreach (var id in ids)
                session.Events.Append(id, Samples.Lent());
            await session.SaveChangesAsync();
        }

        var told = new HashSet<Guid>();
        while (!ids.IsSubsetOf(told))
        {
            Assert.True(await next.WaitAsync(TimeSpan.FromSeconds(20)));
            told.UnionWith(far.Current);
            next = ids.IsSubsetOf(told) ? next : far.MoveNextAsync().AsTask();
        }
    }

    [Fact]
    public async Task However_many_followers_a_process_has_it_listens_on_one_connection()
    {
        await using var there = fixture.NewNode(name: "many-followers");
        var followers = new List<IAsyncEnumerator<IEvent>>();
        for (var i = 0; i < 30; i++)
        {
            var id = await Node.StartAsync(_tenant);
            followers.Add(there.Streams.FollowAsync(_tenant, id, 0).GetAsyncEnumerator());
            await followers[^1].TakeAsync(1);
        }

        await ListeningAsync("many-followers");

        Assert.Equal(1, await fixture.ScalarAsync<long>(
            "select count(*) from pg_stat_activity where application_name = 'many-followers' and query ilike 'listen%'"));
        foreach (var follower in followers)
            await follower.DisposeAsync();
    }

    [Fact]
    public async Task Followers_end_by_cancellation_and_with_their_node()
    {
        var there = fixture.NewNode();
        var id = await there.StartAsync(_tenant);
        using var stop = new CancellationTokenSource();
        await using var cancelled = there.Streams.FollowAsync(_tenant, id, 1, stop.Token).GetAsyncEnumerator(stop.Token);
        await using var abandoned = there.Streams.FollowAsync(_tenant, id, 1).GetAsyncEnumerator();
        await using var tenant = there.Streams.FollowTenantAsync(_tenant).GetAsyncEnumerator();
        var (first, second, third) = (cancelled.MoveNextAsync().AsTask(), abandoned.MoveNextAsync().AsTask(), tenant.MoveNextAsync().AsTask());

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.WaitAsync(TimeSpan.FromSeconds(20)));
        await there.Streams.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.WaitAsync(TimeSpan.FromSeconds(20)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third.WaitAsync(TimeSpan.FromSeconds(20)));
        await there.Streams.DisposeAsync();
        Assert.Throws<ObjectDisposedException>(there.Streams.Start);
        // The pool's connections are given back, and nobody listens on them any more.
        Assert.Equal([], await there.Database.LinesAsync("select * from pg_listening_channels()"));
    }

    private static string Silent(Guid id, long version) =>
        $$"""
          insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, is_archived)
          select nextval('mt_events_sequence'), gen_random_uuid(), id, {{version}}, '{"Text":"from elsewhere","Urgency":"Firm"}', 'reminder_sent', now(), tenant_id, false
          from mt_streams where id = '{{id}}';
          update mt_streams set version = {{version}} where id = '{{id}}'
          """;

    private Task AppendSilentlyAsync(Guid id, long version) => fixture.ExecuteAsync(Silent(id, version));

    private Task ListeningAsync(string application) => Eventually.TrueAsync(
        async () => await fixture.ScalarAsync<long>("select count(*) from pg_stat_activity where query ilike 'listen timeline_%' and application_name = $1", application) > 0,
        "somebody listens");
}
