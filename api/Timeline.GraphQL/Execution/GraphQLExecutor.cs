using Timeline.GraphQL.Execution.Sharing;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;
using Timeline.GraphQL.Validation;
using Timeline.GraphQL.Validation.Cost;

namespace Timeline.GraphQL.Execution;

/// <summary>Executes requests against a schema. GraphQL spec, section "Execution". Safe to use from several threads.</summary>
public sealed class GraphQLExecutor
{
    private readonly Schema _schema;
    private readonly ExecutorOptions _options;
    private readonly DocumentCache<PreparedDocument> _valid;
    private readonly DocumentCache<ExecutionResult> _invalid;
    private readonly DocumentCache<ExecutionResult> _invalidWithoutIntrospection;
    private readonly OperationRunner _runner;
    private readonly CostModel _costs;

    /// <summary>Makes an executor.</summary>
    /// <param name="schema">A schema; one without bindings answers introspection only.</param>
    /// <param name="options">Limits.</param>
    /// <exception cref="Schemas.SchemaException">The schema declares costs wrongly.</exception>
    public GraphQLExecutor(Schema schema, ExecutorOptions options)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(options);
        _schema = schema;
        _options = options;
        _valid = new(options.CachedDocuments, options.CachedDocumentsBytes);
        // Apart, so that invalid documents, which anybody can send, never drive valid ones out.
        _invalid = new(options.CachedDocuments, options.CachedDocumentsBytes / 16);
        _invalidWithoutIntrospection = new(options.CachedDocuments, options.CachedDocumentsBytes / 16);
        _costs = new CostModel(schema, options.Cost);
        _runner = new OperationRunner(new FaultReporter(options.OnFault), options.Timeout, options.OnOperation);
    }

    /// <summary>The schema being executed.</summary>
    public Schema Schema => _schema;

    /// <summary>Executes a query or a mutation. Never throws for what a client did.</summary>
    /// <param name="request">The request.</param>
    /// <param name="services">Given to resolvers; must live until the task ends.</param>
    /// <param name="cancellation">Fires when the client is gone.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> fired.</exception>
    public ValueTask<ExecutionResult> ExecuteAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(services);
        if (Prepare(request, out var variables, out var cost, out var failure) is not { } plan)
            return new(Refused(failure!));
        if (plan.Operation.Operation == OperationKind.Subscription)
            return new(Refused(ExecutionResult.Failure(new GraphQLError("A subscription gives a stream of responses; this way of asking gives one.", plan.Operation))));
        var result = _runner.ExecuteAsync(plan, variables, services, cancellation);
        return request.ReportCost ? WithCostAsync(result, cost!) : result;
    }

    private static async ValueTask<ExecutionResult> WithCostAsync(ValueTask<ExecutionResult> result, OperationCost cost) =>
        (await result.ConfigureAwait(false)).WithCost(cost);

    /// <summary>Opens a subscription. Never throws for what a client did.</summary>
    /// <param name="request">The request.</param>
    /// <param name="services">Given to resolvers; must live until the stream was read to its end or its reading ended.</param>
    /// <param name="cancellation">Fires when the client is gone.</param>
    public ValueTask<SubscriptionResult> SubscribeAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(services);
        if (Prepare(request, out var variables, out _, out var failure) is not { } plan)
            return new(new SubscriptionResult(Refused(failure!)));
        return new(plan.Operation.Operation == OperationKind.Subscription
            ? _runner.Subscribe(plan, variables, services, ResponseKey.Of(plan, request), cancellation)
            : new SubscriptionResult(Refused(ExecutionResult.Failure(new GraphQLError("Only a subscription gives a stream of responses.", plan.Operation)))));
    }

    /// <summary>Which kind of operation a request selects, without executing it; null when the request is not valid.</summary>
    public OperationKind? GetOperationKind(GraphQLRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Prepare(request, out PreparedDocument? _, out _)?.Operation.Operation;
    }

    /// <summary>What is kept of a valid document; null when nothing is.</summary>
    internal PreparedDocument? PreparedOf(string text) => _valid.TryGet(text, out var document) ? document : null;

    private ExecutionResult Refused(ExecutionResult failure)
    {
        _options.OnOperation?.Invoke(null, null)?.Invoke(failure.Errors);
        return failure;
    }

    private OperationPlan? Prepare(GraphQLRequest request, out VariableValues variables, out OperationCost? cost, out ExecutionResult? failure)
    {
        variables = VariableValues.None;
        cost = null;
        if (Prepare(request, out PreparedDocument? document, out failure) is not { } plan)
            return null;
        var errors = new List<GraphQLError>();
        if (VariableCoercion.Coerce(_schema, plan.Operation, request.Variables, _options.MaxVariableErrors, errors) is not { } coerced)
        {
            failure = ExecutionResult.Failure(errors);
            return null;
        }

        variables = coerced;
        if (!request.ReportCost && !_options.Cost.HasLimits)
            return plan;
        cost = document!.CostOf(plan.Operation, _costs, coerced);
        if (cost.Errors.Count == 0)
            return plan;
        failure = ExecutionResult.Failure(cost.Errors);
        failure = request.ReportCost ? failure.WithCost(cost) : failure;
        return null;
    }

    private OperationPlan? Prepare(GraphQLRequest request, out PreparedDocument? document, out ExecutionResult? failure)
    {
        document = Find(request, out failure);
        if (document is null)
            return null;
        if (!request.AllowIntrospection && document.IntrospectionErrors is { Count: > 0 } refused)
        {
            failure = ExecutionResult.Failure(refused);
            return null;
        }

        var plan = document.Select(request.OperationName, out var error);
        failure = error is null ? null : ExecutionResult.Failure(error);
        return plan;
    }

    private PreparedDocument? Find(GraphQLRequest request, out ExecutionResult? failure)
    {
        failure = null;
        var text = request.Query;
        // Errors tell those who may introspect more.
        var invalid = request.AllowIntrospection ? _invalid : _invalidWithoutIntrospection;
        if (_valid.TryGet(text, out var document) || invalid.TryGet(text, out failure))
            return document;
        // Told at once, and not kept.
        if (text.Length > _options.MaxDocumentLength)
        {
            failure = ExecutionResult.Failure(new GraphQLError($"The document is {text.Length} characters long; the limit is {_options.MaxDocumentLength}."));
            return null;
        }

        document = Parse(request, out var errors);
        if (document is not null)
            return _valid.Add(text, document, PreparedDocument.BytesOf(text));

        failure = ExecutionResult.Failure(errors);
        invalid.Add(text, failure, (sizeof(char) * (long)text.Length) + failure.KeptBytes);
        return null;
    }

    private PreparedDocument? Parse(GraphQLRequest request, out IReadOnlyList<GraphQLError> errors)
    {
        try
        {
            var document = GraphQLParser.ParseDocument(request.Query, _options.Parsing);
            errors = DocumentValidator.Validate(
                _schema, document, request.AllowIntrospection ? _options.Validation : _options.Validation with { AllowIntrospection = false });
            return errors.Count == 0 ? new PreparedDocument(_schema, document) : null;
        }
        catch (GraphQLSyntaxException e)
        {
            errors = [e.ToError()];
            return null;
        }
    }
}
