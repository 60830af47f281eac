using System.Globalization;
using Timeline.Torture.Entries;

namespace Timeline.Torture.Ordering;

/// <summary>Follows all events from the beginning and tells their positions, until its standard input ends.</summary>
internal static class OrderReader
{
    public static async Task<int> RunAsync(string connectionString)
    {
        await using var node = new EntryStore(connectionString);
        using var stop = new CancellationTokenSource();
        var ending = Task.Run(async () =>
        {
            await Console.In.ReadToEndAsync();
            await stop.CancelAsync();
        });
        try
        {
            await foreach (var stored in node.Store.FollowAsync(tenantId: null, afterPosition: 0, stop.Token))
                Console.WriteLine(stored.Position.ToString(CultureInfo.InvariantCulture));
        }
        catch (OperationCanceledException)
        {
            // Everything was seen.
        }

        await ending;
        return 0;
    }
}
