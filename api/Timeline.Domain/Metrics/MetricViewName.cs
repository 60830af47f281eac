using Timeline.Domain.Shared;

namespace Timeline.Domain.Metrics;

/// <summary>What a saved view is called.</summary>
public static class MetricViewName
{
    /// <summary>In characters.</summary>
    public const int Longest = 100;

    /// <summary>What is wrong with a name. Null: nothing.</summary>
    /// <param name="name">As it is kept.</param>
    public static Rejection? Check(string? given, out string name)
    {
        var checks = new Checks();
        name = checks.Line("name", given, Longest);
        return checks.Problem;
    }
}
