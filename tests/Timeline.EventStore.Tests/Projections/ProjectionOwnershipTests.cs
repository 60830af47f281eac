using Npgsql;
using Timeline.EventStore.Projections;
using Timeline.EventStore.Projections.Background;
using Timeline.Testing.Databases;

namespace Timeline.EventStore.Tests.Projections;

public sealed class ProjectionOwnershipTests(DatabaseFixture databases) : IAsyncLifetime
{
    private readonly BackgroundWorld _world = new(databases);
    private readonly string _tenant = Samples.Tenant();

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_killed_backend_leaves_neither_documents_nor_progress_of_its_batch_and_nothing_is_counted_twice()
    {
        var reached = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var projection = new ReaderViews
        {
            AfterEvent = async stored =>
            {
                if (stored.Position < 3)
                    return;
                reached.TrySetResult();
                await release.Task;
            },
        };
        for (var i = 0; i < 5; i++)
            await _world.Plain.StartAsync(_tenant, Samples.Lent($"Book {i}"));
        var node = _world.Node(projection);
        await _world.RunAsync(node);

        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(1, await _world.KillAsync("projection", "readers"));
        Assert.Null(await node.Documents.LoadAsync<ReaderView>(_tenant, "Ada"));
        Assert.Equal(0, await _world.ProgressAsync("readers:All"));

        release.SetResult();
        await _world.CaughtUpAsync(node);
        Assert.Equal(new ReaderView("Ada", 5, "Book 4"), await node.Documents.LoadAsync<ReaderView>(_tenant, "Ada"));
        Assert.Empty(await node.GetDeadLettersAsync());
    }

    [Fact]
    public async Task Of_two_runners_one_works_and_the_other_takes_over_when_the_first_is_cut_off()
    {
        await using var proxy = new CuttingProxy(_world.Sql.ConnectionString);
        await using var cutOff = NpgsqlDataSource.Create(proxy.ConnectionString);
        var (first, second) = (new LoanViews(), new LoanViews());
        await using var firstNode = new PostgresEventStore(cutOff, _world.Options(first));
        var secondNode = _world.Node(second);
        var stop = await _world.RunAsync(firstNode);
        var id = await _world.Plain.StartAsync(_tenant);
        await _world.CaughtUpAsync(secondNode);
        await _world.RunAsync(secondNode);
        await _world.Plain.AppendAsync(_tenant, id, 1, Samples.Reminder(1));
        await _world.CaughtUpAsync(secondNode);
        Assert.Equal((2, 0), (first.Seen, second.Seen));

        proxy.Cut();
        await _world.Plain.AppendAsync(_tenant, id, 2, Samples.Reminder(2));
        await _world.CaughtUpAsync(secondNode);
        Assert.Equal(1, second.Seen);

        // The first is back, and waits its turn.
        proxy.Mend();
        await _world.Plain.AppendAsync(_tenant, id, 3, Samples.Reminder(3));
        await _world.CaughtUpAsync(secondNode);
        Assert.Equal((2, 2), (first.Seen, second.Seen));
        Assert.Equal(3, (await secondNode.Documents.LoadAsync<LoanView>(_tenant, id))!.Reminders);
        await stop();
    }

