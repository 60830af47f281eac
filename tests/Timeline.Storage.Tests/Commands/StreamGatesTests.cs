using System.Reflection;
using Timeline.Storage.Commands;

namespace Timeline.Storage.Tests.Commands;

public sealed class StreamGatesTests
{
    private readonly StreamGates _gates = new();
    private readonly Guid _stream = Guid.CreateVersion7();

    [Fact]
    public async Task One_at_a_time_in_the_order_in_which_they_came()
    {
        var order = new List<int>();
        var first = await _gates.EnterAsync(_stream, CancellationToken.None);
        var waiting = new List<Task>();
        for (var i = 0; i < 50; i++)
        {
            var number = i;
            // Each asks before the next does, on this thread.
            var pass = _gates.EnterAsync(_stream, CancellationToken.None).AsTask();
            waiting.Add(Task.Run(async () =>
            {
                using (await pass)
                    order.Add(number);
            }));
        }

        Assert.Empty(order);
        first.Dispose();
        await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(Enumerable.Range(0, 50), order);
        Assert.Equal(0, Kept());
    }

    [Fact]
    public async Task Streams_do_not_wait_for_each_other()
    {
        using var held = await _gates.EnterAsync(_stream, CancellationToken.None);
        using var other = await _gates.EnterAsync(Guid.CreateVersion7(), CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(2, Kept());
    }

    [Fact]
    public async Task Who_gives_up_waiting_lets_the_next_one_in()
    {
        var held = await _gates.EnterAsync(_stream, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var impatient = _gates.EnterAsync(_stream, stop.Token).AsTask();
        var patient = _gates.EnterAsync(_stream, CancellationToken.None).AsTask();

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Assert.False(patient.IsCompleted);
        held.Dispose();
        (await patient.WaitAsync(TimeSpan.FromSeconds(20))).Dispose();

        Assert.Equal(0, Kept());
    }

    [Fact]
    public async Task A_pass_given_back_twice_lets_one_in()
    {
        var held = await _gates.EnterAsync(_stream, CancellationToken.None);
        var (second, third) = (_gates.EnterAsync(_stream, CancellationToken.None).AsTask(), _gates.EnterAsync(_stream, CancellationToken.None).AsTask());
        held.Dispose();
        held.Dispose();

        using (await second.WaitAsync(TimeSpan.FromSeconds(20)))
            Assert.False(third.IsCompleted);
        (await third.WaitAsync(TimeSpan.FromSeconds(20))).Dispose();
    }

    [Fact]
    public async Task Thousands_of_streams_and_cancellations_leave_nothing_behind()
    {
        var streams = Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7()).ToArray();
        var inside = new int[streams.Length];
        await Task.WhenAll(Enumerable.Range(0, 16).Select(worker => Task.Run(async () =>
        {
            var dice = new Random(worker);
            for (var round = 0; round < 500; round++)
            {
                var stream = dice.Next(streams.Length);
                using var stop = new CancellationTokenSource();
                if (dice.Next(3) == 0)
                    stop.CancelAfter(dice.Next(2));
                try
                {
                    using var pass = await _gates.EnterAsync(streams[stream], stop.Token);
                    Assert.Equal(1, Interlocked.Increment(ref inside[stream]));
                    await Task.Yield();
                    Interlocked.Decrement(ref inside[stream]);
                }
                catch (OperationCanceledException)
                {
                    // Given up.
                }
            }
        })));

        Assert.Equal(0, Kept());
    }

    private int Kept()
    {
        var kept = typeof(StreamGates).GetField("_gates", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(_gates)!;
        return ((System.Collections.ICollection)kept).Count;
    }
}
