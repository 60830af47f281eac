using Npgsql;
using Timeline.Storage.DueWork;

namespace Timeline.Storage.Tests.DueWork;

public sealed class DueWorkTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();

    private StoreNode Node => fixture.Node;

    [Fact]
    public async Task What_is_due_is_done_once_and_is_due_no_more()
    {
        var id = await Node.StartAsync(_tenant);
        var item = await Node.DueAsync(_tenant, id, DueItems.Ago(seconds: 3));
        var done = new System.Collections.Concurrent.ConcurrentQueue<(string Kind, TimeSpan Late)>();
        await using var running = new Running(Node, _tenant, [new Reminding()], options: new() { Done = (kind, late) => done.Enqueue((kind, late)) });

        await Eventually.TrueAsync(() => !done.IsEmpty, "the work is done");

        Assert.Null(await Node.FindAsync(_tenant, item.Id));
        Assert.Equal(1, await Node.RemindersAsync(_tenant, id));
        var (kind, late) = Assert.Single(done);
        Assert.Equal("remind", kind);
        Assert.InRange(late, TimeSpan.FromSeconds(2.9), TimeSpan.FromSeconds(30));
        Assert.Empty(Node.Faults);
    }

    [Fact]
    public async Task What_is_not_due_yet_stays_until_the_clock_says_so()
    {
        var noon = new DateTimeOffset(2031, 3, 4, 12, 0, 0, TimeSpan.Zero);
        var (early, late) = (await Node.StartAsync(_tenant), await Node.StartAsync(_tenant));
        await Node.DueAsync(_tenant, early, noon);
        await Node.DueAsync(_tenant, late, noon.AddSeconds(1));
        var now = noon.UtcTicks;
        await using var running = new Running(
            Node, _tenant, [new Reminding()], options: new() { Now = () => new DateTimeOffset(Volatile.Read(ref now), TimeSpan.Zero) });

        await Eventually.TrueAsync(async () => await Node.RemindersAsync(_tenant, early) == 1, "the first is done");
        Assert.Equal(0, await running.Worker.CountDueAsync(CancellationToken.None));
        Assert.Equal(0, await Node.RemindersAsync(_tenant, late));
        Volatile.Write(ref now, noon.AddSeconds(1).UtcTicks);

        await Eventually.TrueAsync(async () => await Node.RemindersAsync(_tenant, late) == 1, "the second is done");
    }

    [Fact]
    public async Task Work_may_ask_to_be_looked_at_again()
    {
        var id = await Node.StartAsync(_tenant);
        var item = await Node.DueAsync(_tenant, id, DueItems.Ago(1));
        var next = new DateTimeOffset(2031, 3, 4, 12, 0, 0, TimeSpan.Zero);
        await using var running = new Running(Node, _tenant, [new Reminding(then: (_, _) => next)]);

        await Eventually.TrueAsync(async () => (await Node.FindAsync(_tenant, item.Id))?.At == next, "it is put off");

        Assert.Equal(1, await Node.RemindersAsync(_tenant, id));
        Assert.Equal(item with { At = next }, await Node.FindAsync(_tenant, item.Id));
    }

    // Some of these look like a lost connection.
    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(OperationCanceledException))]
    public async Task Work_that_throws_stores_nothing_stays_due_and_holds_up_nobody(Type fault)
    {
        var (bad, good) = (await Node.StartAsync(_tenant), await Node.StartAsync(_tenant));
        var throwing = await Node.DueAsync(_tenant, bad, DueItems.Ago(60));
        await Node.DueAsync(_tenant, good, DueItems.Ago(1));
        var node = fixture.NewNode();
        await using var running = new Running(
            node, _tenant, [new Reminding(then: (item, _) => item.Subject == bad ? throw (Exception)Activator.CreateInstance(fault, "not today")! : null)]);

        await Eventually.TrueAsync(async () => await Node.RemindersAsync(_tenant, good) == 1, "the good one is done");
        await Eventually.TrueAsync(() => node.Faults.Count >= 2, "the bad one is tried again and again");

        Assert.All(node.Faults, fault => Assert.Equal("not today", fault.Message));
        Assert.Equal(0, await Node.RemindersAsync(_tenant, bad));
        Assert.Equal(throwing, await Node.FindAsync(_tenant, throwing.Id));
        Assert.Equal(1, await running.Worker.CountDueAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Work_whose_append_the_database_refuses_is_done_once_it_can_be()
    {
        var (bad, good) = (await Node.StartAsync(_tenant), await Node.StartAsync(_tenant));
        await Node.DueAsync(_tenant, bad, DueItems.Ago(60));
        await Node.DueAsync(_tenant, good, DueItems.Ago(1));
        await fixture.ExecuteAsync($"alter table mt_events add constraint refused check (stream_id <> '{bad}' or version < 2) not valid");
        var node = fixture.NewNode();
        await using var running = new Running(node, _tenant, [new Reminding()]);
        await Eventually.TrueAsync(async () => await Node.RemindersAsync(_tenant, good) == 1, "the good one is done");
        await Eventually.TrueAsync(() => !node.Faults.IsEmpty, "the other is refused");

        await fixture.ExecuteAsync("alter table mt_events drop constraint refused");

        await Eventually.TrueAsync(async () => await Node.RemindersAsync(_tenant, bad) == 1, "the other is done");
    }

    [Fact]
    public async Task A_stream_that_is_being_appended_to_is_passed_over_and_its_turn_comes()
    {
        var (busy, free) = (await Node.StartAsync(_tenant), await Node.StartAsync(_tenant));
        await Node.DueAsync(_tenant, busy, DueItems.Ago(60));
        await Node.DueAsync(_tenant, free, DueItems.Ago(1));
        await using var connection = await fixture.Sql.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand($"select 1 from mt_streams where id = '{busy}' for update", connection))
            await hold.ExecuteNonQueryAsync();
        await using var running = new Running(Node, _tenant, [new Reminding()]);

        await Eventually.TrueAsync(async () => await Node.RemindersAsync(_tenant, free) == 1, "the free one is done");
        Assert.Equal(0, await Node.RemindersAsync(_tenant, busy));
        await transaction.RollbackAsync();

        await Eventually.TrueAsync(async () => await Node.RemindersAsync(_tenant, busy) == 1, "the busy one is done");
        Assert.Empty(Node.Faults);
    }

    [Fact]
    public async Task Kinds_that_this_program_does_not_know_stay()
    {
        var (unknown, known) = (await Node.StartAsync(_tenant), await Node.StartAsync(_tenant));
        var item = await Node.DueAsync(_tenant, unknown, DueItems.Ago(60), "of a newer program");
        await Node.DueAsync(_tenant, known, DueItems.Ago(1));
        await using var running = new Running(Node, _tenant, [new Reminding()]);

        await Eventually.TrueAsync(async () => await Node.RemindersAsync(_tenant, known) == 1, "the known one is done");

        Assert.Equal(item, await Node.FindAsync(_tenant, item.Id));
        Assert.Equal(0, await running.Worker.CountDueAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Other_tenants_items_are_not_this_workers()
    {
        var other = Samples.Tenant();
        var (theirs, ours) = (await Node.StartAsync(other), await Node.StartAsync(_tenant));
        await Node.DueAsync(other, theirs, DueItems.Ago(60));
        await Node.DueAsync(_tenant, ours, DueItems.Ago(1));
        await using var running = new Running(Node, _tenant, [new Reminding()]);

        await Eventually.TrueAsync(async () => await Node.RemindersAsync(_tenant, ours) == 1, "ours is done");

        Assert.Equal(0, await Node.RemindersAsync(other, theirs));
    }

    [Fact]
    public void The_same_work_on_the_same_subject_is_one_item_for_ever()
    {
        var subject = new Guid("019ac0de-0000-7000-8000-000000000001");
        Assert.Equal(DueId.Of("remind", subject), DueId.Of("remind", subject));
        Assert.NotEqual(DueId.Of("remind", subject), DueId.Of("warn", subject));
        Assert.NotEqual(DueId.Of("remind", subject), DueId.Of("remind", Guid.Empty));
        // Stored: it never changes.
        Assert.Equal(new Guid("2f98e7ae-d837-8b6d-ba09-88c9ee654f62"), DueId.Of("remind", subject));
    }

    [Fact]
    public async Task A_worker_outlives_its_killed_connections()
    {
        var node = fixture.NewNode(name: "killed-worker");
        await using var running = new Running(node, _tenant, [new Reminding()]);
        var ids = new List<Guid>();
        for (var i = 0; i < 6; i++)
        {
            ids.Add(await Node.StartAsync(_tenant));
            await Node.DueAsync(_tenant, ids[^1], DueItems.Ago(1));
            await fixture.ScalarAsync<long>("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'killed-worker'");
        }

        foreach (var id in ids)
            await Eventually.TrueAsync(async () => await Node.RemindersAsync(_tenant, id) > 0, "the work is done");
        Assert.Equal(0, await running.Worker.CountDueAsync(CancellationToken.None));
        foreach (var id in ids)
            Assert.Equal(1, await Node.RemindersAsync(_tenant, id));
    }
}
