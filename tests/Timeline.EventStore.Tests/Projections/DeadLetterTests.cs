using Npgsql;
using Timeline.EventStore.Events;
using Timeline.EventStore.Projections;
using Timeline.Testing.Databases;

namespace Timeline.EventStore.Tests.Projections;

public sealed class DeadLetterTests(DatabaseFixture databases) : IAsyncLifetime
{
    private readonly BackgroundWorld _world = new(databases);
    private readonly string _tenant = Samples.Tenant();

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_poison_event_is_parked_after_its_retries_and_everything_else_goes_on()
    {
        var tried = 0;
        var projection = new LoanViews { OnEvent = stored => ThrowAt(stored, 3, () => tried++) };
        var id = await _world.Plain.StartAsync(_tenant, Samples.Lent("Emma"), Samples.Reminder(1), Samples.Reminder(2), Samples.Reminder(3));
        var other = await _world.Plain.StartAsync(_tenant);
        var node = _world.Node(projection);
        await _world.RunAsync(node);
        await _world.CaughtUpAsync(node);

        Assert.Equal(2, (await node.Documents.LoadAsync<LoanView>(_tenant, id))!.Reminders);
        Assert.NotNull(await node.Documents.LoadAsync<LoanView>(_tenant, other));
        var letter = Assert.Single(await node.GetDeadLettersAsync("loans"));
        Assert.Equal(("loans", 3L, _tenant, id, 3L, "reminder_sent"), (letter.Projection, letter.Position, letter.TenantId, letter.StreamId, letter.Version, letter.Alias));
        Assert.Equal(("System.FormatException", "event 3"), (letter.ExceptionType, letter.ExceptionMessage));
        Assert.Equal(1, (await node.GetProjectionStatusAsync())[0].DeadLetters);
        // The whole batch, two halvings, alone, and three retries.
        Assert.Equal(3 + ProjectionErrorPolicy.Default.Retries + 1, tried + 1);
        Assert.Equal(
            ["loans All 3 System.FormatException event 3 JasperFx.Events.Daemon.DeadLetterEvent"],
            await _world.Sql.LinesAsync(
                "select data ->> 'ProjectionName', data ->> 'ShardName', data ->> 'EventSequence', data ->> 'ExceptionType', data ->> 'ExceptionMessage', mt_dotnet_type from mt_doc_deadletterevent where data ->> 'Id' = id::text"));
    }

    [Fact]
    public async Task A_parked_event_of_a_stream_is_taken_in_at_its_place_once_the_cause_is_put_right()
    {
        var broken = new LoanViews { OnEvent = stored => ThrowAt(stored, stored.Position is 1 or 3 ? stored.Position : 0) };
        var id = await _world.Plain.StartAsync(_tenant, Samples.Lent("Emma"), Samples.Reminder(1), Samples.Reminder(2), Samples.Reminder(3));
        var node = _world.Node(broken);
        var stop = await _world.RunAsync(node);
        await _world.CaughtUpAsync(node);
        Assert.Null(await node.Documents.LoadAsync<LoanView>(_tenant, id));
        var letters = await node.GetDeadLettersAsync();
        Assert.Equal([1, 3], letters.Select(letter => letter.Position));

        Assert.Equal(DeadLetterRetry.FailedAgain, await node.RetryDeadLetterAsync(letters[0].Id));
        Assert.Equal(2, (await node.GetDeadLettersAsync()).Count);

        var repaired = _world.Node(new LoanViews());
        Assert.Equal(DeadLetterRetry.Applied, await repaired.RetryDeadLetterAsync(letters[0].Id));
        Assert.Equal(2, (await node.Documents.LoadAsync<LoanView>(_tenant, id))!.Reminders);
        Assert.Equal(DeadLetterRetry.Applied, await repaired.RetryDeadLetterAsync(letters[1].Id));
        Assert.Equal(DeadLetterRetry.Gone, await repaired.RetryDeadLetterAsync(letters[1].Id));
        Assert.Empty(await node.GetDeadLettersAsync());
        await stop();

        var retried = await _world.BytesAsync(BackgroundWorld.Loans);
        await repaired.RebuildAsync("loans");
        Assert.Equal(retried, await _world.BytesAsync(BackgroundWorld.Loans));
    }

