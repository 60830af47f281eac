using Timeline.Architecture.Tests.Layers.Fixtures.Upper;

namespace Timeline.Architecture.Tests.Layers.Fixtures.Lower;

// Every way to reach into another layer, each a class of its own: the rules must find all of them.

internal sealed class ReachingByBase : Reached;

internal sealed class ReachingByInterface : IReached;

internal sealed class ReachingByConstraint<T>
    where T : IReached;

internal sealed class ReachingByField
{
    public readonly List<Reached[]> Field = [];
}

internal sealed class ReachingByProperty
{
    public Reached? Property { get; set; }
}

[ReachedAttribute]
internal sealed class ReachingByAttribute;

internal sealed class ReachingBySignature
{
    public static void Take(Func<Reached, int>? of) => _ = of;
}

internal sealed class ReachingByCall
{
    public static string Body() => Reached.Make().ToString()!;
}

internal sealed class ReachingByTypeOf
{
    public static object Body() => typeof(Reached);
}

internal sealed class ReachingByTypeArgument
{
    public static int Body() => Array.Empty<Reached>().Length;
}

internal sealed class ReachingByCatch
{
    public static void Body(Action action)
    {
        try
        {
            action();
        }
        catch (ReachedException)
        {
            action();
        }
    }
}

internal sealed class ReachingByLambda
{
    public static Func<object> Body(int count) => () => count > 0 ? Reached.Make() : count;
}

internal sealed class ReachingByIterator
{
    public static IEnumerable<object> Body()
    {
        yield return new Reached();
    }
}

internal sealed class ReachingByAsync
{
    public static async Task<object> BodyAsync()
    {
        await Task.Yield();
        return Reached.Make();
    }
}

internal static class ReachingByNested
{
    internal static class Inner
    {
        public static object Body(object value) => value is Reached;
    }
}
