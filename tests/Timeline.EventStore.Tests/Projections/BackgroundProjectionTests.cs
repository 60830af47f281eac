using NodaTime;
using Timeline.EventStore.Projections;
using Timeline.Testing.Databases;

namespace Timeline.EventStore.Tests.Projections;

public sealed class BackgroundProjectionTests(DatabaseFixture databases) : IAsyncLifetime
{
    private readonly BackgroundWorld _world = new(databases);
    private readonly string _tenant = Samples.Tenant();

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Documents_follow_the_appends_and_progress_stands_in_martens_rows()
    {
        var before = await _world.Plain.StartAsync(_tenant, Samples.Lent("Emma"), Samples.Reminder(1));
        var node = _world.Node(new LoanViews(), new ReaderViews());
        await _world.RunAsync(node);
        var after = await _world.Plain.StartAsync(_tenant, Samples.Lent("Persuasion"));
        await _world.Plain.AppendAsync(_tenant, before, 2, Samples.Reminder(2));
        await _world.CaughtUpAsync(node);

        var loan = (await node.Documents.LoadStoredAsync<LoanView>(_tenant, before))!;
        Assert.Equal(("Emma", 2, 3L), (loan.Document.Title, loan.Document.Reminders, loan.Revision));
        Assert.Equal("Persuasion", (await node.Documents.LoadAsync<LoanView>(_tenant, after))!.Title);
        var reader = (await node.Documents.LoadStoredAsync<ReaderView>(_tenant, "Ada"))!;
        Assert.Equal((2, 2L), (reader.Document.Books, reader.Revision));
        Assert.Equal(4, await _world.ProgressAsync("loans:All"));
        Assert.Equal(4, await _world.ProgressAsync("readers:All"));
        await BackgroundWorld.UntilAsync(async () => await _world.ProgressAsync("HighWaterMark") == 4);
    }

    [Fact]
    public async Task A_document_goes_when_its_stream_says_so()
    {
        var node = _world.Node(new LoanViews());
        await _world.RunAsync(node);
        var id = await _world.Plain.StartAsync(_tenant);
        await _world.CaughtUpAsync(node);
        Assert.NotNull(await node.Documents.LoadAsync<LoanView>(_tenant, id));

        await _world.Plain.AppendAsync(_tenant, id, 1, new BookReturned(Instant.FromUtc(2026, 3, 4, 12, 0)));
        await _world.CaughtUpAsync(node);
        Assert.Null(await node.Documents.LoadAsync<LoanView>(_tenant, id));
    }

    [Fact]
    public async Task What_was_appended_while_nobody_ran_is_caught_up_with_after_a_restart()
    {
        var first = _world.Node(new LoanViews());
        var stop = await _world.RunAsync(first);
        var id = await _world.Plain.StartAsync(_tenant);
        await _world.CaughtUpAsync(first);
        await stop();
        await _world.Plain.AppendAsync(_tenant, id, 1, [.. Enumerable.Range(0, 50).Select(Samples.Reminder)]);

        var projection = new LoanViews();
        var second = _world.Node(projection);
        await _world.RunAsync(second);
        await _world.CaughtUpAsync(second);

        Assert.Equal(50, (await second.Documents.LoadAsync<LoanView>(_tenant, id))!.Reminders);
        Assert.Equal(50, projection.Seen);
    }

    [Fact]
    public async Task Tenants_with_the_same_ids_keep_their_documents_apart()
    {
        var other = Samples.Tenant();
        await _world.Plain.StartAsync(_tenant, Samples.Lent("Emma"));
        await _world.Plain.StartAsync(other, Samples.Lent("Emma"));
        await _world.Plain.StartAsync(other, Samples.Lent("Persuasion"));
        var node = _world.Node(new LoanViews(), new ReaderViews());
        await _world.RunAsync(node);
        await _world.CaughtUpAsync(node);

        Assert.Equal(new ReaderView("Ada", 1, "Emma"), await node.Documents.LoadAsync<ReaderView>(_tenant, "Ada"));
        Assert.Equal(new ReaderView("Ada", 2, "Persuasion"), await node.Documents.LoadAsync<ReaderView>(other, "Ada"));
        Assert.Equal(1, await node.Documents.CountAsync<LoanView>(_tenant));
        Assert.Equal(2, await node.Documents.CountAsync<LoanView>(other));
    }

    [Fact]
    public async Task Documents_do_not_depend_on_where_batches_end()
    {
        var node = _world.Node(new LoanViews(), new ReaderViews());
        await _world.RunAsync(node);
        for (var i = 0; i < 6; i++)
        {
            var id = await _world.Plain.StartAsync(_tenant, Samples.Lent($"Book {i}"));
            await _world.Plain.AppendAsync(_tenant, id, 1, Samples.Reminder(1), Samples.Reminder(2));
            // One at a time, here; all at once below.
            await _world.CaughtUpAsync(node);
        }

        var (loans, readers) = (await _world.BytesAsync(BackgroundWorld.Loans), await _world.BytesAsync(BackgroundWorld.Readers));
        await node.RebuildAsync("loans");
        await node.RebuildAsync("readers");
        Assert.Equal(loans, await _world.BytesAsync(BackgroundWorld.Loans));
        Assert.Equal(readers, await _world.BytesAsync(BackgroundWorld.Readers));
    }

    [Fact]
    public void Registrations_that_cannot_work_are_misuse()
    {
        var projections = new BackgroundProjections().Add(new LoanViews());
        Assert.Throws<ArgumentException>(() => projections.Add(new LoanViews()));
        Assert.Throws<ArgumentOutOfRangeException>(() => projections.Add(new ReaderViews(), version: 0));

        var shared = _world.Options(new LoanViews());
        shared.InlineProjections.Add(new LoanViews());
        Assert.Throws<InvalidOperationException>(() => new PostgresEventStore(_world.Sql.Database, shared));
        var unregistered = Samples.Options(_world.Sql.Schema);
        unregistered.BackgroundProjections.Add(new LoanViews());
        Assert.Throws<InvalidOperationException>(() => new PostgresEventStore(_world.Sql.Database, unregistered));
    }
}
