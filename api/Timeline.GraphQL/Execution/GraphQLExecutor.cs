using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;
using Timeline.GraphQL.Validation;

namespace Timeline.GraphQL.Execution;

/// <summary>Executes requests against a schema. GraphQL spec, section "Execution". Safe to use from several threads.</summary>
public sealed class GraphQLExecutor
{
    private readonly Schema _schema;
    private readonly ExecutorOptions _options;
    private readonly DocumentCache _cache;
    private readonly OperationRunner _runner;

    /// <summary>Makes an executor.</summary>
    /// <param name="schema">A schema; one without bindings answers introspection only.</param>
    /// <param name="options">Limits.</param>
    public GraphQLExecutor(Schema schema, ExecutorOptions options)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(options);
        _schema = schema;
        _options = options;
        _cache = new DocumentCache(options.CachedDocuments, options.CachedDocumentsLength);
        _runner = new OperationRunner(new FaultReporter(options.OnFault), options.Timeout);
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
        if (Prepare(request, out var variables, out var failure) is not { } plan)
            return new(failure!);
        return plan.Operation.Operation == OperationKind.Subscription
            ? new(ExecutionResult.Failure(new GraphQLError("A subscription gives a stream of responses; this way of asking gives one.", plan.Operation)))
            : _runner.ExecuteAsync(plan, variables, services, cancellation);
    }

    /// <summary>Opens a subscription. Never throws for what a client did.</summary>
    /// <param name="request">The request.</param>
    /// <param name="services">Given to resolvers; must live until the stream was read to its end or its reading ended.</param>
    /// <param name="cancellation">Fires when the client is gone.</param>
    public ValueTask<SubscriptionResult> SubscribeAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(services);
        if (Prepare(request, out var variables, out var failure) is not { } plan)
            return new(new SubscriptionResult(failure!));
        return new(plan.Operation.Operation == OperationKind.Subscription
            ? _runner.Subscribe(plan, variables, services, cancellation)
            : new SubscriptionResult(ExecutionResult.Failure(new GraphQLError("Only a subscription gives a stream of responses.", plan.Operation))));
    }

    /// <summary>Which kind of operation a request selects, without executing it; null when the request is not valid.</summary>
    public OperationKind? GetOperationKind(GraphQLRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Prepare(request, out _)?.Operation.Operation;
    }

    private OperationPlan? Prepare(GraphQLRequest request, out VariableValues variables, out ExecutionResult? failure)
    {
        variables = VariableValues.None;
        if (Prepare(request, out failure) is not { } plan)
            return null;
        var errors = new List<GraphQLError>();
        if (VariableCoercion.Coerce(_schema, plan.Operation, request.Variables, _options.MaxVariableErrors, errors) is { } coerced)
        {
            variables = coerced;
            return plan;
        }

        failure = ExecutionResult.Failure(errors);
        return null;
    }

    private OperationPlan? Prepare(GraphQLRequest request, out ExecutionResult? failure)
    {
        failure = null;
        if (!_cache.TryGet(request.Query, out var document))
        {
            document = Parse(request.Query, out var errors);
            if (document is null)
            {
                failure = ExecutionResult.Failure(errors);
                return null;
            }

            _cache.Add(request.Query, document);
        }

        var plan = document.Select(request.OperationName, out var error);
        failure = error is null ? null : ExecutionResult.Failure(error);
        return plan;
    }

    private PreparedDocument? Parse(string text, out IReadOnlyList<GraphQLError> errors)
    {
        if (text.Length > _options.MaxDocumentLength)
        {
            errors = [new GraphQLError($"The document is {text.Length} characters long; the limit is {_options.MaxDocumentLength}.")];
            return null;
        }

        try
        {
            var document = GraphQLParser.ParseDocument(text, _options.Parsing);
            errors = DocumentValidator.Validate(_schema, document, _options.Validation);
            return errors.Count == 0 ? new PreparedDocument(_schema, document) : null;
        }
        catch (GraphQLSyntaxException e)
        {
            errors = [e.ToError()];
            return null;
        }
    }
}
