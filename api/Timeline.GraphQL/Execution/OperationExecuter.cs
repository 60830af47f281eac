using GraphQL;
using GraphQL.Execution;
using GraphQL.Instrumentation;
using GraphQL.Validation;
using GraphQLParser.AST;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Timeline.GraphQL.Execution;

/// <summary>GraphQL.NET's executer, for operations that were validated, planned and given their arguments before.</summary>
internal sealed class OperationExecuter() : DocumentExecuter(new GraphQLDocumentBuilder(), new AlreadyValid(), new DefaultExecutionStrategySelector(Strategies), [])
{
    // An event of a subscription is executed as a query is, from its value.
    private static readonly ExecutionStrategyRegistration[] Strategies =
    [
        new(new PlannedExecution(), OperationType.Query),
        new(new MutationExecution(), OperationType.Mutation),
        new(new PlannedExecution(), OperationType.Subscription),
    ];

    protected override ExecutionContext BuildExecutionContext(
        ExecutionOptions options, GraphQLDocument document, GraphQLOperationDefinition operation, IValidationResult validationResult, Metrics metrics)
    {
        var context = base.BuildExecutionContext(options, document, operation, validationResult, metrics);
        context.ArgumentValues = ExecutionState.Of(context).Arguments;
        return context;
    }

    private sealed class AlreadyValid : IDocumentValidator
    {
        private static readonly Task<IValidationResult> Result = Task.FromResult<IValidationResult>(new ValidationResult());

        public Task<IValidationResult> ValidateAsync(in ValidationOptions options) => Result;
    }
}
