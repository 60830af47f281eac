using System.Collections.Concurrent;
using JasperFx.Events;
using Timeline.Storage.Folding;
using Timeline.Storage.Sealing;

namespace Timeline.Storage.Tests.Folding;

public sealed class FoldedStreamsTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();
    private readonly CountingFold _fold = new();

    private StoreNode Node => fixture.Node;

    [Fact]
    public async Task Only_what_is_new_is_read()
    {
        var streams = Streams();
        var id = await Node.RemindedAsync(_tenant, events: 50);
        Assert.Equal(50, (await ReadAsync(streams, id))!.Texts.Count);
        Assert.Equal([50], _fold.Batches);

        Assert.Equal(50, (await ReadAsync(streams, id))!.Version);
        await Node.AppendAsync(_tenant, id, 50, Samples.Reminder(51), Samples.Reminder(52));

        Assert.Equal(52, (await ReadAsync(streams, id))!.Version);
        Assert.Equal([50, 2], _fold.Batches);
        Assert.Equal(Enumerable.Range(1, 52).Select(number => $"reminder {number}"), (await ReadAsync(streams, id))!.Texts);
    }

    [Fact]
    public async Task A_stream_without_events_is_nothing_and_is_found_when_it_begins()
    {
        var (streams, id) = (Streams(), Guid.CreateVersion7());
        Assert.Null(await ReadAsync(streams, id));
        await using (var session = Node.Open(_tenant))
        {
            session.Events.StartStream(id, Samples.Reminder(1));
            await session.SaveChangesAsync();
        }

        Assert.Equal(1, (await ReadAsync(streams, id))!.Version);
        Assert.Null(await ReadAsync(streams, id, Samples.Tenant()));
    }

    [Fact]
    public async Task The_least_recently_read_go_first_when_all_together_weigh_too_much()
    {
        var streams = Streams(mostBytes: 30);
        var ids = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add(await Node.RemindedAsync(_tenant, events: 10));
            await ReadAsync(streams, ids[i]);
        }

        Assert.Equal(30, streams.Weight);
        await ReadAsync(streams, ids[0]);
        await Node.AppendAsync(_tenant, ids[2], 10, Samples.Reminder(11));
        await ReadAsync(streams, ids[2]);
        Assert.Equal(21, streams.Weight);
        _fold.Batches.Clear();

        await ReadAsync(streams, ids[0]);
        await ReadAsync(streams, ids[2]);
        Assert.Empty(_fold.Batches);
        await ReadAsync(streams, ids[1]);
        Assert.Equal([10], _fold.Batches);
        Assert.Equal(21, streams.Weight);
    }

    [Fact]
    public async Task What_weighs_too_much_alone_is_read_and_not_kept_and_drives_out_nobody()
    {
        var streams = Streams(mostBytes: 30);
        var (small, large) = (await Node.RemindedAsync(_tenant, events: 25), await Node.RemindedAsync(_tenant, events: 31));
        await ReadAsync(streams, small);

        Assert.Equal(31, (await ReadAsync(streams, large))!.Version);
        Assert.Equal(31, (await ReadAsync(streams, large))!.Version);

        Assert.Equal(25, streams.Weight);
        Assert.Equal([25, 31, 31], _fold.Batches);
    }

    [Fact]
    public async Task A_stream_that_outgrows_the_limit_is_let_go()
    {
        var streams = Streams(mostBytes: 30);
        var id = await Node.RemindedAsync(_tenant, events: 30);
        await ReadAsync(streams, id);
        await Node.AppendAsync(_tenant, id, 30, Samples.Reminder(31));

        Assert.Equal(31, (await ReadAsync(streams, id))!.Version);
        Assert.Equal(31, (await ReadAsync(streams, id))!.Version);
        Assert.Equal(0, streams.Weight);
    }

    [Fact]
    public async Task An_event_that_rewrites_makes_the_whole_stream_be_read_again()
    {
        var streams = Streams();
        var id = await Node.RemindedAsync(_tenant, events: 5);
        await ReadAsync(streams, id);
        await using (var session = Node.Open(_tenant))
        {
            session.Redact(id, 2, "a name", new ReminderSent("[removed]", Urgency.Gentle));
            session.Events.Append(id, new BookReturned(NodaTime.Instant.FromUtc(2026, 3, 4, 5, 6)));
            await session.SaveChangesAsync();
        }

        Assert.Equal(["reminder 1", "[removed]", "reminder 3", "reminder 4", "reminder 5", ""], (await ReadAsync(streams, id))!.Texts);
        Assert.Equal([5, 6], _fold.Batches);
        await ReadAsync(streams, id);
        Assert.Equal([5, 6], _fold.Batches);
        Assert.Equal(6, streams.Weight);
    }

    [Fact]
    public async Task Cleared_everything_is_read_again()
    {
        var streams = Streams();
        var id = await Node.RemindedAsync(_tenant, events: 5);
        await ReadAsync(streams, id);
        streams.Clear();
        Assert.Equal(0, streams.Weight);
        await ReadAsync(streams, id);
        Assert.Equal([5, 5], _fold.Batches);
    }

    [Fact]
    public async Task A_redaction_of_another_node_is_seen_even_when_no_event_tells_of_it()
    {
        var streams = Streams();
        await using var node = fixture.NewNode();
        var cleared = 0;
        node.Signals.ContentRemoved = () =>
        {
            streams.Clear();
            Interlocked.Increment(ref cleared);
        };
        node.Streams.Start();
        var id = await Node.RemindedAsync(_tenant, events: 3);
        await Eventually.TrueAsync(() => Volatile.Read(ref cleared) > 0, "the node listens");
        await ReadAsync(streams, id);

        await using (var session = Node.Open(_tenant))
        {
            session.Redact(id, 2, "a name", new ReminderSent("[removed]", Urgency.Gentle));
            await session.SaveChangesAsync();
        }

        await Eventually.TrueAsync(async () => (await ReadAsync(streams, id))!.Texts[1] == "[removed]", "the redaction is seen");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_being_folded_when_something_was_forgotten_is_not_kept(bool warm)
    {
        var streams = Streams();
        var id = await Node.RemindedAsync(_tenant, events: 3);
        if (warm)
        {
            await ReadAsync(streams, id);
            await Node.AppendAsync(_tenant, id, 3, Samples.Reminder(4));
        }

        // Read before the redaction, kept after it.
        _fold.Meanwhile = () =>
        {
            _fold.Meanwhile = null;
            fixture.ExecuteAsync("update mt_events set data = jsonb_set(data, '{Text}', '\"[removed]\"') where stream_id = $1 and version = 2", id).GetAwaiter().GetResult();
            streams.Clear();
        };
        await ReadAsync(streams, id);

        Assert.Equal("[removed]", (await ReadAsync(streams, id))!.Texts[1]);
    }

    [Fact]
    public async Task What_was_kept_before_something_was_forgotten_does_not_come_back_with_later_events()
    {
        var streams = Streams();
        var id = await Node.RemindedAsync(_tenant, events: 3);
        await ReadAsync(streams, id);
        // Between looking for what is kept and asking for what is new: a redaction, somebody else's reading, and an append.
        _fold.BeforeAsking = () =>
        {
            _fold.BeforeAsking = null;
            fixture.ExecuteAsync("update mt_events set data = jsonb_set(data, '{Text}', '\"[removed]\"') where stream_id = $1 and version = 2", id).GetAwaiter().GetResult();
            streams.Clear();
            ReadAsync(streams, id).GetAwaiter().GetResult();
            Node.AppendAsync(_tenant, id, 3, Samples.Reminder(4)).GetAwaiter().GetResult();
        };
        await ReadAsync(streams, id);

        Assert.Equal("[removed]", (await ReadAsync(streams, id))!.Texts[1]);
    }

    [Fact]
    public async Task Many_who_open_the_same_stream_at_once_read_it_once()
    {
        var streams = Streams();
        var id = await Node.RemindedAsync(_tenant, events: 200);
        using var go = new ManualResetEventSlim();
        _fold.Meanwhile = () => go.Wait(TimeSpan.FromSeconds(20));

        var readers = Enumerable.Range(0, 20).Select(_ => Task.Run(() => ReadAsync(streams, id))).ToList();
        await Eventually.TrueAsync(() => !_fold.Batches.IsEmpty, "one folds");
        await Task.Delay(100);
        go.Set();

        Assert.All(await Task.WhenAll(readers), state => Assert.Equal(200, state!.Version));
        Assert.Equal([200], _fold.Batches);
    }

    [Fact]
    public async Task When_the_one_who_reads_for_others_gives_up_they_read_for_themselves()
    {
        var streams = Streams();
        var id = await Node.RemindedAsync(_tenant, events: 20);
        using var stop = new CancellationTokenSource();
        _fold.Meanwhile = () =>
        {
            _fold.Meanwhile = null;
            stop.Cancel();
            Thread.Sleep(50);
            throw new OperationCanceledException(stop.Token);
        };
        await using var session = fixture.Store.QuerySession(_tenant);

        var first = Task.Run(() => streams.ReadAsync(session, id, stop.Token).AsTask());
        await Eventually.TrueAsync(() => !_fold.Batches.IsEmpty, "the first folds");
        var second = ReadAsync(streams, id);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(20, (await second)!.Version);
    }

    [Fact]
    public async Task A_reading_is_never_older_than_the_moment_it_was_asked()
    {
        var streams = Streams();
        var id = await Node.StartAsync(_tenant, Samples.Reminder(1));
        var stored = 1L;
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(number => Task.Run(async () =>
        {
            var reads = 0;
            while (!done.IsCancellationRequested || reads == 0)
            {
                var asked = Volatile.Read(ref stored);
                Assert.True((await ReadAsync(streams, id))!.Version >= asked);
                if (++reads % 7 == 0 && number == 0)
                    streams.Clear();
            }

            return reads;
        })).ToList();

        for (var version = 1L; version < 60; version++)
        {
            await Node.AppendAsync(_tenant, id, version, Samples.Reminder((int)version + 1));
            Volatile.Write(ref stored, version + 1);
        }

        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 0));
        Assert.Equal(Enumerable.Range(1, 60).Select(number => $"reminder {number}"), (await ReadAsync(streams, id))!.Texts);
    }

    private FoldedStreams<Said> Streams(long mostBytes = 1_000_000) => new(_fold, mostBytes);

    private async Task<Said?> ReadAsync(FoldedStreams<Said> streams, Guid id, string? tenant = null)
    {
        await using var session = fixture.Store.QuerySession(tenant ?? _tenant);
        return await streams.ReadAsync(session, id, TestContext.Current.CancellationToken);
    }

    private sealed record Said(long Version, IReadOnlyList<string> Texts);

    private sealed class CountingFold : IStreamFold<Said>
    {
        public ConcurrentQueue<int> Batches { get; } = new();

        public Action? Meanwhile { get; set; }

        public Action? BeforeAsking { get; set; }

        public Said? Fold(Guid stream, Said? state, IReadOnlyList<IEvent> events)
        {
            if (events.Count == 0)
                return state;
            Batches.Enqueue(events.Count);
            Meanwhile?.Invoke();
            return new Said(
                events[^1].Version, [.. state?.Texts ?? [], .. events.Select(stored => (stored.Data as ReminderSent)?.Text ?? "")]);
        }

        public bool Rewrites(IEvent stored) => stored.Data is BookReturned;

        public long VersionOf(Said state)
        {
            BeforeAsking?.Invoke();
            return state.Version;
        }

        public long WeightOf(Said state) => state.Texts.Count;
    }
}
