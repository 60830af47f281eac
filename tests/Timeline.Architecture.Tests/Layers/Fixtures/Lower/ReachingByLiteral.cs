using Timeline.Architecture.Tests.Layers.Fixtures.Upper;

namespace Timeline.Architecture.Tests.Layers.Fixtures.Lower;

/// <summary>The compiled code holds the numbers and nothing of where they come from.</summary>
internal static class ReachingByLiteral
{
    public static int Constant() => ReachedLimits.Most;

    public static int Value() => (int)ReachedKind.Second;
}
