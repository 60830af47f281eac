namespace Timeline.GraphQL.Limits;

/// <summary>How large a document may be; see the members of the same names of <c>ExecutorOptions</c>.</summary>
internal sealed record DocumentLimits
{
    public static DocumentLimits None { get; } = new();

    public int MaxDocumentLength { get; init; } = int.MaxValue;

    public int MaxTokens { get; init; } = int.MaxValue;

    public int MaxNesting { get; init; } = 200;

    public int MaxDepth { get; init; } = int.MaxValue;

    public int MaxAliases { get; init; } = int.MaxValue;

    public int MaxFields { get; init; } = int.MaxValue;

    public int MaxFragmentSpreads { get; init; } = int.MaxValue;

    public int MaxOperations { get; init; } = int.MaxValue;

    public int MaxComparisons { get; init; } = int.MaxValue;

    public int MaxErrors { get; init; } = 50;
}
