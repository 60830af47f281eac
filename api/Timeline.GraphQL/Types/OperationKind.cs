using GraphQLParser.AST;

namespace Timeline.GraphQL.Types;

/// <summary>What an operation does. GraphQL spec, section "Operations".</summary>
public enum OperationKind
{
    /// <summary>Reads; its root fields may run side by side.</summary>
    Query,

    /// <summary>Writes; its root fields run one after another.</summary>
    Mutation,

    /// <summary>Listens to a stream of events; has one root field.</summary>
    Subscription,
}

internal static class OperationKinds
{
    public static OperationKind Of(GraphQLOperationDefinition operation) => operation.Operation switch
    {
        OperationType.Mutation => OperationKind.Mutation,
        OperationType.Subscription => OperationKind.Subscription,
        _ => OperationKind.Query,
    };
}
