using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Timeline.GraphQL.Execution.Sharing;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Schema = Timeline.GraphQL.Types.Schema;

namespace Timeline.GraphQL.Execution;

/// <summary>Executes requests against a schema. GraphQL spec, section "Execution". Safe to use from several threads.</summary>
public sealed class GraphQLExecutor
{
    private readonly ExecutorOptions _options;
    private readonly DocumentStore _documents;
    private readonly OperationRunner _runner;
    private readonly CostModel _costs;

    /// <summary>Makes an executor.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="options">Limits.</param>
    /// <exception cref="SchemaException">The schema declares costs wrongly.</exception>
    public GraphQLExecutor(Schema schema, ExecutorOptions options)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(options);
        Schema = schema;
        _options = options;
        _documents = new DocumentStore(schema, options);
        _costs = new CostModel(schema, options.Cost);
        _runner = new OperationRunner(schema, options);
    }

    /// <summary>The schema being executed.</summary>
    public Schema Schema { get; }

    /// <summary>Executes a query or a mutation. Never throws for what a client did.</summary>
    /// <param name="request">The request.</param>
    /// <param name="services">Given to resolvers; must live until the task ends.</param>
    /// <param name="cancellation">Fires when the client is gone.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> fired.</exception>
    public ValueTask<ExecutionResult> ExecuteAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(services);
        if (Prepare(request, out var arguments, out var cost, out var failure) is not { } plan)
            return new(Refused(failure!));
        if (plan.Operation.Kind == OperationKind.Subscription)
            return new(Refused(Misplaced(plan, "A subscription gives a stream of responses; this way of asking gives one.")));
        return new(_runner.RunAsync(_runner.StateOf(plan, arguments, services), root: null, request.ReportCost ? cost : null, cancellation));
    }

    /// <summary>Opens a subscription. Never throws for what a client did.</summary>
    /// <param name="request">The request.</param>
    /// <param name="services">Given to resolvers; must live until the stream was read to its end or its reading ended.</param>
    /// <param name="cancellation">Fires when the client is gone.</param>
    public ValueTask<SubscriptionResult> SubscribeAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(services);
        if (Prepare(request, out var arguments, out _, out var failure) is not { } plan)
            return new(new SubscriptionResult(Refused(failure!)));
        if (plan.Operation.Kind != OperationKind.Subscription)
            return new(new SubscriptionResult(Refused(Misplaced(plan, "Only a subscription gives a stream of responses."))));
        return new(Subscribe(plan, arguments, request, services, cancellation));
    }

    /// <summary>Which kind of operation a request selects, without executing it; null when the request is not valid.</summary>
    public OperationKind? GetOperationKind(GraphQLRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Select(request, out _)?.Kind;
    }

    /// <summary>What is wrong with a document that a client may send; empty when it can be executed.</summary>
    public IReadOnlyList<GraphQLError> Check(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        _ = _documents.Find(new GraphQLRequest(document), out var failure);
        return failure?.Errors ?? [];
    }

    /// <summary>What an operation costs at most.</summary>
    /// <param name="document">A valid document.</param>
    /// <param name="operationName">Which of its operations; null when it has only one.</param>
    /// <param name="variables">The values of variables, by name; conditions that are left out hold.</param>
    /// <exception cref="ArgumentException">The document is not valid, or has no such operation.</exception>
    public OperationCost Measure(string document, string? operationName, IReadOnlyDictionary<string, object?> variables)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(variables);
        if (Select(new GraphQLRequest(document, operationName), out var failure) is not { } operation)
            throw new ArgumentException(failure!.Errors[0].Message, nameof(document));
        var values = new Variables();
        foreach (var definition in operation.Definition.Variables?.Items ?? [])
        {
            var name = definition.Variable.Name.StringValue;
            values.Add(new Variable(name, definition) { Value = variables.GetValueOrDefault(name) ?? true });
        }

        return operation.PlanFor(values, out _)!.CostOf(_costs, values);
    }

    /// <summary>What is kept of a valid document; null when nothing is.</summary>
    internal PreparedDocument? PreparedOf(string text) => _documents.Kept(text);

    private static ExecutionResult Misplaced(OperationPlan plan, string message) =>
        ExecutionResult.Failure(GraphQLError.At(plan.Document, plan.Operation.Definition, message));

    private ExecutionResult Refused(ExecutionResult failure)
    {
        _options.OnOperation?.Invoke(null, null)?.Invoke(failure.Errors);
        return failure;
    }

    private SubscriptionResult Subscribe(
        OperationPlan plan, IReadOnlyDictionary<GraphQLField, IDictionary<string, ArgumentValue>>? arguments, GraphQLRequest request, IServiceProvider services, CancellationToken cancellation)
    {
        if (plan.Fields is not [{ Definition.StreamResolver: EventSource source } field, ..])
            return new SubscriptionResult(Misplaced(plan, "The subscription selects no field to listen to."));
        ExecutionState NewState() => _runner.StateOf(plan, arguments, services);
        var state = NewState();
        var context = new FieldContext(plan.Operation.Root, field.Definition, state.ArgumentsOf(field.Field) ?? Defaults(field.Definition), services) { Execution = state };
        GraphQLError Fail(Exception e) => _runner.Faults.ToError(e, () => context) with
        {
            Locations = GraphQLError.At(plan.Document, field.Field, "").Locations,
            Path = [field.ResponseKey.ToString()],
        };

#pragma warning disable CA1031 // Whatever the resolver throws becomes the answer's error.
        try
        {
            return new SubscriptionResult(new EventStream(_runner, NewState, source.Subscribe(context, cancellation), Fail, ResponseKey.Of(plan.Operation, request), cancellation));
        }
        catch (Exception e)
        {
            return new SubscriptionResult(ExecutionResult.Failure(Fail(e)));
        }
#pragma warning restore CA1031
    }

    private static Dictionary<string, ArgumentValue> Defaults(FieldType field) =>
        field.Arguments?.ToDictionary(argument => argument.Name, argument => new ArgumentValue(argument.DefaultValue, ArgumentSource.FieldDefault)) ?? [];

    private PreparedOperation? Select(GraphQLRequest request, out ExecutionResult? failure)
    {
        var document = _documents.Find(request, out failure);
        if (document is null)
            return null;
        if (!(request.AllowIntrospection && _options.AllowIntrospection) && document.IntrospectionErrors is { Count: > 0 } refused)
        {
            failure = ExecutionResult.Failure(refused);
            return null;
        }

        var operation = document.Select(request.OperationName, out var error);
        failure = error is null ? null : ExecutionResult.Failure(error);
        return operation;
    }

    // What depends on the request is checked for each, also where the document is known.
    private OperationPlan? Prepare(
        GraphQLRequest request, out IReadOnlyDictionary<GraphQLField, IDictionary<string, ArgumentValue>>? arguments, out OperationCost? cost, out ExecutionResult? failure)
    {
        (arguments, cost) = (null, null);
        if (Select(request, out failure) is not { } operation)
            return null;
        if (VariableReader.Read(Schema, operation.Document, operation.Definition, request.Variables, _options.MaxErrors, out var errors) is not { } variables)
        {
            failure = ExecutionResult.Failure(errors);
            return null;
        }

        if (operation.PlanFor(variables, out var error) is not { } plan || (arguments = operation.Arguments.Coerce(variables, out error)) is null)
        {
            failure = ExecutionResult.Failure(error!);
            return null;
        }

        if (!request.ReportCost && !_options.Cost.HasLimits)
            return plan;
        cost = plan.CostOf(_costs, variables);
        if (cost.Errors.Count == 0)
            return plan;
        failure = ExecutionResult.Copied(cost.Errors, request.ReportCost ? cost : null);
        return null;
    }
}
