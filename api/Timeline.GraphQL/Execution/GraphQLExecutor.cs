using System.Globalization;
using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Schema = Timeline.GraphQL.Types.Schema;

namespace Timeline.GraphQL.Execution;

/// <summary>Executes requests against a schema. GraphQL spec, section "Execution". Safe to use from several threads.</summary>
/// <param name="schema">The schema.</param>
/// <param name="options">Limits.</param>
public sealed class GraphQLExecutor(Schema schema, ExecutorOptions options)
{
    private static readonly DocumentExecuter Executer = new(new GraphQLDocumentBuilder(), new DocumentValidator(), new DefaultExecutionStrategySelector(
    [
        new(new FieldExecution(), OperationType.Query),
        new(new MutationExecution(), OperationType.Mutation),
        new(new EventExecution(), OperationType.Subscription),
    ]), []);

    private readonly DocumentStore _documents = new(schema, options);

    // What depends on the request: this runs for documents that are known, too.
    private readonly IValidationRule[] _costs = [new CostRule(schema, options.Cost)];

    /// <summary>The schema being executed.</summary>
    public Schema Schema => schema;

    /// <summary>Executes a query or a mutation. Never throws for what a client did.</summary>
    /// <param name="request">The request.</param>
    /// <param name="services">Given to resolvers; must live until the task ends.</param>
    /// <param name="cancellation">Fires when the client is gone.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> fired.</exception>
    public async ValueTask<ExecutionResult> ExecuteAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellation)
    {
        var (failure, _) = await RunAsync(request, services, isStream: false, cancellation).ConfigureAwait(false);
        return failure!;
    }

    /// <summary>Opens a subscription. Never throws for what a client did.</summary>
    /// <param name="request">The request.</param>
    /// <param name="services">Given to resolvers; must live until the stream was read to its end or its reading ended.</param>
    /// <param name="cancellation">Fires when the client is gone.</param>
    public async ValueTask<SubscriptionResult> SubscribeAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellation)
    {
        var (failure, stream) = await RunAsync(request, services, isStream: true, cancellation).ConfigureAwait(false);
        return new SubscriptionResult(failure, stream?.ReadAsync(cancellation));
    }

    /// <summary>Which kind of operation a request selects, without executing it; null when the request is not valid.</summary>
    public OperationKind? GetOperationKind(GraphQLRequest request) => (OperationKind?)Select(request, out _, out _)?.Operation;

    /// <summary>What is wrong with a document that a client may send; empty when it can be executed.</summary>
    public IReadOnlyList<GraphQLError> Check(string document)
    {
        _ = _documents.Find(document, suggest: true, out var errors);
        return errors;
    }

    private GraphQLOperationDefinition? Select(GraphQLRequest request, out PreparedDocument? document, out IReadOnlyList<GraphQLError> errors)
    {
        ArgumentNullException.ThrowIfNull(request);
        var mayIntrospect = request.AllowIntrospection && options.AllowIntrospection;
        document = _documents.Find(request.Query, mayIntrospect, out errors);
        if (document is null)
            return null;
        var operation = document.Select(request.OperationName, mayIntrospect, out var error);
        errors = error is null ? [] : [error];
        return operation;
    }

    private async Task<(ExecutionResult? Result, EventStream? Stream)> RunAsync(GraphQLRequest request, IServiceProvider services, bool isStream, CancellationToken cancellation)
    {
        var state = new ExecutionState(options, request);
        if (Select(request, out var document, out var errors) is not { } operation || VariablesOf(request, out errors) is not { } variables)
            return (Refused(state, errors), null);
        if (operation.Operation == OperationType.Subscription != isStream)
        {
            var message = isStream ? "Only a subscription gives a stream of responses." : "A subscription gives a stream of responses; this way of asking gives one.";
            return (Refused(state, [GraphQLError.At(document!.Document, operation, message)]), null);
        }

        try
        {
            cancellation.ThrowIfCancellationRequested();
            var isWeighed = request.ReportCost || (options.Cost is not { MaxFieldCost: null, MaxTypeCost: null } && !document!.Weighed.AreLight(operation, variables));
            var result = await Executer.ExecuteAsync(new ExecutionOptions
            {
                Schema = schema,
                Document = document!.Document,
                OperationName = request.OperationName,
                Variables = variables,
                UserContext = state,
                RequestServices = services,
                ValidationRules = isWeighed ? _costs : [],
                CancellationToken = cancellation,
                Timeout = isStream ? Timeout.InfiniteTimeSpan : options.Timeout ?? Timeout.InfiniteTimeSpan,
                ThrowOnUnhandledException = true,
            }).ConfigureAwait(false);
            if (isWeighed && result.Executed)
                document.Weighed.Add(operation, variables);
            if (result.Streams?.Values.FirstOrDefault() is EventStream stream)
                return (null, stream);
            return (Write(state, operation, document.Document, result, result.Errors?.Any(error => error is TimeoutError) is true, cancellation), null);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            state.End(null);
            throw;
        }
    }

    /// <summary>Writes and tells how an execution ended.</summary>
    internal static ExecutionResult Write(
        ExecutionState state, GraphQLOperationDefinition operation, GraphQLDocument document, global::GraphQL.ExecutionResult result, bool isTimedOut, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var limit = state.Options.Timeout?.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        IReadOnlyList<GraphQLError> errors = isTimedOut ? [GraphQLError.At(document, operation, $"The operation took longer than {limit} s, which is the limit.", "TIMEOUT")]
            : result.Errors is { Count: > 0 } found ? ErrorWords.Of([.. found], state.Options.MaxErrors, state.Request.AllowIntrospection && state.Options.AllowIntrospection) : [];
        var cost = !state.Request.ReportCost ? null : new Dictionary<string, object?>
        {
            ["cost"] = new OrderedDictionary<string, object?> { ["fieldCost"] = state.GetValueOrDefault("fieldCost"), ["typeCost"] = state.GetValueOrDefault("typeCost") },
        };
        state.End(errors);
        return result.Executed || isTimedOut
            ? ResultWriter.Write(isTimedOut ? null : result.Data as ExecutionNode, errors, cost)
            : ExecutionResult.Write(errors, hasData: false, json => ResultWriter.WriteExtensions(json, cost));
    }

    private static ExecutionResult Refused(ExecutionState state, IReadOnlyList<GraphQLError> errors)
    {
        state.End(errors);
        return ExecutionResult.Failure(errors);
    }

    private static Inputs? VariablesOf(GraphQLRequest request, out IReadOnlyList<GraphQLError> errors)
    {
        errors = [];
        try
        {
            return request.Variables switch
            {
                null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => Inputs.Empty,
                { ValueKind: JsonValueKind.Object } given => new Inputs((Dictionary<string, object?>)PlainValues.Of(given)!),
                _ => throw new FormatException("Variables must be a JSON object."),
            };
        }
        catch (FormatException e)
        {
            errors = [new GraphQLError(e.Message)];
            return null;
        }
    }
}
