using System.Collections.Concurrent;
using GraphQL.Types;
using GraphQLParser.AST;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>A valid document with what was found of its operations. Safe to use from several threads.</summary>
internal sealed class PreparedDocument
{
    // "graphql engine" of the benchmarks measures the syntax tree and plan of a page; twice that, as selections on interfaces are planned for each type.
    private const int BytesPerCharacter = 120;

    private readonly ISchema _schema;
    private readonly ConcurrentDictionary<GraphQLOperationDefinition, PreparedOperation> _operations = new();

    public PreparedDocument(ISchema schema, GraphQLDocument document)
    {
        _schema = schema;
        Document = document;
        Fragments = document.Definitions.OfType<GraphQLFragmentDefinition>().ToDictionary(fragment => fragment.FragmentName.Name.StringValue, StringComparer.Ordinal);
        IntrospectionErrors = [.. FieldsOf(document).Where(field => field.Name.StringValue is "__schema" or "__type").Take(1).Select(field => GraphQLError.At(
            document, field, $"GraphQL introspection has been disabled, but the requested query contained the field \"{field.Name.StringValue}\"."))];
    }

    public GraphQLDocument Document { get; }

    public IReadOnlyDictionary<string, GraphQLFragmentDefinition> Fragments { get; }

    /// <summary>The errors for a client that may not ask what the schema is; empty when the document does not ask.</summary>
    public IReadOnlyList<GraphQLError> IntrospectionErrors { get; }

    /// <summary>About what a document takes while it is kept, with its text and the plans of its operations.</summary>
    public static long BytesOf(string text) => 2_000 + ((long)BytesPerCharacter * text.Length);

    /// <summary>The operation a request selects; null and the reason why there is none.</summary>
    public PreparedOperation? Select(string? operationName, out GraphQLError? error)
    {
        error = null;
        GraphQLOperationDefinition? selected = null;
        foreach (var operation in Document.Definitions.OfType<GraphQLOperationDefinition>())
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

        if (RootOf(selected) is not { } root)
        {
            error = GraphQLError.At(Document, selected, $"Schema is not configured to execute {selected.Operation.ToString().ToLowerInvariant()} operation.");
            return null;
        }

        return _operations.GetOrAdd(selected, operation => new PreparedOperation(_schema, this, operation, root));
    }

    private IObjectGraphType? RootOf(GraphQLOperationDefinition operation) => operation.Operation switch
    {
        OperationType.Mutation => _schema.Mutation,
        OperationType.Subscription => _schema.Subscription,
        _ => _schema.Query,
    };

    private static IEnumerable<GraphQLField> FieldsOf(GraphQLDocument document) => document.Definitions
        .OfType<IHasSelectionSetNode>().SelectMany(definition => FieldsOf(definition.SelectionSet));

    private static IEnumerable<GraphQLField> FieldsOf(GraphQLSelectionSet? selections)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            if (selection is GraphQLField field)
                yield return field;
            foreach (var inner in FieldsOf((selection as IHasSelectionSetNode)?.SelectionSet))
                yield return inner;
        }
    }
}
