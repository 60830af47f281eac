using Marten;
using Timeline.Storage.Projections;
using Timeline.Testing.Databases;

namespace Timeline.Storage.Tests.Projections;

public sealed class BackgroundProjectionsTests(DatabaseFixture databases) : IAsyncLifetime
{
    private readonly StoreFixture _fixture = new(databases);
    private readonly string _tenant = Samples.Tenant();

    public ValueTask InitializeAsync() => _fixture.InitializeAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Documents_follow_the_appends_and_the_status_says_how_far_and_by_whom()
    {
        await using var running = await ProjectingNode.StartAsync(_fixture, "the keeper");
        var id = await _fixture.Node.StartAsync(_tenant, Samples.Lent("Emma"), Samples.Reminder(1));
        await running.CaughtUpAsync();

        await using var session = running.Node.Store.QuerySession(_tenant);
        Assert.Equal("Emma", (await session.LoadAsync<Slip>(id))!.Title);
        Assert.Equal("reminder 1", Assert.Single(await session.Query<Note>().ToListAsync()).Text);
        var status = await running.Projections.StatusAsync(CancellationToken.None);
        Assert.Equal(["notes", "slips"], status.Select(each => each.Name).Order(StringComparer.Ordinal));
        Assert.All(status, each =>
        {
            Assert.Equal((2L, 2L, "the keeper"), (each.Position, each.Newest, each.Owner));
            Assert.NotNull(each.LastUpdated);
        });
        Assert.Empty(await running.Projections.ParkedAsync(_tenant, CancellationToken.None));
    }

    [Fact]
    public async Task Before_anybody_runs_them_nothing_is_done_and_nobody_owns_them()
    {
        var node = _fixture.NewNode(options => ProjectingNode.AddTo(options, new Notes()));
        await node.PrepareAsync();
        await _fixture.Node.StartAsync(_tenant);

        var status = await new BackgroundProjections(node.Store, node.Database).StatusAsync(CancellationToken.None);

        Assert.Equal(2, status.Count);
        Assert.All(status, each => Assert.Equal((0L, 1L, null, null), (each.Position, each.Newest, each.Owner, each.LastUpdated)));
    }

    [Fact]
    public async Task One_node_keeps_them_and_another_takes_over()
    {
        var first = await ProjectingNode.StartAsync(_fixture, "first");
        await Eventually.TrueAsync(async () => (await OwnersAsync(first)).SequenceEqual(["first", "first"]), "the first owns them");
        await using var second = await ProjectingNode.StartAsync(_fixture, "second");
        await _fixture.Node.StartAsync(_tenant, Samples.Reminder(1));
        await first.CaughtUpAsync();
        Assert.Empty(second.Notes.Seen);
        Assert.Equal(["first", "first"], await OwnersAsync(second));

        await first.DisposeAsync();
        await Eventually.TrueAsync(async () => (await OwnersAsync(second)).SequenceEqual(["second", "second"]), "the second owns them");
        await _fixture.Node.StartAsync(_tenant, Samples.Reminder(2));
        await second.CaughtUpAsync();

        Assert.Single(first.Notes.Seen);
        Assert.Single(second.Notes.Seen);
    }

