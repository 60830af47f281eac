using System.Globalization;
using JasperFx;
using Marten;
using Npgsql;
using Timeline.Storage.Commands;

namespace Timeline.Storage.Tests.Commands;

public sealed class SavingTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();

    private StoreNode Node => fixture.Node;

    [Fact]
    public async Task A_command_is_saved_once_and_the_second_time_repeated()
    {
        var (id, command) = (await Node.StartAsync(_tenant), Guid.CreateVersion7());

        Assert.Equal(SaveOutcome.Saved, await RemindAsync(Node, id, command));
        Assert.Equal(SaveOutcome.Repeated, await RemindAsync(Node, id, command));

        Assert.Equal(2, (await Node.StreamAsync(_tenant, id)).Count);
        await using var session = fixture.Store.QuerySession(_tenant);
        var handled = (await session.LoadAsync<HandledCommand>(command))!;
        Assert.Equal(new StreamVersion(id, 2, 1), handled.On(id));
        Assert.Equal((2L, "ada"), (handled.On(id)!.First, handled.Actor));
        Assert.Null(handled.On(Guid.Empty));
    }

    [Fact]
    public async Task The_same_id_of_another_tenant_is_another_command()
    {
        var command = Guid.CreateVersion7();
        var (id, other) = (await Node.StartAsync(_tenant), new SavingTests(fixture));
        Assert.Equal(SaveOutcome.Saved, await RemindAsync(Node, id, command));
        Assert.Equal(SaveOutcome.Saved, await other.RemindAsync(Node, await Node.StartAsync(other._tenant), command));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_sessions_with_one_command_at_once_one_saves_and_the_others_are_repeated(bool oneStream)
    {
        var nodes = new[] { fixture.NewNode(), fixture.NewNode() };
        for (var round = 0; round < 5; round++)
        {
            var command = Guid.CreateVersion7();
            var ids = new List<Guid>();
            for (var i = 0; i < 6; i++)
                ids.Add(i > 0 && oneStream ? ids[0] : await Node.StartAsync(_tenant));

            var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(async () =>
            {
                // On one stream whoever loses may be told so by the stream first.
                SaveOutcome outcome;
                do
                    outcome = await RemindAsync(nodes[n % 2], ids[n], command);
                while (oneStream && outcome == SaveOutcome.Overtaken);
                return outcome;
            })));

            Assert.Equal((1, 5), (outcomes.Count(outcome => outcome == SaveOutcome.Saved), outcomes.Count(outcome => outcome == SaveOutcome.Repeated)));
            var stored = 0;
            foreach (var id in ids.Distinct())
                stored += (await Node.StreamAsync(_tenant, id)).Count - 1;
            Assert.Equal(1, stored);
        }
    }

    [Fact]
    public async Task A_stream_that_is_begun_twice_is_begun_once()
    {
        var (id, command) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal(SaveOutcome.Saved, await StartAsync(id, command));
        Assert.Equal(SaveOutcome.Overtaken, await StartAsync(id, Guid.CreateVersion7()));
        // Which of the two is noticed first is the database's affair.
        Assert.Contains(await StartAsync(id, command), new[] { SaveOutcome.Overtaken, SaveOutcome.Repeated });
        Assert.Single(await Node.StreamAsync(_tenant, id));

        var begun = Guid.CreateVersion7();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => StartAsync(begun, Guid.CreateVersion7()))));
        Assert.Equal((1, 5), (outcomes.Count(outcome => outcome == SaveOutcome.Saved), outcomes.Count(outcome => outcome == SaveOutcome.Overtaken)));

        async Task<SaveOutcome> StartAsync(Guid stream, Guid by)
        {
            await using var session = Node.Open(_tenant, by);
            session.Events.StartStream(stream, Samples.Lent());
            session.Insert(new HandledCommand { Id = by, Streams = [new StreamVersion(stream, 1, 1)] });
            return await session.TrySaveAsync(TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_append_at_a_version_that_has_passed_is_overtaken_and_stores_nothing(int events)
    {
        var id = await Node.RemindedAsync(_tenant, events: 3);
        await using var session = Node.Open(_tenant);
        session.Events.Append(id, 2 + events, Enumerable.Range(0, events).Select(object (number) => Samples.Reminder(number)));
        session.Store(new Card($"{id}", "Ada", 1));

        Assert.Equal(SaveOutcome.Overtaken, await session.TrySaveAsync(TestContext.Current.CancellationToken));

        Assert.Equal(3, (await Node.StreamAsync(_tenant, id)).Count);
        Assert.Null(await session.LoadAsync<Card>($"{id}"));
    }

    [Fact]
    public async Task Of_sessions_that_rest_on_the_same_version_one_saves()
    {
        var id = await Node.StartAsync(_tenant);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(async () =>
        {
            await using var session = Node.Open(_tenant);
            var loan = await session.Events.FetchForWriting<Loan>(id);
            loan.AppendOne(Samples.Reminder(number));
            return (loan.StartingVersion, await session.TrySaveAsync(TestContext.Current.CancellationToken));
        })));

        var stream = await Node.StreamAsync(_tenant, id);
        Assert.Equal(stream.Count - 1, outcomes.Count(outcome => outcome.Item2 == SaveOutcome.Saved));
        Assert.Equal(stream.Count - 1, outcomes.Where(outcome => outcome.Item2 == SaveOutcome.Saved).Select(outcome => outcome.StartingVersion).Distinct().Count());
        Assert.All(outcomes, outcome => Assert.Contains(outcome.Item2, new[] { SaveOutcome.Saved, SaveOutcome.Overtaken }));
    }

    [Theory]
    [InlineData("repeatable read")]
    [InlineData("serializable")]
    public async Task Where_a_database_is_set_to_a_stricter_isolation_who_loses_is_overtaken_and_wins_when_repeated(string isolation)
    {
        const int writers = 6;
        var strict = fixture.NewNode(connectionString: new NpgsqlConnectionStringBuilder(fixture.ConnectionString)
        {
            Options = $"-c default_transaction_isolation={isolation.Replace(" ", "\\ ", StringComparison.Ordinal)}",
        }.ConnectionString);
        var id = await Node.StartAsync(_tenant);

        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            var command = Guid.CreateVersion7();
            while (await RemindAsync(strict, id, command) == SaveOutcome.Overtaken)
            {
            }
        })));

        Assert.Equal(Enumerable.Range(1, writers + 1).Select(version => (long)version), (await Node.StreamAsync(_tenant, id)).Select(stored => stored.Version));
        Assert.Null(Assert.Single(await Node.Verifier.VerifyAsync(_tenant).ToListAsync()).Problem);
    }

    [Theory]
    [InlineData(PostgresErrorCodes.SerializationFailure)]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    public async Task A_save_that_the_database_gives_up_is_overtaken_and_has_stored_nothing(string code)
    {
        var (id, command) = (await Node.StartAsync(_tenant), Guid.CreateVersion7());
        await fixture.ExecuteAsync(
            $"""
             create or replace function refuse_{code.ToLowerInvariant()}() returns trigger language plpgsql as
             $$ begin raise exception 'not now' using errcode = '{code}'; end $$;
             create trigger refuse before insert on mt_events for each row when (new.tenant_id = '{_tenant}') execute function refuse_{code.ToLowerInvariant()}();
             """);
        try
        {
            Assert.Equal(SaveOutcome.Overtaken, await RemindAsync(Node, id, command));
        }
        finally
        {
            await fixture.ExecuteAsync("drop trigger refuse on mt_events");
        }

        Assert.Single(await Node.StreamAsync(_tenant, id));
        Assert.Equal(SaveOutcome.Saved, await RemindAsync(Node, id, command));
    }

    [Fact]
    public async Task A_position_that_is_given_twice_is_drawn_anew_when_the_command_is_repeated()
    {
        var (id, command) = (await Node.StartAsync(_tenant), Guid.CreateVersion7());
        var taken = Assert.Single(await Node.StreamAsync(_tenant, id)).Sequence;
        await fixture.ExecuteAsync("alter sequence mt_events_sequence restart with " + taken.ToString(CultureInfo.InvariantCulture));

        Assert.Equal(SaveOutcome.Overtaken, await RemindAsync(Node, id, command));
        Assert.Single(await Node.StreamAsync(_tenant, id));

        SaveOutcome outcome;
        do
            outcome = await RemindAsync(Node, id, command);
        while (outcome == SaveOutcome.Overtaken);
        Assert.Equal((SaveOutcome.Saved, 2), (outcome, (await Node.StreamAsync(_tenant, id)).Count));
    }

    [Fact]
    public async Task Who_holds_a_stream_is_not_overtaken_and_others_wait()
    {
        var id = await Node.StartAsync(_tenant);
        await using var session = Node.Open(_tenant);
        await session.HoldStreamAsync(id, TestContext.Current.CancellationToken);
        var version = (await session.Events.FetchStreamStateAsync(id))!.Version;
        var (holding, naming) = (HoldAndRemindAsync(id), RemindAsync(Node, id, Guid.CreateVersion7(), expected: version));
        var elsewhere = await RemindAsync(Node, await Node.StartAsync(_tenant), Guid.CreateVersion7());
        Assert.Equal((SaveOutcome.Saved, false, false), (elsewhere, holding.IsCompleted, naming.IsCompleted));

        session.Events.Append(id, version + 1, Samples.Reminder(0));
        Assert.Equal(SaveOutcome.Saved, await session.TrySaveAsync(TestContext.Current.CancellationToken));

        Assert.Equal((SaveOutcome.Saved, SaveOutcome.Overtaken), (await holding.WaitAsync(TimeSpan.FromSeconds(20)), await naming.WaitAsync(TimeSpan.FromSeconds(20))));
        Assert.Equal(["reminder 0", "reminder 9"], (await Node.StreamAsync(_tenant, id)).Skip(1).Select(stored => ((ReminderSent)stored.Data).Text));

        async Task<SaveOutcome> HoldAndRemindAsync(Guid stream)
        {
            await using var later = Node.Open(_tenant);
            await later.HoldStreamAsync(stream, TestContext.Current.CancellationToken);
            var reached = (await later.Events.FetchStreamStateAsync(stream))!.Version;
            later.Events.Append(stream, reached + 1, Samples.Reminder(9));
            return await later.TrySaveAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_stream_that_is_held_and_not_saved_is_free_again()
    {
        var id = await Node.StartAsync(_tenant);
        await using (var session = Node.Open(_tenant))
            await session.HoldStreamAsync(id, TestContext.Current.CancellationToken);
        await using (var nothing = Node.Open(_tenant))
            await nothing.HoldStreamAsync(Guid.CreateVersion7(), TestContext.Current.CancellationToken);
        Assert.Equal(SaveOutcome.Saved, await RemindAsync(Node, id, Guid.CreateVersion7()).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Faults_of_others_are_neither_overtaken_nor_repeated()
    {
        var id = Guid.CreateVersion7();
        await using (var session = Node.Open(_tenant))
        {
            session.Insert(new Shelf(id, "A"));
            await session.SaveChangesAsync();
        }

        await using (var again = Node.Open(_tenant))
        {
            again.Insert(new Shelf(id, "B"));
            var refused = await Assert.ThrowsAsync<DocumentAlreadyExistsException>(() => again.TrySaveAsync(TestContext.Current.CancellationToken));
            Assert.Equal(typeof(Shelf), refused.DocType);
        }

        await using var broken = Node.Open(_tenant);
        broken.QueueSqlCommand("select 1 / 0");
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => broken.TrySaveAsync(TestContext.Current.CancellationToken));
        Assert.Equal(PostgresErrorCodes.DivisionByZero, Saving.Refusal(fault)?.SqlState);
        Assert.Null(Saving.Refusal(null));
    }

    [Fact]
    public async Task An_archived_stream_takes_nothing()
    {
        var id = await Node.RemindedAsync(_tenant, events: 2);
        await using (var session = Node.Open(_tenant))
        {
            session.Events.ArchiveStream(id);
            await session.SaveChangesAsync();
        }

        await Assert.ThrowsAnyAsync<Exception>(() => RemindAsync(Node, id, Guid.CreateVersion7()));
        Assert.Equal(2L, (await Node.Verifier.HeadAsync(_tenant, id))!.Version);
    }

    [Fact]
    public async Task A_save_whose_answer_is_lost_stores_once_when_it_is_repeated()
    {
        await using var proxy = new CuttingProxy(fixture.ConnectionString);
        await using var there = fixture.NewNode(connectionString: proxy.ConnectionString);
        var id = await Node.StartAsync(_tenant);
        Assert.Equal(SaveOutcome.Saved, await RemindAsync(there, id, Guid.CreateVersion7()));
        var (saved, attempts) = (2, 0);
        foreach (var command in Enumerable.Range(0, 8).Select(_ => Guid.CreateVersion7()))
        {
            for (var done = false; !done;)
            {
                if (attempts++ % 2 == 0)
                    proxy.SwallowNextAnswer();
                try
                {
                    Assert.Contains(await RemindAsync(there, id, command), new[] { SaveOutcome.Saved, SaveOutcome.Repeated });
                    done = true;
                }
                catch (Exception e) when (e is NpgsqlException || e.InnerException is NpgsqlException)
                {
                    // Stored or not: once more.
                }
            }

            Assert.Equal(++saved, (await Node.StreamAsync(_tenant, id)).Count);
        }

        Assert.True(proxy.Swallowed > 0);
    }

    private async Task<SaveOutcome> RemindAsync(StoreNode node, Guid id, Guid command, long? expected = null)
    {
        await using var session = node.Open(_tenant, command);
        if (expected is { } version)
            session.Events.Append(id, version + 1, Samples.Reminder(1));
        else
            session.Events.Append(id, Samples.Reminder(1));
        session.Insert(new HandledCommand { Id = command, Streams = [new StreamVersion(id, 2, 1)], Actor = "ada" });
        return await session.TrySaveAsync(TestContext.Current.CancellationToken);
    }
}
