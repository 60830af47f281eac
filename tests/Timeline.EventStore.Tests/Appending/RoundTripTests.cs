using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;
using Timeline.EventStore.Projections;

namespace Timeline.EventStore.Tests.Appending;

public sealed class RoundTripTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();

    [Fact]
    public async Task An_append_with_its_command_and_documents_is_one_round_trip() => Assert.Equal(1, await CountAsync(projecting: false));

    [Fact]
    public async Task An_append_with_a_per_stream_projection_is_four() =>
        // Append, load, store, commit.
        Assert.Equal(4, await CountAsync(projecting: true));

    private async Task<int> CountAsync(bool projecting)
    {
        await using var proxy = new CuttingProxy(fixture.ConnectionString);
        var options = Samples.Options(fixture.Schema);
        if (projecting)
            options.InlineProjections.Add(new ShelfProjection());
        // The notice to other nodes goes its own way after the commit; it is not part of the append, and not of the count.
        await using var store = new PostgresEventStore(proxy.ConnectionString, options, announce: false);
        var id = await store.StartAsync(_tenant);
        for (var version = 1; version < 5; version++)
            await SaveAsync(store, id, version);

        var before = proxy.RoundTrips;
        await SaveAsync(store, id, 5);
        return proxy.RoundTrips - before;
    }

    private async Task SaveAsync(PostgresEventStore store, Guid id, long version)
    {
        var session = store.OpenSession(_tenant, new SessionMetadata { CommandId = Guid.CreateVersion7(), Actor = "ada" });
        session.Append(id, version, Samples.Reminder(1));
        session.Store(new Card("ada", "Ada", 1));
        await session.SaveChangesAsync();
    }

    private sealed class ShelfProjection : SingleStreamProjection<Shelf>
    {
        public override bool Handles(Type eventType) => true;

        protected override Shelf? Evolve(Shelf? document, StoredEvent stored) => new(stored.StreamId, stored.StreamId.ToString());
    }
}
