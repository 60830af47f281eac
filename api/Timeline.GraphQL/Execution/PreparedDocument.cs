using System.Collections.Concurrent;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;
using Timeline.GraphQL.Validation;
using Timeline.GraphQL.Validation.Cost;

namespace Timeline.GraphQL.Execution;

/// <summary>A valid document with the plans of its operations. Safe to use from several threads.</summary>
internal sealed class PreparedDocument(Schema schema, DocumentNode document)
{
    private readonly ConcurrentDictionary<OperationDefinitionNode, OperationPlan> _plans = new();
    private readonly ConcurrentDictionary<OperationDefinitionNode, OperationCost> _costs = new();
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = document.Definitions
        .OfType<FragmentDefinitionNode>()
        .ToDictionary(fragment => fragment.Name.Value, StringComparer.Ordinal);

    // "graphql engine" of the benchmarks measures 60 for syntax tree and plan; twice that, as selections on interfaces are planned for each type.
    private const int BytesPerCharacter = 120;

    private static readonly ValidationOptions IntrospectionOnly = new() { Rules = [SpecifiedRules.NoSchemaIntrospection] };

    /// <summary>The errors for a client that may not ask what the schema is; empty when the document does not ask.</summary>
    public IReadOnlyList<GraphQLError> IntrospectionErrors => field ??= DocumentValidator.Validate(schema, document, IntrospectionOnly);

    /// <summary>What an operation costs at most; found once where no variable matters.</summary>
    public OperationCost CostOf(OperationDefinitionNode operation, CostModel model, VariableValues variables)
    {
        if (_costs.TryGetValue(operation, out var known))
            return known;
        var cost = model.Measure(document, operation, name => variables.TryGet(name, out var value) ? value : null);
        if (!cost.DependsOnVariables)
            _costs.TryAdd(operation, cost);
        return cost;
    }

    /// <summary>About what a document takes while it is kept, with its text and the plans of its operations.</summary>
    public static long BytesOf(string text) => 2_000 + ((long)BytesPerCharacter * text.Length);

    /// <summary>The plan of the operation a request selects, or why there is none.</summary>
    public OperationPlan? Select(string? operationName, out GraphQLError? error)
    {
        error = null;
        OperationDefinitionNode? selected = null;
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            if (operationName is null && selected is not null)
            {
                error = new GraphQLError("Must provide operation name if query contains multiple operations.");
                return null;
            }

            if (operationName is null || operation.Name?.Value == operationName)
                selected = operation;
        }

        if (selected is null)
        {
            error = new GraphQLError(operationName is null ? "Must provide an operation." : $"Unknown operation named \"{operationName}\".");
            return null;
        }

        if (schema.GetRootType(selected.Operation) is not { } root)
        {
            error = new GraphQLError($"Schema is not configured to execute {GraphQLPrinter.Keyword(selected.Operation)} operation.", selected);
            return null;
        }

        return _plans.GetOrAdd(selected, operation => new OperationPlan(schema, operation, root, _fragments));
    }
}
