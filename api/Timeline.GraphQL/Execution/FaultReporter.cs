using System.Diagnostics;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>Turns exceptions of resolvers into errors that show no internals.</summary>
internal sealed class FaultReporter(Func<Exception, FieldContext, GraphQLError>? onFault)
{
    public GraphQLError ToError(Exception exception, FieldContext field) => exception switch
    {
        GraphQLException refusal => new GraphQLError(refusal.Message, [], Extensions: refusal.AllExtensions()),
        ValueSerializationException unfit => new GraphQLError(unfit.Message),
        _ => Report(exception, field),
    };

    private GraphQLError Report(Exception exception, FieldContext field)
    {
        if (onFault is null)
            return Generic();
        try
        {
            return onFault(exception, field);
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