    [Fact]
    public async Task A_parked_event_of_a_projection_over_streams_is_taken_in_after_those_that_came_later()
    {
        var projection = new ReaderViews { AfterEvent = stored => { ThrowAt(stored, 1); return Task.CompletedTask; } };
        await _world.Plain.StartAsync(_tenant, Samples.Lent("Emma"));
        await _world.Plain.StartAsync(_tenant, Samples.Lent("Persuasion"));
        var node = _world.Node(projection);
        await _world.RunAsync(node);
        await _world.CaughtUpAsync(node);
        Assert.Equal(new ReaderView("Ada", 1, "Persuasion"), await node.Documents.LoadAsync<ReaderView>(_tenant, "Ada"));

        projection.AfterEvent = _ => Task.CompletedTask;
        var letter = Assert.Single(await node.GetDeadLettersAsync());
        Assert.Equal(DeadLetterRetry.Applied, await node.RetryDeadLetterAsync(letter.Id));
        Assert.Equal(new ReaderView("Ada", 2, "Emma"), await node.Documents.LoadAsync<ReaderView>(_tenant, "Ada"));

        await _world.Plain.StartAsync(_tenant, Samples.Lent("Middlemarch"));
        await _world.CaughtUpAsync(node);
        Assert.Equal(new ReaderView("Ada", 3, "Middlemarch"), await node.Documents.LoadAsync<ReaderView>(_tenant, "Ada"));
    }

    [Fact]
    public async Task An_event_whose_document_the_database_refuses_is_parked()
    {
        var session = _world.Plain.OpenSession(_tenant);
        session.StartStream(Guid.CreateVersion7(), "loan", Samples.Lent("Emma"), new BookLent("Emma", "Bob", Samples.Due), new BookLent("Emma", "Cleo", Samples.Due));
        session.StartStream(Guid.CreateVersion7(), "loan", new BookLent("Persuasion", "Bob", Samples.Due));
        await session.SaveChangesAsync();
        var node = _world.Node(new ReaderViews());
        await _world.RunAsync(node);
        await _world.CaughtUpAsync(node);

        // Two readers may not have the same last title: a unique index.
        var letters = await node.GetDeadLettersAsync();
        Assert.Equal([2, 3], letters.Select(letter => letter.Position));
        Assert.All(letters, letter => Assert.Equal("Npgsql.PostgresException", letter.ExceptionType));
        Assert.Equal("Persuasion", (await node.Documents.LoadAsync<ReaderView>(_tenant, "Bob"))!.LastTitle);
    }

    [Fact]
    public async Task A_fault_of_the_database_is_outlasted_and_parks_nothing()
    {
        await _world.Plain.StartAsync(_tenant, Samples.Lent("Emma"));
        await using var blocking = await _world.Sql.Sql.OpenConnectionAsync();
        var transaction = await blocking.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand($"lock table {BackgroundWorld.Readers} in access exclusive mode", blocking))
            await command.ExecuteNonQueryAsync();

        var impatient = new NpgsqlConnectionStringBuilder(_world.Sql.ConnectionString) { Options = "-c lock_timeout=20ms" };
        await using var database = NpgsqlDataSource.Create(impatient.ConnectionString);
        var faults = 0;
        var options = _world.Options(_ => Interlocked.Increment(ref faults), new ReaderViews());
        await using var node = new PostgresEventStore(database, options);
        var stop = await _world.RunAsync(node);
        await BackgroundWorld.UntilAsync(() => Task.FromResult(Volatile.Read(ref faults) > 4));
        await transaction.CommitAsync();
        await _world.CaughtUpAsync(node);

        Assert.Empty(await node.GetDeadLettersAsync());
        Assert.Equal(1, (await node.Documents.LoadAsync<ReaderView>(_tenant, "Ada"))!.Books);
        await stop();
    }

    [Fact]
    public async Task Many_poison_events_leave_all_others_where_they_belong()
    {
        var projection = new LoanViews { OnEvent = stored => ThrowAt(stored, stored.Position % 7 == 0 ? stored.Position : 0) };
        var options = _world.Options(projection);
        for (var i = 0; i < 10; i++)
            await _world.Plain.StartAsync(_tenant, [Samples.Lent(), .. Enumerable.Range(0, 9).Select(Samples.Reminder)]);
        var node = new PostgresEventStore(_world.Sql.Database, options);
        await using var _ = node;
        var stop = await _world.RunAsync(node);
        await _world.CaughtUpAsync(node);

        Assert.Equal(Enumerable.Range(1, 14).Select(i => i * 7L), (await node.GetDeadLettersAsync()).Select(letter => letter.Position));
        var live = await _world.BytesAsync(BackgroundWorld.Loans);
        await node.RebuildAsync("loans");
        Assert.Equal(live, await _world.BytesAsync(BackgroundWorld.Loans));
        Assert.Equal(14, (await node.GetDeadLettersAsync()).Count);
        await stop();
    }

    private static void ThrowAt(StoredEvent stored, long position, Action? before = null)
    {
        if (stored.Position != position)
            return;
        before?.Invoke();
        throw new FormatException($"event {stored.Position}");
    }
}
