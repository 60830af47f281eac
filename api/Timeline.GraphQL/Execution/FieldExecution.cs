using System.Collections;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using Timeline.GraphQL.Schemas;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Timeline.GraphQL.Execution;

/// <summary>
/// Executes fields side by side. What a document selects of a type is collected once; scalars that are there with their object are read with it
/// and need no node; exceptions become errors that show no internals.
/// </summary>
internal class FieldExecution : ParallelExecutionStrategy
{
    // They live as long as the syntax tree.
    private static readonly ConditionalWeakTable<GraphQLSelectionSet, ConcurrentDictionary<IGraphType, SelectedField[]>> Collected = [];

    public override Task<global::GraphQL.ExecutionResult> ExecuteAsync(ExecutionContext context)
    {
        ExecutionState.Of(context).Begin(context);
        return base.ExecuteAsync(context);
    }

    protected override ExecutionNode BuildExecutionNode(ExecutionNode parent, IGraphType graphType, GraphQLField field, FieldType fieldDefinition, int? indexInParentNode = null) =>
        (graphType is NonNullGraphType nonNull ? nonNull.ResolvedType! : graphType) is var type and (IObjectGraphType or IAbstractGraphType)
            ? new SelectedObject(parent, type, field, fieldDefinition, indexInParentNode)
            : base.BuildExecutionNode(parent, graphType, field, fieldDefinition, indexInParentNode);

    protected override void SetSubFieldNodes(ExecutionContext context, ObjectExecutionNode parent)
    {
        var type = parent.GetObjectGraphType(context.Schema) ?? parent.GraphType;
        var fields = FieldsOf(context, type, parent.SelectionSet!);
        var values = new object?[fields.Length];
        var (nodes, count) = (Array.Empty<ExecutionNode>(), 0);
        for (var i = 0; i < fields.Length; i++)
        {
            if (parent is SelectedObject && fields[i].TryRead(parent.Result!, out values[i]))
                continue;
            if (count == nodes.Length)
                Array.Resize(ref nodes, count + fields.Length - i);
            values[i] = nodes[count++] = BuildExecutionNode(parent, fields[i].Definition.ResolvedType!, fields[i].Field, fields[i].Definition);
        }

        Array.Resize(ref nodes, count);
        parent.SubFields = nodes;
        if (parent is SelectedObject selected)
            (selected.Fields, selected.Values) = (fields, values);
    }

    protected override Task ExecuteNodeAsync(ExecutionContext context, ExecutionNode node)
    {
        // What waits for nothing needs no context.
        if (node.IndexInParentNode is not null || node.Source is not { } parent || !SelectedField.TryRead(node.FieldDefinition.Resolver as ReadyValue, parent, out var value))
            return base.ExecuteNodeAsync(context, node);
        node.Result = value;
        return CompleteNodeAsync(context, node);
    }

    protected override void ValidateNodeResult(ExecutionContext context, ExecutionNode node)
    {
        var type = node.IndexInParentNode is null ? node.FieldDefinition.ResolvedType : ((ListGraphType)node.Parent.GraphType).ResolvedType;
        if (node.Result is null && type is NonNullGraphType)
            throw new UnfitValueException($"Cannot return null for non-nullable field {OwnerOf(context, node)}.{node.FieldDefinition.Name}.");
        if (node is ArrayExecutionNode && node.Result is not (null or IEnumerable and not string))
            throw new UnfitValueException($"Expected Iterable, but did not find one for field \"{OwnerOf(context, node)}.{node.FieldDefinition.Name}\".");
        base.ValidateNodeResult(context, node);
    }

    protected override Task<bool> ProcessNodeUnhandledExceptionAsync(ExecutionContext context, ExecutionNode node, Exception ex)
    {
        context.Errors.Add(ExecutionState.Of(context).ErrorOf(ex, context, node));
        node.Result = null;
        return Task.FromResult(false);
    }

    private static string? OwnerOf(ExecutionContext context, ExecutionNode node) =>
        node.IndexInParentNode is null ? node.GetParentType(context.Schema)?.Name : OwnerOf(context, node.Parent);

    private SelectedField[] FieldsOf(ExecutionContext context, IGraphType type, GraphQLSelectionSet selections)
    {
        var known = Collected.GetOrCreateValue(selections);
        if (context.DirectiveValues is null && known.TryGetValue(type, out var fields))
            return fields;
        fields = [.. CollectFieldsFrom(context, type, selections, null).Select(field => new SelectedField(field.Key, field.Value.field, field.Value.fieldType))];
        // Conditions differ from request to request, and so do the arguments of fields that were merged.
        if (context.DirectiveValues is null && Array.TrueForAll(fields, field => field.Field.Arguments is null || selections.Selections.Contains(field.Field)))
            known.TryAdd(type, fields);
        return fields;
    }
}

/// <summary>Executes the root fields of a mutation one after another; one that may not be null and is ends the rest.</summary>
internal sealed class MutationExecution : FieldExecution
{
    public override async Task ExecuteNodeTreeAsync(ExecutionContext context, ExecutionNode rootNode)
    {
        foreach (var field in ((RootExecutionNode)rootNode).SubFields ?? [])
        {
            await base.ExecuteNodeTreeAsync(context, field).ConfigureAwait(false);
            if (field.PropagateNull() && field.FieldDefinition.ResolvedType is NonNullGraphType)
                break;
        }
    }
}
