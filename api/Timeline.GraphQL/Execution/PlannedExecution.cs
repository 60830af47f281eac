using System.Collections;
using GraphQL.Execution;
using GraphQL.Types;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Timeline.GraphQL.Execution;

/// <summary>
/// Executes fields side by side, as planned when the document was first met. Exceptions become errors that show no internals.
/// </summary>
internal class PlannedExecution : ParallelExecutionStrategy
{
    protected override RootExecutionNode BuildExecutionRootNode(ExecutionContext context, IObjectGraphType rootType)
    {
        var fields = ExecutionState.Of(context).Plan.Fields;
        var root = new PlannedRoot(rootType, context.Operation.SelectionSet, fields) { Result = context.RootValue };
        root.SubFields = Children(context, root, fields);
        return root;
    }

    protected override void SetSubFieldNodes(ExecutionContext context, ObjectExecutionNode parent)
    {
        var node = (PlannedObject)parent;
        var type = parent.GetObjectGraphType(context.Schema) ?? throw new InvalidOperationException($"no object type of {parent.GraphType.Name} is bound to {parent.Result?.GetType().FullName}");
        node.Fields = node.Planned.On(type);
        parent.SubFields = Children(context, parent, node.Fields);
    }

    protected override ExecutionNode BuildExecutionNode(ExecutionNode parent, IGraphType graphType, GraphQLParser.AST.GraphQLField field, FieldType fieldDefinition, int? indexInParentNode = null) =>
        Build(parent, graphType, ((PlannedList)parent).Planned, indexInParentNode);

    protected override Task ExecuteNodeAsync(ExecutionContext context, ExecutionNode node) =>
        node is PlannedLeaf { IsThere: true } ? Task.CompletedTask : base.ExecuteNodeAsync(context, node);

    protected override void ValidateNodeResult(ExecutionContext context, ExecutionNode node)
    {
        var type = node.IndexInParentNode is null ? node.FieldDefinition.ResolvedType : ((ListGraphType)node.Parent.GraphType).ResolvedType;
        if (node.Result is null && type is NonNullGraphType)
            throw new UnfitValueException($"Cannot return null for non-nullable field {OwnerOf(node, context.Schema)}.{node.FieldDefinition.Name}.");
        if (node is ArrayExecutionNode && node.Result is not (null or IEnumerable and not string))
            throw new UnfitValueException($"Expected Iterable, but did not find one for field \"{OwnerOf(node, context.Schema)}.{node.FieldDefinition.Name}\".");
        base.ValidateNodeResult(context, node);
    }

    protected override Task<bool> ProcessNodeUnhandledExceptionAsync(ExecutionContext context, ExecutionNode node, Exception ex)
    {
        var state = ExecutionState.Of(context);
        SetNodeError(context, node, state.Faults.ErrorOf(ex, () => state.ContextOf(node, context.Schema)));
        return Task.FromResult(false);
    }

    private static ExecutionNode[] Children(ExecutionContext context, ExecutionNode parent, PlannedField[] fields)
    {
        var children = new ExecutionNode[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            var child = Build(parent, fields[i].Definition.ResolvedType!, fields[i], index: null);
            if (child is PlannedLeaf leaf)
                leaf.IsThere = TryRead(leaf, context.Schema);
            children[i] = child;
        }

        return children;
    }

    private static ExecutionNode Build(ExecutionNode parent, IGraphType type, PlannedField planned, int? index) => type is NonNullGraphType nonNull
        ? Build(parent, nonNull.ResolvedType!, planned, index)
        : type switch
        {
            ListGraphType => new PlannedList(parent, type, planned, index),
            ScalarGraphType scalar => new PlannedLeaf(parent, scalar, planned, index),
            _ => new PlannedObject(parent, type, planned, index),
        };

    // What goes wrong here goes wrong again when the field is executed, and is told there.
    private static bool TryRead(PlannedLeaf leaf, ISchema schema)
    {
        if (leaf.FieldDefinition == schema.TypeNameMetaFieldType)
        {
            leaf.Result = leaf.GetParentType(schema)!.Name;
            return true;
        }

        if (leaf.FieldDefinition.Resolver is not ReadyValue ready || leaf.Source is not { } parent)
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

    private static string? OwnerOf(ExecutionNode node, ISchema schema)
    {
        var field = node;
        while (field.IndexInParentNode is not null)
            field = field.Parent;
        return field.GetParentType(schema)?.Name;
    }
}

/// <summary>Executes the root fields of a mutation one after another; one that may not be null and is ends the rest.</summary>
internal sealed class MutationExecution : PlannedExecution
{
    public override async Task ExecuteNodeTreeAsync(ExecutionContext context, ExecutionNode rootNode)
    {
        foreach (var field in ((PlannedRoot)rootNode).Children ?? [])
        {
            await base.ExecuteNodeTreeAsync(context, field).ConfigureAwait(false);
            if (field.PropagateNull() && field.FieldDefinition.ResolvedType is NonNullGraphType)
                break;
        }
    }
}
