using Timeline.EventStore.Events;
using Timeline.EventStore.Projections;
using Timeline.Testing.Databases;

namespace Timeline.EventStore.Tests.Projections;

public sealed class BackgroundRebuildTests(DatabaseFixture databases) : IAsyncLifetime
{
    private readonly BackgroundWorld _world = new(databases);
    private readonly string _tenant = Samples.Tenant();

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Rebuilds_while_appends_go_on_give_the_same_bytes_and_no_reader_sees_fewer_documents()
    {
        var node = _world.Node(new LoanViews(), new ReaderViews());
        await FillAsync(200);
        await _world.RunAsync(node);
        await _world.CaughtUpAsync(node);

        using var done = new CancellationTokenSource();
        var appending = Task.Run(() => AppendUntilAsync(done.Token));
        var reading = Enumerable.Range(0, 3).Select(_ => Task.Run(() => WatchCountAsync(node, done.Token))).ToList();
        for (var i = 0; i < 8; i++)
        {
            await node.RebuildAsync("loans");
            await node.RebuildAsync("readers");
        }

        await done.CancelAsync();
        Assert.True(await appending > 0);
        Assert.All(await Task.WhenAll(reading), times => Assert.True(times > 0));
        await _world.CaughtUpAsync(node);
        var (loans, readers) = (await _world.BytesAsync(BackgroundWorld.Loans), await _world.BytesAsync(BackgroundWorld.Readers));

        // Once more with nobody at work: the plain fold of all events.
        await _world.Sql.ExecuteAsync($"update {BackgroundWorld.Loans} set data = '{{}}'");
        await node.RebuildAsync("loans");
        await node.RebuildAsync("readers");
        Assert.Equal(loans, await _world.BytesAsync(BackgroundWorld.Loans));
        Assert.Equal(readers, await _world.BytesAsync(BackgroundWorld.Readers));
        Assert.Empty(await node.GetDeadLettersAsync());
    }

    [Fact]
    public async Task The_live_documents_are_kept_up_to_date_while_a_rebuild_is_under_way()
    {
        var live = _world.Node(new LoanViews());
        await FillAsync(3);
        await _world.RunAsync(live);
        await _world.CaughtUpAsync(live);

        var reached = new TaskCompletionSource();
        using var release = new ManualResetEventSlim();
        var rebuilding = _world.Node(new LoanViews { OnEvent = _ => { reached.TrySetResult(); release.Wait(); } });
        var rebuild = Task.Run(() => rebuilding.RebuildAsync("loans"));
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var id = await _world.Plain.StartAsync(_tenant, Samples.Lent("Villette"));
        await _world.CaughtUpAsync(live);

        Assert.Equal("Villette", (await live.Documents.LoadAsync<LoanView>(_tenant, id))!.Title);
        await Assert.ThrowsAsync<InvalidOperationException>(() => live.RebuildAsync("loans"));
        release.Set();
        await rebuild;
        Assert.Equal("Villette", (await live.Documents.LoadAsync<LoanView>(_tenant, id))!.Title);
        Assert.Equal(4, await live.Documents.CountAsync<LoanView>(_tenant));
    }

    [Fact]
    public async Task A_rebuild_reads_only_events_that_its_projection_handles_and_gives_the_same_documents()
    {
        var node = _world.Node(new LentViews());
        await FillAsync(20);
        await _world.RunAsync(node);
        await _world.CaughtUpAsync(node);
        var before = await _world.BytesAsync(BackgroundWorld.Loans);
        var lent = await _world.Sql.ScalarAsync<long>("select count(*) from mt_events where type = 'book_lent'");

        var progress = new Latest();
        await node.RebuildAsync("lent", progress);

        Assert.Equal(before, await _world.BytesAsync(BackgroundWorld.Loans));
        Assert.True(lent < await _world.Sql.ScalarAsync<long>("select count(*) from mt_events"));
        Assert.Equal((lent, lent), (progress.Value!.Done, progress.Value.Total));
    }

