using System.Security.Cryptography;
using NodaTime;

namespace Timeline.Architecture.Tests.Layers.Fixtures;

// Every way for a decision to give another answer the second time, each a method of its own.
internal static class Impure
{
    public static readonly Guid MadeAtStart = Guid.NewGuid();

    public static DateTimeOffset Clock() => DateTimeOffset.UtcNow;

    public static Instant NodaClock() => SystemClock.Instance.GetCurrentInstant();

    public static Instant GivenClock(IClock clock) => clock.GetCurrentInstant();

    public static Guid Id() => Guid.CreateVersion7();

    public static int Chance() => Random.Shared.Next(6);

    public static int SecureChance() => RandomNumberGenerator.GetInt32(6);

    public static string Machine() => Environment.MachineName;

    public static Func<string> Disk(string path) => () => File.ReadAllText(path);

    public static async Task WaitAsync() => await Task.Yield();
}

/// <summary>Says the same today and tomorrow.</summary>
internal static class Pure
{
    public static Guid Id(string text) => Guid.Parse(text);

    public static IEnumerable<DateTime> Later(DateTime now)
    {
        yield return now.AddDays(1);
    }
}
