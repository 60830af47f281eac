using NodaTime;
using Timeline.EventStore.Appending;
using Timeline.Testing;

namespace Timeline.EventStore.Tests.Appending;

public sealed class AppendTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();

    private IEventStore Store => fixture.Store;

    [Fact]
    public async Task Events_come_back_as_they_were_appended_with_all_their_metadata()
    {
        var id = Guid.CreateVersion7();
        var command = Guid.CreateVersion7();
        var session = Store.OpenSession(_tenant, new SessionMetadata
        {
            CommandId = command,
            Actor = "ada",
            Source = "desk",
            CorrelationId = "visit-1",
            CausationId = "scan-7",
            Headers = new Dictionary<string, string> { ["shelf"] = "B2" },
        });
        var lent = new BookLent("Žluťoučký kůň 🐎 \" \\ <b>", "Ada", Samples.Due);
        var prolonged = new LoanProlonged(Samples.Due.PlusDays(7), Duration.FromDays(7) + Duration.FromNanoseconds(1));
        session.StartStream(id, "loan", lent, prolonged);

        var saved = await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        var read = await Store.StreamAsync(_tenant, id);

        Assert.Equal([lent, prolonged], read.Select(stored => stored.Data));
        Assert.Equal([1, 2], read.Select(stored => stored.Version));
        Assert.Equal(["book_lent", "loan_prolonged"], read.Select(stored => stored.Alias));
        Assert.Equal(saved.Positions, read.Select(stored => stored.Position));
        Assert.All(read, stored =>
        {
            Assert.Equal(("ada", "desk", "visit-1", "scan-7"), (stored.Actor, stored.Source, stored.CorrelationId, stored.CausationId));
            Assert.Equal(command, stored.CommandId);
            Assert.Equal("B2", stored.Headers["shelf"]);
            Assert.Equal((_tenant, id), (stored.TenantId, stored.StreamId));
            Assert.Equal(saved.RecordedAt, stored.Timestamp);
        });
        Assert.Equal(2, saved.VersionOf(id));
        Assert.False(saved.Repeated);
    }

    [Fact]
    public async Task An_append_based_on_an_old_version_is_refused_with_both_versions()
    {
        var id = await Store.StartAsync(_tenant);
        await Store.AppendAsync(_tenant, id, 1, Samples.Reminder(1), Samples.Reminder(2));

        var conflict = await Assert.ThrowsAsync<StreamVersionConflictException>(() => Store.AppendAsync(_tenant, id, 1, Samples.Reminder(3)));

        Assert.Equal((id, 1, 3), (conflict.StreamId, conflict.Expected, conflict.Actual));
        Assert.Equal(3, (await Store.StreamAsync(_tenant, id)).Count);
    }

    [Fact]
    public async Task A_version_that_was_never_reached_is_refused()
    {
        var id = await Store.StartAsync(_tenant);
        var conflict = await Assert.ThrowsAsync<StreamVersionConflictException>(() => Store.AppendAsync(_tenant, id, 5, Samples.Reminder(1)));
        Assert.Equal((5, 1), (conflict.Expected, conflict.Actual));

        var none = await Assert.ThrowsAsync<StreamVersionConflictException>(
            () => Store.AppendAsync(_tenant, Guid.CreateVersion7(), 5, Samples.Reminder(1)));
        Assert.Equal((5, 0), (none.Expected, none.Actual));
    }

    [Fact]
    public async Task A_stream_is_started_once()
    {
        var id = await Store.StartAsync(_tenant);
        var again = Store.OpenSession(_tenant);
        again.StartStream(id, "loan", Samples.Lent());

        var conflict = await Assert.ThrowsAsync<StreamVersionConflictException>(() => again.SaveChangesAsync());

        Assert.Equal((id, 0, 1), (conflict.StreamId, conflict.Expected, conflict.Actual));
    }

    [Fact]
    public async Task Of_many_appends_based_on_the_same_version_exactly_one_is_stored()
    {
        var id = await Store.StartAsync(_tenant);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            try
            {
                await Store.AppendAsync(_tenant, id, 1, Samples.Reminder(i));
                return true;
            }
            catch (StreamVersionConflictException e)
            {
                Assert.Equal(2, e.Actual);
                return false;
            }
        }));

        Assert.Single(outcomes, stored => stored);
        Assert.Equal(2, (await Store.StreamAsync(_tenant, id)).Count);
    }

    [Fact]
    public async Task Several_streams_and_documents_are_stored_together_or_not_at_all()
    {
        var (one, other) = (await Store.StartAsync(_tenant), await Store.StartAsync(_tenant));
        await Store.AppendAsync(_tenant, other, 1, Samples.Reminder(0));

        var session = Store.OpenSession(_tenant);
        session.Append(one, 1, Samples.Reminder(1));
        session.Append(other, 1, Samples.Reminder(2));
        session.Store(new Card("ada", "Ada", 3));
        await Assert.ThrowsAsync<StreamVersionConflictException>(() => session.SaveChangesAsync());

        Assert.Single(await Store.StreamAsync(_tenant, one));
        Assert.Null(await Store.Documents.LoadAsync<Card>(_tenant, "ada"));

        var right = Store.OpenSession(_tenant);
        right.Append(other, 2, Samples.Reminder(2));
        right.Append(one, 1, Samples.Reminder(1));
        right.Store(new Card("ada", "Ada", 3));
        var saved = await right.SaveChangesAsync();

        Assert.Equal((2, 3), (saved.VersionOf(one), saved.VersionOf(other)));
        Assert.Equal(3, (await Store.Documents.LoadAsync<Card>(_tenant, "ada"))!.Fine);
    }

    [Fact]
    public async Task Appends_over_the_same_streams_in_opposite_orders_do_not_deadlock()
    {
        var streams = new[] { await Store.StartAsync(_tenant), await Store.StartAsync(_tenant), await Store.StartAsync(_tenant) };

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async worker =>
        {
            for (var round = 0; round < 10; round++)
            {
                var order = (worker + round) % 2 == 0 ? streams : streams.Reverse();
                var session = Store.OpenSession(_tenant);
                foreach (var id in order)
                    session.Append(id, (await Store.GetStreamStateAsync(_tenant, id))!.Version, Samples.Reminder(worker));
                try
                {
                    await session.SaveChangesAsync();
                }
                catch (StreamVersionConflictException)
                {
                    // Another worker was faster; the next round tries again.
                }
            }
        }));

        var versions = await Task.WhenAll(streams.Select(id => Store.GetStreamStateAsync(_tenant, id)));
        Assert.Single(versions.Select(state => state!.Version).Distinct());
    }

    [Fact]
    public async Task Two_appends_to_one_stream_in_a_session_follow_each_other()
    {
        var id = Guid.CreateVersion7();
        var session = Store.OpenSession(_tenant);
        session.StartStream(id, null, Samples.Lent());
        session.Append(id, 1, Samples.Reminder(1));
        Assert.Throws<ArgumentException>(() => session.Append(id, 1, Samples.Reminder(2)));
        Assert.Throws<ArgumentException>(() => session.StartStream(id, null, Samples.Lent()));

        Assert.Equal(2, (await session.SaveChangesAsync()).VersionOf(id));
    }

    [Fact]
    public async Task A_session_is_saved_once()
    {
        var session = Store.OpenSession(_tenant);
        session.StartStream(Guid.CreateVersion7(), null, Samples.Lent());
        await session.SaveChangesAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.SaveChangesAsync());
    }

    [Fact]
    public void Misuse_is_refused_before_anything_is_sent()
    {
        var session = Store.OpenSession(_tenant);
        Assert.Throws<ArgumentException>(() => session.Append(Guid.CreateVersion7(), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Append(Guid.CreateVersion7(), -1, Samples.Lent()));
        Assert.Contains("System.Object", Assert.Throws<InvalidOperationException>(() => session.Append(Guid.CreateVersion7(), 1, new object())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Store.OpenSession(" "));
    }

    [Fact]
    public async Task An_archived_stream_takes_no_events_and_is_left_out_of_reads()
    {
        var id = await Store.StartAsync(_tenant);
        await Store.ArchiveStreamAsync(_tenant, id);

        var refused = await Assert.ThrowsAsync<StreamArchivedException>(() => Store.AppendAsync(_tenant, id, 1, Samples.Reminder(1)));

        Assert.Equal(id, refused.StreamId);
        Assert.Empty(await Store.StreamAsync(_tenant, id));
        Assert.Single(await Store.ReadStreamAsync(_tenant, id, archived: true).ToListAsync());
        Assert.True((await Store.GetStreamStateAsync(_tenant, id))!.IsArchived);
    }

    [Fact]
    public async Task Record_times_are_whole_microseconds_of_the_given_clock_and_never_run_backwards()
    {
        var start = Instant.FromUtc(2026, 3, 4, 5, 6, 7) + Duration.FromNanoseconds(1_234_567);
        var clock = new FakeClock(start);
        var store = fixture.Node(Samples.Options(fixture.Schema, clock: clock));
        var id = await store.StartAsync(_tenant);
        clock.Advance(-Duration.FromHours(1));
        await store.AppendAsync(_tenant, id, 1, Samples.Reminder(1));
        clock.Advance(Duration.FromHours(2));
        await store.AppendAsync(_tenant, id, 2, Samples.Reminder(2));

        var times = (await store.StreamAsync(_tenant, id)).Select(stored => stored.Timestamp).ToList();

        var cut = Instant.FromUtc(2026, 3, 4, 5, 6, 7) + Duration.FromTicks(12_340);
        Assert.Equal([cut, cut, cut + Duration.FromHours(1)], times);
        Assert.Equal(times[2], (await store.GetStreamStateAsync(_tenant, id))!.Timestamp);
    }

    [Fact]
    public async Task Without_a_clock_the_database_tells_the_time()
    {
        var before = await fixture.ScalarAsync<DateTime>("select clock_timestamp()");
        var id = await Store.StartAsync(_tenant);
        var after = await fixture.ScalarAsync<DateTime>("select clock_timestamp()");

        var recorded = (await Store.StreamAsync(_tenant, id))[0].Timestamp.ToDateTimeUtc();
        Assert.InRange(recorded, before, after);
    }
}
