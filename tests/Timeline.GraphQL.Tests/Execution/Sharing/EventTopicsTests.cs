using Timeline.GraphQL.Execution.Sharing;

namespace Timeline.GraphQL.Tests.Execution.Sharing;

public sealed class EventTopicsTests
{
    private readonly NumberSource _source = new();
    private readonly EventTopics<string> _topics;

    public EventTopicsTests() => _topics = new EventTopics<string>(_source.FollowAsync, new TopicOptions { KeptEvents = 4 });

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_subscriber_gets_what_it_missed_and_then_what_comes()
    {
        _source.Add(3);
        await using var events = Read(after: 1, newest: 3);

        Assert.Equal(["event 2", "event 3"], await TakeAsync(events, 2));
        var live = TakeAsync(events, 2);
        _source.Add(2);

        Assert.Equal(["event 4", "event 5"], await live);
    }

    [Fact]
    public async Task Subscribers_of_a_topic_share_one_reading_and_the_same_events()
    {
        _source.Add(2);
        await using var first = Read(after: 0, newest: 2);
        await using var second = Read(after: 1, newest: 2);

        await first.MoveNextAsync();
        await first.MoveNextAsync();
        await second.MoveNextAsync();

        Assert.Same(first.Current, second.Current);
        Assert.Equal(1, _source.Readings);
    }

    [Fact]
    public async Task Who_begins_before_what_is_kept_catches_up_alone_and_then_shares()
    {
        _source.Add(10);
        await using var ahead = Read(after: 10, newest: 10);
        var next = ahead.MoveNextAsync();
        await using var behind = Read(after: 2, newest: 10);

        var missed = await TakeAsync(behind, 8);
        _source.Add(1);
        await next;
        await behind.MoveNextAsync();

        Assert.Equal(Enumerable.Range(3, 8).Select(number => $"event {number}"), missed);
        Assert.Same(ahead.Current, behind.Current);
        Assert.Equal([2, 10], _source.Begun.Order());
    }

    [Fact]
    public async Task One_who_does_not_read_holds_nobody_up_and_misses_nothing()
    {
        await using var slow = Read(after: 0, newest: 0);
        await using var quick = Read(after: 0, newest: 0);
        var first = slow.MoveNextAsync();
        var all = TakeAsync(quick, 100);
        _source.Add(100);

        await first;
        Assert.Equal("event 100", (await all)[^1]);
        Assert.Equal(Enumerable.Range(2, 99).Select(number => $"event {number}"), await TakeAsync(slow, 99));
    }

    [Fact]
    public async Task Whatever_the_pace_each_subscriber_gets_each_event_once_and_in_order()
    {
        const int Count = 400;
        var random = new Random(20261120);
        var subscribers = Enumerable.Range(0, 20).Select(_ => (After: random.Next(0, 50), Seed: random.Next())).ToList();
        _source.Add(50);
        var reading = subscribers.Select(subscriber => Task.Run(async () =>
        {
            var pace = new Random(subscriber.Seed);
            await using var events = Read(subscriber.After, newest: 50);
            var taken = new List<string>();
            while (taken.Count < Count - subscriber.After)
            {
                if (pace.Next(20) == 0)
                    await Task.Yield();
                taken.AddRange(await TakeAsync(events, 1));
            }

            return taken;
        }, Ended)).ToList();
        for (var i = 50; i < Count; i++)
        {
            _source.Add(1);
            await Task.Yield();
        }

        foreach (var (subscriber, task) in subscribers.Zip(reading))
            Assert.Equal(Enumerable.Range(subscriber.After + 1, Count - subscriber.After).Select(number => $"event {number}"), await task);
    }

    [Fact]
    public async Task The_source_is_left_with_the_last_subscriber_and_begun_anew_with_the_next()
    {
        _source.Add(1);
        var first = Read(after: 0, newest: 1);
        await first.MoveNextAsync();
        await first.DisposeAsync();
        while (_source.Open > 0)
            await Task.Delay(5, Ended);

        Assert.Equal(0, _topics.Count);
        await using var second = Read(after: 0, newest: 1);
        Assert.Equal(["event 1"], await TakeAsync(second, 1));
        Assert.Equal(2, _source.Readings);
    }

    [Fact]
    public async Task A_source_that_fails_ends_its_subscribers_and_the_next_begins_anew()
    {
        await using var events = Read(after: 0, newest: 0);
        var next = events.MoveNextAsync();
        _source.Fail(new IOException("gone"));

        var failed = await Assert.ThrowsAsync<InvalidOperationException>(async () => await next);
        Assert.IsType<IOException>(failed.InnerException);

        _source.Fail(fault: null);
        _source.Add(1);
        await using var again = Read(after: 0, newest: 0);
        Assert.Equal(["event 1"], await TakeAsync(again, 1));
    }

    [Fact]
    public async Task What_was_removed_from_the_source_is_not_given_from_what_was_kept()
    {
        _source.Add(2);
        await using var before = Read(after: 0, newest: 2);
        Assert.Equal(["event 1", "event 2"], await TakeAsync(before, 2));

        _source.Replace(1, "removed");
        _source.Add(1, forgetsEarlier: true);
        Assert.Equal(["event 3"], await TakeAsync(before, 1));
        await using var after = Read(after: 0, newest: 3);

        Assert.Equal(["removed", "event 2", "event 3"], await TakeAsync(after, 3));
    }

    [Fact]
    public async Task Cancelling_ends_the_waiting()
    {
        using var leaving = new CancellationTokenSource();
        await using var events = _topics.ReadAsync("t", 0, 0, leaving.Token).GetAsyncEnumerator(Ended);
        var next = events.MoveNextAsync();
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }

    private IAsyncEnumerator<SharedEvent> Read(long after, long newest) => _topics.ReadAsync("t", after, newest, Ended).GetAsyncEnumerator(Ended);

    private static async Task<List<string>> TakeAsync(IAsyncEnumerator<SharedEvent> events, int count)
    {
        var taken = new List<string>();
        while (taken.Count < count && await events.MoveNextAsync())
            taken.Add((string)events.Current.Value!);
        return taken;
    }
}
