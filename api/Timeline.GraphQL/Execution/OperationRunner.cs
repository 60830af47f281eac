using Timeline.GraphQL.Execution.Sharing;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>Runs planned operations. GraphQL spec, section "Executing Operations".</summary>
/// <param name="faults">Tells of faults.</param>
/// <param name="timeout">The longest one execution may take.</param>
/// <param name="onOperation">As <see cref="ExecutorOptions.OnOperation"/>.</param>
internal sealed class OperationRunner(
    FaultReporter faults, TimeSpan? timeout, Func<OperationKind?, string?, Action<IReadOnlyList<GraphQLError>?>?>? onOperation = null)
{
    public ValueTask<ExecutionResult> ExecuteAsync(OperationPlan plan, VariableValues variables, IServiceProvider services, CancellationToken cancellation) =>
        RunAsync(
            plan,
            variables,
            services,
            plan.Operation.Operation == OperationKind.Mutation
                ? static (fields, selection, to) => fields.WriteSeriallyAsync(selection, to)
                : static (fields, selection, to) => fields.WriteRootAsync(selection, to),
            cancellation);

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

    /// <summary>The response to an event, which may be kept: queues of several subscribers may hold it for long.</summary>
    public async ValueTask<ExecutionResult> ExecuteEventAsync(
        OperationPlan plan, VariableValues variables, IServiceProvider services, object? value, CancellationToken cancellation) =>
        (await RunAsync(plan, variables, services, (fields, selection, to) => fields.WriteEventAsync(selection, value, to), cancellation).ConfigureAwait(false)).Kept();

    private ValueTask<ExecutionResult> RunAsync(
        OperationPlan plan,
        VariableValues variables,
        IServiceProvider services,
        Func<FieldExecution, SelectionPlan, Segment, ValueTask<FieldFailure?>> write,
        CancellationToken cancellation) => onOperation is null
            ? RunUntoldAsync(plan, variables, services, write, cancellation)
            : RunToldAsync(onOperation, plan, variables, services, write, cancellation);

    private async ValueTask<ExecutionResult> RunToldAsync(
        Func<OperationKind?, string?, Action<IReadOnlyList<GraphQLError>?>?> begin,
        OperationPlan plan,
        VariableValues variables,
        IServiceProvider services,
        Func<FieldExecution, SelectionPlan, Segment, ValueTask<FieldFailure?>> write,
        CancellationToken cancellation)
    {
        var end = begin(plan.Operation.Operation, plan.Operation.Name?.Value);
        IReadOnlyList<GraphQLError>? errors = null;
        try
        {
            var result = await RunUntoldAsync(plan, variables, services, write, cancellation).ConfigureAwait(false);
            errors = result.Errors;
            return result;
        }
        finally
        {
            end?.Invoke(errors);
        }
    }

    private async ValueTask<ExecutionResult> RunUntoldAsync(
        OperationPlan plan,
        VariableValues variables,
        IServiceProvider services,
        Func<FieldExecution, SelectionPlan, Segment, ValueTask<FieldFailure?>> write,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var selection = plan.RootSelection(variables);
        if (selection.Error is { } error)
            return ExecutionResult.WithoutData([error]);

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (timeout is { } limit)
            limited.CancelAfter(limit);
        using var scope = new ExecutionScope(plan, variables, services, faults, limited.Token);
        using var root = new Segment(root: null, plan.ExpectedLength);
        root.Json.Write(ResponseComposer.Begin);
        var failure = await write(new FieldExecution(scope), selection, root).ConfigureAwait(false);

        cancellation.ThrowIfCancellationRequested();
        if (limited.IsCancellationRequested)
            return TimedOut(plan.Operation);
        if (failure is not null)
            return ExecutionResult.WithoutData([.. scope.Errors.ToList(), failure.Error]);
        var errors = scope.Errors.ToList();
        var response = ResponseComposer.Compose(root, errors);
        plan.ExpectedLength = response.Length;
        return new ExecutionResult(response, errors);
    }

    private ExecutionResult TimedOut(OperationDefinitionNode operation) => ExecutionResult.WithoutData([
        new GraphQLError(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The operation took longer than {timeout!.Value.TotalSeconds} s, which is the limit."),
            [operation.Location],
            Extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "TIMEOUT" }),
    ]);
}
