using Timeline.Storage.DueWork;
using Timeline.Torture.Entries;

namespace Timeline.Torture.DueWork;

/// <summary>A node that does due work as the program does, and tells a number when it works, until its standard input ends.</summary>
internal static class DueProcess
{
    public static async Task<int> RunAsync(string connectionString)
    {
        await using var node = new EntryStore(connectionString);
        using var stop = new CancellationTokenSource();
        var working = new DueWorker(node.Store, [DueMode.Tenant], Booking.Kinds.Select(kind => new Booking(kind)), []).RunAsync(stop.Token);
        Console.WriteLine(Environment.ProcessId);
        await Console.In.ReadToEndAsync();
        await stop.CancelAsync();
        await working;
        return 0;
    }
}
