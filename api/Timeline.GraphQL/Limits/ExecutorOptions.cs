using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Limits;

/// <summary>How much a request may ask of the engine, and what becomes of faults.</summary>
public sealed record ExecutorOptions
{
    /// <summary>The longest document, in UTF-16 code units.</summary>
    public int MaxDocumentLength { get; init; } = 100_000;

    /// <summary>The most tokens of a document.</summary>
    public int MaxTokens { get; init; } = 20_000;

    /// <summary>The most braces, brackets and parentheses open at once in a document.</summary>
    public int MaxNesting { get; init; } = 200;

    /// <summary>The most operations of a document.</summary>
    public int MaxOperations { get; init; } = 50;

    /// <summary>The most variables of an operation.</summary>
    public int MaxVariables { get; init; } = 250;

    /// <summary>The deepest selection, in fields below each other, fragments spread in place.</summary>
    public int MaxDepth { get; init; } = 30;

    /// <summary>The most aliases of an operation, those of a fragment counted at each use.</summary>
    public int MaxAliases { get; init; } = 500;

    /// <summary>The most fields of an operation, those of a fragment counted at each use.</summary>
    public int MaxFields { get; init; } = 5_000;

    /// <summary>The most fragments an operation may spread, those inside a fragment counted at each use.</summary>
    public int MaxFragmentSpreads { get; init; } = 1_000;

    /// <summary>
    /// The most pairs of fields with the same response key, and of fragments, that validation may have to compare: what fields selected
    /// again and again cost, which is the square of their number.
    /// </summary>
    public int MaxComparisons { get; init; } = 500_000;

    /// <summary>What an operation may cost; the defaults set no limit, as only the schema knows its costs.</summary>
    public CostOptions Cost { get; init; } = new();

    /// <summary>The most errors that are told of one request, whether of its document, its variables or its execution.</summary>
    public int MaxErrors { get; init; } = 50;

    /// <summary>False when clients may not ask what the schema is.</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>How long one execution may take; null for no limit. A subscription's limit is per event.</summary>
    public TimeSpan? Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>About how many bytes the valid documents that are kept may take together, with what was found of them. Default 64 MB (67,108,864).</summary>
    public long CachedDocumentsBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// Is told of every fault of a resolver, to log it, and gives the error the client sees, which must not hold internals.
    /// Null for a generic message with a trace id. Called from several threads.
    /// </summary>
    public Func<Exception, FieldContext, GraphQLError>? OnFault { get; init; }

    /// <summary>
    /// Is told when an operation begins to be executed, with its kind and its name, and of a subscription at each event; it gives what is
    /// told once how that ended: the errors, empty for none, null when it was cancelled. The kind is null when the request was refused
    /// before its execution. Null, here or as a result, tells nobody. Neither may throw. Called from several threads.
    /// </summary>
    public Func<OperationKind?, string?, Action<IReadOnlyList<GraphQLError>?>?>? OnOperation { get; init; }
}
