using Timeline.Torture.Entries;

namespace Timeline.Torture.Writing;

/// <summary>
/// A writer process: appends as fast as it can from <c>begin TENANT</c> to <c>end</c> on its standard input, and tells of every
/// command before it sends it and after it was acknowledged. It also runs the background projections, as every node does.
/// </summary>
internal sealed class Writer(EntryStore node, int seed, TextWriter output)
{
    private const int AtOnce = 4;

    private readonly Lock _gate = new();
    private volatile bool _ending;

    public static async Task<int> RunAsync(string connectionString, int seed)
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 64 * 1024) { AutoFlush = true };
        await using var node = new EntryStore(connectionString);
        node.Streams.Start();
        await node.StartDaemonAsync();
        await new Writer(node, seed, output).ObeyAsync();
        await node.StopDaemonAsync();
        return 0;
    }

    private async Task ObeyAsync()
    {
        var writing = Task.CompletedTask;
        while (await Console.In.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is ["begin", var tenant])
            {
                _ending = false;
                writing = Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => Task.Run(() => WriteAsync(tenant, i))));
            }
            else
            {
                _ending = true;
                await writing;
                Tell(new Message(Idle: true));
            }
        }

        _ending = true;
        await writing;
    }

    private async Task WriteAsync(string tenant, int number)
    {
        // The tenant belongs to one round: no command comes twice.
        var dice = new Random(Seeds.Of(tenant, seed, number));
        while (!_ending)
        {
            var plan = Plan.Make(tenant, dice);
            Tell(new Message(Sent: plan));
            await CarryOutAsync(plan, dice);
        }
    }

    // Without an answer, it asks again itself, or leaves that to the parent.
    private async Task CarryOutAsync(Plan plan, Random dice)
    {
        do
        {
            try
            {
                var answer = await Carrying.OutAsync(node, plan);
                Tell(new Message(Stored: plan.Command, Reached: answer.Streams));
                return;
            }
            catch (Exception e) when (Carrying.IsUncertain(e))
            {
                Tell(new Message(Faults: 1));
                await Task.Delay(dice.Next(50, 250));
            }
#pragma warning disable CA1031 // Whatever it is, it is a failure of the run.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Tell(new Message(Broken: e.ToString()));
                return;
            }
        }
        while (!_ending && dice.Next(2) == 0);
    }

    private void Tell(Message message)
    {
        lock (_gate)
            output.WriteLine(message.ToLine());
    }
}
