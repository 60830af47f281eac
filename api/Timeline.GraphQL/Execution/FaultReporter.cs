using System.Diagnostics;
using GraphQL;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>Turns exceptions of resolvers into errors that show no internals.</summary>
internal sealed class FaultReporter(Func<Exception, FieldContext, GraphQLError>? onFault)
{
    /// <summary>The error for the engine, which adds its place.</summary>
    public ExecutionError ErrorOf(Exception exception, Func<FieldContext> field)
    {
        var told = ToError(exception, field);
        return new ExecutionError(told.Message) { Extensions = told.Extensions?.ToDictionary(StringComparer.Ordinal) };
    }

    /// <summary>The error without its place.</summary>
    public GraphQLError ToError(Exception exception, Func<FieldContext> field) => exception switch
    {
        GraphQLException refusal => new GraphQLError(refusal.Message, [], Extensions: refusal.AllExtensions()),
        UnfitValueException unfit => new GraphQLError(unfit.Message),
        _ => Report(exception, field),
    };

    private GraphQLError Report(Exception exception, Func<FieldContext> field)
    {
        if (onFault is null)
            return Generic();
        try
        {
            return onFault(exception, field());
        }
#pragma warning disable CA1031 // A broken reporter must not cost the client its answer.
        catch (Exception)
#pragma warning restore CA1031
        {
            return Generic();
        }
    }

    private static GraphQLError Generic()
    {
        var trace = Activity.Current?.TraceId.ToHexString() ?? ActivityTraceId.CreateRandom().ToHexString();
        return new GraphQLError(
            $"Something went wrong on the server. Trace id: {trace}",
            [],
            Extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "INTERNAL", ["traceId"] = trace });
    }
}
