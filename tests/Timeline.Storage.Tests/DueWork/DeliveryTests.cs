using System.Net;
using Timeline.Storage.DueWork;

namespace Timeline.Storage.Tests.DueWork;

public sealed class DeliveryTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly DateTimeOffset Noon = new(2031, 3, 4, 12, 0, 0, TimeSpan.Zero);

    private readonly string _tenant = Samples.Tenant();
    private long _now = Noon.UtcTicks;

    private StoreNode Node => fixture.Node;

    private DueWorkOptions Options => new() { Now = () => new DateTimeOffset(Volatile.Read(ref _now), TimeSpan.Zero), FirstPause = TimeSpan.FromSeconds(30), MostAttempts = 3 };

    [Fact]
    public async Task What_arrives_is_delivered_once_and_gone()
    {
        await using var receiver = new Receiver(_ => Task.FromResult(HttpStatusCode.OK));
        using var posting = new Posting(_ => receiver.Url);
        var item = await PostAsync();
        await using var running = new Running(Node, _tenant, [], [posting], Options);

        await Eventually.TrueAsync(async () => await Node.FindAsync(_tenant, item.Id) is null, "it is gone");

        Assert.Equal([$"{item.Id}"], receiver.Received);
    }

    [Fact]
    public async Task What_fails_is_tried_again_after_pauses_that_grow_and_given_up_in_the_end()
    {
        await using var receiver = new Receiver(_ => Task.FromResult(HttpStatusCode.ServiceUnavailable));
        using var posting = new Posting(_ => receiver.Url);
        var item = await PostAsync();
        var attempts = 0;
        await using var running = new Running(Node, _tenant, [], [posting], Options with { Done = (_, _) => Interlocked.Increment(ref attempts) });

        foreach (var (attempt, pause) in new[] { (1, 30), (2, 60), (3, 120) })
        {
            await Eventually.TrueAsync(() => Volatile.Read(ref attempts) == attempt, "an attempt");
            var tried = (await Node.FindAsync(_tenant, item.Id))!;
            var now = new DateTimeOffset(_now, TimeSpan.Zero);
            Assert.Equal((attempt, now.AddSeconds(pause), attempt == 3), (tried.Attempts, tried.At, tried.GivenUp));
            Assert.StartsWith("503 xxx", tried.LastAnswer, StringComparison.Ordinal);
            Assert.Equal(500, tried.LastAnswer!.Length);
            Assert.Equal(attempt, receiver.Received.Count);
            Volatile.Write(ref _now, now.AddSeconds(pause).UtcTicks);
        }

        Assert.Equal(0, await running.Worker.CountDueAsync(CancellationToken.None));
        await Node.DueAsync(_tenant, Guid.CreateVersion7(), Noon, "post");
        await Eventually.TrueAsync(() => receiver.Received.Count == 4, "another is tried");
        Assert.Equal(3, receiver.Received.Count(body => body == $"{item.Id}"));
    }

    [Fact]
    public async Task What_is_refused_is_given_up_at_once()
    {
        await using var receiver = new Receiver(_ => Task.FromResult(HttpStatusCode.Gone));
        using var posting = new Posting(_ => receiver.Url);
        var item = await PostAsync();
        await using var running = new Running(Node, _tenant, [], [posting], Options);

        await Eventually.TrueAsync(async () => await Node.FindAsync(_tenant, item.Id) is { GivenUp: true }, "it is given up");

        Assert.Equal(1, (await Node.FindAsync(_tenant, item.Id))!.Attempts);
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_is_tried_again()
    {
        using var posting = new Posting(_ => new Uri("http://127.0.0.1:1/"));
        var item = await PostAsync();
        await using var running = new Running(Node, _tenant, [], [posting], Options);

        await Eventually.TrueAsync(async () => await Node.FindAsync(_tenant, item.Id) is { LastAnswer: not null, GivenUp: false, Attempts: 1 }, "it failed");
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_is_given_a_time()
    {
        var never = new TaskCompletionSource<HttpStatusCode>();
        await using var receiver = new Receiver(_ => never.Task);
        using var posting = new Posting(_ => receiver.Url);
        var item = await PostAsync();
        await using var running = new Running(Node, _tenant, [], [posting], Options with { LongestDelivery = TimeSpan.FromMilliseconds(300) });

        await Eventually.TrueAsync(async () => await Node.FindAsync(_tenant, item.Id) is { LastAnswer: not null }, "it failed");

        Assert.Equal("no answer within 0.3 s", (await Node.FindAsync(_tenant, item.Id))!.LastAnswer);
        never.SetResult(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_holds_up_neither_other_work_nor_other_receivers()
    {
        var never = new TaskCompletionSource<HttpStatusCode>();
        await using var slow = new Receiver(_ => never.Task);
        await using var quick = new Receiver(_ => Task.FromResult(HttpStatusCode.OK));
        var stuck = await PostAsync(Noon.AddSeconds(-60));
        using var posting = new Posting(item => item.Id == stuck.Id ? slow.Url : quick.Url);
        await using var running = new Running(Node, _tenant, [new Reminding()], [posting], Options with { LongestDelivery = TimeSpan.FromMinutes(5) });
        await Eventually.TrueAsync(() => !slow.Received.IsEmpty, "the slow one is asked");

        var id = await Node.StartAsync(_tenant);
        await Node.DueAsync(_tenant, id, Noon);
        var other = await PostAsync();

        await Eventually.TrueAsync(async () => await Node.RemindersAsync(_tenant, id) == 1, "the work is done");
        await Eventually.TrueAsync(async () => await Node.FindAsync(_tenant, other.Id) is null, "the other is delivered");
        never.SetResult(HttpStatusCode.OK);
        await Eventually.TrueAsync(async () => await Node.FindAsync(_tenant, stuck.Id) is null, "the slow one is delivered");
    }

    [Fact]
    public async Task No_transaction_is_open_while_a_message_is_under_way()
    {
        var answer = new TaskCompletionSource<HttpStatusCode>();
        await using var receiver = new Receiver(_ => answer.Task);
        using var posting = new Posting(_ => receiver.Url);
        var node = fixture.NewNode(name: _tenant);
        var item = await PostAsync();
        await using var running = new Running(node, _tenant, [], [posting], Options with { LongestDelivery = TimeSpan.FromMinutes(5) });
        await Eventually.TrueAsync(() => !receiver.Received.IsEmpty, "the message is under way");

        // The node looks for what is due meanwhile, and holds the lock for that moment only.
        await Eventually.TrueAsync(
            async () => await fixture.ScalarAsync<long>(
                "select count(*) from pg_locks l join pg_stat_activity a using (pid) where a.application_name = $1 and l.relation = 'mt_doc_dueitem'::regclass and l.mode = 'RowShareLock'", _tenant) == 0,
            "no transaction is open");
        await using (var session = Node.Open(_tenant))
        {
            session.Store((await Node.FindAsync(_tenant, item.Id))! with { LastAnswer = "looked at by somebody" });
            await session.SaveChangesAsync().WaitAsync(TimeSpan.FromSeconds(20));
        }

        answer.SetResult(HttpStatusCode.OK);
        await Eventually.TrueAsync(async () => await Node.FindAsync(_tenant, item.Id) is null, "it is delivered");
    }

    [Fact]
    public async Task When_a_node_ends_after_sending_another_one_sends_again_after_the_pause()
    {
        var answered = new TaskCompletionSource<HttpStatusCode>();
        var first = true;
        await using var receiver = new Receiver(_ =>
        {
            var wait = first;
            first = false;
            return wait ? answered.Task : Task.FromResult(HttpStatusCode.OK);
        });
        using var posting = new Posting(_ => receiver.Url);
        var item = await PostAsync();
        await using (new Running(Node, _tenant, [], [posting], Options with { LongestDelivery = TimeSpan.FromSeconds(45) }))
            await Eventually.TrueAsync(() => receiver.Received.Count == 1, "it is sent");
        answered.SetResult(HttpStatusCode.OK);

        var claimed = (await Node.FindAsync(_tenant, item.Id))!;
        Assert.Equal((1, Noon.AddSeconds(45), false), (claimed.Attempts, claimed.At, claimed.GivenUp));
        await using var other = new Running(fixture.NewNode(), _tenant, [], [posting], Options);
        Volatile.Write(ref _now, Noon.AddSeconds(45).UtcTicks);

        await Eventually.TrueAsync(async () => await Node.FindAsync(_tenant, item.Id) is null, "it is delivered");
        Assert.Equal([$"{item.Id}", $"{item.Id}"], receiver.Received);
    }

    [Fact]
    public void Pauses_grow_up_to_six_hours()
    {
        var options = new DueWorkOptions();
        Assert.Equal([30, 60, 120, 240], Enumerable.Range(1, 4).Select(attempts => options.PauseAfter(attempts).TotalSeconds));
        Assert.Equal(TimeSpan.FromHours(6), options.PauseAfter(12));
        Assert.Equal(TimeSpan.FromHours(6), options.PauseAfter(100_000));
    }

    private Task<DueItem> PostAsync(DateTimeOffset? at = null) => Node.DueAsync(_tenant, Guid.CreateVersion7(), at ?? Noon, "post");
}
