using Npgsql;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;
using Timeline.EventStore.Projections;
using Timeline.EventStore.Sealing;

namespace Timeline.EventStore.Tests.Sealing;

public sealed class ChainTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();

    private IEventStore Store => fixture.Store;

    [Fact]
    public async Task What_was_appended_fits_and_its_last_hash_is_the_head()
    {
        var id = await Store.RemindedAsync(_tenant, events: 4);
        await Store.AppendAsync(_tenant, id, 4, Samples.Reminder(5));
        await Store.AppendAsync(_tenant, id, 5, Samples.Reminder(6));

        var found = await Store.VerifyOneAsync(_tenant, id);
        var read = await Store.StreamAsync(_tenant, id);

        Assert.Equal((6, 6, 0, 0, 0, null), (found.Version, found.Events, found.Unsealed, found.UnsealedAtEnd, found.Redacted, found.Problem));
        Assert.Equal(new HeadHash(6, found.HeadHash!), await Store.GetHeadHashAsync(_tenant, id));
        Assert.Equal(new HeadHash(4, read[3].Hash!), await Store.GetHeadHashAsync(_tenant, id, version: 4));
        Assert.Equal(found.HeadHash, read[^1].Hash);
        Assert.Equal(6, read.Select(stored => stored.Hash).Distinct(StringComparer.Ordinal).Count());
        Assert.All(read.Take(4), stored => Assert.Equal(["command_id", "shelf", "source"], stored.Headers.Keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task There_is_no_head_of_what_is_not_there()
    {
        var id = await Store.StartAsync(_tenant);
        Assert.Null(await Store.GetHeadHashAsync(_tenant, Guid.CreateVersion7()));
        Assert.Null(await Store.GetHeadHashAsync(_tenant, id, version: 2));
        Assert.Null(await Store.GetHeadHashAsync(Samples.Tenant(), id));
        Assert.Empty(await Store.VerifyAsync(_tenant, Guid.CreateVersion7()).ToListAsync());
    }

    [Fact]
    public async Task Several_streams_and_events_of_one_session_are_each_a_chain()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var session = Store.OpenSession(_tenant);
        session.StartStream(two, "loan", Samples.Reminder(1), Samples.Reminder(2));
        session.StartStream(one, "loan", Samples.Reminder(3));
        session.Append(two, 2, Samples.Reminder(4));
        await session.SaveChangesAsync();
        var further = Store.OpenSession(_tenant);
        further.Append(two, 3, Samples.Reminder(5));
        further.Append(one, 1, Samples.Reminder(6), Samples.Reminder(7));
        await further.SaveChangesAsync();

        var found = await Store.VerifyAsync(_tenant).ToListAsync();

        Assert.Equal([(one, 3L), (two, 4L)], found.Select(stream => (stream.StreamId, stream.Version)).OrderBy(pair => pair.Item2));
        Assert.All(found, stream => Assert.Null(stream.Problem));
    }

    [Fact]
    public async Task Appends_of_several_nodes_at_once_leave_every_chain_whole()
    {
        var ids = new[] { await Store.StartAsync(_tenant), await Store.StartAsync(_tenant), await Store.StartAsync(_tenant) };
        var nodes = new[] { fixture.Node(), fixture.Node() };

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var done = 0; done < 15;)
            {
                var (node, id) = (nodes[writer % 2], ids[(writer + done) % ids.Length]);
                var state = await node.GetStreamStateAsync(_tenant, id);
                try
                {
                    await node.AppendAsync(_tenant, id, state!.Version, Samples.Reminder(done), Samples.Reminder(writer));
                    done++;
                }
                catch (StreamVersionConflictException)
                {
                    // Somebody else was faster: once more, after them.
                }
            }
        })));

        var found = await Store.VerifyAsync(_tenant).ToListAsync();
        Assert.Equal((3, 8 * 15 * 2 + 3), (found.Count, found.Sum(stream => stream.Version)));
        Assert.All(found, stream => Assert.Equal((null, 0L), (stream.Problem, stream.Unsealed)));
    }

    [Fact]
    public async Task Events_of_another_program_are_unsealed_until_our_next_append_seals_them_in()
    {
        var id = await Store.StartAsync(_tenant);
        await fixture.QuickAppendAsync(_tenant, id, "a", "b");
        var open = await Store.VerifyOneAsync(_tenant, id);
        await Store.AppendAsync(_tenant, id, 3, Samples.Reminder(1));
        var closed = await Store.VerifyOneAsync(_tenant, id);
        var read = await Store.StreamAsync(_tenant, id);

        Assert.Equal((null, 2, 2), (open.Problem, open.Unsealed, open.UnsealedAtEnd));
        Assert.Equal((null, 2, 0), (closed.Problem, closed.Unsealed, closed.UnsealedAtEnd));
        Assert.Equal(open.HeadHash, (await Store.GetHeadHashAsync(_tenant, id, version: 3))!.Hash);
        Assert.Equal([true, false, false, true], read.Select(stored => stored.Hash is not null));

        await fixture.ExecuteAsync("""update mt_events set data = jsonb_set(data, '{Text}', '"B"') where stream_id = $1 and version = 3""", id);
        var problem = (await Store.VerifyOneAsync(_tenant, id)).Problem!;
        Assert.Equal((4, ChainFault.Changed), (problem.Version, problem.Fault));
        Assert.Contains("one of versions 2 to 3 was, which carry no hash of their own", problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_another_program_began_is_sealed_from_its_first_event()
    {
        var id = Guid.CreateVersion7();
        await fixture.QuickAppendAsync(_tenant, id, "a", "b");
        await Store.AppendAsync(_tenant, id, 2, Samples.Reminder(1));
        Assert.Equal((null, 2), ((await Store.VerifyOneAsync(_tenant, id)).Problem, (await Store.VerifyOneAsync(_tenant, id)).Unsealed));

        await fixture.ExecuteAsync("update mt_events set user_name = 'eve' where stream_id = $1 and version = 1", id);
        Assert.Equal(ChainFault.Changed, (await Store.VerifyOneAsync(_tenant, id)).Problem!.Fault);
    }

    [Fact]
    public async Task Another_program_that_commits_while_our_append_is_under_way_is_sealed_in()
    {
        // Streams are locked by their ids: our append waits at the first while the second moves on, to the version that it guessed.
        var ids = new[] { await Store.StartAsync(_tenant), await Store.StartAsync(_tenant) }.Order().ToArray();
        await using var connection = await fixture.Sql.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand($"select 1 from mt_streams where id = '{ids[0]}' for update", connection))
            await hold.ExecuteNonQueryAsync();

        var session = Store.OpenSession(_tenant);
        session.Append(ids[0], 1, Samples.Reminder(1));
        session.Append(ids[1], 2, Samples.Reminder(2));
        var ours = session.SaveChangesAsync();
        while (await fixture.ScalarAsync<bool>("select not exists (select from pg_stat_activity where $1 = any (pg_blocking_pids(pid)))", connection.ProcessID))
            await Task.Delay(5);
        await fixture.QuickAppendAsync(_tenant, ids[1], "just before");
        await transaction.CommitAsync();
        await ours;

        var found = await Store.VerifyOneAsync(_tenant, ids[1]);
        Assert.Equal((3, 1, 0, null), (found.Version, found.Unsealed, found.UnsealedAtEnd, found.Problem));
    }

    [Fact]
    public async Task Verification_keeps_to_its_tenant_and_tells_how_far_it_is()
    {
        var before = await Store.VerifyAsync().CountAsync();
        var id = await Store.RemindedAsync(_tenant, events: 3);
        await Store.RemindedAsync(Samples.Tenant(), events: 2);
        var progress = new Reports();

        Assert.Equal(id, Assert.Single(await Store.VerifyAsync(_tenant, progress: progress).ToListAsync()).StreamId);
        Assert.Equal(new VerificationProgress(3, 3, 1), progress.Last);
        Assert.Equal(before + 2, await Store.VerifyAsync().CountAsync());
    }

    [Fact]
    public async Task Archived_streams_are_verified_too_and_placeholders_are_no_streams()
    {
        var id = await Store.RemindedAsync(_tenant);
        await Store.ArchiveStreamAsync(_tenant, id);
        await fixture.ExecuteAsync("insert into mt_streams (id, type, version, tenant_id) values ($1, null, 0, $2)", Guid.CreateVersion7(), _tenant);

        Assert.Null(Assert.Single(await Store.VerifyAsync(_tenant).ToListAsync()).Problem);
        Assert.Equal(6, (await Store.GetHeadHashAsync(_tenant, id))!.Version);
    }

    [Fact]
    public void The_headers_of_the_chain_cannot_be_given_by_a_caller() =>
        Assert.All(["hash", "hash_v", "redactions"], name => Assert.Throws<InvalidOperationException>(
            () => Store.OpenSession(_tenant, new SessionMetadata { Headers = new Dictionary<string, string> { [name] = "x" } })));

    [Fact]
    public async Task A_projection_sees_the_hash_that_a_rebuild_will_see()
    {
        var options = Samples.Options(fixture.Schema);
        var projection = new HashProjection();
        options.InlineProjections.Add(projection);
        var node = fixture.Node(options);

        var id = await node.StartAsync(_tenant, Samples.Reminder(1), Samples.Reminder(2));

        Assert.Equal((await node.GetHeadHashAsync(_tenant, id))!.Hash, (await node.Documents.LoadAsync<Shelf>(_tenant, id))!.Name);
    }

    private sealed class Reports : IProgress<VerificationProgress>
    {
        public VerificationProgress? Last { get; private set; }

        public void Report(VerificationProgress value) => Last = value;
    }

    private sealed class HashProjection : SingleStreamProjection<Shelf>
    {
        public override bool Handles(Type eventType) => true;

        protected override Shelf? Evolve(Shelf? document, StoredEvent stored) => new(stored.StreamId, stored.Hash!);
    }
}
