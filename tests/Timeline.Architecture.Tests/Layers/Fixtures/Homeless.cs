using Timeline.Architecture.Tests.Layers.Fixtures.Lower;

namespace Timeline.Architecture.Tests.Layers.Fixtures;

/// <summary>Stands beside the layers and in none of them.</summary>
internal static class Homeless
{
    public static object Body() => Staying.Make();
}
