using Timeline.GraphQL.Schemas.Changes;

namespace Timeline.GraphQL.Tests.Generated;

/// <summary>Where we judge schemas otherwise than the reference, version 16, and why.</summary>
internal static class SchemaDifferences
{
    private static readonly string[] WrongConstant =
    [
        "cannot represent", "Expected value of type", "does not exist in", "was not provided.", "is not defined by type",
        "must specify exactly one key", "must be non-null", "only one input field named",
    ];

    /// <summary>True for a problem that we report and the reference does not look for.</summary>
    public static bool IsArgued(string problem) =>
        // "Values of Correct Type" holds for constants in SDL; the reference coerces defaults when they are used and never checks them.
        WrongConstant.Any(words => problem.Contains(words, StringComparison.Ordinal))
        // "Root Operation Types": "must all be different types if provided".
        || problem.Contains("is a root type already", StringComparison.Ordinal)
        // An input object's default must not need itself: "Input Objects", type validation, InputObjectDefaultValueHasCycle.
        || problem.Contains("refer to themselves", StringComparison.Ordinal)
        // "Objects", type validation: a field must not be deprecated where the interface's is not.
        || problem.Contains("must not be deprecated", StringComparison.Ordinal)
        // "Directives", type validation: a directive must not need itself.
        || problem.Contains("cannot reference itself", StringComparison.Ordinal)
        // Built-in scalars and directives cannot be defined again here; the specification lets a schema repeat them, which gains nothing.
        || problem.Contains("is built in and cannot be", StringComparison.Ordinal);

    /// <summary>True for kinds of changes that the reference does not look for.</summary>
    public static bool IsUnknownToReference(SchemaChangeKind kind) => kind
        is SchemaChangeKind.DirectiveArgChangedKind or SchemaChangeKind.RootTypeChanged or SchemaChangeKind.OneOfAdded or SchemaChangeKind.InputFieldDefaultValueChange;
}
