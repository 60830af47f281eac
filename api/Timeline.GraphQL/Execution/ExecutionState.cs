using System.Diagnostics;
using GraphQL;
using GraphQL.Execution;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Timeline.GraphQL.Execution;

/// <summary>What the fields of one execution share: the user context of GraphQL.NET.</summary>
internal sealed class ExecutionState(ExecutorOptions options, GraphQLRequest request) : Dictionary<string, object?>
{
    private Action<IReadOnlyList<GraphQLError>?>? _end;
    private bool _begun;

    public GraphQLRequest Request => request;

    public ExecutorOptions Options => options;

    /// <summary>What is to be loaded, by loader. Guarded by itself.</summary>
    public Dictionary<object, object> Batches { get; } = [];

    public static ExecutionState Of(ExecutionContext context) => (ExecutionState)context.UserContext;

    /// <summary>Tells that the execution begins.</summary>
    public void Begin(ExecutionContext context)
    {
        _begun = true;
        _end = options.OnOperation?.Invoke((OperationKind)context.Operation.Operation, context.Operation.Name?.StringValue);
    }

    /// <summary>Tells how it ended; null when it was cancelled.</summary>
    public void End(IReadOnlyList<GraphQLError>? errors) => (_begun ? _end : options.OnOperation?.Invoke(null, null))?.Invoke(errors);

    /// <summary>The error that a client sees for an exception of a field, without internals.</summary>
    public ExecutionError ErrorOf(Exception exception, ExecutionContext context, ExecutionNode node)
    {
        var field = node;
        while (field.IndexInParentNode is not null)
            field = field.Parent;
        var error = exception switch
        {
            GraphQLException refusal => new GraphQLError(refusal.Message, [], Extensions: refusal.AllExtensions()),
            UnfitValueException unfit => new GraphQLError(unfit.Message),
            _ => Report(exception, new FieldContext(new ReadonlyResolveFieldContext(field, context))),
        };
        return new ExecutionError(error.Message) { Extensions = error.Extensions?.ToDictionary(StringComparer.Ordinal), Path = node.ResponsePath }.AddLocation(node.Field, context.Document);
    }

    private GraphQLError Report(Exception exception, FieldContext field)
    {
        try
        {
            if (options.OnFault is { } report)
                return report(exception, field);
        }
#pragma warning disable CA1031 // A broken reporter must not cost the client its answer.
        catch (Exception)
#pragma warning restore CA1031
        {
            // Told as without one.
        }

        var trace = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        var extensions = GraphQLError.Code("INTERNAL");
        extensions.Add("traceId", trace);
        return new GraphQLError($"Something went wrong on the server. Trace id: {trace}", [], Extensions: extensions);
    }
}
