using NodaTime;
using Timeline.EventStore.Projections;
using Timeline.Testing;

namespace Timeline.EventStore.Tests.Projections;

public sealed class AsKnownAtTests : IClassFixture<StoreFixture>
{
    private static readonly Instant Morning = Instant.FromUtc(2026, 3, 4, 8, 0);

    private readonly StoreFixture _fixture;
    private readonly FakeClock _clock = new(Morning);
    private readonly PostgresEventStore _store;
    private readonly string _tenant = Samples.Tenant();

    public AsKnownAtTests(StoreFixture fixture)
    {
        _fixture = fixture;
        var options = Samples.Options(fixture.Schema, clock: _clock);
        options.Documents.Add<LoanView>(view => view.Id, "loanview");
        options.InlineProjections.Add(new LoanViews());
        _store = fixture.Node(options);
    }

    [Fact]
    public async Task Asked_for_now_it_is_what_is_kept()
    {
        await FillAsync();
        Assert.Equal(await KeptAsync(), await KnownAsync(_clock.GetCurrentInstant()));
        Assert.Equal(await KeptAsync(), await KnownAsync(Instant.MaxValue));
    }

    [Fact]
    public async Task Asked_for_an_earlier_moment_it_is_what_was_kept_then()
    {
        await _store.MigrateAsync();
        var moments = new List<(Instant At, List<Line> Kept)>();
        var streams = new List<(Guid Id, long Version)>();
        for (var round = 0; round < 8; round++)
        {
            _clock.Advance(Duration.FromMinutes(10));
            streams.Add((await _store.StartAsync(_tenant, Samples.Lent($"Book {round}"), Samples.Reminder(0)), 2));
            for (var i = round % 3; i < streams.Count; i += 3)
            {
                await _store.AppendAsync(_tenant, streams[i].Id, streams[i].Version, Samples.Reminder(round), Samples.Reminder(round));
                streams[i] = (streams[i].Id, streams[i].Version + 2);
            }

            if (round == 5)
                await _store.AppendAsync(_tenant, streams[4].Id, streams[4].Version, new BookReturned(_clock.GetCurrentInstant()));
            if (round == 5)
                streams.RemoveAt(4);
            moments.Add((_clock.GetCurrentInstant(), await KeptAsync()));
        }

        foreach (var (at, kept) in moments)
        {
            Assert.Equal(kept, await KnownAsync(at));
            Assert.Equal(kept, await KnownAsync(at + Duration.FromMinutes(9)));
        }

        Assert.Empty(await KnownAsync(Morning));
    }

    [Fact]
    public async Task A_stream_longer_than_a_page_is_folded_to_the_moment()
    {
        await _store.MigrateAsync();
        var first = await _store.StartAsync(_tenant, Samples.Lent("short"));
        var second = await _store.StartAsync(_tenant, [Samples.Lent("long"), .. Enumerable.Range(0, 2500).Select(Samples.Reminder)]);
        var third = await _store.StartAsync(_tenant, Samples.Lent("last"));
        var then = await KeptAsync();
        var at = _clock.GetCurrentInstant();
        _clock.Advance(Duration.FromMinutes(1));
        await _store.AppendAsync(_tenant, second, 2501, [.. Enumerable.Range(0, 1500).Select(Samples.Reminder)]);

        Assert.Equal(new[] { first, second, third }.Order(), then.Select(line => line.Id));
        Assert.Equal(then, await KnownAsync(at));
        Assert.Equal(then, await KnownAsync(at, new StreamSelection { AggregateType = "loan" }));
        Assert.Equal(then, await KnownAsync(at, new StreamSelection { StreamIds = [first, second, third] }));
        Assert.Equal(await KeptAsync(), await KnownAsync(_clock.GetCurrentInstant()));
    }

    [Fact]
    public async Task What_a_background_projection_keeps_is_known_alike()
    {
        await FillAsync();
        var options = Samples.Options(_fixture.Schema);
        options.Documents.Add<LoanView>(view => view.Id, "loanview_behind");
        options.BackgroundProjections.Add(new LoanViews());
        var behind = _fixture.Node(options);
        await behind.MigrateAsync();
        using var stop = new CancellationTokenSource();
        var running = new ProjectionRunner(behind).RunAsync(stop.Token);
        await BackgroundWorld.UntilAsync(async () => (await behind.GetProjectionStatusAsync()).All(status => status.Position >= status.Newest));
        await stop.CancelAsync();
        await running;

        foreach (var known in await KnownAsync(_clock.GetCurrentInstant()))
        {
            var kept = (await behind.Documents.LoadStoredAsync<LoanView>(_tenant, known.Id))!;
            Assert.Equal((kept.Document, kept.Revision), (known.View, known.Version));
        }

        Assert.Equal(5, await behind.Documents.CountAsync<LoanView>(_tenant));
    }

    [Fact]
    public async Task Tenants_are_kept_apart()
    {
        await FillAsync();
        var other = Samples.Tenant();
        var id = await _store.StartAsync(other, Samples.Lent("theirs"));

        Assert.DoesNotContain(await KnownAsync(Instant.MaxValue), line => line.Id == id);
        Assert.Equal(id, Assert.Single(await _store.ProjectAsKnownAtAsync(other, new LoanViews(), Instant.MaxValue).ToListAsync()).StreamId);
        Assert.Empty(await KnownAsync(Instant.MaxValue, new StreamSelection { StreamIds = [id] }));
    }

