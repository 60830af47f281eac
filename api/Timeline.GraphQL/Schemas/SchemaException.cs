namespace Timeline.GraphQL.Schemas;

/// <summary>A schema cannot be built.</summary>
/// <param name="problems">What is wrong: one sentence each, every problem that was found.</param>
public sealed class SchemaException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>What is wrong: one sentence each.</summary>
    public IReadOnlyList<string> Problems => problems;

    internal static void ThrowIfAny(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
            throw new SchemaException(problems);
    }
}
