using Timeline.Architecture.Tests.Layers.Fixtures.Lower;

namespace Timeline.Architecture.Tests.Layers.Fixtures.Upper;

internal interface IReached;

internal class Reached
{
    public static Reached Make() => new();

    /// <summary>Upper may use lower.</summary>
    public static object Down() => Staying.Make();
}

internal sealed class ReachedException : Exception;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class ReachedAttribute : Attribute;

internal enum ReachedKind
{
    First,
    Second,
}

internal static class ReachedLimits
{
    public const int Most = 12;
}
