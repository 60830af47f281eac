using NodaTime;

namespace Timeline.Domain.Shared;

/// <summary>Lengths of time as they are given out: in whole seconds, rounded down, so that what is late is never less than it is.</summary>
public static class WholeSeconds
{
    public static long Of(Duration length) => (long)Math.Floor(length.TotalSeconds);

    /// <summary>The same as a length of time.</summary>
    public static Duration Floor(Duration length) => Duration.FromSeconds(Of(length));
}
