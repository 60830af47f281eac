using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>An object of the result whose fields were planned.</summary>
internal interface IPlannedNode
{
    /// <summary>What is selected; as many as <see cref="Children"/>.</summary>
    PlannedField[] Fields { get; }

    /// <summary>Null when the object is null.</summary>
    ExecutionNode[]? Children { get; }
}

/// <summary>The operation itself.</summary>
internal sealed class PlannedRoot(IObjectGraphType type, GraphQLSelectionSet selection, PlannedField[] fields) : RootExecutionNode(type, selection), IPlannedNode
{
    public PlannedField[] Fields => fields;

    public ExecutionNode[]? Children => SubFields;
}

/// <summary>A field, or an item of a list, whose value is an object.</summary>
internal sealed class PlannedObject(ExecutionNode parent, IGraphType type, PlannedField planned, int? index)
    : ObjectExecutionNode(parent, type, planned.Field, planned.Definition, index), IPlannedNode, IParentExecutionNode
{
    public PlannedField Planned => planned;

    public PlannedField[] Fields { get; set; } = [];

    public ExecutionNode[]? Children => SubFields;

    // Leaves that are there already need not be queued.
    void IParentExecutionNode.ApplyToChildren<TState>(Action<ExecutionNode, TState> action, TState state, bool reverse)
    {
        foreach (var child in SubFields ?? [])
        {
            if (child is not PlannedLeaf { IsThere: true })
                action(child, state);
        }
    }
}

/// <summary>A field whose value is a list.</summary>
internal sealed class PlannedList(ExecutionNode parent, IGraphType type, PlannedField planned, int? index)
    : ArrayExecutionNode(parent, type, planned.Field, planned.Definition, index)
{
    public PlannedField Planned => planned;
}

/// <summary>A field, or an item of a list, whose value is a scalar.</summary>
internal sealed class PlannedLeaf(ExecutionNode parent, ScalarGraphType type, PlannedField planned, int? index)
    : ValueExecutionNode(parent, type, planned.Field, planned.Definition, index)
{
    /// <summary>True once its value was read together with the object.</summary>
    public bool IsThere { get; set; }
}