    [Fact]
    public async Task Streams_can_be_selected_by_their_ids()
    {
        await FillAsync();
        var all = await KnownAsync(Instant.MaxValue);
        var selected = new StreamSelection { StreamIds = [all[3].Id, Guid.CreateVersion7(), all[1].Id, all[3].Id] };
        Assert.Equal([all[1], all[3]], await KnownAsync(Instant.MaxValue, selected));
        Assert.Equal([all[1], all[3]], await KnownAsync(Instant.MaxValue, selected with { AggregateType = "loan" }));
        Assert.Empty(await KnownAsync(Instant.MaxValue, new StreamSelection { StreamIds = [] }));
    }

    [Fact]
    public async Task Streams_can_be_selected_by_what_they_were_begun_as()
    {
        await FillAsync();
        var id = Guid.CreateVersion7();
        var session = _store.OpenSession(_tenant);
        session.StartStream(id, "reservation", Samples.Lent("reserved"));
        await session.SaveChangesAsync();

        Assert.Equal(id, Assert.Single(await KnownAsync(Instant.MaxValue, new StreamSelection { AggregateType = "reservation" })).Id);
        Assert.Equal(5, (await KnownAsync(Instant.MaxValue, new StreamSelection { AggregateType = "loan" })).Count);
        Assert.Empty(await KnownAsync(Instant.MaxValue, new StreamSelection { AggregateType = "nothing" }));
        Assert.Empty(await KnownAsync(Instant.MaxValue, new StreamSelection { AggregateType = "loan", StreamIds = [id] }));
    }

    [Fact]
    public async Task An_archived_stream_is_left_out_unless_it_is_asked_for()
    {
        await FillAsync();
        var before = await KnownAsync(Instant.MaxValue);
        await _store.ArchiveStreamAsync(_tenant, before[2].Id);

        Assert.Equal([.. before.Where(line => line != before[2])], await KnownAsync(Instant.MaxValue));
        Assert.Equal(before, await KnownAsync(Instant.MaxValue, new StreamSelection { IncludeArchived = true }));
    }

    [Fact]
    public async Task What_follows_an_event_recorded_later_is_left_out_whatever_its_clock_said()
    {
        await _store.MigrateAsync();
        var (wrong, right) = (await _store.StartAsync(_tenant, LoanOf(4)), await _store.StartAsync(_tenant, LoanOf(2)));
        // As a program whose clock went ahead for one event.
        await _fixture.ExecuteAsync("update mt_events set timestamp = timestamp + interval '1 hour' where stream_id = $1 and version = 3", wrong);

        var known = await KnownAsync(_clock.GetCurrentInstant() + Duration.FromMinutes(1));
        Assert.Equal([(wrong, 2L), (right, 3L)], known.Select(line => (line.Id, line.Version)));
        Assert.Equal(2, await _store.FoldStreamAsync(_tenant, wrong, 0, (count, _) => count + 1, _clock.GetCurrentInstant()));
    }

    [Fact]
    public async Task An_event_that_is_not_there_at_all_ends_nothing()
    {
        await _store.MigrateAsync();
        var id = await _store.StartAsync(_tenant, LoanOf(4));
        await _fixture.ExecuteAsync("delete from mt_events where stream_id = $1 and version = 3", id);
        Assert.Equal([(id, 5L)], (await KnownAsync(Instant.MaxValue)).Select(line => (line.Id, line.Version)));
    }

    [Fact]
    public async Task Looking_back_changes_nothing()
    {
        await FillAsync();
        var before = await _fixture.LinesAsync("select *, xmin from mt_doc_loanview order by tenant_id, id");
        await KnownAsync(Morning + Duration.FromMinutes(15));
        Assert.Equal(before, await _fixture.LinesAsync("select *, xmin from mt_doc_loanview order by tenant_id, id"));
    }

    [Fact]
    public async Task A_stream_is_folded_as_it_was_known()
    {
        await _store.MigrateAsync();
        var id = await _store.StartAsync(_tenant, LoanOf(3));
        var at = _clock.GetCurrentInstant();
        _clock.Advance(Duration.FromSeconds(1));
        await _store.AppendAsync(_tenant, id, 4, Samples.Reminder(9));

        Assert.Equal(4, await CountAsync(at));
        Assert.Equal(5, await CountAsync(at + Duration.FromSeconds(1)));
        Assert.Equal(5, await CountAsync(null));
        Assert.Equal(0, await CountAsync(at - Duration.Epsilon));

        Task<int> CountAsync(Instant? until) => _store.FoldStreamAsync(_tenant, id, 0, (count, _) => count + 1, until);
    }

    private static LoanEvent[] LoanOf(int reminders) => [Samples.Lent(), .. Enumerable.Range(0, reminders).Select(Samples.Reminder)];

    private async Task FillAsync()
    {
        await _store.MigrateAsync();
        for (var i = 0; i < 5; i++)
        {
            var id = await _store.StartAsync(_tenant, LoanOf(i));
            _clock.Advance(Duration.FromMinutes(10));
            await _store.AppendAsync(_tenant, id, i + 1, Samples.Reminder(i));
        }
    }

    private async Task<List<Line>> KeptAsync()
    {
        var kept = new List<Line>();
        foreach (var view in await _store.Documents.QueryAsync<LoanView>(_tenant, "order by d.id"))
            kept.Add(new Line(view.Id, (await _store.Documents.LoadStoredAsync<LoanView>(_tenant, view.Id))!.Revision, view.ChangedAt, view));
        return kept;
    }

    private Task<List<Line>> KnownAsync(Instant at, StreamSelection? streams = null) =>
        _store.ProjectAsKnownAtAsync(_tenant, new LoanViews(), at, streams)
            .Select(known => new Line(known.StreamId, known.Version, known.Timestamp, known.Document)).ToListAsync().AsTask();

    private sealed record Line(Guid Id, long Version, Instant Timestamp, LoanView View);
}