    [Fact]
    public async Task An_interrupted_rebuild_leaves_the_documents_untouched_and_can_be_started_again()
    {
        var projection = new LoanViews();
        var node = _world.Node(projection);
        await FillAsync(20);
        await node.RebuildAsync("loans");
        var before = await _world.BytesAsync(BackgroundWorld.Loans);
        await _world.Sql.ExecuteAsync($"update {BackgroundWorld.Loans} set data = data || '{{\"Reminders\": 99}}'");
        var damaged = await _world.BytesAsync(BackgroundWorld.Loans);

        using var cancelled = new CancellationTokenSource();
        projection.OnEvent = stored => { if (stored.Position == 25) cancelled.Cancel(); };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => node.RebuildAsync("loans", cancellation: cancelled.Token));
        Assert.Equal(damaged, await _world.BytesAsync(BackgroundWorld.Loans));

        using var killed = new ManualResetEventSlim();
        var reached = new TaskCompletionSource();
        projection.OnEvent = stored => { if (stored.Position == 25) { reached.TrySetResult(); killed.Wait(); } };
        var rebuild = Task.Run(() => node.RebuildAsync("loans"));
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(1, await _world.KillAsync("rebuild", "loans"));
        killed.Set();
        await Assert.ThrowsAnyAsync<Exception>(() => rebuild);
        Assert.Equal(damaged, await _world.BytesAsync(BackgroundWorld.Loans));

