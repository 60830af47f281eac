using System.Diagnostics;
using Timeline.Torture.Application;

namespace Timeline.Torture.SlaClocks;

/// <summary>Nodes that are killed with <c>kill -9</c> at random moments, each started again by itself after up to three seconds: one at a time, so that another is up, and once all.</summary>
internal sealed class SlaKills(IReadOnlyList<ApiNode> nodes, Random dice)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private readonly Task[] _starting = [.. nodes.Select(_ => Task.CompletedTask)];

    /// <summary>For how long none was up.</summary>
    public TimeSpan Silence { get; private set; }

    /// <summary>How many were killed.</summary>
    public int Count { get; private set; }

    /// <summary>Kills one of several that are up, so many times, and once in between all; returns when all are up again.</summary>
    public async Task RunAsync(int times, TimeSpan span)
    {
        var begun = DateTimeOffset.UtcNow;
        foreach (var (number, moment) in Enumerable.Range(0, times + 1).Select(_ => begun + (dice.NextDouble() * span)).Order().ToList().Index())
        {
            if (moment - DateTimeOffset.UtcNow is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait);
            if (number == times / 2)
                await KillAllAsync();
            else
                await KillOneAsync();
        }

        await Task.WhenAll(_starting);
    }

    private List<int> Up => [.. Enumerable.Range(0, nodes.Count).Where(node => _starting[node].IsCompleted)];

    private async Task KillOneAsync()
    {
        while (Up.Count < 2)
            await Task.WhenAny(_starting.Where(starting => !starting.IsCompleted));
        await KillAsync(Up[dice.Next(Up.Count)]);
    }

    private async Task KillAllAsync()
    {
        await Task.WhenAll(_starting);
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Up.Select(KillAsync));
        await Task.WhenAny(_starting);
        Silence = Stopwatch.GetElapsedTime(begun);
    }

    private async Task KillAsync(int node)
    {
        Count++;
        await nodes[node].KillAsync();
        _starting[node] = StartAsync(nodes[node], dice.NextDouble() * Pause);
    }

    private static async Task StartAsync(ApiNode node, TimeSpan pause)
    {
        await Task.Delay(pause);
        await node.StartAsync();
    }
}
