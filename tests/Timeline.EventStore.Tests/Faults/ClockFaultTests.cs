using NodaTime;
using Timeline.Testing;

namespace Timeline.EventStore.Tests.Faults;

public sealed class ClockFaultTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 4, 12, 0);

    private readonly string _tenant = Samples.Tenant();

    [Fact]
    public async Task When_the_clock_jumps_back_an_hour_record_times_stand_still_until_it_has_caught_up()
    {
        var clock = new FakeClock(Noon);
        var store = fixture.Node(Samples.Options(fixture.Schema, clock: clock));
        var id = await store.StartAsync(_tenant);
        clock.Advance(-Duration.FromHours(1));
        await store.AppendAsync(_tenant, id, 1, Samples.Reminder(1));
        clock.Advance(Duration.FromMinutes(59));
        await store.AppendAsync(_tenant, id, 2, Samples.Reminder(2));
        clock.Advance(Duration.FromMinutes(2));
        await store.AppendAsync(_tenant, id, 3, Samples.Reminder(3));

        var stream = await store.StreamAsync(_tenant, id);

        Assert.Equal([Noon, Noon, Noon, Noon + Duration.FromMinutes(1)], stream.Select(stored => stored.Timestamp));
        Assert.Null(Assert.Single(await store.VerifyAsync(_tenant, id).ToListAsync()).Problem);
    }

    [Fact]
    public async Task An_append_to_several_streams_is_recorded_at_one_time_not_before_the_last_event_of_any()
    {
        var clock = new FakeClock(Noon);
        var store = fixture.Node(Samples.Options(fixture.Schema, clock: clock));
        var early = await store.StartAsync(_tenant);
        clock.Advance(-Duration.FromHours(1));
        var late = await store.StartAsync(_tenant);

        var session = store.OpenSession(_tenant);
        session.Append(late, 1, Samples.Reminder(1));
        session.Append(early, 1, Samples.Reminder(1));
        await session.SaveChangesAsync();

        Assert.Equal(Noon, (await store.StreamAsync(_tenant, early))[^1].Timestamp);
        Assert.Equal(Noon, (await store.StreamAsync(_tenant, late))[^1].Timestamp);
    }

    [Fact]
    public async Task Two_nodes_whose_clocks_are_five_minutes_apart_share_a_stream_whose_times_never_go_back()
    {
        var ahead = fixture.Node(Samples.Options(fixture.Schema, clock: new FakeClock(Noon + Duration.FromMinutes(5))));
        var behind = fixture.Node(Samples.Options(fixture.Schema, clock: new FakeClock(Noon)));
        var id = await behind.StartAsync(_tenant);
        for (var version = 1; version <= 6; version++)
            await (version % 2 == 1 ? ahead : behind).AppendAsync(_tenant, id, version, Samples.Reminder(version));

        var stream = await behind.StreamAsync(_tenant, id);

        Assert.Equal(stream.Select(stored => stored.Timestamp).Order(), stream.Select(stored => stored.Timestamp));
        Assert.Equal([Noon, .. Enumerable.Repeat(Noon + Duration.FromMinutes(5), 6)], stream.Select(stored => stored.Timestamp));
        // Every moment shows a beginning of the stream, never one with a hole.
        foreach (var at in new[] { Noon - Duration.Epsilon, Noon, Noon + Duration.FromMinutes(4), Noon + Duration.FromMinutes(5) })
        {
            var known = await behind.ReadStreamAsync(_tenant, id, recordedUntil: at).Select(stored => stored.Version).ToListAsync();
            Assert.Equal(Enumerable.Range(1, known.Count).Select(version => (long)version), known);
        }
    }

    [Fact]
    public async Task Nodes_without_a_clock_of_their_own_take_the_databases_however_far_their_machines_are_apart()
    {
        var id = await fixture.Node().StartAsync(_tenant);
        var before = await fixture.ScalarAsync<DateTime>("select clock_timestamp()");
        var saved = await fixture.Node().AppendAsync(_tenant, id, 1, Samples.Reminder(1));
        var after = await fixture.ScalarAsync<DateTime>("select clock_timestamp()");

        Assert.InRange(saved.RecordedAt!.Value, Instant.FromDateTimeUtc(before), Instant.FromDateTimeUtc(after));
    }
}