    [Fact]
    public async Task A_projection_whose_position_was_moved_beside_it_goes_on_from_there()
    {
        await using var running = await ProjectingNode.StartAsync(_fixture);
        await _fixture.Node.StartAsync(_tenant, Samples.Reminder(1), Samples.Reminder(2));
        await running.CaughtUpAsync();

        // As after a commit whose answer was lost, or by another node that had the turn for a moment.
        await _fixture.ExecuteAsync("update mt_event_progression set last_seq_id = last_seq_id - 1 where name like 'notes%'");
        await _fixture.Node.StartAsync(_tenant, Samples.Reminder(3));
        await running.CaughtUpAsync();

        await using var session = running.Node.Store.QuerySession(_tenant);
        Assert.Equal(["reminder 1", "reminder 2", "reminder 3"], (await session.Query<Note>().ToListAsync()).Select(note => note.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_event_that_cannot_be_taken_in_is_parked_shown_and_taken_in_later()
    {
        await using var running = await ProjectingNode.StartAsync(_fixture);
        var id = await _fixture.Node.StartAsync(_tenant, Samples.Reminder(1), new ReminderSent("poison", Urgency.Firm), Samples.Reminder(3));
        await running.CaughtUpAsync();
        await Eventually.TrueAsync(async () => (await running.Projections.ParkedAsync(_tenant, CancellationToken.None)).Count == 1, "it is parked");

        var parked = Assert.Single(await running.Projections.ParkedAsync(_tenant, CancellationToken.None));
        Assert.Equal(("notes", 2L, id), (parked.Letter.ProjectionName, parked.Event!.Version, parked.Event.StreamId));
        Assert.Contains(nameof(InvalidOperationException), parked.Letter.ExceptionType, StringComparison.Ordinal);
        Assert.Equal(["reminder 1", "reminder 3"], await TextsAsync());

        Assert.Equal(ParkedEventRetry.FailedAgain, await RetryAsync(running, _tenant, parked.Letter.Id));
        var again = Assert.Single(await running.Projections.ParkedAsync(_tenant, CancellationToken.None));
        Assert.Equal("cannot take in poison", again.Letter.ExceptionMessage);
        running.Notes.Throws = false;
        Assert.Equal(ParkedEventRetry.Applied, await RetryAsync(running, _tenant, parked.Letter.Id));

        Assert.Empty(await running.Projections.ParkedAsync(_tenant, CancellationToken.None));
        Assert.Equal(["poison", "reminder 1", "reminder 3"], await TextsAsync());
        Assert.Equal(ParkedEventRetry.Gone, await RetryAsync(running, _tenant, parked.Letter.Id));
    }

    [Fact]
    public async Task A_tenant_sees_and_retries_its_own_parked_events_alone()
    {
        await using var running = await ProjectingNode.StartAsync(_fixture);
        var other = Samples.Tenant();
        await _fixture.Node.StartAsync(_tenant, new ReminderSent("poison of ours", Urgency.Firm));
        await _fixture.Node.StartAsync(other, new ReminderSent("poison of theirs", Urgency.Firm));
        await Eventually.TrueAsync(async () => await _fixture.ScalarAsync<long>("select count(*) from mt_doc_deadletterevent") == 2, "both are parked");

        var ours = Assert.Single(await running.Projections.ParkedAsync(_tenant, CancellationToken.None));
        var theirs = Assert.Single(await running.Projections.ParkedAsync(other, CancellationToken.None));
        Assert.Equal(("poison of ours", "poison of theirs"), (TextOf(ours), TextOf(theirs)));
        running.Notes.Throws = false;

        Assert.Equal(ParkedEventRetry.Gone, await RetryAsync(running, _tenant, theirs.Letter.Id));
        Assert.Equal(ParkedEventRetry.Applied, await RetryAsync(running, other, theirs.Letter.Id));
        Assert.Single(await running.Projections.ParkedAsync(_tenant, CancellationToken.None));

        static string TextOf(ParkedEvent parked) => ((ReminderSent)parked.Event!.Data).Text;
    }

    [Fact]
    public async Task A_parked_event_that_cannot_be_read_any_more_is_shown_without_it()
    {
        await using var running = await ProjectingNode.StartAsync(_fixture);
        var id = await _fixture.Node.StartAsync(_tenant, new ReminderSent("poison", Urgency.Firm));
        await Eventually.TrueAsync(async () => await _fixture.ScalarAsync<long>("select count(*) from mt_doc_deadletterevent") == 1, "it is parked");
        await _fixture.ExecuteAsync("""update mt_events set data = '{"Urgency": "Panic"}' where stream_id = $1""", id);

        var parked = Assert.Single(await running.Projections.ParkedAsync(_tenant, CancellationToken.None));

        Assert.Null(parked.Event);
        Assert.Equal(ParkedEventRetry.FailedAgain, await RetryAsync(running, _tenant, parked.Letter.Id));
        Assert.Single(await running.Projections.ParkedAsync(_tenant, CancellationToken.None));
    }

    [Fact]
    public async Task Rebuilt_documents_are_the_same()
    {
        var node = await ProjectingNode.StartAsync(_fixture);
        for (var i = 0; i < 20; i++)
            await _fixture.Node.StartAsync(i % 2 == 0 ? _tenant : "another", Samples.Lent($"Book {i}"), Samples.Reminder(i), Samples.Reminder(i + 100));
        await node.CaughtUpAsync();
        const string documents = "select tenant_id, id, data from mt_doc_note union all select tenant_id, id, data from mt_doc_slip order by 1, 2";
        var before = await _fixture.LinesAsync(documents);
        Assert.Equal(60, before.Count);
        await node.DisposeAsync();
        // What a rebuild is for.
        await _fixture.ExecuteAsync("update mt_doc_note set data = jsonb_set(data, '{Text}', '\"wrong\"')");
        await _fixture.ExecuteAsync("delete from mt_doc_slip");

        await node.RebuildAsync("notes");
        await node.RebuildAsync("slips");

        Assert.Equal(before, await _fixture.LinesAsync(documents));
    }

    private static async Task<IEnumerable<string?>> OwnersAsync(ProjectingNode node) => (await node.Projections.StatusAsync(CancellationToken.None)).Select(status => status.Owner);

    private static Task<ParkedEventRetry> RetryAsync(ProjectingNode node, string tenant, Guid id) => node.Projections.RetryAsync(tenant, id, CancellationToken.None);

    private Task<IReadOnlyList<string>> TextsAsync() => _fixture.LinesAsync("select data ->> 'Text' from mt_doc_note where tenant_id = $1 order by 1", _tenant);
}
