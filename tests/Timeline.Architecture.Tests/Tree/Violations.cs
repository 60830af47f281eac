namespace Timeline.Architecture.Tests.Tree;

/// <summary>How a broken rule is told: every breach on a line of its own.</summary>
internal static class Violations
{
    public static void None(IEnumerable<string> violations)
    {
        var found = violations.Distinct(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found.Prepend($"{found.Count} against the rule:")));
    }
}
