using Marten;
using Npgsql;
using Timeline.Storage.Commands;
using Timeline.Storage.Sealing;

namespace Timeline.Storage.Tests.Sealing;

public sealed class ChainTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();

    private StoreNode Node => fixture.Node;

    [Fact]
    public async Task What_was_appended_fits_and_its_last_hash_is_the_head()
    {
        var id = await Node.RemindedAsync(_tenant, events: 4);
        await Node.AppendAsync(_tenant, id, 4, Samples.Reminder(5));
        await Node.AppendAsync(_tenant, id, 5, Samples.Reminder(6));

        var found = await Node.VerifyOneAsync(_tenant, id);
        var read = await Node.StreamAsync(_tenant, id);

        Assert.Equal((6, 6, 0, 0, 0, null), (found.Version, found.Events, found.Unsealed, found.UnsealedAtEnd, found.Redacted, found.Problem));
        Assert.Equal(new HeadHash(6, found.HeadHash!), await Node.Verifier.HeadAsync(_tenant, id));
        Assert.Equal(new HeadHash(4, read[3].Hash()!), await Node.Verifier.HeadAsync(_tenant, id, version: 4));
        Assert.Equal(found.HeadHash, read[^1].Hash());
        Assert.Equal(6, read.Select(stored => stored.Hash()).Distinct(StringComparer.Ordinal).Count());
        Assert.All(read, stored => Assert.Equal(["command_id", "hash", "hash_v", "shelf", "source"], stored.Headers!.Keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Every_way_to_append_seals()
    {
        var (started, blind, exclusive, written) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await SaveAsync(session =>
        {
            session.Events.StartStream(started, Samples.Lent(), Samples.Reminder(1));
            session.Events.Append(blind, Samples.Lent(), Samples.Reminder(1));
            session.Events.Append(exclusive, Samples.Lent());
            session.Events.Append(written, Samples.Lent());
            return Task.CompletedTask;
        });
        await SaveAsync(session => session.Events.AppendExclusive(exclusive, Samples.Reminder(2), Samples.Reminder(3)));
        await SaveAsync(async session => (await session.Events.FetchForWriting<Loan>(written, 1)).AppendMany(Samples.Reminder(2), Samples.Reminder(3)));
        await SaveAsync(session =>
        {
            session.Events.Append(blind, Samples.Reminder(4));
            return Task.CompletedTask;
        });

        var found = await Node.Verifier.VerifyAsync(_tenant).ToDictionaryAsync(stream => stream.StreamId);

        Assert.Equal([2, 3, 3, 3], new[] { started, blind, exclusive, written }.Select(id => found[id].Version));
        Assert.All(found.Values, stream => Assert.Equal((null, 0L), (stream.Problem, stream.Unsealed)));
    }

    [Fact]
    public async Task A_session_without_metadata_is_sealed_too()
    {
        // Marten writes JSON's null as the headers of such events.
        var id = Guid.CreateVersion7();
        await using var session = fixture.Store.LightweightSession(_tenant);
        session.Events.StartStream(id, Samples.Lent(), Samples.Reminder(1));
        await session.SaveChangesAsync();
        session.Events.Append(id, Samples.Reminder(2));
        await session.SaveChangesAsync();

        var found = await Node.VerifyOneAsync(_tenant, id);

        Assert.Equal((null, 0L, 3L), (found.Problem, found.Unsealed, found.Version));
    }

    [Fact]
    public async Task The_trigger_seals_by_the_rule_itself_whatever_the_event_holds()
    {
        var id = await Node.StartAsync(
            _tenant, Samples.Lent("🐎 \" \\ \n é <>&'"), new LoanProlonged(Samples.Due, NodaTime.Duration.FromHours(49)), Samples.Reminder(1));
        await fixture.ExecuteAsync(
            """
            insert into mt_events (seq_id, id, stream_id, version, data, bdata, type, mt_dotnet_type, timestamp, tenant_id, headers, is_archived)
            values (nextval('mt_events_sequence'), gen_random_uuid(), $1, 4, '{"b": 1.50, "a": [null, 1e3]}', '\x0102', 'reminder_sent', null, now(), $2, '{"z": 1, "aa": {"q": 1.0}}', false)
            """,
            id,
            _tenant);
        await fixture.ExecuteAsync("update mt_streams set version = 4 where id = $1", id);

        var found = await Node.VerifyOneAsync(_tenant, id);

        // The verification computes by SealRule, the database by the trigger and, for the head, by es_event_hash.
        Assert.Equal((null, 0L, 4L), (found.Problem, found.Unsealed, found.Version));
        Assert.Equal(
            await fixture.ScalarAsync<string>(
                """
                select es_event_hash(
                    (select p.headers ->> 'hash' from mt_events p where p.stream_id = e.stream_id and p.version = 3), tenant_id, stream_id, version, seq_id, id, type, mt_dotnet_type,
                    timestamp, correlation_id, causation_id, user_name, headers, es_content_hash(data, bdata))
                from mt_events e where stream_id = $1 and version = 4
                """,
                id),
            found.HeadHash);
    }

    [Fact]
    public async Task There_is_no_head_of_what_is_not_there()
    {
        var id = await Node.StartAsync(_tenant);
        Assert.Null(await Node.Verifier.HeadAsync(_tenant, Guid.CreateVersion7()));
        Assert.Null(await Node.Verifier.HeadAsync(_tenant, id, version: 2));
        Assert.Null(await Node.Verifier.HeadAsync(Samples.Tenant(), id));
        Assert.Empty(await Node.Verifier.VerifyAsync(_tenant, Guid.CreateVersion7()).ToListAsync());
    }

    [Fact]
    public async Task Several_streams_and_events_of_one_session_are_each_a_chain()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await SaveAsync(session =>
        {
            session.Events.StartStream(two, Samples.Reminder(1), Samples.Reminder(2));
            session.Events.Append(one, Samples.Reminder(3));
            return Task.CompletedTask;
        });
        await SaveAsync(session =>
        {
            session.Events.Append(two, 4, Samples.Reminder(4), Samples.Reminder(5));
            session.Events.Append(one, 3, Samples.Reminder(6), Samples.Reminder(7));
            return Task.CompletedTask;
        });

        var found = await Node.Verifier.VerifyAsync(_tenant).ToListAsync();

        Assert.Equal([(one, 3L), (two, 4L)], found.Select(stream => (stream.StreamId, stream.Version)).OrderBy(pair => pair.Version));
        Assert.All(found, stream => Assert.Null(stream.Problem));
    }

    [Fact]
    public async Task Appends_of_several_nodes_at_once_leave_every_chain_whole()
    {
        var ids = new[] { await Node.StartAsync(_tenant), await Node.StartAsync(_tenant), await Node.StartAsync(_tenant) };
        var nodes = new[] { fixture.NewNode(), fixture.NewNode() };

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var done = 0; done < 10;)
            {
                var (node, id) = (nodes[writer % 2], ids[(writer + done) % ids.Length]);
                await using var session = node.Open(_tenant);
                var state = await session.Events.FetchStreamStateAsync(id);
                session.Events.Append(id, state!.Version + 2, Samples.Reminder(done), Samples.Reminder(writer));
                // Overtaken by somebody who was faster: once more, after them.
                if (await session.TrySaveAsync(TestContext.Current.CancellationToken) == SaveOutcome.Saved)
                    done++;
            }
        })));

        var found = await Node.Verifier.VerifyAsync(_tenant).ToListAsync();
        Assert.Equal((3, (8 * 10 * 2) + 3), (found.Count, found.Sum(stream => stream.Version)));
        Assert.All(found, stream => Assert.Equal((null, 0L), (stream.Problem, stream.Unsealed)));
    }

    [Fact]
    public async Task Unsealed_events_are_sealed_in_by_the_next_append()
    {
        var id = await Node.StartAsync(_tenant);
        await fixture.UnsealedAsync(_tenant, id, "a", "b");
        var open = await Node.VerifyOneAsync(_tenant, id);
        await Node.AppendAsync(_tenant, id, 3, Samples.Reminder(1));
        var closed = await Node.VerifyOneAsync(_tenant, id);
        var read = await Node.StreamAsync(_tenant, id);

        Assert.Equal((null, 2, 2), (open.Problem, open.Unsealed, open.UnsealedAtEnd));
        Assert.Equal((null, 2, 0), (closed.Problem, closed.Unsealed, closed.UnsealedAtEnd));
        Assert.Equal(open.HeadHash, (await Node.Verifier.HeadAsync(_tenant, id, version: 3))!.Hash);
        Assert.Equal([true, false, false, true], read.Select(stored => stored.Hash() is not null));

        await fixture.ExecuteAsync("""update mt_events set data = jsonb_set(data, '{Text}', '"B"') where stream_id = $1 and version = 3""", id);
        var problem = (await Node.VerifyOneAsync(_tenant, id)).Problem!;
        Assert.Equal((4, ChainFault.Changed), (problem.Version, problem.Fault));
        Assert.Contains("one of versions 2 to 3 was, which carry no hash of their own", problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_began_unsealed_is_sealed_from_its_first_event()
    {
        var id = Guid.CreateVersion7();
        await fixture.UnsealedAsync(_tenant, id, "a", "b");
        await Node.AppendAsync(_tenant, id, 2, Samples.Reminder(1));
        Assert.Equal((null, 2), ((await Node.VerifyOneAsync(_tenant, id)).Problem, (await Node.VerifyOneAsync(_tenant, id)).Unsealed));

        await fixture.ExecuteAsync("update mt_events set user_name = 'eve' where stream_id = $1 and version = 1", id);
        Assert.Equal(ChainFault.Changed, (await Node.VerifyOneAsync(_tenant, id)).Problem!.Fault);
    }

    [Fact]
    public async Task Verification_keeps_to_its_tenant_and_tells_how_far_it_is()
    {
        var before = await Node.Verifier.VerifyAsync().CountAsync();
        var id = await Node.RemindedAsync(_tenant, events: 3);
        await Node.RemindedAsync(Samples.Tenant(), events: 2);
        var progress = new Reports();

        Assert.Equal(id, Assert.Single(await Node.Verifier.VerifyAsync(_tenant, progress: progress).ToListAsync()).StreamId);
        Assert.Equal(new VerificationProgress(3, 3, 1), progress.Last);
        Assert.Equal(before + 2, await Node.Verifier.VerifyAsync().CountAsync());
    }

    [Fact]
    public async Task An_append_during_a_verification_does_not_look_like_tampering()
    {
        var (first, second) = (await Node.RemindedAsync(_tenant), await Node.RemindedAsync(_tenant));
        await using var walk = Node.Verifier.VerifyAsync(_tenant).GetAsyncEnumerator();
        Assert.True(await walk.MoveNextAsync());
        await Node.AppendAsync(_tenant, first, 6, Samples.Reminder(7));
        await Node.AppendAsync(_tenant, second, 6, Samples.Reminder(7));

        Assert.True(await walk.MoveNextAsync());

        Assert.Equal((6L, null), (walk.Current.Version, walk.Current.Problem));
    }

    [Fact]
    public async Task Archived_streams_are_verified_too_and_placeholders_are_no_streams()
    {
        var id = await Node.RemindedAsync(_tenant);
        await SaveAsync(session =>
        {
            session.Events.ArchiveStream(id);
            return Task.CompletedTask;
        });
        await fixture.ExecuteAsync("insert into mt_streams (id, type, version, tenant_id) values ($1, null, 0, $2)", Guid.CreateVersion7(), _tenant);

        Assert.Null(Assert.Single(await Node.Verifier.VerifyAsync(_tenant).ToListAsync()).Problem);
        Assert.Equal(6, (await Node.Verifier.HeadAsync(_tenant, id))!.Version);
    }

    [Fact]
    public async Task An_auditor_who_may_only_read_can_verify()
    {
        var id = await Node.RemindedAsync(_tenant);
        var role = "auditor_" + Guid.NewGuid().ToString("N");
        await fixture.ExecuteAsync($"create role {role} login password 'x'");
        await fixture.ExecuteAsync($"grant usage on schema {fixture.Schema} to {role}");
        await fixture.ExecuteAsync($"grant select on all tables in schema {fixture.Schema} to {role}");
        try
        {
            await using var reading = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(fixture.ConnectionString) { Options = $"-c role={role}" });
            var auditor = new ChainVerifier(reading, fixture.Schema);
            Assert.Null(Assert.Single(await auditor.VerifyAsync(_tenant, id).ToListAsync()).Problem);
            Assert.Equal(6, (await auditor.HeadAsync(_tenant, id))!.Version);
        }
        finally
        {
            await fixture.ExecuteAsync($"drop owned by {role}");
            await fixture.ExecuteAsync($"drop role {role}");
        }
    }

    private async Task SaveAsync(Func<IDocumentSession, Task> collect)
    {
        await using var session = Node.Open(_tenant);
        await collect(session);
        await session.SaveChangesAsync();
    }

    private sealed class Reports : IProgress<VerificationProgress>
    {
        public VerificationProgress? Last { get; private set; }

        public void Report(VerificationProgress value) => Last = value;
    }
}