    [Fact]
    public async Task An_owner_that_paused_and_lost_its_right_cannot_overwrite_its_successor()
    {
        var reached = new TaskCompletionSource();
        using var release = new ManualResetEventSlim();
        var slow = new LoanViews
        {
            OnEvent = _ =>
            {
                reached.TrySetResult();
                release.Wait();
            },
        };
        var id = await _world.Plain.StartAsync(_tenant);
        var slowNode = _world.Node(slow);
        await _world.RunAsync(slowNode);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20));

        var next = new LoanViews();
        var nextNode = _world.Node(next);
        await _world.RunAsync(nextNode);
        await _world.Plain.AppendAsync(_tenant, id, 1, Samples.Reminder(1), Samples.Reminder(2));
        await _world.KillAsync("projection", "loans");
        await _world.CaughtUpAsync(nextNode);
        var documents = await _world.BytesAsync(BackgroundWorld.Loans);
        release.Set();
        await BackgroundWorld.UntilAsync(() => Task.FromResult(slow.Seen >= 1));
        await _world.Plain.StartAsync(_tenant);
        await _world.CaughtUpAsync(nextNode);

        Assert.Contains(documents[0], await _world.BytesAsync(BackgroundWorld.Loans));
        Assert.Equal(4, next.Seen);
    }

    [Fact]
    public async Task Progress_is_moved_only_from_where_the_batch_began()
    {
        await using var connection = await _world.Sql.Sql.OpenConnectionAsync();
        var rows = new ProgressRows(
            new StoreContext(_world.Sql.Database, _world.Options(new LoanViews())), new BackgroundProjection(new LoanViews(), 1));
        await rows.BeginAsync(connection, CancellationToken.None);
        await rows.AdvanceAsync(connection, 0, 7, CancellationToken.None);

        await Assert.ThrowsAsync<ProgressMovedException>(() => rows.AdvanceAsync(connection, 0, 5, CancellationToken.None));
        Assert.Equal(7, await _world.ProgressAsync("loans:All"));
    }

    [Fact]
    public async Task Every_event_is_taken_in_once_though_the_owners_connection_is_killed_again_and_again()
    {
        var nodes = new[] { _world.Node(new ReaderViews(), new LoanViews()), _world.Node(new ReaderViews(), new LoanViews()) };
        foreach (var node in nodes)
            await _world.RunAsync(node);

        var appending = AppendAsync(300);
        var killed = 0L;
        while (!appending.IsCompleted || killed < 10)
        {
            killed += await _world.KillAsync("projection", "readers") + await _world.KillAsync("projection", "loans");
            await Task.Delay(20);
        }

        await appending;
        await AssertAllOnceAsync(nodes[0], 300);
    }

    [Fact]
    public async Task A_node_that_loses_all_its_connections_at_once_catches_up_by_itself()
    {
        var name = $"node {_world.Sql.Schema}";
        await using var named = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_world.Sql.ConnectionString) { ApplicationName = name }.ConnectionString);
        await using var node = new PostgresEventStore(named, _world.Options(new ReaderViews(), new LoanViews()));
        var stop = await _world.RunAsync(node);
        for (var i = 0; i < 5; i++)
        {
            await AppendAsync(20);
            await _world.KillAsync("projection", "readers");
            await _world.KillAsync("projection", "loans");
            await _world.Sql.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1", name);
        }

        await AssertAllOnceAsync(node, 100);
        await stop();
    }

    [Fact]
    public async Task The_status_names_the_node_that_keeps_a_projection_up_to_date()
    {
        var node = _world.Node(new LoanViews());
        Assert.Null(Assert.Single(await node.GetProjectionStatusAsync()).Owner);
        var stop = await _world.RunAsync(node);
        await _world.Plain.StartAsync(_tenant);
        await _world.CaughtUpAsync(node);
        Assert.Equal(FormattableString.Invariant($"{Environment.MachineName}/{Environment.ProcessId}"), Assert.Single(await node.GetProjectionStatusAsync()).Owner);
        await stop();
        Assert.Null(Assert.Single(await node.GetProjectionStatusAsync()).Owner);
    }

    [Fact]
    public async Task A_connection_that_owned_a_projection_goes_back_to_the_pool_as_it_came()
    {
        await using var single = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(_world.Sql.ConnectionString) { MaxPoolSize = 1, NoResetOnClose = true }.ConnectionString);
        var context = new StoreContext(single, _world.Options(new LoanViews()));
        var right = (await ProjectionLock.TryOwnAsync(context, "loans", CancellationToken.None))!;
        var other = new StoreContext(_world.Sql.Database, _world.Options(new LoanViews()));
        Assert.Null(await ProjectionLock.TryOwnAsync(other, "loans", CancellationToken.None));
        await right.DisposeAsync();

        var freed = await ProjectionLock.TryOwnAsync(other, "loans", CancellationToken.None);
        Assert.NotNull(freed);
        await freed.DisposeAsync();
        await using var command = single.CreateCommand("select current_setting('idle_session_timeout') || current_setting('application_name')");
        Assert.Equal("0", await command.ExecuteScalarAsync());
    }

    private Task AppendAsync(int loans) => Task.Run(async () =>
    {
        for (var i = 0; i < loans; i++)
            await _world.Plain.StartAsync(_tenant, Samples.Lent($"Book {i}"), Samples.Reminder(1));
    });

    private async Task AssertAllOnceAsync(PostgresEventStore node, int loans)
    {
        await _world.CaughtUpAsync(node);
        Assert.Equal(loans, (await node.Documents.LoadAsync<ReaderView>(_tenant, "Ada"))!.Books);
        Assert.Equal(loans, await node.Documents.CountAsync<LoanView>(_tenant, "(d.data ->> 'Reminders')::int = 1 and d.mt_version = 2"));
        Assert.Empty(await node.GetDeadLettersAsync());
    }
}
