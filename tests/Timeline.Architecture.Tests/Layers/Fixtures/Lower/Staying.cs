namespace Timeline.Architecture.Tests.Layers.Fixtures.Lower;

/// <summary>Uses its own layer and names others only in words: Reached.Make().</summary>
internal sealed class Staying
{
    public const int Most = 3;

    public static Staying Make() => new();

    /// <inheritdoc />
    public override string ToString() => $"ReachedLimits.Most is not {Most}";
}
