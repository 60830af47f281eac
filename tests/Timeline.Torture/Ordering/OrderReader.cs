using Timeline.Torture.Entries;

namespace Timeline.Torture.Ordering;

/// <summary>A node that runs the daemon until its standard input ends.</summary>
internal static class OrderReader
{
    public static async Task<int> RunAsync(string connectionString)
    {
        await using var node = new EntryStore(connectionString, Seen.AddTo);
        node.Streams.Start();
        await node.StartDaemonAsync();
        await Console.In.ReadToEndAsync();
        await node.StopDaemonAsync();
        return 0;
    }
}
