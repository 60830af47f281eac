using Timeline.GraphQL.Execution.Sharing;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>Runs planned operations. GraphQL spec, section "Executing Operations".</summary>
internal sealed class OperationRunner(FaultReporter faults, TimeSpan? timeout)
{
    public async ValueTask<ExecutionResult> ExecuteAsync(OperationPlan plan, VariableValues variables, IServiceProvider services, CancellationToken cancellation)
    {
        var selection = plan.RootSelection(variables);
        return await RunAsync(plan, variables, services, selection, ExecuteAsync, cancellation).ConfigureAwait(false);

        async ValueTask<object?> ExecuteAsync(FieldExecution execution, ExecutionScope scope)
        {
            if (plan.Operation.Operation == OperationKind.Mutation)
                return await execution.ExecuteSeriallyAsync(selection).ConfigureAwait(false);
            scope.Loads.Enter();
            var executing = execution.ExecuteAsync(selection, parent: null, path: null);
            scope.Loads.Exit();
            return await executing.ConfigureAwait(false);
        }
    }

    public SubscriptionResult Subscribe(
        OperationPlan plan, VariableValues variables, IServiceProvider services, ResponseKey? key, CancellationToken cancellation)
    {
        var selection = plan.RootSelection(variables);
        if (selection.Error is { } unplanned)
            return new SubscriptionResult(ExecutionResult.Failure(unplanned));
        if (selection.Fields.Length == 0 || selection.Fields[0] is not { Definition.Subscribe: { } subscribe } field)
            return new SubscriptionResult(ExecutionResult.Failure(new GraphQLError("The subscription selects no field to listen to.", plan.Operation)));

        var scope = new ExecutionScope(plan, variables, services, faults, cancellation);
        var path = new ResponsePath(null, field.ResponseKey);
        if (scope.MakeContext(field, parent: null, path, out var error) is not { } context)
            return new SubscriptionResult(ExecutionResult.Failure(ExecutionScope.Fail(error!, field, path).Error));
        GraphQLError Fail(Exception e, CancellationToken token) =>
            new ExecutionScope(plan, variables, services, faults, token).Fail(e, field, parent: null, path, context).Error;

#pragma warning disable CA1031 // Whatever the resolver throws becomes the answer's error.
        try
        {
            var source = subscribe(context, cancellation);
            return new SubscriptionResult(new EventStream(this, plan, variables, services, source, Fail, key, cancellation));
        }
        catch (Exception e)
        {
            return new SubscriptionResult(ExecutionResult.Failure(Fail(e, cancellation)));
        }
#pragma warning restore CA1031
    }

    public ValueTask<ExecutionResult> ExecuteEventAsync(
        OperationPlan plan, VariableValues variables, IServiceProvider services, object? value, CancellationToken cancellation)
    {
        var selection = plan.RootSelection(variables);
        return RunAsync(plan, variables, services, selection, ExecuteAsync, cancellation);

        ValueTask<object?> ExecuteAsync(FieldExecution execution, ExecutionScope scope)
        {
            scope.Loads.Enter();
            var executing = execution.ExecuteEventAsync(selection, value);
            scope.Loads.Exit();
            return executing;
        }
    }

    private async ValueTask<ExecutionResult> RunAsync(
        OperationPlan plan,
        VariableValues variables,
        IServiceProvider services,
        SelectionPlan selection,
        Func<FieldExecution, ExecutionScope, ValueTask<object?>> execute,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (selection.Error is { } error)
            return new ExecutionResult(data: null, [error]);

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (timeout is { } limit)
            limited.CancelAfter(limit);
        var scope = new ExecutionScope(plan, variables, services, faults, limited.Token);
        var data = await execute(new FieldExecution(scope), scope).ConfigureAwait(false);

        cancellation.ThrowIfCancellationRequested();
        if (limited.IsCancellationRequested)
            return TimedOut(plan.Operation);
        var errors = scope.Errors.ToList();
        return data is FieldFailure failure
            ? new ExecutionResult(data: null, [.. errors, failure.Error])
            : new ExecutionResult(data, errors);
    }

    private ExecutionResult TimedOut(OperationDefinitionNode operation) => new(data: null, [
        new GraphQLError(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The operation took longer than {timeout!.Value.TotalSeconds} s, which is the limit."),
            [operation.Location],
            Extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "TIMEOUT" }),
    ]);
}
