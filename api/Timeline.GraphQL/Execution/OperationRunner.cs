using System.Globalization;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>Runs planned operations within their time, tells of them, and writes their results.</summary>
internal sealed class OperationRunner(ISchema schema, ExecutorOptions options)
{
    private readonly OperationExecuter _executer = new();
    private readonly FaultReporter _faults = new(options.OnFault);

    public FaultReporter Faults => _faults;

    /// <summary>What an execution of an operation has.</summary>
    public ExecutionState StateOf(OperationPlan plan, IReadOnlyDictionary<GraphQLField, IDictionary<string, ArgumentValue>>? arguments, IServiceProvider services) =>
        new(plan, arguments, services, _faults);

    /// <param name="state">Used by this execution alone.</param>
    /// <param name="root">The event of a subscription; null for other operations.</param>
    /// <param name="cost">Told in the response; null not to.</param>
    /// <param name="cancellation">Ends the execution.</param>
    public async Task<ExecutionResult> RunAsync(ExecutionState state, object? root, OperationCost? cost, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var operation = state.Plan.Operation;
        var end = options.OnOperation?.Invoke(operation.Kind, operation.Definition.Name?.StringValue);
        IReadOnlyList<GraphQLError>? errors = null;
        try
        {
            var result = await RunUntoldAsync(state, root, cost, cancellation).ConfigureAwait(false);
            errors = result.Errors;
            return result;
        }
        finally
        {
            end?.Invoke(errors);
        }
    }

    private async Task<ExecutionResult> RunUntoldAsync(ExecutionState state, object? root, OperationCost? cost, CancellationToken cancellation)
    {
        var plan = state.Plan;
        var result = await _executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Document = plan.Document,
            OperationName = plan.Operation.Definition.Name?.StringValue,
            Root = root,
            UserContext = state,
            RequestServices = state.Services,
            CancellationToken = cancellation,
            Timeout = options.Timeout ?? System.Threading.Timeout.InfiniteTimeSpan,
            ThrowOnUnhandledException = true,
        }).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        var written = ResultWriter.Write(result.Data as IPlannedNode, ErrorsOf(result, plan), cost, plan.ExpectedLength);
        plan.ExpectedLength = written.ToUtf8().Length;
        return written;
    }

    private List<GraphQLError> ErrorsOf(global::GraphQL.ExecutionResult result, OperationPlan plan)
    {
        if (result.Errors is not { Count: > 0 } errors)
            return [];
        if (errors[0] is TimeoutError)
            return [TimedOut(plan)];
        var told = errors.Take(options.MaxErrors).Select(error => new GraphQLError(
            error.Message,
            error.Locations?.ConvertAll(place => new Types.Location(place.Line, place.Column)) ?? [],
            error.Path?.ToList(),
            error.Extensions)).ToList();
        if (errors.Count > told.Count)
            told[^1] = new GraphQLError($"There are {errors.Count} errors; no more than {told.Count - 1} are told.");
        return told;
    }

    private GraphQLError TimedOut(OperationPlan plan) =>
        GraphQLError.At(plan.Document, plan.Operation.Definition, string.Create(CultureInfo.InvariantCulture, $"The operation took longer than {options.Timeout!.Value.TotalSeconds} s, which is the limit."))
            with { Extensions = GraphQLError.Code("TIMEOUT") };
}
