using System.Collections;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using Timeline.GraphQL.Schemas;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Timeline.GraphQL.Execution;

/// <summary>Executes fields side by side. What a document selects of a type is collected once, and exceptions become errors that show no internals.</summary>
internal class FieldExecution : ParallelExecutionStrategy
{
    // They live as long as the syntax tree.
    private static readonly ConditionalWeakTable<GraphQLSelectionSet, ConcurrentDictionary<IGraphType, (GraphQLField Field, FieldType Definition)[]>> Collected = [];

    public override Task<global::GraphQL.ExecutionResult> ExecuteAsync(ExecutionContext context)
    {
        ExecutionState.Of(context).Begin(context);
        return base.ExecuteAsync(context);
    }

    protected override void SetSubFieldNodes(ExecutionContext context, ObjectExecutionNode parent)
    {
        var type = parent.GetObjectGraphType(context.Schema) ?? parent.GraphType;
        var fields = FieldsOf(context, type, parent.SelectionSet!);
        parent.SubFields = Array.ConvertAll(fields, field => BuildExecutionNode(parent, field.Definition.ResolvedType!, field.Field, field.Definition));
    }

    protected override Task ExecuteNodeAsync(ExecutionContext context, ExecutionNode node) =>
        node is ValueExecutionNode leaf && TryRead(leaf) ? Task.CompletedTask : base.ExecuteNodeAsync(context, node);

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

    private (GraphQLField Field, FieldType Definition)[] FieldsOf(ExecutionContext context, IGraphType type, GraphQLSelectionSet selections)
    {
        var known = Collected.GetOrCreateValue(selections);
        if (context.DirectiveValues is null && known.TryGetValue(type, out var fields))
            return fields;
        fields = [.. CollectFieldsFrom(context, type, selections, null).Values];
        // Conditions differ from request to request, and so do the arguments of fields that were merged.
        if (context.DirectiveValues is null && Array.TrueForAll(fields, field => field.Field.Arguments is null || selections.Selections.Contains(field.Field)))
            known.TryAdd(type, fields);
        return fields;
    }

    // The common field waits for nothing. What goes wrong here goes wrong again when it is executed as others are, and is told there.
    private static bool TryRead(ValueExecutionNode leaf)
    {
        if (leaf.FieldDefinition.Resolver is not ReadyValue ready || leaf.IndexInParentNode is not null || leaf.Source is not { } parent)
            return false;
#pragma warning disable CA1031 // Told when the field is executed.
        try
        {
            leaf.Result = leaf.GraphType.Serialize(ready.Read(parent));
            return leaf.Result is not null || leaf.FieldDefinition.ResolvedType is not NonNullGraphType;
        }
        catch (Exception)
        {
            leaf.Result = null;
            return false;
        }
#pragma warning restore CA1031
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
