using NodaTime;
using Timeline.Testing;

namespace Timeline.EventStore.Tests.Reading;

public sealed class ReadTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();

    private IEventStore Store => fixture.Store;

    [Fact]
    public async Task A_part_of_a_stream_is_read_by_versions_both_inclusive()
    {
        var id = await Store.StartAsync(_tenant, [Samples.Lent(), .. Enumerable.Range(2, 9).Select(Samples.Reminder)]);

        Assert.Equal([3, 4, 5], await VersionsAsync(id, from: 3, to: 5));
        Assert.Equal([9, 10], await VersionsAsync(id, from: 9));
        Assert.Empty(await VersionsAsync(id, from: 11));
        Assert.Empty(await VersionsAsync(id, from: 5, to: 4));
        Assert.Empty(await VersionsAsync(Guid.CreateVersion7()));
    }

    [Fact]
    public async Task A_stream_is_read_as_it_was_known_at_a_time()
    {
        var clock = new FakeClock();
        var store = fixture.Node(Samples.Options(fixture.Schema, clock: clock));
        var start = clock.GetCurrentInstant();
        var id = await store.StartAsync(_tenant);
        clock.Advance(Duration.FromMinutes(1));
        await store.AppendAsync(_tenant, id, 1, Samples.Reminder(1));
        clock.Advance(Duration.FromMinutes(1));
        await store.AppendAsync(_tenant, id, 2, Samples.Reminder(2));

        Assert.Empty(await VersionsAsync(id, until: start - Duration.FromTicks(10)));
        Assert.Equal([1], await VersionsAsync(id, until: start));
        Assert.Equal([1, 2], await VersionsAsync(id, until: start + Duration.FromSeconds(119)));
        Assert.Equal([1, 2, 3], await VersionsAsync(id, until: start + Duration.FromMinutes(2)));
    }

    [Fact]
    public async Task A_long_stream_is_read_whole_over_page_borders()
    {
        var id = await Store.StartAsync(_tenant, [.. Enumerable.Range(1, 2000).Select(Samples.Reminder)]);
        await Store.AppendAsync(_tenant, id, 2000, Samples.Reminder(2001));
        Assert.Equal(Enumerable.Range(1, 2001).Select(version => (long)version), await VersionsAsync(id));
        Assert.Equal(2001, await Store.ReadAllAsync(_tenant).CountAsync());
    }

    [Fact]
    public async Task All_events_come_in_the_order_of_positions_of_the_kinds_asked_for()
    {
        var one = await Store.StartAsync(_tenant);
        var other = await Store.StartAsync(_tenant);
        await Store.AppendAsync(_tenant, one, 1, Samples.Reminder(1));
        await Store.AppendAsync(_tenant, other, 1, new BookReturned(Instant.FromUtc(2026, 3, 4, 12, 0)));

        var all = await Store.ReadAllAsync(_tenant).ToListAsync();
        Assert.Equal([one, other, one, other], all.Select(stored => stored.StreamId));
        Assert.Equal(all.Select(stored => stored.Position).Order(), all.Select(stored => stored.Position));
        Assert.Equal([one, other], await Store.ReadAllAsync(_tenant, all[1].Position).Select(stored => stored.StreamId).ToListAsync());
        Assert.Equal(
            ["reminder_sent", "book_returned"],
            await Store.ReadAllAsync(_tenant, aliases: ["reminder_sent", "book_returned"]).Select(stored => stored.Alias).ToListAsync());
    }

    [Fact]
    public async Task No_read_crosses_tenants()
    {
        var (mine, theirs) = (Samples.Tenant(), Samples.Tenant());
        var id = await Store.StartAsync(mine, Samples.Lent("mine"));
        // The same id in both tenants is two streams.
        await Store.OpenAndStartAsync(theirs, id);
        await Store.AppendAsync(theirs, id, 1, Samples.Reminder(1));
        var session = Store.OpenSession(mine);
        session.Store(new Card("card", "Ada", 1));
        await session.SaveChangesAsync();

        Assert.Equal([Samples.Lent("mine")], (await Store.StreamAsync(mine, id)).Select(stored => stored.Data));
        Assert.Equal((1, 2), ((await Store.GetStreamStateAsync(mine, id))!.Version, (await Store.GetStreamStateAsync(theirs, id))!.Version));
        Assert.All(await Store.ReadAllAsync(mine).ToListAsync(), stored => Assert.Equal(mine, stored.TenantId));
        Assert.Null(await Store.GetStreamStateAsync(Samples.Tenant(), id));
        Assert.Null(await Store.Documents.LoadAsync<Card>(theirs, "card"));
        Assert.Empty(await Store.Documents.LoadManyAsync<Card>(theirs, ["card"]));
        Assert.Empty(await Store.Documents.QueryAsync<Card>(theirs, "d.id = 'card' or true"));
        Assert.Empty(await Store.Documents.QueryAsync<Card>(theirs, "d.tenant_id = $1", [mine]));
        Assert.Equal(0, await Store.Documents.CountAsync<Card>(theirs, "true or true"));
        Assert.Contains(mine, await Store.ReadAllAsync(null).Select(stored => stored.TenantId).ToListAsync());

        await Store.ArchiveStreamAsync(theirs, id);
        var removal = Store.OpenSession(theirs);
        removal.Delete<Card>("card");
        await removal.SaveChangesAsync();
        Assert.Single(await Store.StreamAsync(mine, id));
        Assert.NotNull(await Store.Documents.LoadAsync<Card>(mine, "card"));
    }

    [Fact]
    public async Task Followers_of_one_tenant_hear_nothing_of_another()
    {
        var (mine, theirs) = (Samples.Tenant(), Samples.Tenant());
        var id = await Store.StartAsync(mine);
        await Store.OpenAndStartAsync(theirs, id);
        await using var stream = Store.FollowStreamAsync(mine, id, 0).GetAsyncEnumerator();
        await using var all = Store.FollowAsync(mine, 0).GetAsyncEnumerator();

        await Store.AppendAsync(theirs, id, 1, Samples.Reminder(1));
        await Store.AppendAsync(mine, id, 1, new ReminderSent("mine", Urgency.Firm));

        Assert.All(await stream.TakeAsync(2), stored => Assert.Equal(mine, stored.TenantId));
        Assert.All(await all.TakeAsync(2), stored => Assert.Equal(mine, stored.TenantId));
    }

    private Task<List<long>> VersionsAsync(Guid id, long from = 1, long? to = null, Instant? until = null) =>
        Store.ReadStreamAsync(_tenant, id, from, to, until).Select(stored => stored.Version).ToListAsync().AsTask();
}
