using Npgsql;
using Timeline.EventStore.Appending;

namespace Timeline.EventStore.Tests.Appending;

public sealed class IdempotenceTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();

    private IEventStore Store => fixture.Store;

    [Fact]
    public async Task The_same_command_again_stores_nothing_and_answers_the_same()
    {
        var id = Guid.CreateVersion7();
        var command = Guid.CreateVersion7();
        var first = await Lend(id, command, "LOAN-1").SaveChangesAsync();
        // The client never got the answer and sends the command again, now decided on what is there.
        var again = Store.OpenSession(_tenant, new SessionMetadata { CommandId = command });
        again.Append(id, 1, Samples.Reminder(1));
        again.Store(new Card("never", "Ada", 1));

        var second = await again.SaveChangesAsync();

        Assert.True(second.Repeated);
        Assert.Equal(first.Streams, second.Streams);
        Assert.Equal("LOAN-1", second.Result);
        Assert.Single(await Store.StreamAsync(_tenant, id));
        Assert.Null(await Store.Documents.LoadAsync<Card>(_tenant, "never"));
    }

    [Fact]
    public async Task A_command_that_stored_no_events_is_remembered_too()
    {
        var command = Guid.CreateVersion7();
        var session = Store.OpenSession(_tenant, new SessionMetadata { CommandId = command, Actor = "ada" });
        session.Result = "nothing to do";
        await session.SaveChangesAsync();

        var found = await Store.FindCommandAsync(_tenant, command);

        Assert.Equal(("nothing to do", "ada"), (found!.Result, found.Actor));
        Assert.Empty(found.Streams);
        Assert.True((await Store.OpenSession(_tenant, new SessionMetadata { CommandId = command }).SaveChangesAsync()).Repeated);
    }

    [Fact]
    public async Task Of_the_same_command_many_times_at_once_one_is_stored_and_all_answer_the_same()
    {
        var command = Guid.CreateVersion7();
        var nodes = new[] { Store, fixture.Node() };

        // Each attempt makes up a stream of its own, as a declare command would: only the command id tells that they are one.
        var saved = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
        {
            var session = nodes[i % 2].OpenSession(_tenant, new SessionMetadata { CommandId = command });
            session.StartStream(Guid.CreateVersion7(), "loan", Samples.Lent());
            return session.SaveChangesAsync();
        })));

        Assert.Single(saved, result => !result.Repeated);
        Assert.Single(saved.Select(result => result.Streams.Single().StreamId).Distinct());
        Assert.Equal(1, await fixture.ScalarAsync<long>("select count(*) from mt_events where tenant_id = $1", _tenant));
    }

    [Fact]
    public async Task A_command_that_was_refused_may_be_tried_again()
    {
        var id = await Store.StartAsync(_tenant);
        await Store.AppendAsync(_tenant, id, 1, Samples.Reminder(1));
        var command = new SessionMetadata { CommandId = Guid.CreateVersion7() };
        var late = Store.OpenSession(_tenant, command);
        late.Append(id, 1, Samples.Reminder(2));
        await Assert.ThrowsAsync<StreamVersionConflictException>(() => late.SaveChangesAsync());
        Assert.Null(await Store.FindCommandAsync(_tenant, command.CommandId!.Value));

        var decidedAgain = Store.OpenSession(_tenant, command);
        decidedAgain.Append(id, 2, Samples.Reminder(2));

        Assert.False((await decidedAgain.SaveChangesAsync()).Repeated);
    }

    [Fact]
    public async Task A_command_whose_connection_is_cut_between_commit_and_answer_is_not_stored_twice()
    {
        await using var proxy = new CuttingProxy(fixture.ConnectionString);
        // Without notices, so that the next answer is the append's.
        await using var cut = new PostgresEventStore(proxy.ConnectionString, Samples.Options(fixture.Schema), announce: false);
        await cut.StartAsync(_tenant);
        var (id, command) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        proxy.SwallowNextAnswer();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Lend(id, command, "LOAN-2", cut).SaveChangesAsync());
        Assert.Equal(1, proxy.Swallowed);
        var again = await Lend(Guid.CreateVersion7(), command, "LOAN-3", cut).SaveChangesAsync();

        Assert.True(again.Repeated);
        Assert.Equal("LOAN-2", again.Result);
        Assert.Equal(1, again.VersionOf(id));
        Assert.Single(await Store.StreamAsync(_tenant, id));
    }

    [Fact]
    public async Task The_same_id_of_another_tenant_is_another_command()
    {
        var command = Guid.CreateVersion7();
        await Lend(Guid.CreateVersion7(), command, "LOAN-1").SaveChangesAsync();

        var elsewhere = Store.OpenSession(Samples.Tenant(), new SessionMetadata { CommandId = command });
        elsewhere.StartStream(Guid.CreateVersion7(), "loan", Samples.Lent());

        Assert.False((await elsewhere.SaveChangesAsync()).Repeated);
    }

    [Fact]
    public void A_result_needs_a_command_and_a_command_needs_an_id()
    {
        Assert.Throws<InvalidOperationException>(() => Store.OpenSession(_tenant).Result = "x");
        Assert.Throws<InvalidOperationException>(() => Store.OpenSession(_tenant, new SessionMetadata { CommandId = Guid.Empty }));
    }

    private IEventSession Lend(Guid id, Guid command, string result, IEventStore? store = null)
    {
        var session = (store ?? Store).OpenSession(_tenant, new SessionMetadata { CommandId = command });
        session.StartStream(id, "loan", Samples.Lent());
        session.Result = result;
        return session;
    }
}
