using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using Timeline.GraphQL.Types;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Timeline.GraphQL.Execution;

/// <summary>What lives as long as one execution: the user context of GraphQL.NET.</summary>
internal sealed class ExecutionState : Dictionary<string, object?>
{
    public ExecutionState(OperationPlan plan, IReadOnlyDictionary<GraphQLField, IDictionary<string, ArgumentValue>>? arguments, IServiceProvider services, FaultReporter faults)
    {
        Plan = plan;
        Arguments = arguments;
        Services = services;
        Faults = faults;
    }

    public OperationPlan Plan { get; }

    /// <summary>The coerced arguments of the fields that have any in the document.</summary>
    public IReadOnlyDictionary<GraphQLField, IDictionary<string, ArgumentValue>>? Arguments { get; }

    public IServiceProvider Services { get; }

    public FaultReporter Faults { get; }

    /// <summary>What is to be loaded, by loader. Guarded by itself.</summary>
    public Dictionary<object, object> Batches { get; } = [];

    public static ExecutionState Of(ExecutionContext context) => (ExecutionState)context.UserContext;

    /// <summary>The context of a field that failed.</summary>
    public FieldContext ContextOf(ExecutionNode node, ISchema schema)
    {
        var field = node;
        while (field.IndexInParentNode is not null)
            field = field.Parent;
        return new FieldContext(field.GetParentType(schema)!, field.FieldDefinition, ArgumentsOf(field.Field), Services) { ParentValue = field.Source, Execution = this };
    }

    /// <summary>The arguments of a field; null for none.</summary>
    public IDictionary<string, ArgumentValue>? ArgumentsOf(GraphQLField field) => Arguments?.GetValueOrDefault(field);
}
