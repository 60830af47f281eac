using System.Diagnostics;

namespace Timeline.GraphQL.Tests.Transports;

/// <summary>Waits for what another thread or process does.</summary>
internal static class Eventually
{
    /// <summary>Returns when the condition holds; fails after 20 s.</summary>
    public static async Task HoldsAsync(Func<bool> condition, string what)
    {
        var since = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(20), $"did not happen within 20 s: {what}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
