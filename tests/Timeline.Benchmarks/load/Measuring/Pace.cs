using System.Diagnostics;

namespace Timeline.Benchmarks.Load.Measuring;

/// <summary>Does one thing at a steady rate: each begins at its time, however long the others take.</summary>
internal static class Pace
{
    /// <param name="count">How often.</param>
    /// <param name="rate">How often a second.</param>
    /// <param name="once">One operation, by its number.</param>
    /// <returns>By how many milliseconds the latest began too late.</returns>
    public static async Task<double> RunAsync(int count, int rate, Func<int, Task> once)
    {
        var running = new List<Task>(count);
        var begun = Stopwatch.GetTimestamp();
        var latest = 0.0;
        for (var i = 0; i < count; i++)
        {
            var due = i * 1000.0 / rate;
            double late;
            while ((late = Stopwatch.GetElapsedTime(begun).TotalMilliseconds - due) < 0)
                await Task.Delay(1);
            latest = Math.Max(latest, late);
            running.Add(once(i));
        }

        await Task.WhenAll(running);
        return latest;
    }
}
