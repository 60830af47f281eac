namespace Timeline.Architecture.Tests.Fixtures;

/// <summary>Everything that an assembly can offer or keep to itself, for the printing of it.</summary>
public class Offered(string name)
{
    public const int Most = 3;

    public string Name { get; } = name;

    protected virtual string? Say(int times = 1) => times > HiddenLimit() ? null : Name;

    internal static int HiddenLimit() => Most;
}

internal static class HiddenAltogether;
