using System.Diagnostics;

namespace Timeline.Storage.Tests;

/// <summary>Waits for conditions that something in the background brings about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static Task TrueAsync(Func<bool> condition, string what) => TrueAsync(() => Task.FromResult(condition()), what);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what, TimeSpan? atMost = null)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(waited.Elapsed < (atMost ?? Longest), $"waited in vain: {what}");
            await Task.Delay(10);
        }
    }
}