        projection.OnEvent = null;
        await node.RebuildAsync("loans");
        Assert.Equal(before, await _world.BytesAsync(BackgroundWorld.Loans));
    }

    [Fact]
    public async Task Progress_is_told_from_none_to_all()
    {
        await FillAsync(30);
        var told = new Told();
        await _world.Node(new LoanViews()).RebuildAsync("loans", told);

        Assert.Equal(new RebuildProgress(60, 60), told.All[^1]);
        Assert.All(told.All, progress => Assert.True(progress.Done <= progress.Total));
    }

    [Fact]
    public async Task A_rebuilt_table_has_the_names_indexes_and_rights_of_the_old_one()
    {
        var reporter = $"reporter_{_world.Sql.Schema}";
        await _world.Sql.ExecuteAsync($"create role \"{reporter}\"");
        try
        {
            await _world.Sql.ExecuteAsync($"grant select on {BackgroundWorld.Readers} to \"{reporter}\"");
            await _world.Sql.ExecuteAsync($"create index by_hand on {BackgroundWorld.Readers} (mt_last_modified)");
            await FillAsync(1);
            var before = await ShapeAsync();
            await _world.Node(new ReaderViews()).RebuildAsync("readers");

            Assert.Equal(before, await ShapeAsync());
            Assert.Contains(before, line => line.Contains("pkey_mt_doc_readerview_tenant_id_id", StringComparison.Ordinal));
            Assert.Contains(before, line => line.Contains(reporter, StringComparison.Ordinal));
            await _world.Node(new LoanViews(), new ReaderViews()).MigrateAsync();
            Assert.Equal(before, await ShapeAsync());
        }
        finally
        {
            await _world.Sql.ExecuteAsync($"drop owned by \"{reporter}\"");
            await _world.Sql.ExecuteAsync($"drop role \"{reporter}\"");
        }
    }

    [Fact]
    public async Task A_long_read_delays_the_switch_and_not_other_readers()
    {
        var node = _world.Node(new LoanViews());
        await FillAsync(5);
        await using var connection = await _world.Sql.Sql.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = $"select count(*) from {BackgroundWorld.Loans}";
            Assert.Equal(0L, await command.ExecuteScalarAsync());
        }

        var rebuild = node.RebuildAsync("loans");
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(0, await node.Documents.CountAsync<LoanView>(_tenant).WaitAsync(TimeSpan.FromSeconds(10)));
            await Task.Delay(10);
        }

        Assert.False(rebuild.IsCompleted);
        await transaction.CommitAsync();
        await rebuild.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(5, await node.Documents.CountAsync<LoanView>(_tenant));
    }

    [Fact]
    public async Task A_rebuild_replaces_the_dead_letters_by_its_own()
    {
        var projection = new LoanViews { OnEvent = ThrowAt(2) };
        var node = _world.Node(projection);
        await FillAsync(3);
        await _world.RunAsync(node);
        await _world.CaughtUpAsync(node);
        Assert.Equal([2], (await node.GetDeadLettersAsync()).Select(letter => letter.Position));

        projection.OnEvent = ThrowAt(4);
        await node.RebuildAsync("loans");
        Assert.Equal([4], (await node.GetDeadLettersAsync()).Select(letter => letter.Position));

        projection.OnEvent = null;
        await node.RebuildAsync("loans");
        Assert.Empty(await node.GetDeadLettersAsync());
        Assert.Equal(3, await node.Documents.CountAsync<LoanView>(_tenant, "d.mt_version = 2"));
    }

    [Fact]
    public async Task A_raised_version_rebuilds_by_itself_and_the_older_node_steps_back()
    {
        var older = new LoanViews();
        var olderNode = _world.Node(older);
        await FillAsync(5);
        await _world.RunAsync(olderNode);
        await _world.CaughtUpAsync(olderNode);

        var newer = new LoanViews();
        var newerNode = _world.NewerNode(newer);
        await _world.RunAsync(newerNode);
        await BackgroundWorld.UntilAsync(async () => await _world.ProgressAsync("loans:V2:All") == 10);
        Assert.Equal(-1, await _world.ProgressAsync("loans:All"));
        var seen = older.Seen;
        await FillAsync(5);
        await _world.CaughtUpAsync(newerNode);

        Assert.Equal(10, await newerNode.Documents.CountAsync<LoanView>(_tenant));
        Assert.Equal((seen, 20), (older.Seen, newer.Seen));
        await Assert.ThrowsAsync<InvalidOperationException>(() => olderNode.RebuildAsync("loans"));
    }

    private static Action<StoredEvent> ThrowAt(long position) =>
        stored =>
        {
            if (stored.Position == position)
                throw new FormatException($"event {position}");
        };

    private async Task FillAsync(int streams)
    {
        for (var i = 0; i < streams; i++)
            await _world.Plain.StartAsync(_tenant, Samples.Lent($"Book {i}"), Samples.Reminder(i));
    }

    private async Task<int> AppendUntilAsync(CancellationToken done)
    {
        var count = 0;
        for (; !done.IsCancellationRequested; count++)
            await _world.Plain.StartAsync(_tenant, Samples.Lent($"Later {count}"), Samples.Reminder(count));
        return count;
    }

    private async Task<int> WatchCountAsync(PostgresEventStore node, CancellationToken done)
    {
        var (times, most) = (0, 200L);
        for (; !done.IsCancellationRequested; times++)
        {
            var count = await node.Documents.CountAsync<LoanView>(_tenant, cancellation: CancellationToken.None);
            Assert.True(count >= most, $"{count} documents after {most}");
            most = count;
            Assert.NotNull(await node.Documents.LoadAsync<ReaderView>(_tenant, "Ada", CancellationToken.None));
        }

        return times;
    }

    private Task<IReadOnlyList<string>> ShapeAsync() => _world.Sql.LinesAsync(
        $"""
         select 'index', indexname, indexdef from pg_indexes where schemaname = '{_world.Sql.Schema}' and tablename = '{BackgroundWorld.Readers}'
         union all select 'constraint', conname, pg_get_constraintdef(oid) from pg_constraint where conrelid = '{BackgroundWorld.Readers}'::regclass and contype <> 'n'
         union all select 'right', a.privilege_type, pg_get_userbyid(a.grantee)::text from pg_class c, aclexplode(c.relacl) a where c.oid = '{BackgroundWorld.Readers}'::regclass
         order by 1, 2, 3
         """);

    private sealed class Told : IProgress<RebuildProgress>
    {
        public List<RebuildProgress> All { get; } = [];

        public void Report(RebuildProgress value) => All.Add(value);
    }

    private sealed class LentViews : SingleStreamProjection<LoanView>
    {
        public override string Name => "lent";

        public override bool Handles(Type eventType) => eventType == typeof(BookLent);

        protected override LoanView? Evolve(LoanView? document, StoredEvent stored) =>
            new(stored.StreamId, ((BookLent)stored.Data).Title, 0, stored.Timestamp, stored.Position);
    }

    private sealed class Latest : IProgress<RebuildProgress>
    {
        public RebuildProgress? Value { get; private set; }

        public void Report(RebuildProgress value) => Value = value;
    }
}
